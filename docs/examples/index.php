<?php
// SPDX-License-Identifier: BSL-1.0
require 'Ikm/autoload.php'; // with Composer: vendor/autoload.php

$ikm = Ikm\Ikm::open();

$sekadau = $ikm->scoreFile($argv[1], ['target' => '78.5'])['result'];
printf("Sekadau: %.2f %s, target 78.5: %+.2f\n", $sekadau['index'], $sekadau['grade']['letter'], $sekadau['gap']['difference']);

foreach ($ikm->scoreFile($argv[2], ['by' => ['unit'], 'target' => 80])['groups'] as ['by' => $by, 'result' => $result]) {
    printf(
        "%s: %.2f %s, poin ke 80: %d\n",
        $by['unit'],
        $result['index'],
        $result['grade']['letter'],
        $result['gap']['points_needed'],
    );
}
