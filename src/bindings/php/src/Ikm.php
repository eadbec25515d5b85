<?php
// SPDX-License-Identifier: BSL-1.0
declare(strict_types=1);

namespace Ikm;

/** Finds the way to the index that this machine has. */
final class Ikm
{
    /**
     * The library where PHP may call it, else the command.
     *
     * @param string|null $library libikm.so.1; without it where IKM_LIBRARY says, or where the system keeps libraries
     * @param string|null $program ikm; without it where IKM_PROGRAM says, or in PATH
     * @throws UnavailableException
     */
    public static function open(?string $library = null, ?string $program = null): Backend
    {
        try {
            return new LibraryBackend($library);
        } catch (UnavailableException $withoutLibrary) {
            try {
                return new CommandBackend($program);
            } catch (UnavailableException $withoutCommand) {
                throw new UnavailableException(
                    "IKM tidak dapat dipanggil dari PHP ini. / IKM cannot be called from this PHP.\n"
                        . '1. ' . $withoutLibrary->getMessage() . "\n"
                        . '2. ' . $withoutCommand->getMessage() . "\n"
                        . '3. Where neither may be installed, copy the reference scorer '
                        . '(share/ikm/reference/php), which needs nothing.',
                    'unavailable',
                );
            }
        }
    }
}
