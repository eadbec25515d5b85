<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/**
 * The index, by whatever way this machine has. Options are the long options of the command without their dashes:
 * ['by' => ['unit'], 'target' => '78.5', 'missing' => 'listwise', 'quality' => true].
 */
interface Backend
{
    /**
     * From a file of answers, or several that are one survey, to ikm.score/1.
     *
     * @param string|list<string> $paths
     * @param array<string, mixed> $options
     * @throws InputException|UsageException
     */
    public function scoreFile(string|array $paths, array $options = []): Result;

    /**
     * The same of a file that is in memory, as an upload is; the option `name` is what complaints call it.
     *
     * @param array<string, mixed> $options
     * @throws InputException|UsageException
     */
    public function scoreBytes(string $bytes, array $options = []): Result;

    /**
     * The same of answers: a row per respondent, in the order of the methodology's questions; null or 0 is a blank.
     *
     * @param list<list<int|null>> $answers
     * @param array<string, mixed> $options
     * @throws InputException|UsageException
     */
    public function scoreAnswers(array $answers, array $options = []): Result;

    /**
     * From the texts of a table of targets and of actual values to ikm.gap/1.
     *
     * @param array<string, mixed> $options
     * @throws InputException|UsageException
     */
    public function gapTables(string $targets, ?string $actuals = null, array $options = []): Result;

    /**
     * One file of the report of a survey in memory, by its name: `report.html`, `report.docx`, `processing.xlsx`. The
     * option `about-text` is the TOML of what the office says about itself, `name` what the input is called.
     *
     * @param array<string, mixed> $options
     * @throws InputException|UsageException
     */
    public function reportBytes(string $bytes, string $file, array $options = []): Document;

    /**
     * The second survey against the first, or the units of one survey by the option `by`, as ikm.compare/1.
     *
     * @param array<string, mixed> $options
     * @throws InputException|UsageException
     */
    public function compareFiles(string $first, ?string $second = null, array $options = []): Result;

    /** The version of what is called: `0.1.0`. */
    public function version(): string;
}
