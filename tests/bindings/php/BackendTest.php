<?php
// SPDX-License-Identifier: BSL-1.0
// Both backends against the same figures; what is missing is said. IKM_LIBRARY and IKM_PROGRAM name what is called.
declare(strict_types=1);

require_once __DIR__ . '/../../../src/bindings/php/autoload.php';

use Ikm\Backend;
use Ikm\CommandBackend;
use Ikm\Ikm;
use Ikm\InputException;
use Ikm\LibraryBackend;
use Ikm\UnavailableException;
use Ikm\UsageException;
use PHPUnit\Framework\TestCase;

final class BackendTest extends TestCase
{
    private const EXAMPLES = __DIR__ . '/../../../docs/examples/';
    private const EXPORTS = __DIR__ . '/../../data/exports/';
    private const HEADER = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n";

    /** @return iterable<string, array{Backend}> */
    public static function backends(): iterable
    {
        yield 'command' => [new CommandBackend()];
        // The command is built in more ways than the library can be loaded in: under sanitizers it is left out.
        if (getenv('IKM_LIBRARY') !== false) {
            yield 'library' => [new LibraryBackend()];
        }
    }

    /**
     * The figure that Kabupaten Sekadau published for the first half of 2019.
     *
     * @dataProvider backends
     */
    public function testScoresAFile(Backend $ikm): void
    {
        $scored = $ikm->scoreFile(self::EXAMPLES . 'sekadau_2019s1.csv', ['target' => '78,5']);
        self::assertSame(78.74, $scored['result']['index']);
        self::assertSame('B', $scored['result']['grade']['letter']);
        self::assertSame(0, $scored['result']['gap']['points_needed']);
        self::assertSame('11575/147', $scored['result']['index_exact']);
    }

    /** @dataProvider backends */
    public function testSeveralFilesAreOneSurvey(Backend $ikm): void
    {
        $scored = $ikm->scoreFile([self::EXAMPLES . 'sekadau_2019s1.csv', self::EXAMPLES . 'dua_loket.csv']);
        self::assertSame(59, $scored['result']['respondents']);
    }

    /** @dataProvider backends */
    public function testGroupsAndNotices(Backend $ikm): void
    {
        $rows = 'unit,' . self::HEADER . "A,4,4,4,4,4,4,4,4,4\n";
        $scored = $ikm->scoreBytes($rows, ['by' => ['unit'], 'lang' => 'en']);
        self::assertSame(['unit' => 'A'], $scored['groups'][0]['by']);
        self::assertStringContainsString('1 group has fewer than 5 respondents', implode("\n", $scored->notices));
        self::assertSame([], $ikm->scoreBytes($rows, ['by' => 'unit', 'smallest_group' => 5])->notices);
    }

    /** @dataProvider backends */
    public function testAWorkbookFromMemoryKeepsItsName(Backend $ikm): void
    {
        $books = glob(self::EXPORTS . '*.xlsx');
        self::assertNotEmpty($books);
        $file = $ikm->scoreFile($books[0]);
        $bytes = $ikm->scoreBytes(file_get_contents($books[0]), ['name' => 'unggahan maret.xlsx']);
        self::assertSame(['unggahan maret.xlsx'], $bytes['input']['files']);
        self::assertSame($file['result'], $bytes['result']);
    }

    /**
     * By hand: means 7/2 3 4 4 3 7/2 4 3 7/2 add to 63/2; 25 · 63/2 / 9 = 87.5.
     *
     * @dataProvider backends
     */
    public function testScoresAnswers(Backend $ikm): void
    {
        $scored = $ikm->scoreAnswers([[4, 3, 4, 4, 3, 4, 4, 3, 4], [3, 3, null, 4, 3, 3, 4, 3, 3]]);
        self::assertSame('175/2', $scored['result']['index_exact']);
        $blank = $ikm->scoreAnswers([array_fill(0, 9, 4), array_fill(0, 9, null)]);
        self::assertSame(2, $blank['result']['respondents']);
        self::assertSame('100', $blank['result']['index_exact']);
    }

    /** @dataProvider backends */
    public function testAnswersOfAnOwnMethodology(Backend $ikm): void
    {
        $toml = file_get_contents(self::EXAMPLES . 'layanan-daring.toml');
        $scored = $ikm->scoreAnswers([[4, 3, 4], [3, 2, 4]], ['methodology-text' => $toml]);
        self::assertSame(93.75, $scored['result']['index']); // docs/conformance.md
        $this->expectException(UsageException::class);
        $ikm->scoreAnswers([[4, 3, 4]]);
    }

    /** @dataProvider backends */
    public function testHoldsTablesAgainstEachOther(Backend $ikm): void
    {
        $gap = $ikm->gapTables("id,2024,2025\nikm,\"77,5\",78\n", "id,2024\nikm,\"78,74\"\n");
        self::assertSame(1.24, $gap['indicators'][0]['years'][0]['difference']);
        self::assertSame('ikm', $ikm->gapTables("id,2025\nikm,78\n")['indicators'][0]['id']);
    }

