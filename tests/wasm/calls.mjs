// SPDX-License-Identifier: BSL-1.0
// Answers calls, one JSON object per line, for tests/conformance/command_vectors.py. IKM_PACKAGE is the folder of the package.
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';

const ikm = createRequire(import.meta.url)(process.env.IKM_PACKAGE);
for await (const line of createInterface({input: process.stdin})) {
  const asked = JSON.parse(line);
  let answer;
  try {
    answer = asked.call === 'score'
      ? await ikm.score(asked.file, asked.options)
      : await ikm.gap(asked.targets, asked.actuals, asked.options);
  } catch (problem) {
    if (!(problem instanceof ikm.InputError) && !(problem instanceof ikm.UsageError)) throw problem;
    answer = {text: '{"refused": true}'};
  }
  console.log(answer.text.replaceAll('\n', ' '));
}
