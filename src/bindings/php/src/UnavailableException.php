<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/** Neither the library nor the command can be called here. The message says what is missing and how to have it. */
final class UnavailableException extends IkmException
{
}
