// SPDX-License-Identifier: BSL-1.0
// As wrong_port.php: weights of 0.11, sums in binary floating point, closed ranges. Not to be copied.
const ranges = {D: [25, 64.99], C: [65, 76.6], B: [76.61, 88.3], A: [88.31, 100]};

export default function score(input) {
  let index = 0;
  for (let question = 0; question < 9; question += 1) {
    const counts = input.counts?.questions[question];
    const answers = counts ? counts.flatMap((n, step) => Array(Math.min(n, 1e5)).fill(step + 1))
                           : (input.answers ?? []).map((row) => row[question]);
    index += answers.reduce((sum, answer) => sum + answer, 0) / answers.length * 0.11 * 25;
  }
  const [letter = null] = Object.keys(ranges).filter((one) => index >= ranges[one][0] && index <= ranges[one][1]);
  return {index: index.toFixed(2), grade: {letter}};
}
