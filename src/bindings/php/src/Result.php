<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/**
 * A result, read as an array: $scored['result']['index'].
 *
 * @implements \ArrayAccess<string, mixed>
 */
final class Result implements \ArrayAccess, \JsonSerializable
{
    /**
     * @param array<string, mixed> $data ikm.score/1, ikm.gap/1 or ikm.compare/1
     * @param list<string> $notices what a reader must know and the result does not say: groups too small to be
     *     published, units left out
     */
    public function __construct(public readonly array $data, public readonly array $notices = [])
    {
    }

    /** @param list<string> $notices */
    public static function fromJson(string $json, array $notices): self
    {
        return new self(json_decode($json, true, 64, JSON_THROW_ON_ERROR), $notices);
    }

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->data[$offset]);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->data[$offset];
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
        throw new \LogicException('a result is not changed');
    }

    public function offsetUnset(mixed $offset): void
    {
        throw new \LogicException('a result is not changed');
    }

    /** @return array<string, mixed> */
    public function jsonSerialize(): array
    {
        return $this->data;
    }
}
