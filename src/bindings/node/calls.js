// SPDX-License-Identifier: BSL-1.0
// The functions of ikm.h in the module for WebAssembly. Nothing here is Node's own: a page may use it too.
'use strict';

const ABI_VERSION = 1;

/** The library could not do what was asked. */
class IkmError extends Error {
  constructor(message, code, saidId, saidEn, cause) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.saidId = saidId;
    this.saidEn = saidEn;
    if (cause !== undefined) this.cause = cause;
  }
}

/** Answers, tables or counts that cannot be used. */
class InputError extends IkmError {}

/** An argument or option that is wrong whatever the input. */
class UsageError extends IkmError {}

/** Options of which the value is a file. */
const FILES = new Set(['mapping', 'combine-weights', 'targets', 'importance', 'strata', 'poststratify', 'rake', 'about',
                       'follow-up', 'methodology']);

function isBytes(value) {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function bytesOf(value) {
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value);
}

/**
 * The options as the library takes them, and the files that they name: those that are given as `{name, bytes}`, and those
 * that `read` finds under a path. `read` gives a list of `{name, bytes}`, which is empty where there is no such file.
 */
function withFiles(options, read) {
  const plain = {};
  const files = [];
  const named = (value) => {
    if (typeof value === 'string') files.push(...read(value));
    if (value === null || typeof value !== 'object' || !isBytes(value.bytes)) return value;
    files.push({name: value.name, bytes: bytesOf(value.bytes)});
    return value.name;
  };
  for (const [name, value] of Object.entries(options)) {
    const option = name.replaceAll('_', '-');
    if (FILES.has(option)) plain[name] = Array.isArray(value) ? value.map(named) : named(value);
    else plain[name] = value;
    if (option !== 'survey') continue;
    for (const one of [value].flat()) if (typeof one === 'string') files.push(...read(one.slice(one.indexOf('=') + 1)));
  }
  return {plain, files};
}