    /** @dataProvider backends */
    public function testMakesTheFilesOfAReport(Backend $ikm): void
    {
        $rows = file_get_contents(self::EXAMPLES . 'dua_loket.csv');
        $page = $ikm->reportBytes($rows, 'report.html', ['by' => 'unit', 'about-text' => "unit = 'Dinas Contoh'"]);
        self::assertStringContainsString('Dinas Contoh', $page->bytes);
        self::assertSame([], $page->notices);
        self::assertStringStartsWith('PK', (string) $ikm->reportBytes($rows, 'processing.xlsx'));
        $listed = json_decode($ikm->reportBytes($rows, 'report.json', ['name' => 'maret.csv'])->bytes, true);
        self::assertSame(['maret.csv'], array_column($listed['manifest']['inputs'], 'name'));
        self::assertCount(8, $listed['manifest']['outputs']);
        $this->expectException(UsageException::class);
        $ikm->reportBytes($rows, 'report.pdf');
    }

    /** @dataProvider backends */
    public function testComparesUnits(Backend $ikm): void
    {
        $compared = $ikm->compareFiles(self::EXAMPLES . 'dua_loket.csv', null, ['by' => 'unit']);
        self::assertSame('ikm.compare/1', $compared['schema']);
    }

    /** @dataProvider backends */
    public function testBadRowsAreNamedInBothLanguages(Backend $ikm): void
    {
        foreach (['id' => 'di luar skala', 'en' => 'is outside the scale'] as $lang => $said) {
            try {
                $ikm->scoreBytes(self::HEADER . "4,4,4,4,7,4,4,4,4\n", ['name' => 'maret.csv', 'lang' => $lang]);
                self::fail('a 7 was accepted');
            } catch (InputException $problem) {
                self::assertStringContainsString('maret.csv:2: U5:', $problem->getMessage());
                self::assertStringContainsString($said, $problem->getMessage());
                self::assertNotSame('', $problem->reason);
            }
        }
    }

    /**
     * @dataProvider backends
     */
    public function testWrongOptionsAreRefused(Backend $ikm): void
    {
        $wrong = [['bij' => 'unit'], ['output' => 'x.json'], ['missing' => 'none'], ['by' => [['unit']]],
            ['weight-decimals' => 2, 'weight_decimals' => 3], ['target' => 'tinggi']];
        foreach ($wrong as $options) {
            try {
                $ikm->scoreFile(self::EXAMPLES . 'sekadau_2019s1.csv', $options);
                self::fail(json_encode($options) . ' was accepted');
            } catch (UsageException $problem) {
                self::assertNotSame('', $problem->getMessage());
            }
        }
    }

    /** @dataProvider backends */
    public function testNothingIsLeftInTheTemporaryFolder(Backend $ikm): void
    {
        $before = glob(sys_get_temp_dir() . '/ikm-*');
        try {
            $ikm->scoreBytes("apa ini?\n");
        } catch (InputException) {
        }
        self::assertSame($before, glob(sys_get_temp_dir() . '/ikm-*'));
    }

    public function testWhatIsMissingIsSaid(): void
    {
        try {
            Ikm::open('/nowhere/libikm.so.1', '/nowhere/ikm');
            self::fail('neither is there');
        } catch (UnavailableException $problem) {
            self::assertStringContainsString('/nowhere/libikm.so.1', $problem->getMessage());
            self::assertStringContainsString('/nowhere/ikm', $problem->getMessage());
            self::assertStringContainsString('IKM_LIBRARY', $problem->getMessage());
            self::assertStringContainsString('IKM_PROGRAM', $problem->getMessage());
            self::assertStringContainsString('share/ikm/reference/php', $problem->getMessage());
        }
    }

    /** PHP's web server does not let scripts call libraries: the command is taken, and where none may start, both are said. */
    public function testInAWebServerTheCommandIsTaken(): void
    {
        [$class, $index] = explode(' ', $this->served([]));
        self::assertSame(CommandBackend::class, $class);
        self::assertSame('78.74', $index);
    }

    public function testInAWebServerWithoutProgramsBothAreSaid(): void
    {
        $said = $this->served(['-d', 'disable_functions=proc_open']);
        self::assertStringContainsString('ffi.enable', $said);
        self::assertStringContainsString('disable_functions', $said);
    }

    public function testInAWebServerThatPreloadsTheLibraryItIsTaken(): void
    {
        if (getenv('IKM_LIBRARY') === false || !extension_loaded('Zend OPcache')) {
            self::markTestSkipped('no library, or no OPcache, which preloads');
        }
        $package = dirname(__DIR__, 3) . '/src/bindings/php';
        $settings = ["ffi.preload=$package/src/ikm.ffi.h", "opcache.preload=$package/preload.php", 'opcache.enable=1',
            'opcache.preload_user=' . posix_getpwuid(posix_geteuid())['name']];
        $options = array_merge(...array_map(static fn (string $one): array => ['-d', $one], $settings));
        $found = ['LD_LIBRARY_PATH' => dirname(getenv('IKM_LIBRARY'))];
        self::assertSame(LibraryBackend::class . ' 78.74', $this->served($options, $found));
    }

    /**
     * @param list<string> $settings
     * @param array<string, string> $environment
     */
    private function served(array $settings, array $environment = []): string
    {
        $socket = stream_socket_server('tcp://127.0.0.1:0');
        $address = stream_socket_get_name($socket, false);
        fclose($socket);
        $server = proc_open([PHP_BINARY, ...$settings, '-S', $address, __DIR__ . '/served.php'], [], $pipes, null, $environment + getenv());
        try {
            for ($tries = 0; $tries < 100; ++$tries) {
                $page = @file_get_contents("http://$address/");
                if ($page !== false) {
                    return $page;
                }
                usleep(100_000);
            }
            self::fail('the web server does not answer');
        } finally {
            proc_terminate($server);
            proc_close($server);
        }
    }
}
