<?php
// SPDX-License-Identifier: BSL-1.0
// How many applications compute the index: weights of 0.11, sums in binary floating point, closed ranges.
// docs/conformance.md shows how the vectors find it out. Not to be copied.

return function (array $input): array {
    $index = 0;
    for ($question = 0; $question < 9; $question++) {
        if (isset($input['counts'])) {
            [$ones, $twos, $threes, $fours] = $input['counts']['questions'][$question] ?? [1, 0, 0, 0];
            $mean = ($ones + 2 * $twos + 3 * $threes + 4 * $fours) / ($ones + $twos + $threes + $fours);
        } else {
            $answers = array_column($input['answers'] ?? [], $question);
            $mean = array_sum($answers) / max(1, count($answers));
        }
        $index += $mean * 0.11 * 25;
    }
    $ranges = ['D' => [25, 64.99], 'C' => [65, 76.6], 'B' => [76.61, 88.3], 'A' => [88.31, 100]];
    $within = array_filter($ranges, fn ($range) => $index >= $range[0] && $index <= $range[1]);
    return ['index' => (string) round($index, 2), 'grade' => ['letter' => array_key_first($within)]];
};
