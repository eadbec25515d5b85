// DuckDB on the same work: DUCKDB=FOLDER node duckdb.mjs FILE THREADS [typed|auto]   -> unit,n,m1..m9,index on stdout, without a header
// FOLDER is where `npm i @duckdb/node-api` ran. Standard error says how long the query alone took.
import fs from 'node:fs';
import { createRequire } from 'node:module';
const { DuckDBInstance } = createRequire(`${process.env.DUCKDB}/package.json`)('@duckdb/node-api');
const [file, threads = '2', mode = 'typed'] = process.argv.slice(2);
const E = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const h = Buffer.alloc(64); fs.readSync(fs.openSync(file), h, 0, 64, 0);
const full = h.toString().startsWith('unit'), unit = full ? 'unit' : "'all'";
const db = await DuckDBInstance.create(':memory:', { threads });
const c = await db.connect();
const text = full ? ['unit', 'date', 'gender', 'age', 'education', 'service'].map(c => `'${c}':'VARCHAR',`).join('') : '';
const cols = `{${text}${E.map(e => `'u${e}':'UTINYINT'`).join(',')}}`;
const src = mode === 'typed'
  ? `read_csv('${file}', auto_detect=false, header=true, delim=',', quote='"', escape='"', new_line='\\n', columns=${cols})`
  : `read_csv('${file}')`;
const t0 = process.hrtime.bigint();
const r = await c.runAndReadAll(`select ${unit} unit, count(*)::integer n, ${E.map(e => `avg(u${e}) m${e}`).join(', ')} from ${src} group by 1 order by 1`);
const rows = r.getRows();
const ms = Number(process.hrtime.bigint() - t0) / 1e6;
// A mean of no answers is null: an empty cell, and then there is no index.
const out = rows.map(x => { const m = x.slice(2); return [x[0], x[1], ...m, m.includes(null) ? null : m.reduce((a, b) => a + b, 0) / 9 * 25].join(','); });
process.stdout.write(out.join('\n') + '\n');
console.error(`work_ms ${ms.toFixed(1)}`);
