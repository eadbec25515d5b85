// SPDX-License-Identifier: BSL-1.0
// Asks a database that is a package of npm, or Spark's grammar: `node query.cjs NPM DIALECT FOLDER`, with a request in JSON
// on standard input and the answer in JSON on standard output. NPM is the folder that holds node_modules.
'use strict';
const { createRequire, register } = require('node:module');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const [npm, dialect, folder] = process.argv.slice(2);
const from_npm = createRequire(path.resolve(npm, 'package.json'));
const request = JSON.parse(fs.readFileSync(0, 'utf8'));

/** A text of SQL; ClickHouse reads backslashes in it. */
function quoted(cell) {
  if (cell === null) return 'NULL';
  const text = dialect === 'clickhouse' ? cell.replaceAll('\\', '\\\\') : cell;
  return `'${text.replaceAll("'", "''")}'`;
}

const insert = () =>
  `INSERT INTO respon VALUES ${request.rows.map((row) => `(${row.map(quoted).join(', ')})`).join(',\n')}`;

async function duckdb() {
  const { DuckDBInstance } = from_npm('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  // A collation by which case and accents are no difference.
  await connection.run(
    `CREATE TABLE respon (${request.columns.map((name) => `"${name}" VARCHAR${name === 'unit' ? ' COLLATE NOCASE.NOACCENT' : ''}`).join(', ')})`);
  await connection.run(insert());
  const found = await connection.runAndReadAll(request.statement);
  return {
    columns: found.columnNames(),
    rows: found.getRows().map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
  };
}

function clickhouse() {
  const { Session } = from_npm('chdb');
  const session = new Session(fs.mkdtempSync(path.join(folder, 'chdb-')));
  session.query(`CREATE TABLE respon (${request.columns.map((name) => `\`${name}\` Nullable(String)`).join(', ')}) ENGINE = Memory`);
  session.query(insert());
  const found = JSON.parse(session.query(request.statement.replace(/;\s*$/, ''), 'JSONCompactStrings'));
  return { columns: found.meta.map((column) => column.name), rows: found.data };
}

/** What the grammar says of each statement; nothing of a sound one. */
async function spark() {
  // The package is written for bundlers: its modules are named without their endings.
  const endings = `export async function resolve(name, context, next) {
    for (const ending of ['', '.js', '/index.js']) try { return await next(name + ending, context); } catch { continue; }
    return next(name, context);
  }`;
  register(`data:text/javascript,${encodeURIComponent(endings)}`);
  const { SparkSQL } = await import(pathToFileURL(from_npm.resolve('dt-sql-parser')).href);
  return request.statements.map((statement) => new SparkSQL().validate(statement).map((error) => error.message));
}

(async () => {
  const answer = await { duckdb, clickhouse, spark }[dialect]();
  fs.writeSync(1, JSON.stringify(answer));
  process.exit(0);  // a library may keep a thread
})();
