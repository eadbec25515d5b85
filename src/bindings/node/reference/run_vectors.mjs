// SPDX-License-Identifier: BSL-1.0
// Holds a scorer to the conformance vectors: `node run_vectors.mjs [--keys=index,grade] FOLDER SCORER.mjs`. SCORER.mjs
// exports, as its default, a function from a vector's `input` to a result, or to a promise of one. With --keys only
// these keys of a result are looked at. Exit status 1 if a vector fails. Node 18 or later.
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

/** A figure as numerator and denominator; null for anything else. */
function fraction(value) {
  const text = typeof value === 'number' ? JSON.stringify(value) : value;
  const found = typeof text === 'string' && /^(-?)(\d+)(?:\.(\d+)|\/(\d+))?$/.exec(text);
  if (!found) return null;
  const [, sign, whole, decimals = '', divisor] = found;
  const numerator = BigInt(whole + decimals);
  return [sign ? -numerator : numerator, divisor ? BigInt(divisor) : 10n ** BigInt(decimals.length)];
}

/** Figures are equal by value: '0.9' and '0.90', and 78.5 where '78.50' is expected. */
function isSame(expected, found) {
  if (expected === found) return true;
  const [one, other] = typeof expected === 'string' ? [fraction(expected), fraction(found)] : [null, null];
  return Boolean(one && other) && one[0] * other[1] === other[0] * one[1];
}

/** What differs, as sentences; only what the vector expects is looked at. What is undefined may be left out. */
function differences(expected, found, where = '') {
  const said = `${where || 'the result'} is ${JSON.stringify(found ?? null)}, expected ${JSON.stringify(expected)}`;
  if (expected === null || typeof expected !== 'object') return isSame(expected, found ?? null) ? [] : [said];
  if (found === null || typeof found !== 'object') return [said];
  if (Array.isArray(expected) && (!Array.isArray(found) || found.length !== expected.length)) return [said];
  return Object.entries(expected).flatMap(
    ([key, part]) => differences(part, found[key], where ? `${where}.${key}` : key));
}

/** The cases of every file of vectors in a folder, with the name of the file. */
function casesOf(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().flatMap((name) => {
    const file = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    return file.schema === 'ikm.conformance/1' ? file.cases.map((one) => ({...one, file: name})) : [];
  });
}

const words = process.argv.slice(2);
const keys = words[0]?.startsWith('--keys=') ? words.shift().slice('--keys='.length).split(',') : null;
const [folder, scorer] = words;
if (!folder || !scorer) {
  console.error('usage: node run_vectors.mjs [--keys=index,grade] FOLDER SCORER.mjs');
  process.exit(2);
}
const resultOf = (await import(pathToFileURL(path.resolve(scorer)))).default;

let [cases, failed] = [0, 0];
for (const {file, name, rule, input, expect} of casesOf(folder)) {
  const expected = Object.fromEntries(Object.entries(expect).filter(([key]) => !keys || keys.includes(key)));
  if (Object.keys(expected).length === 0) continue;
  let different;
  try {
    different = differences(expected, await resultOf(input));
  } catch (problem) {
    different = [`the scorer stopped: ${problem.message}`];
  }
  cases += 1;
  if (different.length === 0) continue;
  failed += 1;
  console.log(`${file}: ${name}\n  rule: ${rule}\n  ${different[0]}`);
}
console.log(`${cases} cases, ${failed} failed`);
process.exit(cases > 0 && failed === 0 ? 0 : 1);
