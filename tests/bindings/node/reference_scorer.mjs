// SPDX-License-Identifier: BSL-1.0
// The Python reference behind a function of JavaScript, to see that the runner passes what is right. All vectors are asked
// for at once: a process for each would take long.
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const tree = fileURLToPath(new URL('../../../', import.meta.url));
const vectors = `${tree}tests/conformance/`;
const inputs = readdirSync(vectors).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json')).flatMap(
  (name) => JSON.parse(readFileSync(vectors + name, 'utf8')).cases.map((one) => one.input));
const script = `
import json, sys
sys.path.insert(0, sys.argv[1])
import run_vectors
for line in sys.stdin:
    print(json.dumps(run_vectors.reference_result(json.loads(line))))
`;
const asked = inputs.map((input) => `${JSON.stringify(input)}\n`).join('');
const done = spawnSync('python3', ['-B', '-c', script, `${tree}src/bindings/python/reference`],
                       {input: asked, encoding: 'utf8', maxBuffer: 2 ** 28});
if (done.status !== 0) throw new Error(done.stderr);
const results = new Map(done.stdout.trimEnd().split('\n').map((line, i) => [JSON.stringify(inputs[i]), JSON.parse(line)]));

export default (input) => results.get(JSON.stringify(input));
