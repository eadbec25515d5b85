<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/** The command ikm, which prints JSON: wherever PHP may start a program. */
final class CommandBackend implements Backend
{
    private string $program;

    /** @throws UnavailableException */
    public function __construct(?string $program = null)
    {
        $this->program = $program ?? (getenv('IKM_PROGRAM') ?: 'ikm');
        if (!function_exists('proc_open')) {
            throw new UnavailableException('proc_open is switched off (disable_functions in php.ini), so that the '
                . 'command ikm cannot be started; take it from that list.', 'unavailable');
        }
        try {
            [$status, $out] = $this->run(['--version'], null);
        } catch (\Throwable) {
            [$status, $out] = [127, ''];
        }
        if ($status !== 0 || !str_starts_with($out, 'ikm ')) {
            throw new UnavailableException("The command $this->program is not found or does not run; install ikm "
                . '(https: see its README), or name the program in IKM_PROGRAM.', 'unavailable');
        }
    }

    public function scoreFile(string|array $paths, array $options = []): Result
    {
        $files = array_map(static fn (string $path): string => str_starts_with($path, '-') ? "./$path" : $path, (array) $paths);
        return $this->inFolder($options, fn (array $words): Result => $this->call('score', $words, $files, null));
    }

    public function scoreBytes(string $bytes, array $options = []): Result
    {
        $file = self::nameOf($options);
        return $this->inFolder($options, function (array $words, string $folder) use ($bytes, $file): Result {
            self::write("$folder/$file", $bytes);
            return $this->call('score', $words, [$file], $folder);
        });
    }

    public function scoreAnswers(array $answers, array $options = []): Result
    {
        [, $questions] = Answers::block($answers);
        $codes = $this->codes($options);
        if ($questions !== count($codes)) {
            throw new UsageException("$questions answers per respondent, and the methodology has " . count($codes)
                . ' questions', 'wrong_size');
        }
        // Who left all blank is a respondent: the first column says that somebody was there.
        $lines = 'unit,' . implode(',', $codes) . "\n";
        foreach ($answers as $row) {
            $cells = array_map(static fn (?int $answer): string => $answer ? (string) $answer : '', $row);
            $lines .= 'survei,' . implode(',', $cells) . "\n";
        }
        return $this->scoreBytes($lines, ['name' => $options['name'] ?? 'answers', ...$options]);
    }

    public function gapTables(string $targets, ?string $actuals = null, array $options = []): Result
    {
        return $this->inFolder($options, function (array $words, string $folder) use ($targets, $actuals): Result {
            self::write("$folder/targets", $targets);
            $words[] = '--targets=targets';
            if ($actuals !== null) {
                self::write("$folder/actuals", $actuals);
                $words[] = '--actuals=actuals';
            }
            return $this->call('gap', $words, [], $folder);
        });
    }

    public function reportBytes(string $bytes, string $file, array $options = []): Document
    {
        $input = self::nameOf($options);
        if (!preg_match('/^[a-z0-9-]+\.[a-z]+$/', $file)) {
            throw new UsageException("a report has no file '$file'", 'unknown_file');
        }
        return $this->inFolder($options, function (array $words, string $folder) use ($bytes, $file, $input): Document {
            self::write("$folder/$input", $bytes);
            // report.json lists the other files, so that all of them are made.
            $only = $file === 'report.json' ? [] : ['--only=' . pathinfo($file, PATHINFO_FILENAME)];
            try {
                [$status, , $said] = $this->run(['report', '--output=../' . basename($folder) . '-report', ...$only, ...$words, $input], $folder);
                if ($status !== 0) {
                    throw self::problem($status, $said);
                }
                $made = @file_get_contents("$folder-report/$file");
                if ($made === false) {
                    throw new UsageException("a report has no file '$file'", 'unknown_file');
                }
                return new Document($made, $said);
            } finally {
                array_map(unlink(...), glob("$folder-report/*") ?: []);
                @rmdir("$folder-report");
            }
        });
    }

    public function compareFiles(string $first, ?string $second = null, array $options = []): Result
    {
        $files = $second === null ? [$first] : [$first, $second];
        return $this->inFolder($options, fn (array $words): Result => $this->call('compare', $words, $files, null));
    }

    public function version(): string
    {
        return trim(substr($this->run(['--version'], null)[1], 4));
    }

