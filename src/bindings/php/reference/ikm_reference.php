<?php
// SPDX-License-Identifier: BSL-1.0
// Copy this file, ikm_fraction.php and ikm_gap.php into your application, with this licence line. They need PHP 8.0 or
// later and no extension.

declare(strict_types=1);

namespace Ikm\Reference;

require_once __DIR__ . '/ikm_fraction.php';
require_once __DIR__ . '/ikm_gap.php';

/*
 * The public satisfaction index (IKM): exact fractions to the end, one rounding half away from zero.
 *
 *     $result = score(['methodology' => 'permenpan-14-2017', 'target' => '88.31',
 *                      'answers' => [[4, 3, 4, 4, 3, 4, 4, 3, 4], [3, 3, null, 4, 3, 3, 4, 3, 3]]]);
 *     // $result['index'] is '87.50', $result['grade']['letter'] 'B', $result['gap']['points_needed'] 1
 *
 * A request is the `input` of a conformance vector, and a result has the keys of its `expect`: docs/conformance.md
 * names them. Figures are text, so that no binary floating point is on the way. What cannot be used throws
 * InvalidArgumentException. ikm_indicators.php beside it holds achieved values against a plan.
 */

const LABELS = ['D' => 'Tidak baik', 'C' => 'Kurang baik', 'B' => 'Baik', 'A' => 'Sangat baik'];
const BANDS_2017 = ['D' => '25.00', 'C' => '65.00', 'B' => '76.61', 'A' => '88.31'];  // each grade's lowest index
const BANDS_2004 = ['D' => '25.00', 'C' => '43.76', 'B' => '62.51', 'A' => '81.26'];
const SEVEN = 'persyaratan prosedur waktu biaya produk kompetensi perilaku ';
const METHODOLOGIES = [  // elements in order, bands, decimals of the weights
    'permenpan-14-2017' => [SEVEN . 'pengaduan sarana', BANDS_2017, null],
    'permenpan-16-2014' => [SEVEN . 'maklumat pengaduan', BANDS_2004, null],
    'kepmenpan-25-2004' => ['prosedur persyaratan kejelasan-petugas kedisiplinan-petugas tanggung-jawab-petugas '
        . 'kemampuan-petugas kecepatan keadilan kesopanan-keramahan kewajaran-biaya kepastian-biaya kepastian-jadwal '
        . 'kenyamanan keamanan', BANDS_2004, 3],
    'ipkp' => ['informasi persyaratan prosedur waktu biaya sarana respon konsultasi', BANDS_2017, null],
    'ipak' => ['diskriminasi kecurangan gratifikasi pungutan-liar percaloan', BANDS_2017, null]];

function refuse_if(bool $wrong, string $why): void
{
    if ($wrong) {
        throw new \InvalidArgumentException($why);
    }
}

// ---- What was asked ----
/** From an id of METHODOLOGIES, or from a description of an own one, which is checked. */
function methodology(string|array $given): array
{
    $bounds = BANDS_2017;
    if (is_string($given)) {
        [$ids, $bounds, $weight_decimals] = METHODOLOGIES[$given];
        $elements = array_map(fn ($id) => ['id' => $id, 'code' => $id], explode(' ', $ids));
        $given = ['elements' => $elements, 'weight_decimals' => $weight_decimals];
    }
    $usual = array_map(fn ($letter) => ['letter' => $letter, 'label' => LABELS[$letter], 'lower' => $bounds[$letter]],
        array_keys($bounds));
    $bands = array_map(fn ($band) => ['lower' => Fraction::of($band['lower'])] + $band, $given['bands'] ?? $usual);
    usort($bands, fn ($a, $b) => $a['lower']->compare($b['lower']));
    [$lowest, $highest] = $given['scale'] ?? [1, 4];
    $conversion = Fraction::of($given['conversion'] ?? "100/$highest");
    $equal = '1/' . count($given['elements']);
    $ids = array_column($given['elements'], 'id');
    $codes = array_map(fn ($element) => $element['questions'] ?? [$element['code']], $given['elements']);
    $weights = array_map(fn ($element) => Fraction::of($element['weight'] ?? $equal), $given['elements']);
    $all_codes = array_merge(...$codes);
    [$bottom, $top] = [$bands[0]['lower'], $bands[count($bands) - 1]['lower']];
    [$least, $most] = [$conversion->times($lowest), $conversion->times($highest)];
    refuse_if(Fraction::sum($weights)->compare(1) !== 0, 'the weights do not add to 1');
    refuse_if(count(array_unique($ids)) < count($ids) || count(array_unique($all_codes)) < count($all_codes),
        'an id or a code repeats');
    refuse_if($bottom->compare($least) > 0 || $top->compare($most) > 0
        || (count($bands) > 1 && $top->compare($least) <= 0),
        'the bands leave a hole above the lowest index, or cannot be reached');
    return ['ids' => $ids, 'codes' => $codes, 'weights' => $weights, 'bands' => $bands, 'lowest' => $lowest,
        'highest' => $highest, 'conversion' => $conversion, 'decimals' => $given['decimals'] ?? 2,
        'rounding' => $given['rounding'] ?? 'exact', 'weight_decimals' => $given['weight_decimals'] ?? null];
}

