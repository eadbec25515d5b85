// SPDX-License-Identifier: BSL-1.0
// The package for Node against the command. IKM_PROGRAM is the command, IKM_PACKAGE the folder of the package, IKM_PACKED
// what npm packed of it, IKM_TREE the tree, IKM_TSC
// the compiler of TypeScript. Run by `node --test`, as of Node 18.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import {gzipSync} from 'node:zlib';

const {IKM_PACKAGE, IKM_PACKED, IKM_PROGRAM, IKM_TREE, IKM_TSC} = process.env;
const ikm = createRequire(import.meta.url)(IKM_PACKAGE);
const examples = path.join(IKM_TREE, 'docs/examples');
const exported = path.join(IKM_TREE, 'tests/data/exports');
const sekadau = path.join(examples, 'sekadau_2019s1.csv');
const counters = path.join(examples, 'dua_loket.csv');
const header = 'U1,U2,U3,U4,U5,U6,U7,U8,U9\n';
const bytes = (text) => new TextEncoder().encode(text);

function command(...words) {
  return commandIn(undefined, ...words);
}

function commandIn(cwd, ...words) {
  const done = spawnSync(IKM_PROGRAM, words, {cwd, maxBuffer: 2 ** 28});
  assert.equal(done.error, undefined, 'the command runs');
  return {status: done.status, out: done.stdout.toString(), said: done.stderr.toString()};
}

/** Texts may be long: only the place where they part is shown. */
function assertSame(made, expected, what) {
  if (made === expected) return;
  let at = 0;
  while (made[at] === expected[at]) at += 1;
  assert.fail(`${what}: '${made.slice(Math.max(0, at - 60), at + 40)}' is not '${expected.slice(Math.max(0, at - 60), at + 40)}'`);
}

/** The same but for the last digits of floating numbers: the mathematics of another machine rounds them in another way. */
function assertNear(made, expected, what) {
  const number = /-?\d+\.\d+(?:e-?\d+)?/g;
  assertSame(made.replace(number, '#'), expected.replace(number, '#'), what);
  const numbers = expected.match(number).map(Number);
  made.match(number).map(Number).forEach((each, i) => {
    const off = Math.abs(each - numbers[i]);
    assert(off <= 1e-12 * Math.max(1, Math.abs(numbers[i])), `${what}: ${each} is not ${numbers[i]}`);
  });
}

function inFolder(work) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ikm-wasm-'));
  return Promise.resolve(work(folder)).finally(() => rmSync(folder, {recursive: true}));
}

async function refusal(promise) {
  try {
    await promise;
  } catch (problem) {
    assert(problem instanceof ikm.IkmError, `${problem}`);
    return problem;
  }
  return assert.fail('it was not refused');
}

const isDatabase = (file) => readFileSync(file).subarray(0, 15).toString() === 'SQLite format 3';

test('every export gives the JSON of the command, byte for byte, from its path and from memory', async () => {
  const files = readdirSync(exported).map((name) => path.join(exported, name)).filter((file) => statSync(file).isFile());
  let scored = 0;
  for (const file of files.filter((each) => !isDatabase(each))) {
    const {status, out} = command('score', '--format', 'json', file);
    if (status !== 0) {
      assert.equal(status, 1, file);
      assert((await refusal(ikm.score(file))) instanceof ikm.InputError, file);
      continue;
    }
    scored += 1;
    assertSame((await ikm.score(file)).text, out, file);
    assertSame((await ikm.score(readFileSync(file), {name: file})).text, out, file);
  }
  assert(scored > 8, `only ${scored} of ${files.length} files were scored`);
});

test('groups, targets and combination are those of the command, byte for byte', async () => {
  for (const [options, ...words] of [
    [{by: 'unit', target: '77,5', lang: 'en'}, '--by', 'unit', '--target', '77,5', '--lang', 'en'],
    [{by: ['unit'], missing: 'listwise'}, '--by', 'unit', '--missing', 'listwise'],
    [{weight_decimals: 2, rounding: 'sum3', combine: 'units', 'combine-by': 'unit'},
     '--weight-decimals', '2', '--rounding', 'sum3', '--combine', 'units', '--combine-by', 'unit'],
  ]) assertSame((await ikm.score(counters, options)).text, command('score', '--format', 'json', counters, ...words).out, words);
});

test('margins and reliability are those of the command to twelve digits', async () => {
  const {text} = await ikm.score(counters, {by: ['unit'], confidence: 0.95, quality: true});
  assertNear(text, command('score', '--format', 'json', counters, '--by', 'unit', '--confidence', '0.95', '--quality').out, 'quality');
});

test('several files are one survey', async () => {
  const {text, result} = await ikm.score([sekadau, counters]);
  assert.equal(result.respondents, 49 + 10);
  assertSame(text, command('score', '--format', 'json', sekadau, counters).out, 'two files');
});

