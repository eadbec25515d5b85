<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/** libikm.so by FFI: in the command line, in workers, and where ffi.enable is on or the library was preloaded. */
final class LibraryBackend implements Backend
{
    private const ABI_VERSION = 1;

    private \FFI $library;

    /** @throws UnavailableException */
    public function __construct(?string $library = null)
    {
        $this->library = self::loaded($library ?? (getenv('IKM_LIBRARY') ?: 'libikm.so.1'));
        $version = $this->library->ikm_abi_version();
        if ($version !== self::ABI_VERSION) {
            throw new UnavailableException(
                "libikm.so has version $version of its interface; this package needs " . self::ABI_VERSION . '.',
                'unavailable',
            );
        }
    }

    public function scoreFile(string|array $paths, array $options = []): Result
    {
        $paths = (array) $paths;
        $count = count($paths);
        $held = [];
        $names = \FFI::new('const char*[' . max(1, $count) . ']');
        foreach (array_values($paths) as $i => $path) {
            $held[$i] = self::text($path);
            $names[$i] = \FFI::cast('char*', \FFI::addr($held[$i]));
        }
        return $this->call($options, fn (string $json, $made, $size) => $this->library->ikm_score_files(
            \FFI::cast('char**', \FFI::addr($names)),
            $count,
            $json,
            $made,
            $size,
        ));
    }

    public function scoreBytes(string $bytes, array $options = []): Result
    {
        return $this->call($options, fn (string $json, $made, $size) => $this->library->ikm_score_bytes(
            $bytes,
            strlen($bytes),
            $json,
            $made,
            $size,
        ));
    }

    public function scoreAnswers(array $answers, array $options = []): Result
    {
        [$block, $questions] = Answers::block($answers);
        return $this->call($options, fn (string $json, $made, $size) => $this->library->ikm_score_answers(
            $block,
            count($answers),
            $questions,
            $json,
            $made,
            $size,
        ));
    }

    public function gapTables(string $targets, ?string $actuals = null, array $options = []): Result
    {
        return $this->call($options, fn (string $json, $made, $size) => $this->library->ikm_gap_tables(
            self::withoutNul($targets),
            $actuals === null ? null : self::withoutNul($actuals),
            $json,
            $made,
            $size,
        ));
    }

    public function reportBytes(string $bytes, string $file, array $options = []): Document
    {
        $name = self::withoutNul($file);
        return new Document(...$this->made($options, fn (string $json, $made, $size) => $this->library->ikm_report_bytes(
            $bytes,
            strlen($bytes),
            $json,
            $name,
            $made,
            $size,
        )));
    }

    public function compareFiles(string $first, ?string $second = null, array $options = []): Result
    {
        return $this->call($options, fn (string $json, $made, $size) => $this->library->ikm_compare_files(
            self::withoutNul($first),
            $second === null ? null : self::withoutNul($second),
            $json,
            $made,
            $size,
        ));
    }

    public function version(): string
    {
        return $this->library->ikm_version();
    }

    /** @throws UnavailableException */
    private static function loaded(string $library): \FFI
    {
        if (!extension_loaded('ffi')) {
            throw new UnavailableException('The extension FFI is not loaded; install it (Debian: php8.2-common; '
                . 'others: php-ffi) and enable it in php.ini: extension=ffi.', 'unavailable');
        }
        try {
            return \FFI::scope('IKM');
        } catch (\FFI\Exception) {
            // Nobody has preloaded it.
        }
        try {
            $declared = preg_replace('/^#.*$/m', '', file_get_contents(__DIR__ . '/ikm.ffi.h'));
            return \FFI::cdef($declared, $library);
        } catch (\FFI\Exception $problem) {
            $restricted = str_contains($problem->getMessage(), 'ffi.enable');
            throw new UnavailableException(
                $restricted
                    ? 'FFI is off in this mode of PHP; preload this package in php.ini (opcache.preload='
                        . dirname(__DIR__) . '/preload.php, ffi.preload=' . __DIR__ . '/ikm.ffi.h), or set ffi.enable=1, or install the command ikm.'
                    : "The library $library is not found (" . $problem->getMessage() . '); install ikm, or name it '
                        . 'in IKM_LIBRARY.',
                'unavailable',
            );
        }
    }

    /**
     * @param array<string, mixed> $options
     * @param callable(string, mixed, mixed): int $work
     */
    private function call(array $options, callable $work): Result
    {
        return Result::fromJson(...$this->made($options, $work));
    }

    /**
     * @param array<string, mixed> $options
     * @param callable(string, mixed, mixed): int $work
     * @return array{string, list<string>} what the work made, and what a reader must know beside it
     */
    private function made(array $options, callable $work): array
    {
        $lang = ($options['lang'] ?? 'id') === 'en' ? 'en' : 'id';
        $made = $this->library->new('char*');
        $size = $this->library->new('size_t');
        $status = $work(Options::json($options), \FFI::addr($made), \FFI::addr($size));
        if ($status !== 0) {
            $message = $this->library->ikm_last_error($lang);
            $reason = $this->library->ikm_last_code();
            throw match ($status) {
                1 => new InputException($message, $reason),
                2 => new UsageException($message, $reason),
                default => new IkmException($message, $reason),
            };
        }
        $notices = $this->library->ikm_last_notices($lang);
        try {
            $bytes = \FFI::string($made, $size->cdata);
        } finally {
            $this->library->ikm_free($made);
        }
        return [$bytes, $notices === '' ? [] : explode("\n", $notices)];
    }

    /** A text ended by a 0, in memory of C. */
    private static function text(string $text): \FFI\CData
    {
        $text = self::withoutNul($text);
        $held = \FFI::new('char[' . (strlen($text) + 1) . ']');
        \FFI::memcpy($held, $text . "\0", strlen($text) + 1);
        return $held;
    }

    private static function withoutNul(string $text): string
    {
        if (str_contains($text, "\0")) {
            throw new UsageException('a NUL in a text', 'not_utf8');
        }
        return $text;
    }
}
