<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/** What was asked could not be done. The message says why, in the language of the option `lang`. */
class IkmException extends \RuntimeException
{
    /** @param string $reason why, for programs: a word of docs/errors.md; of the command only `bad_input` and `wrong_use` */
    public function __construct(string $message, public readonly string $reason = '')
    {
        parent::__construct($message);
    }
}
