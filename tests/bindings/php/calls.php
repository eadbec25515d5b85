<?php
// SPDX-License-Identifier: BSL-1.0
// Answers calls, one JSON object per line, for tests/conformance/command_vectors.py: `calls.php library|command`.
declare(strict_types=1);

require __DIR__ . '/../../../src/bindings/php/autoload.php';

$ikm = $argv[1] === 'library' ? new Ikm\LibraryBackend() : new Ikm\CommandBackend();
while (($line = fgets(STDIN)) !== false) {
    $asked = json_decode($line, true, 64, JSON_THROW_ON_ERROR);
    try {
        $result = $asked['call'] === 'score'
            ? $ikm->scoreFile($asked['file'], $asked['options'])
            : $ikm->gapTables($asked['targets'], $asked['actuals'], $asked['options']);
    } catch (Ikm\InputException | Ikm\UsageException) {
        $result = ['refused' => true];
    }
    echo json_encode($result, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE), "\n";
}
