<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/** The options of one call, as the library and as the command take them. */
final class Options
{
    /** Options of which the value is a file. */
    private const FILES = ['mapping', 'combine-weights', 'targets', 'importance', 'strata', 'poststratify', 'rake', 'about', 'follow-up'];

    /** @param array<string, mixed> $options */
    public static function json(array $options): string
    {
        try {
            return $options === [] ? '' : json_encode($options, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
        } catch (\JsonException $problem) {
            throw new UsageException('options: ' . $problem->getMessage(), 'not_utf8');
        }
    }

    /**
     * The words of a command line.
     *
     * @param array<string, mixed> $options
     * @return list<string>
     * @throws UsageException for a value that is neither a text, a number, true, false, null nor a list of texts
     */
    public static function words(array $options): array
    {
        $words = [];
        foreach (self::normal($options) as $name => $value) {
            if ($value === null || $value === false) {
                continue;
            }
            if ($value === true) {
                $words[] = "--$name";
                continue;
            }
            foreach (is_array($value) ? $value : [$value] as $one) {
                if (!is_scalar($one) || is_bool($one)) {
                    throw new UsageException("option '$name': expected a text, a number, true, or a list of texts", 'wrong_option');
                }
                $words[] = "--$name=" . (is_float($one) ? json_encode($one) : $one);
            }
        }
        return $words;
    }

    /**
     * With dashes for `_`, and files by their whole path, so that they are found from any folder.
     *
     * @param array<string, mixed> $options
     * @return array<string, mixed>
     */
    public static function normal(array $options): array
    {
        $normal = [];
        foreach ($options as $name => $value) {
            $name = str_replace('_', '-', (string) $name);
            if (array_key_exists($name, $normal)) {
                throw new UsageException("option '$name' is given twice", 'malformed_options');
            }
            if (in_array($name, self::FILES, true) || ($name === 'methodology' && is_string($value) && is_file($value))) {
                $value = is_array($value) ? array_map(self::whole(...), $value) : self::whole($value);
            }
            $normal[$name] = $value;
        }
        return $normal;
    }

    private static function whole(mixed $path): mixed
    {
        return is_string($path) && $path !== '' && $path[0] !== '/' ? getcwd() . '/' . $path : $path;
    }
}
