<?php
// SPDX-License-Identifier: BSL-1.0
// The gap to a target, and the fewest points that would close it. ikm_reference.php includes this file.

declare(strict_types=1);

namespace Ikm\Reference;

function decimals_of(string ...$figures): int
{
    return max(array_map(fn ($figure) => strlen(explode('.', $figure)[1] ?? ''), $figures));
}

/** The least whole number up to $most that reaches; null when $most does not. */
function least(callable $reached, int $most): ?int
{
    [$low, $high] = [0, $reached($most) ? $most : null];
    while ($high !== null && $low < $high) {
        $middle = intdiv($low + $high, 2);
        [$low, $high] = $reached($middle) ? [$low, $middle] : [$middle + 1, $high];
    }
    return $high;
}

/** A mean after so many points, the most valuable first. */
function raised(Fraction $mean, array $offers, int $points): Fraction
{
    foreach ($offers as $cell) {
        $taken = min($points, $cell['headroom']);
        $mean = $mean->plus($cell['worth']->times($taken));
        $points -= $taken;
    }
    return $mean;
}

/** The fewest points after which a mean is $next or more; null when out of reach. */
function points_to_mean(Fraction $mean, array $offers, Fraction $next): ?int
{
    $points = 0;
    foreach ($offers as $cell) {
        $missing = $next->minus($mean)->over($cell['worth'])->ceiling();
        if ($missing <= $cell['headroom']) {
            return $points + $missing;
        }
        $mean = $mean->plus($cell['worth']->times($cell['headroom']));
        $points += $cell['headroom'];
    }
    return null;
}

/** The fewest points after which the published index is $goal or more; null when out of reach. */
function points_needed(array $survey, Fraction $goal, ?int $only = null): ?int
{
    $reached = fn (Fraction $sum) => published($survey, index_of($survey, $sum))->compare($goal) >= 0;
    $sum = sum_of($survey, $survey['means']);
    if ($reached($sum)) {
        return 0;
    }
    $offers = $only === null ? $survey['cells'] : of_element($survey['cells'], $only);
    $gain = fn ($cell) => $cell['worth']->times($survey['weights'][$cell['element']]);
    usort($offers, fn ($a, $b) => $gain($b)->compare($gain($a)));
    if ($survey['rounding'] !== 'exact' && $survey['rounding'] !== 'sum3') {
        return over_ladders($survey, $offers, fn (Fraction $gained) => $reached($sum->plus($gained)));
    }
    $points = 0;
    foreach ($offers as $cell) {  // each point has a fixed worth: the most valuable first
        $found = least(fn (int $n) => $reached($sum->plus($gain($cell)->times($n))), $cell['headroom']);
        if ($found !== null) {
            return $points + $found;
        }
        $sum = $sum->plus($gain($cell)->times($cell['headroom']));
        $points += $cell['headroom'];
    }
    return null;
}

/** Where weighted means or means are rounded, an element climbs in steps: the best choice of steps of all elements. */
function over_ladders(array $survey, array $offers, callable $reached): ?int
{
    $common = Fraction::of(1);
    foreach ($survey['weights'] as $weight) {
        $common = $common->times($weight->times($common)->denominator());
    }
    $common = $common->times(1000);  // in units of 1 / $common every rounded value is a whole number
    $best = [0 => 0];  // the fewest points for each gain that can be had, one element after the other
    foreach ($survey['means'] as $e => $mean) {
        $climbed = [];
        foreach (rungs($survey, $e, of_element($offers, $e)) as [$gain, $more]) {
            $units = (int) $gain->times($common)->text(0);
            foreach ($best as $before => $points) {
                $climbed[$before + $units] = min($points + $more, $climbed[$before + $units] ?? PHP_INT_MAX);
            }
        }
        $best = $climbed;
    }
    asort($best);
    foreach ($best as $units => $points) {
        if ($reached(Fraction::of($units)->over($common))) {
            return $points;
        }
    }
    return null;
}

/** Each value that the element can have: what it gains, and the fewest points for it. */
function rungs(array $survey, int $e, array $offers): array
{
    [$made, $spent, $mean, $weight] = [[], 0, $survey['means'][$e], $survey['weights'][$e]];
    while ($spent !== null) {
        $now = raised($mean, $offers, $spent);
        $value = weighted($survey, $e, $now);
        $made[] = [$value->minus(weighted($survey, $e, $mean)), $spent];
        if ($weight->sign() === 0) {
            break;
        }
        $next = $survey['rounding'] === 'weighted3' ? $value->plus(Fraction::of('1/2000'))->over($weight)
            : $now->cut(2)->plus(Fraction::of('1/100'));
        $spent = points_to_mean($mean, $offers, $next);
    }
    return $made;
}

function gap(array $survey, string $target): array
{
    [$goal, $places, $exact] = [Fraction::of($target), $survey['decimals'], $survey['exact']];
    [$index, $conversion, $finest] = [published($survey, $exact), $survey['conversion'],
        max($places, decimals_of($target))];
    $tops = array_map(fn ($e) => raised($survey['means'][$e], of_element($survey['cells'], $e), PHP_INT_MAX),
        array_keys($survey['means']));
    $made = ['target' => $target, 'difference' => $index->minus($goal)->text($finest),
        'difference_exact' => $exact->minus($goal)->exact(), 'met' => $index->compare($goal) >= 0,
        'attainment_percent' => $goal->sign() > 0 ? $index->over($goal)->times(100)->text(2) : null,
        'points_needed' => points_needed($survey, $goal), 'elements' => [], 'next_grade' => null,
        'highest_reachable' => index_of($survey, sum_of($survey, $tops))->text($places)];
    $remainder = $exact->minus($goal);
    foreach ($survey['means'] as $e => $mean) {
        [$weight, $own] = [$survey['weights'][$e], published($survey, $mean->times($conversion))];
        $share = $weight->over(Fraction::sum($survey['weights']));
        $contribution = $conversion->times(weighted($survey, $e, $mean))->minus($goal->times($share));
        $required = $weight->sign() === 0 ? null
            : $mean->plus($goal->minus($exact)->over($conversion->times($weight)));
        $remainder = $remainder->minus($contribution);
        $made['elements'][] = ['id' => $survey['ids'][$e], 'index' => $own->text($places),
            'difference' => $own->minus($goal)->text($finest), 'contribution' => $contribution->text(2),
            'contribution_exact' => $contribution->exact(), 'required_mean' => $required?->text(4),
            'reachable' => $required === null ? $made['met'] : $required->compare($survey['highest']) <= 0,
            'points_needed' => points_needed($survey, $goal, $e)];
    }
    $made['contribution_remainder_exact'] = $remainder->exact();
    foreach (array_slice($survey['bands'], 1) as $band) {
        if ($band['lower']->compare($index) > 0) {
            $made['next_grade'] = ['letter' => $band['letter'], 'label' => $band['label'],
                'lower_bound' => $band['lower']->text($places),
                'difference' => $index->minus($band['lower'])->text($places),
                'points_needed' => points_needed($survey, $band['lower'])];
            break;
        }
    }
    return $made;
}