function published(array $method, Fraction $exact): Fraction
{
    return $exact->rounded($method['decimals']);
}

/** An index as it is published, and the grade of that: the highest bound that it reaches, else the lowest band. */
function shown(array $method, ?Fraction $exact): array
{
    if ($exact === null) {
        return ['index' => null, 'grade' => null];
    }
    $reached = $method['bands'][0];
    foreach ($method['bands'] as $band) {
        $reached = published($method, $exact)->compare($band['lower']) >= 0 ? $band : $reached;
    }
    return ['index' => $exact->text($method['decimals']),
        'grade' => ['letter' => $reached['letter'], 'label' => $reached['label']]];
}

/** A given index: where the value lies, and its grade. A mean is not multiplied in silence. */
function given_index(array $request): array
{
    [$method, $value] = [methodology($request['methodology']), Fraction::of($request['value'])];
    [$lowest, $highest, $conversion] = [$method['lowest'], $method['highest'], $method['conversion']];
    $position = $value->compare($lowest) >= 0 && $value->compare($highest) <= 0 ? 'mean' : 'below_lowest';
    $position = $value->compare($conversion->times($lowest)) >= 0 ? 'index' : $position;
    $outside = $value->sign() < 0 || $value->compare($conversion->times($highest)) > 0;
    $position = $outside ? 'outside' : $position;
    $as_mean = $position === 'mean' ? $value->times($conversion)->text($method['decimals']) : null;
    $graded = in_array($position, ['index', 'below_lowest'], true) ? $value : null;
    return ['position' => $position, 'as_mean' => $as_mean] + shown($method, $graded);
}

// ---- From answers to an index ----
/** How many gave each answer to each question, and how many respondents enter. */
function counted(array $method, array $survey, string $missing): array
{
    if (isset($survey['counts'])) {
        $counts = $missing === 'listwise' ? $survey['counts']['complete'] ?? $survey['counts'] : $survey['counts'];
        return [$counts['questions'], $counts['respondents']];
    }
    $steps = range($method['lowest'], $method['highest']);
    $levels = array_fill(0, count(array_merge(...$method['codes'])), array_fill(0, count($steps), 0));
    $respondents = 0;
    foreach ($survey['answers'] as $row) {
        refuse_if(count($row) !== count($levels), 'a respondent has another number of answers');
        $given = array_filter($row, fn ($answer) => $answer !== null);
        refuse_if(array_diff($given, $steps) !== [], 'an answer is outside the scale');
        if ($missing !== 'listwise' || count($given) === count($row)) {
            $respondents++;
            foreach ($given as $question => $answer) {
                $levels[$question][$answer - $method['lowest']]++;
            }
        }
    }
    return [$levels, $respondents];
}

/** One cell per question: its counts, the points it can still win, and what a point adds to its element's mean. */
function cells_of(array $method, array $levels, int $respondents, Fraction $share, string $missing): array
{
    $cells = [];
    foreach ($method['codes'] as $e => $codes) {
        foreach (array_slice($levels, count($cells), count($codes)) as $counts) {
            [$answers, $total] = [array_sum($counts), 0];
            foreach ($counts as $step => $n) {
                $total += $n * ($step + $method['lowest']);
            }
            $worth = $share->over(count($codes))->over($missing === 'zero' ? $respondents : max(1, $answers));
            $cells[] = ['element' => $e, 'counts' => $counts, 'answers' => $answers, 'sum' => $total,
                'blanks' => $respondents - $answers, 'worth' => $worth,
                'headroom' => $method['highest'] * $answers - $total];
        }
    }
    return $cells;
}

/** @return list<array> the cells of one element */
function of_element(array $cells, int $e): array
{
    return array_values(array_filter($cells, fn ($cell) => $cell['element'] === $e));
}

/** NRR of an element from its cells; null where a question has no answer. */
function mean_of(array $cells): ?Fraction
{
    return in_array(0, array_column($cells, 'answers'), true) ? null
        : Fraction::sum(array_map(fn ($cell) => $cell['worth']->times($cell['sum']), $cells));
}

