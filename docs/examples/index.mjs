// SPDX-License-Identifier: BSL-1.0
import {score} from 'ikm';

const [, , sheet, survey] = process.argv;
const signed = (number) => (number < 0 ? '' : '+') + number.toFixed(2);

const {result: sekadau} = await score(sheet, {target: '78.5'});
console.log(`Sekadau: ${sekadau.index.toFixed(2)} ${sekadau.grade.letter}, target 78.5: ${signed(sekadau.gap.difference)}`);

for (const {by, result} of (await score(survey, {by: 'unit', target: 80})).groups) {
  console.log(`${by.unit}: ${result.index.toFixed(2)} ${result.grade.letter}, poin ke 80: ${result.gap.points_needed}`);
}
