<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/** An argument or option that is wrong whatever the input. */
final class UsageException extends IkmException
{
}
