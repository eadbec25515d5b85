<?php
// SPDX-License-Identifier: BSL-1.0
// Indicators against the targets of a plan: attainment (capaian), rating (predikat), change, end of the plan, path.
// Copy it together with ikm_reference.php.

declare(strict_types=1);

namespace Ikm\Reference;

require_once __DIR__ . '/ikm_reference.php';

const RATINGS = ['Sangat tinggi' => 91, 'Tinggi' => 76, 'Sedang' => 66, 'Rendah' => 51];

/** Capaian in percent, exact; null where it is undefined. */
function attainment(Fraction $actual, Fraction $target, array $request): ?Fraction
{
    if ($target->sign() <= 0) {
        return null;
    }
    if (($request['direction'] ?? 'higher') === 'higher') {
        return $actual->over($target)->times(100);
    }
    if (($request['lower_formula'] ?? 'reflect') === 'reflect') {
        return $target->times(2)->minus($actual)->over($target)->times(100);
    }
    return $actual->sign() > 0 ? $target->over($actual)->times(100) : null;
}

/** Of the exact attainment, rounded once to whole percent: no value falls between two ranges. */
function rating(?Fraction $percent): ?string
{
    foreach (RATINGS as $name => $lower) {
        if ($percent !== null && $percent->rounded(0)->compare($lower) >= 0) {
            return $name;
        }
    }
    return $percent === null ? null : 'Sangat rendah';
}

function against(Fraction $actual, Fraction $target, array $request, int $places): array
{
    $percent = attainment($actual, $target, $request);
    $met = ($request['direction'] ?? 'higher') === 'higher' ? $actual->compare($target) >= 0
        : $actual->compare($target) <= 0;
    return ['difference' => $actual->minus($target)->text($places), 'met' => $met, 'rating' => rating($percent),
        'attainment_percent' => $percent?->text(2)];
}

function quotient(Fraction $value, int $of_table): string
{
    $small = $value->compare(1) < 0 && $value->compare(-1) > 0;
    return $value->text($of_table > 2 || $small ? $of_table + 2 : 2);
}

/** Every year of a plan, its end, and the path that its targets draw. */
function progress(array $request): array
{
    $targets = array_map([Fraction::class, 'of'], $request['targets']);
    $as_of = $request['year'] ?? PHP_INT_MAX;
    $known = array_filter($request['actuals'], fn ($year) => $year <= $as_of, ARRAY_FILTER_USE_KEY);
    $actuals = array_map([Fraction::class, 'of'], $known);
    $of_table = decimals_of(...array_values($request['targets']), ...array_values($request['actuals']));
    $places = max(2, $of_table);
    ksort($targets);
    ksort($actuals);
    $all = array_unique([...array_keys($targets), ...array_keys($actuals)]);
    sort($all);
    [$years, $earlier, $latest, $last] = [[], null, array_key_last($actuals), array_key_last($targets)];
    foreach ($all as $year) {
        $row = ['year' => $year, 'target' => $request['targets'][$year] ?? null, 'actual' => $known[$year] ?? null];
        if (isset($actuals[$year])) {
            $row += isset($targets[$year]) ? against($actuals[$year], $targets[$year], $request, $places) : [];
            $change = $earlier === null ? null : $actuals[$year]->minus($earlier);
            $row['change'] = $change?->text($places);
            $row['change_percent'] = $change === null || $earlier->sign() === 0 ? null
                : $change->over($earlier)->times(100)->text(2);
            $earlier = $actuals[$year];
        }
        $years[] = $row;
    }
    [$end, $path] = [['year' => $last, 'target' => $request['targets'][$last]], null];
    if ($latest !== null) {
        $end += against($actuals[$latest], $targets[$last], $request, $places);
        $end['required_per_year'] = $end['met'] ? '0' : null;
        if (!$end['met'] && $latest < $last) {
            $rise = $targets[$last]->minus($actuals[$latest])->over($last - $latest);
            $end['required_per_year'] = quotient($rise, $of_table);
        }
        $path = path($targets, $actuals[$latest], $latest, $request, $of_table);
    }
    return ['years' => $years, 'end' => $end, 'path' => $path];
}

/** The latest value against that year's target, or against the line between the neighbouring targets. */
function path(array $targets, Fraction $value, int $year, array $request, int $of_table): ?array
{
    $before = array_filter(array_keys($targets), fn ($of) => $of <= $year);
    $after = array_filter(array_keys($targets), fn ($of) => $of >= $year);
    if ($before === [] || $after === []) {
        return null;
    }
    [$from, $to] = [max($before), min($after)];
    $rise = $targets[$to]->minus($targets[$from])->over(max(1, $to - $from));
    $expected = $targets[$from]->plus($rise->times($year - $from));
    $off = $value->minus($expected);
    $ahead = ($request['direction'] ?? 'higher') === 'higher' ? $off->sign() : -$off->sign();
    $written = fn (Fraction $figure) => $to > $from ? quotient($figure, $of_table) : $figure->text(max(2, $of_table));
    return ['year' => $year, 'expected' => $written($expected), 'difference' => $written($off),
        'standing' => ['behind', 'on', 'ahead'][$ahead + 1]];
}