test('what is hostile is refused as the command refuses it', async () => {
  const folder = path.join(exported, 'hostile');
  for (const file of readdirSync(folder).map((name) => path.join(folder, name))) {
    const {status, out, said} = command('score', '--format', 'json', '--lang', 'en', file);
    if (status === 0) {
      assertSame((await ikm.score(file, {lang: 'en'})).text, out, file);
      continue;
    }
    const problem = await refusal(ikm.score(file, {lang: 'en'}));
    assert.equal(status, 1, said);
    assert(problem instanceof ikm.InputError, file);
    const first = problem.message.split('\n')[0];
    assert(said.includes(first), `${file}: '${first}' is not what the command says: ${said}`);
  }
});

test('a database is refused, and the complaint says what to do', async () => {
  const database = readdirSync(exported).map((name) => path.join(exported, name)).find(
    (file) => statSync(file).isFile() && isDatabase(file));
  for (const input of [database, readFileSync(database)]) {
    const problem = await refusal(ikm.score(input, {lang: 'en'}));
    assert(problem instanceof ikm.InputError);
    assert.match(problem.message, /SQLite.*save its table as CSV/);
    assert.match(problem.saidId, /simpan tabelnya sebagai CSV/);
  }
});

test('text that was compressed is read', async () => {
  const rows = readFileSync(sekadau);
  const {result} = await ikm.score(gzipSync(rows));
  assert.equal(result.index, 78.74);
});

// By hand: a target of 77.5 and 78.74 reached: 1.24 more, 78.74 / 77.5 = 101.6 %.
test('targets and actual values are held against each other', async () => {
  const [targets, actuals] = ['id,2024,2025\nikm,"77,5",78\n', 'id,2024\nikm,"78,74"\n'];
  const plan = await ikm.gap(targets, actuals);
  const [year] = plan.indicators[0].years;
  assert.equal(year.difference, 1.24);
  assert.equal(year.attainment_percent, 101.6);
  await inFolder(async (folder) => {
    writeFileSync(path.join(folder, 'targets'), targets);
    writeFileSync(path.join(folder, 'actuals'), actuals);
    const {out} = commandIn(folder, 'gap', '--format', 'json', '--targets', 'targets', '--actuals', 'actuals');
    assertSame(plan.text, out, 'the gap');
  });
  assert.equal((await ikm.gap('id,2025\nikm,78\n')).indicators[0].id, 'ikm');
});

test('each file of a report is the one that the command writes, byte for byte but for margins in report.json', async () => inFolder(async (folder) => {
  const about = path.join(examples, 'about.toml');
  const {status, said} = command('report', counters, '--by', 'unit', '--target', '80', '--about', about, '--lang', 'en', '-o', folder);
  assert.equal(status, 0, said);
  const files = readdirSync(folder);
  assert.equal(files.length, 9, 'the table of docs/laporan.md');
  for (const file of files) {
    const made = await ikm.report(counters, file, {by: 'unit', target: 80, about, lang: 'en'});
    const written = readFileSync(path.join(folder, file));
    if (file === 'report.json') assertNear(Buffer.from(made).toString(), written.toString(), file);
    else assert(Buffer.compare(made, written) === 0, `${file} has other bytes`);
  }
}));

test('a report of bytes says what the office says of itself', async () => {
  const page = await ikm.report(readFileSync(counters), 'report.html', {about_text: "unit = 'Dinas Contoh'"});
  assert(Buffer.from(page).includes('Dinas Contoh'));
  assert.deepEqual(page.notices, []);
  assert.equal((await refusal(ikm.report(readFileSync(counters), 'report.pdf'))).code, 'unknown_file');
  assert.equal((await refusal(ikm.report('nothing.csv', 'report.html'))).code, 'file_not_found');
});

test('files that options name are read from disk or taken from memory', async () => {
  const name = path.join(examples, 'layanan-daring.toml');
  const rows = bytes('Q1.1,Q1.2,Q2\n4,3,4\n3,2,4\n');
  // By hand, as docs/conformance.md: kemudahan (3.5 + 2.5) / 2 = 3, kecepatan 4; 25 · (3/4 + 3) = 93.75.
  for (const methodology of [name, {name: 'own.toml', bytes: readFileSync(name)}])
    assert.equal((await ikm.score(rows, {methodology})).result.index, 93.75);
  assert.equal((await refusal(ikm.score(rows, {mapping: 'nothing.toml'}))).code, 'file_not_found');
  const targets = {name: 'targets.csv', bytes: bytes('unit,target\nLoket 1,90\nLoket 2,70\n')};
  const {groups} = await ikm.score(counters, {by: 'unit', targets});
  assert.deepEqual(groups.map((group) => group.result.gap.target), [90, 70]);
});

test('files of the same name in other folders stay apart', async () => inFolder(async (folder) => {
  const before = process.cwd();
  mkdirSync(path.join(folder, 'within'));
  writeFileSync(path.join(folder, 'rows.csv'), `${header}4,4,4,4,4,4,4,4,4\n`);
  writeFileSync(path.join(folder, 'within/rows.csv'), `${header}2,2,2,2,2,2,2,2,2\n`);
  process.chdir(path.join(folder, 'within'));
  try {
    const {result, input} = await ikm.score(['rows.csv', '../rows.csv']);
    assert.equal(result.index, 75, 'twos and fours: three on average');
    assert.deepEqual(input.files, ['rows.csv', '../rows.csv']);
  } finally {
    process.chdir(before);
  }
}));

