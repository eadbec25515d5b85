<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/** Answers, tables or counts that cannot be used. */
final class InputException extends IkmException
{
}
