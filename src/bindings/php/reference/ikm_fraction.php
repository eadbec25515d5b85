<?php
// SPDX-License-Identifier: BSL-1.0
// Exact fractions of any size for plain PHP 8.0 or later on 64 bits: no bcmath, no gmp.

declare(strict_types=1);

namespace Ikm\Reference;

if (PHP_INT_SIZE < 8) {
    throw new \RuntimeException('ikm_fraction.php needs the integers of 64-bit PHP');
}

/**
 * A fraction in lowest terms. `Fraction::of('0.071')`, `Fraction::of('1/9')`, `Fraction::of(3)`; values never change.
 *
 * A whole number is a list of limbs, the least first. Each is from 0 to BASE - 1, but the last one has the sign.
 */
final class Fraction
{
    private const DIGITS = 7;
    private const BASE = 10_000_000;  // the product of two limbs, a thousand times over, still fits PHP's integers

    /** @param list<int> $numerator @param list<int> $denominator above 0 */
    private function __construct(private array $numerator, private array $denominator)
    {
    }

    /** Reads whole numbers, decimals with a point, and fractions of whole numbers. */
    public static function of(int|string|self $value): self
    {
        if ($value instanceof self) {
            return $value;
        }
        if (!preg_match('~^(-?)(\d+)(?:\.(\d+)|/(\d+))?$~', (string) $value, $part)) {
            throw new \InvalidArgumentException("'$value' is not a number");
        }
        $decimals = $part[3] ?? '';
        $below = ($part[4] ?? '') !== '' ? self::read($part[4]) : self::read('1' . str_repeat('0', strlen($decimals)));
        return self::reduced(self::multiplied(self::read($part[2] . $decimals), [$part[1] === '' ? 1 : -1]), $below);
    }

    /** @param iterable<self> $values */
    public static function sum(iterable $values): self
    {
        $total = self::of(0);
        foreach ($values as $value) {
            $total = $total->plus($value);
        }
        return $total;
    }

    public function plus(self $b): self
    {
        $ours = self::multiplied($this->numerator, $b->denominator);
        $theirs = self::multiplied($b->numerator, $this->denominator);
        return self::reduced(self::added($ours, $theirs, 1), self::multiplied($this->denominator, $b->denominator));
    }

    public function minus(self $b): self
    {
        return $this->plus($b->times(-1));
    }

    public function times(int|string|self $b): self
    {
        $b = self::of($b);
        return self::reduced(self::multiplied($this->numerator, $b->numerator),
            self::multiplied($this->denominator, $b->denominator));
    }

    public function over(int|string|self $b): self
    {
        $b = self::of($b);
        $sign = $b->sign();
        if ($sign === 0) {
            throw new \DivisionByZeroError('a fraction is divided by 0');
        }
        return self::reduced(self::multiplied(self::multiplied($this->numerator, $b->denominator), [$sign]),
            self::multiplied(self::multiplied($this->denominator, $b->numerator), [$sign]));
    }

    /** -1, 0 or 1 */
    public function sign(): int
    {
        return self::last($this->numerator) <=> 0;
    }

    /** -1 when less, 0 when equal, 1 when greater */
    public function compare(int|string|self $b): int
    {
        return $this->minus(self::of($b))->sign();
    }

    /** To the nearest multiple of 10^-$places, a tie away from zero. */
    public function rounded(int $places): self
    {
        return $this->multipleOf($places, 1);
    }

    /** Digits after $places are left out. */
    public function cut(int $places): self
    {
        return $this->multipleOf($places, 0);
    }

    /** The least whole number that is not smaller. */
    public function ceiling(): int
    {
        $whole = $this->cut(0);
        return (int) $whole->text(0) + ($this->compare($whole) > 0 ? 1 : 0);
    }

    /** Rounded, with all decimals: 65 with two is '65.00'. */
    public function text(int $places): string
    {
        $scaled = $this->rounded($places)->times(self::ten($places));
        $digits = str_pad(self::written($scaled->numerator), $places + 1, '0', STR_PAD_LEFT);
        $whole = $places === 0 ? $digits : substr($digits, 0, -$places) . '.' . substr($digits, -$places);
        return ($scaled->sign() < 0 ? '-' : '') . $whole;
    }

    /** '11575/147', or '75' when whole. */
    public function exact(): string
    {
        $below = self::written($this->denominator);
        return ($this->sign() < 0 ? '-' : '') . self::written($this->numerator) . ($below === '1' ? '' : "/$below");
    }