test('what is wrong has a code and a sentence in both languages', async () => {
  const bad = await refusal(ikm.score(bytes(`${header}4,4,4,4,7,4,4,4,4\n`), {name: 'maret.csv', lang: 'en'}));
  assert(bad instanceof ikm.InputError && bad instanceof Error);
  assert.equal(bad.code, 'bad_rows');
  assert.equal(bad.message, "maret.csv:2: U5: '7' is outside the scale 1..4");
  assert.equal(bad.message, bad.saidEn);
  assert.match(bad.saidId, /maret\.csv:2: U5: '7' di luar skala/);
  const missing = await refusal(ikm.score('nothing.csv'));
  assert.equal(missing.code, 'file_not_found');
  assert.equal(missing.message, missing.saidId);
  const unknown = await refusal(ikm.score(counters, {bij: 'unit'}));
  assert(unknown instanceof ikm.UsageError);
  assert.equal(unknown.code, 'unknown_option');
  await assert.rejects(ikm.gap(12), TypeError);
  await assert.rejects(ikm.score('a\0b'), TypeError);
});

test('what a reader must know is beside the result', async () => {
  const rows = bytes(`unit,${header}A,4,4,4,4,4,4,4,4,4\n`);
  const {notices} = await ikm.score(rows, {by: ['unit'], lang: 'en'});
  assert.match(notices.join('\n'), /1 group has fewer than 5 respondents/);
  assert.deepEqual((await ikm.score(rows, {by: 'unit', smallest_group: 5})).notices, []);
});

test('threads that are asked for are one', async () => {
  // More than one chunk for the fast reader, and more groups than one thread writes at a time.
  const rows = Array.from({length: 200000}, (_, i) => `unit ${i % 6000},3,3,4,3,3,4,3,3,4\n`).join('');
  const many = await ikm.score(bytes(`unit,${header}${rows}`), {by: 'unit', threads: 4});
  assert.equal(many.result.respondents, 200000);
  assert.equal(many.groups.length, 6000);
  // By hand: six threes and three fours are 30; 25 · 30 / 9 = 83.333…
  assert.equal(many.result.index_exact, '250/3');
});

test('calls beside each other do not mix', async () => {
  const scored = await Promise.all(Array.from({length: 8}, (_, i) => ikm.score(i % 2 ? sekadau : counters)));
  assert.deepEqual(scored.map((one) => one.result.respondents), [10, 49, 10, 49, 10, 49, 10, 49]);
});

test('what npm packs is installed alone, and prints what docs/languages.md shows', async () => inFolder(async (folder) => {
  const modules = path.join(folder, 'node_modules/ikm');
  mkdirSync(modules, {recursive: true});
  const unpacked = spawnSync('tar', ['-xzf', IKM_PACKED, '-C', modules, '--strip-components=1']);
  assert.equal(unpacked.status, 0, `${unpacked.stderr}`);
  assert.deepEqual(readdirSync(modules).sort(), ['LICENSE', 'README.md', 'THIRD-PARTY.txt', 'calls.js', 'ikm.wasm', 'ikm.wasm.js',
                                                 'index.d.ts', 'index.js', 'index.mjs', 'package.json']);
  writeFileSync(path.join(folder, 'index.mjs'), readFileSync(path.join(examples, 'index.mjs')));
  const done = spawnSync(process.execPath, [path.join(folder, 'index.mjs'), sekadau, counters], {encoding: 'utf8'});
  assert.equal(done.status, 0, done.stderr);
  const page = readFileSync(path.join(IKM_TREE, 'docs/languages.md'), 'utf8');
  assert.equal(done.stdout.split('\n').length, 4);
  assert(page.includes(`\`\`\`text\n${done.stdout}\`\`\``), done.stdout);
  assert(page.includes(readFileSync(path.join(examples, 'index.mjs'), 'utf8')), 'the page shows this program');
}));

test('the types allow what is right, and refuse what is wrong', async () => inFolder(async (folder) => {
  mkdirSync(path.join(folder, 'node_modules/ikm'), {recursive: true});
  for (const file of ['package.json', 'index.d.ts'])
    writeFileSync(path.join(folder, 'node_modules/ikm', file), readFileSync(path.join(IKM_PACKAGE, file)));
  for (const file of ['tsconfig.json', 'types.ts'])
    writeFileSync(path.join(folder, file), readFileSync(path.join(IKM_TREE, 'tests/wasm', file)));
  const done = spawnSync(IKM_TSC, ['-p', folder], {encoding: 'utf8'});
  assert.equal(done.status, 0, `${done.error ?? ''}${done.stdout}${done.stderr}`);
}));

// A page that holds the module stays below 4 MB in all.
test('the module is small', () => {
  const module = readFileSync(path.join(IKM_PACKAGE, 'ikm.wasm'));
  assert(module.length < 3_400_000, `${module.length} bytes`);
  assert(gzipSync(module, {level: 9}).length < 1_400_000);
});
