<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/** A file of a report. */
final class Document implements \Stringable
{
    /**
     * @param string $bytes of the file
     * @param list<string> $notices what a reader must know beside it
     */
    public function __construct(public readonly string $bytes, public readonly array $notices = [])
    {
    }

    public function __toString(): string
    {
        return $this->bytes;
    }
}
