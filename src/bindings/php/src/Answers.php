<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/** Rows of answers, as both backends take them. */
final class Answers
{
    /**
     * One byte per answer, row after row, and how many each respondent gave.
     *
     * @param array<array<int|null>> $answers
     * @return array{string, int}
     * @throws UsageException where rows differ in length or an answer is no whole number
     */
    public static function block(array $answers): array
    {
        $questions = $answers === [] ? 0 : count(reset($answers));
        $block = '';
        foreach ($answers as $row) {
            if (count($row) !== $questions) {
                throw new UsageException('respondents have different numbers of answers', 'wrong_size');
            }
            foreach ($row as $answer) {
                $block .= chr(self::step($answer));
            }
        }
        return [$block, $questions];
    }

    private static function step(mixed $answer): int
    {
        if ($answer === null) {
            return 0;
        }
        if (!is_int($answer) || $answer < 0 || $answer > 255) {
            throw new UsageException('an answer is a whole number from 0 to 255, or null', 'wrong_size');
        }
        return $answer;
    }
}
