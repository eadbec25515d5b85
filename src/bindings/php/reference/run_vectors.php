<?php
// SPDX-License-Identifier: BSL-1.0
// Holds a scorer to the conformance vectors: `php run_vectors.php [--keys=index,grade] FOLDER [SCORER.php]`. SCORER.php
// returns a function from a vector's `input` to a result; without it the reference scorer is held to them. With --keys
// only these keys of a result are looked at. Exit status 1 if a vector fails.

declare(strict_types=1);

require_once __DIR__ . '/ikm_indicators.php';

use Ikm\Reference\Fraction;

function reference_result(array $input): array
{
    try {
        return match (true) {
            isset($input['targets']) => Ikm\Reference\progress($input),
            isset($input['value']) => Ikm\Reference\given_index($input),
            default => Ikm\Reference\score($input),
        };
    } catch (InvalidArgumentException) {
        return ['refused' => true];
    }
}

/** Figures are equal by value: '0.9' and '0.90'. */
function is_same(mixed $expected, mixed $found): bool
{
    $figure = fn ($value) => (is_string($value) || is_int($value) || is_float($value))
        && preg_match('~^-?\d+([./]\d+)?$~', (string) $value);
    return $expected === $found
        || (is_string($expected) && $figure($expected) && $figure($found)
            && Fraction::of($expected)->compare((string) $found) === 0);
}

/** What differs, as 'where: expected, found'; only what the vector expects is looked at. */
function differences(mixed $expected, mixed $found, string $where): array
{
    if (!is_array($expected)) {
        return is_same($expected, $found) ? []
            : ["$where is " . json_encode($found) . ', expected ' . json_encode($expected)];
    }
    $is_list = array_keys($expected) === array_keys(array_keys($expected));
    if ($is_list && (!is_array($found) || count($found) !== count($expected))) {
        return ["$where is " . json_encode($found) . ', expected ' . json_encode($expected)];
    }
    $all = [];
    foreach ($expected as $key => $part) {
        $found_part = is_array($found) ? $found[$key] ?? null : null;
        $all = [...$all, ...differences($part, $found_part, ltrim("$where.$key", '.'))];
    }
    return $all;
}

$keys = getopt('', ['keys:'], $next)['keys'] ?? null;
[$folder, $scorer] = [$argv[$next] ?? '.', $argv[$next + 1] ?? null];
$result_of = $scorer === null ? 'reference_result' : require $scorer;
[$cases, $failed] = [0, 0];
foreach (glob("$folder/*.json") as $path) {
    $file = json_decode(file_get_contents($path), true, 512, JSON_THROW_ON_ERROR);
    foreach (($file['schema'] ?? '') === 'ikm.conformance/1' ? $file['cases'] : [] as $case) {
        $of_interest = array_flip($keys === null ? array_keys($case['expect']) : explode(',', $keys));
        $expected = array_intersect_key($case['expect'], $of_interest);
        if ($expected === []) {
            continue;
        }
        try {
            $different = differences($expected, $result_of($case['input']), '');
        } catch (Throwable $stopped) {
            $different = ['the scorer stopped: ' . $stopped->getMessage()];
        }
        $cases++;
        if ($different !== []) {
            $failed++;
            echo basename($path), ': ', $case['name'], "\n  rule: ", $case['rule'], "\n  ", $different[0], "\n";
        }
    }
}
echo "$cases cases, $failed failed\n";
exit($failed === 0 && $cases > 0 ? 0 : 1);
