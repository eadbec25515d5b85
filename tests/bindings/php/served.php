<?php
// SPDX-License-Identifier: BSL-1.0
// A page that says which way was taken, and the index of the example.
declare(strict_types=1);

require __DIR__ . '/../../../src/bindings/php/autoload.php';

try {
    $ikm = Ikm\Ikm::open();
    echo $ikm::class, ' ', $ikm->scoreFile(__DIR__ . '/../../../docs/examples/sekadau_2019s1.csv')['result']['index'];
} catch (Ikm\UnavailableException $problem) {
    echo $problem->getMessage();
}
