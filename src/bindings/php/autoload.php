<?php
// SPDX-License-Identifier: BSL-1.0
// For who has no Composer: require this file.
declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    if (preg_match('/^Ikm\\\\([A-Za-z]+)$/', $class, $name) && is_file(__DIR__ . "/src/$name[1].php")) {
        require __DIR__ . "/src/$name[1].php";
    }
});
