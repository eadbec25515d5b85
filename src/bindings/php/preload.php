<?php
// SPDX-License-Identifier: BSL-1.0
// For pages: opcache.preload names this file and ffi.preload names src/ikm.ffi.h in php.ini. Only code that was preloaded
// may call libraries while ffi.enable stays at "preload".
declare(strict_types=1);

require_once __DIR__ . '/autoload.php';
foreach (glob(__DIR__ . '/src/*.php') as $file) {
    require_once $file;
}
