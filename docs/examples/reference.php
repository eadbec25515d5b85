<?php
require 'src/bindings/php/reference/ikm_reference.php';

$result = Ikm\Reference\score([
    'methodology' => 'permenpan-14-2017',
    'answers' => [[4, 3, 4, 4, 3, 4, 4, 3, 4], [3, 3, null, 4, 3, 3, 4, 3, 3]],
    'target' => '88.31',
]);
echo $result['index'], ' ', $result['grade']['letter'], ', poin: ', $result['gap']['points_needed'], "\n";