    /**
     * The codes of the questions, in order.
     *
     * @param array<string, mixed> $options
     * @return list<string>
     */
    private function codes(array $options): array
    {
        $options = array_intersect_key(Options::normal($options), ['methodology' => 1, 'methodology-text' => 1, 'lang' => 1]);
        return $this->inFolder($options, function (array $words): array {
            $named = array_values(preg_grep('/^--methodology=/', $words));
            $id = $named === [] ? 'permenpan-14-2017' : substr($named[0], strlen('--methodology='));
            [$status, $out, $said] = $this->run(['methodology', 'show', $id], null);
            if ($status !== 0) {
                throw self::problem($status, $said);
            }
            preg_match_all('/^(code|questions) = (.*)$/m', $out, $lines, PREG_SET_ORDER);
            $codes = [];
            foreach ($lines as [, $what, $value]) {
                preg_match_all('/\'([^\']*)\'|"([^"]*)"/', $value, $each, PREG_SET_ORDER);
                if ($what === 'questions') {
                    array_pop($codes); // those of the questions replace the element's
                }
                array_push($codes, ...array_map(static fn (array $one): string => end($one), $each));
            }
            return $codes;
        });
    }

    /**
     * @param list<string> $words
     * @param list<string> $files
     */
    private function call(string $subcommand, array $words, array $files, ?string $folder): Result
    {
        [$status, $out, $said] = $this->run([$subcommand, '--format=json', ...$words, ...$files], $folder);
        if ($status !== 0) {
            throw self::problem($status, $said);
        }
        return Result::fromJson($out, $said === [] ? [] : $said);
    }

    /** @param list<string> $said */
    private static function problem(int $status, array $said): IkmException
    {
        $message = implode("\n", $said);
        return match ($status) {
            1 => new InputException($message, 'bad_input'),
            2 => new UsageException($message, 'wrong_use'),
            default => new IkmException($message, 'unexpected'),
        };
    }

    /**
     * @param list<string> $words
     * @return array{int, string, list<string>} status, standard output, lines of standard error
     */
    private function run(array $words, ?string $folder): array
    {
        // Files, not pipes: nobody waits for the other, however much is written.
        [$out, $error] = [tmpfile(), tmpfile()];
        $given = fopen('/dev/null', 'r');
        $process = @proc_open([$this->program, ...$words], [$given, $out, $error], $pipes, $folder);
        if ($process === false) {
            return [127, '', ["$this->program: cannot be started"]];
        }
        $status = proc_close($process);
        $texts = [];
        foreach ([$out, $error] as $file) {
            rewind($file);
            $texts[] = stream_get_contents($file);
            fclose($file);
        }
        $lines = array_filter(explode("\n", $texts[1]), static fn (string $line): bool => $line !== '');
        return [$status, $texts[0], array_values(preg_replace('/^ikm: /', '', $lines))];
    }

    /**
     * Runs the work with a folder of its own, which is gone afterwards. What is given as text becomes a file in it.
     *
     * @template T
     * @param array<string, mixed> $options
     * @param callable(list<string>, string): T $work
     * @return T
     */
    private function inFolder(array $options, callable $work): mixed
    {
        $folder = sys_get_temp_dir() . '/ikm-' . bin2hex(random_bytes(8));
        mkdir($folder, 0700);
        try {
            $options = Options::normal($options);
            foreach (['methodology', 'mapping', 'about'] as $what) {
                if (!isset($options["$what-text"])) {
                    continue;
                }
                if (isset($options[$what])) {
                    throw new UsageException("'$what' or '$what-text', not both", 'wrong_option');
                }
                self::write("$folder/$what-text", (string) $options["$what-text"]);
                $options[$what] = "$folder/$what-text";
                unset($options["$what-text"]);
            }
            foreach (['format', 'output', 'rejects', 'only', 'each', 'previous'] as $name) {
                if (isset($options[$name])) {
                    throw new UsageException("option '$name' is not known here", 'unknown_option');
                }
            }
            return $work(Options::words($options), $folder);
        } finally {
            array_map(unlink(...), glob("$folder/*") ?: []);
            @array_map(unlink(...), glob("$folder/.[!.]*") ?: []);
            @rmdir($folder);
        }
    }

    /**
     * What a file of this name is called in a folder; the name leaves the options.
     *
     * @param array<string, mixed> $options
     */
    private static function nameOf(array &$options): string
    {
        $name = $options['name'] ?? 'bytes';
        unset($options['name']);
        $safe = is_string($name) && preg_match('/^[^\/\0-][^\/\0]*$/', $name) && $name !== '.' && $name !== '..';
        return $safe ? $name : 'bytes';
    }

    private static function write(string $path, string $bytes): void
    {
        if (file_put_contents($path, $bytes) !== strlen($bytes)) {
            throw new IkmException("$path: cannot be written", 'file_not_writable');
        }
    }
}