    /** Of a fraction in lowest terms. */
    public function denominator(): self
    {
        return new self($this->denominator, [1]);
    }

    private static function ten(int $places): self
    {
        return self::of('1' . str_repeat('0', $places));
    }

    private function multipleOf(int $places, int $halves): self
    {
        $scaled = $this->times(self::ten($places));
        $double = self::multiplied($scaled->denominator, [2]);
        $above = self::added(self::multiplied(self::absolute($scaled->numerator), [2]), $scaled->denominator, $halves);
        $units = new self(self::multiplied(self::divided($above, $double)[0], [$this->sign() < 0 ? -1 : 1]), [1]);
        return $units->over(self::ten($places));
    }

    private static function reduced(array $numerator, array $denominator): self
    {
        [$a, $b] = [self::absolute($numerator), $denominator];
        while (count($b) > 1 || $b[0] !== 0) {
            [$a, $b] = [$b, self::divided($a, $b)[1]];
        }
        $sign = self::last($numerator) < 0 ? -1 : 1;
        return new self(self::multiplied(self::divided(self::absolute($numerator), $a)[0], [$sign]),
            self::divided($denominator, $a)[0]);
    }

    // ---- Whole numbers ----
    private static function read(string $digits): array
    {
        return self::carried(array_map('intval', array_map('strrev', str_split(strrev($digits), self::DIGITS))));
    }

    private static function written(array $number): string
    {
        $limbs = array_reverse(self::absolute($number));
        $first = (string) array_shift($limbs);
        return $first . implode('', array_map(fn (int $limb) => sprintf('%0' . self::DIGITS . 'd', $limb), $limbs));
    }

    /** The limb that has the sign. */
    private static function last(array $number): int
    {
        return $number[count($number) - 1];
    }

    private static function absolute(array $number): array
    {
        return self::last($number) < 0 ? self::multiplied($number, [-1]) : $number;
    }

    private static function carried(array $limbs): array
    {
        for ($i = 0; $i + 1 < count($limbs) || abs($limbs[$i]) >= self::BASE; $i++) {
            $limb = ($limbs[$i] % self::BASE + self::BASE) % self::BASE;
            $limbs[$i + 1] = ($limbs[$i + 1] ?? 0) + intdiv($limbs[$i] - $limb, self::BASE);
            $limbs[$i] = $limb;
        }
        while (count($limbs) > 1 && self::last($limbs) === 0) {
            array_pop($limbs);
        }
        return $limbs;
    }

    /** $a + $times · $b */
    private static function added(array $a, array $b, int $times): array
    {
        foreach ($b as $i => $limb) {
            $a[$i] = ($a[$i] ?? 0) + $times * $limb;
        }
        return self::carried($a);
    }

    private static function multiplied(array $a, array $b): array
    {
        $product = array_fill(0, count($a) + count($b) - 1, 0);
        foreach ($a as $i => $x) {
            foreach ($b as $j => $y) {
                $product[$i + $j] += $x * $y;
            }
        }
        return self::carried($product);
    }

    /** Quotient and remainder of $a >= 0 by $b > 0, one limb after the other as on paper. */
    private static function divided(array $a, array $b): array
    {
        if (count($a) <= 2 && count($b) <= 2) {
            [$x, $y] = [$a[0] + self::BASE * ($a[1] ?? 0), $b[0] + self::BASE * ($b[1] ?? 0)];
            return [self::carried([intdiv($x, $y)]), self::carried([$x % $y])];
        }
        [$quotient, $rest, $top] = [[], [0], count($b) - 1];
        $divisor = ($b[$top] * self::BASE + ($b[$top - 1] ?? 0)) * self::BASE + ($b[$top - 2] ?? 0);
        foreach (array_reverse($a) as $limb) {
            $rest = self::carried([$limb, ...$rest]);
            $leading = (($rest[$top + 1] ?? 0) * self::BASE + ($rest[$top] ?? 0)) * (float) self::BASE ** 2
                + ($rest[$top - 1] ?? 0) * self::BASE + ($rest[$top - 2] ?? 0);
            $digit = (int) floor($leading / $divisor);  // a guess, put right below
            $rest = self::added($rest, $b, -$digit);
            for (; self::last($rest) < 0; $digit--) {
                $rest = self::added($rest, $b, 1);
            }
            for (; self::last($less = self::added($rest, $b, -1)) >= 0; $digit++) {
                $rest = $less;
            }
            array_unshift($quotient, $digit);
        }
        return [self::carried($quotient), $rest];
    }
}
