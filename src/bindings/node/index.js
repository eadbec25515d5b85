// SPDX-License-Identifier: BSL-1.0
// The Indonesian public satisfaction index (IKM) in Node.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const {IkmError, InputError, UsageError, callsOf} = require('./calls.js');
const ikmModule = require('./ikm.wasm.js');

let compiled;  // once, for all calls

/** A module with memory of its own. */
async function start() {
  compiled ??= fs.promises.readFile(path.join(__dirname, 'ikm.wasm')).then((bytes) => WebAssembly.compile(bytes));
  const code = await compiled;
  const quiet = () => {};
  return new Promise((resolve, reject) => {
    ikmModule({
      print: quiet,
      printErr: quiet,
      stdin: () => null,
      instantiateWasm(imports, received) {
        WebAssembly.instantiate(code, imports).then((instance) => received(instance, code)).catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

function isFile(name) {
  try {
    return fs.statSync(name).isFile();
  } catch {
    return false;
  }
}

/** The file, and the logo that it names where it is what an office says of itself; none where there is no such file. */
function read(name) {
  if (!isFile(name)) return [];
  const files = [{name, bytes: new Uint8Array(fs.readFileSync(name))}];
  const logo = name.endsWith('.toml') && /^\s*logo\s*=\s*(["'])(.+?)\1/m.exec(Buffer.from(files[0].bytes).toString());
  if (!logo) return files;
  const beside = path.posix.join(path.posix.dirname(name), logo[2]);
  return isFile(beside) ? [...files, {name: beside, bytes: new Uint8Array(fs.readFileSync(beside))}] : files;
}

module.exports = {IkmError, InputError, UsageError, ...callsOf(start, {folder: () => process.cwd(), read})};