/** The path from the top: `/a/c` for `../c` in the folder `/a/b`. */
function fromTop(folder, name) {
  const parts = [];
  for (const part of (name.startsWith('/') ? name : `${folder}/${name}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** emscripten 3.1.6 knows no more of `/proc/self/fd/3` than its path: here it is the file itself. */
function nameOpenFiles(FS) {
  FS.lookupPath('/proc/self/fd').node.node_ops.lookup = (_, name) => {
    const stream = FS.getStream(Number(name));
    if (!stream) throw new FS.ErrnoError(44); // ENOENT
    return stream.node;
  };
}

/** One call on a module of its own: memory is given back, and what goes wrong leaves nothing behind. */
class Call {
  constructor(module, folder) {
    this.module = module;
    const version = module._ikm_abi_version();
    if (version !== ABI_VERSION) throw new Error(`ikm.wasm has version ${version} of its interface, not ${ABI_VERSION}`);
    this.folder = folder;
    nameOpenFiles(module.FS);
    module.FS.mkdirTree(folder);
    module.FS.chdir(folder);
  }

  write({name, bytes}) {
    const {FS} = this.module;
    const path = fromTop(this.folder, name);
    FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
    FS.writeFile(path, bytes);
  }

  /** The address of a copy of the bytes, with a 0 after them. */
  given(bytes) {
    const at = this.module._malloc(bytes.length + 1);
    if (at === 0) throw new IkmError('memori tidak cukup', 'no_memory', 'memori tidak cukup', 'not enough memory');
    this.module.HEAPU8.set(bytes, at);
    this.module.HEAPU8[at + bytes.length] = 0;
    return at;
  }

  text(value) {
    return this.given(new TextEncoder().encode(value));
  }

  paths(names) {
    const addresses = names.map((name) => this.text(name));
    return this.given(new Uint8Array(new Uint32Array(addresses).buffer));
  }

  said(read, lang) {
    return this.module.UTF8ToString(read(this.text(lang)));
  }

  /** The bytes that the function makes, and the notices beside them. */
  made(name, args, lang) {
    const {module} = this;
    const out = this.given(new Uint8Array(8));
    const status = module[`_${name}`](...args, out, out + 4);
    if (status !== 0) {
      const [id, en] = ['id', 'en'].map((each) => this.said(module._ikm_last_error, each));
      const Kind = {1: InputError, 2: UsageError}[status] ?? IkmError;
      throw new Kind(lang === 'en' ? en : id, module.UTF8ToString(module._ikm_last_code()), id, en);
    }
    const at = new DataView(module.HEAPU8.buffer);
    const [address, size] = [at.getUint32(out, true), at.getUint32(out + 4, true)];
    const notices = this.said(module._ikm_last_notices, lang);
    return {bytes: module.HEAPU8.slice(address, address + size), notices: notices === '' ? [] : notices.split('\n')};
  }
}

function checkText(value, what) {
  if (typeof value !== 'string') throw new TypeError(`${what} is a text`);
  if (value.includes('\0')) throw new TypeError(`${what} has no NUL`);
  return value;
}

function hidden(object, members) {
  for (const [name, value] of Object.entries(members)) Object.defineProperty(object, name, {value});
  return object;
}

/**
 * The functions for programs.
 * @param start makes a module: ikmModule of ikm.wasm.js
 * @param system what the machine has: `folder()`, the working folder; `read(path)`, as withFiles has it
 */
function callsOf(start, system) {
  async function called(options, work) {
    const {plain, files} = withFiles(options, system.read);
    const lang = plain.lang === 'en' ? 'en' : 'id';
    const call = new Call(await start(), system.folder());
    try {
      files.forEach((file) => call.write(file));
      return work(call, plain, lang);
    } catch (problem) {
      if (problem instanceof IkmError || problem instanceof TypeError) throw problem;
      const [id, en] = ['kesalahan yang tidak diduga', 'an unexpected failure'].map((said) => `${said}: ${problem}`);
      throw new IkmError(lang === 'en' ? en : id, 'unexpected', id, en, problem);
    }
  }

  function result({bytes, notices}) {
    const text = new TextDecoder().decode(bytes);
    return hidden(JSON.parse(text), {text, notices});
  }

  async function score(input, options = {}) {
    return called(options, (call, plain, lang) => {
      if (isBytes(input)) {
        const bytes = bytesOf(input);
        return result(call.made('ikm_score_bytes', [call.given(bytes), bytes.length, call.text(JSON.stringify(plain))], lang));
      }
      const paths = [input].flat().map((path) => checkText(path, 'a path'));
      for (const path of paths) system.read(path).forEach((file) => call.write(file));
      const args = [call.paths(paths), paths.length, call.text(JSON.stringify(plain))];
      return result(call.made('ikm_score_files', args, lang));
    });
  }

  async function gap(targets, actuals = null, options = {}) {
    checkText(targets, 'a table');
    if (actuals !== null) checkText(actuals, 'a table');
    return called(options, (call, plain, lang) => {
      const args = [call.text(targets), actuals === null ? 0 : call.text(actuals), call.text(JSON.stringify(plain))];
      return result(call.made('ikm_gap_tables', args, lang));
    });
  }

  async function report(input, file, options = {}) {
    checkText(file, 'a name');
    return called(options, (call, plain, lang) => {
      const read = isBytes(input) ? {bytes: bytesOf(input)} : system.read(checkText(input, 'a path')).at(0);
      if (read === undefined) {
        // The library says it as it says it of any other file.
        const args = [call.paths([input]), 1, call.text(JSON.stringify({lang}))];
        return call.made('ikm_score_files', args, lang);
      }
      const json = JSON.stringify(read.name === undefined ? plain : {name: read.name, ...plain});
      const args = [call.given(read.bytes), read.bytes.length, call.text(json), call.text(file)];
      const {bytes, notices} = call.made('ikm_report_bytes', args, lang);
      return hidden(bytes, {notices});
    });
  }

  async function version() {
    const module = await start();
    return module.UTF8ToString(module._ikm_version());
  }

  return {gap, report, score, version};
}

module.exports = {IkmError, InputError, UsageError, callsOf};