/** @param list<list<int>> $rows */
function added_up(array $rows): array
{
    return count($rows) < 2 ? $rows[0] ?? [] : array_map(fn (int ...$column) => array_sum($column), ...$rows);
}

/** The cells of one survey or of units combined, their respondents, and who is left out. */
function whole_of(array $method, array $request, string $missing): array
{
    $rule = $request['combine'] ?? 'pooled';
    $left_out = ['unnamed' => [], 'no_index' => [], 'unweighted' => [], 'respondents' => 0];
    [$kept, $surveys, $together] = [[], [], 0];
    foreach ($request['units'] ?? [$request] as $unit) {
        [$levels, $entered] = counted($method, $unit, $missing);
        $why = match (true) {
            $rule === 'pooled' => null,
            $unit['name'] === '' => 'unnamed',
            $rule === 'weights' && !isset($unit['weight']) => 'unweighted',
            in_array(0, array_map('array_sum', $levels), true) => 'no_index',
            default => null,
        };
        if ($why !== null) {
            $left_out[$why][] = $unit['name'];
            $left_out['respondents'] += counted($method, $unit, 'available')[1];
            continue;
        }
        $weight = match ($rule) { 'weights' => $unit['weight'], 'respondents' => $entered, default => 1 };
        $kept[] = [Fraction::of($weight), $levels, $entered];
        $together += $entered;
    }
    refuse_if($kept === [], 'no unit is left to combine');
    if ($rule === 'pooled') {
        $surveys = array_column($kept, 1);
        $levels = array_map(fn ($question) => added_up(array_column($surveys, $question)), array_keys($surveys[0]));
        $kept = [[Fraction::of(1), $levels, $together]];
    }
    $all = Fraction::sum(array_column($kept, 0));
    $cells = array_map(fn ($unit) => cells_of($method, $unit[1], $unit[2], $unit[0]->over($all), $missing), $kept);
    return [array_merge(...$cells), $together, $left_out];
}

function weighted(array $survey, int $e, Fraction $mean): Fraction
{
    $value = $survey['weights'][$e]->times($survey['rounding'] === 'mean2-truncated' ? $mean->cut(2) : $mean);
    return $survey['rounding'] === 'weighted3' ? $value->rounded(3) : $value;
}

/** The sum of weighted means. */
function sum_of(array $survey, array $means): Fraction
{
    return Fraction::sum(array_map(fn ($e) => weighted($survey, $e, $means[$e]), array_keys($means)));
}

/** The exact index of a sum of weighted means. */
function index_of(array $survey, Fraction $sum): Fraction
{
    return $survey['conversion']->times($survey['rounding'] === 'sum3' ? $sum->rounded(3) : $sum);
}

function score(array $request): array
{
    $survey = methodology($request['methodology']);
    $survey['rounding'] = $request['rounding'] ?? $survey['rounding'];
    $places = $request['weight_decimals'] ?? $survey['weight_decimals'];
    if ($places !== null) {
        $survey['weights'] = array_map(fn ($weight) => $weight->rounded($places), $survey['weights']);
    }
    refuse_if(Fraction::sum($survey['weights'])->sign() === 0, 'all weights are rounded to 0');
    [$cells, $respondents, $left_out] = isset($request['means']) ? [[], null, null]
        : whole_of($survey, $request, $request['missing'] ?? 'available');
    $means = isset($request['means']) ? array_map([Fraction::class, 'of'], $request['means'])
        : array_map(fn ($e) => mean_of(of_element($cells, $e)), array_keys($survey['ids']));
    $exact = in_array(null, $means, true) ? null : index_of($survey, sum_of($survey, $means));
    $result = ['respondents' => $respondents, 'left_out' => $left_out, 'index_exact' => $exact?->exact(),
        'mean' => $exact?->over($survey['conversion'])->text(4), 'elements' => []] + shown($survey, $exact);
    foreach ($means as $e => $mean) {
        $mine = of_element($cells, $e);
        $result['elements'][] = shown($survey, $mean?->times($survey['conversion'])) + [
            'id' => $survey['ids'][$e], 'mean' => $mean?->text(4), 'mean_exact' => $mean?->exact(),
            'weight_exact' => $survey['weights'][$e]->exact(), 'counts' => added_up(array_column($mine, 'counts')),
            'weighted_mean' => $mean === null ? null : weighted($survey, $e, $mean)->text(4),
            'answers' => array_sum(array_column($mine, 'answers')), 'sum' => array_sum(array_column($mine, 'sum')),
            'blanks' => array_sum(array_column($mine, 'blanks'))];
    }
    if (isset($request['target']) && $exact !== null) {
        $result['gap'] = gap($survey + ['cells' => $cells, 'means' => $means, 'exact' => $exact], $request['target']);
    }
    return $result;
}
