# SPDX-License-Identifier: BSL-1.0
"""The module ikm. IKM_LIBRARY names the library, PYTHONPATH the folder of the module; IKM_TREE is the tree."""
import json
import os
import threading
import unittest
from decimal import Decimal
from pathlib import Path

import ikm

try:
    import numpy
except ImportError:
    numpy = None

TREE = Path(os.environ["IKM_TREE"])
EXAMPLES = TREE / "docs/examples"
SEKADAU = EXAMPLES / "sekadau_2019s1.csv"
COUNTERS = EXAMPLES / "dua_loket.csv"
HEADER = b"U1,U2,U3,U4,U5,U6,U7,U8,U9\n"
# By hand: means 7/2 3 4 4 3 7/2 4 3 7/2 add to 63/2; 25 · 63/2 / 9 = 87.5.
ANSWERS = [[4, 3, 4, 4, 3, 4, 4, 3, 4], [3, 3, None, 4, 3, 3, 4, 3, 3]]


class Scores(unittest.TestCase):
    def test_a_file(self):
        scored = ikm.score_file(SEKADAU, target=Decimal("78.5"))
        self.assertEqual(scored["result"]["index"], 78.74)
        self.assertEqual(scored["result"]["gap"]["points_needed"], 0)
        self.assertEqual(json.loads(scored.text), scored)

    def test_several_files_are_one_survey(self):
        self.assertEqual(ikm.score_files([SEKADAU, str(COUNTERS)])["result"]["respondents"], 59)

    def test_bytes_have_a_name(self):
        for book in (TREE / "tests/data/exports").glob("*.xlsx"):
            with self.subTest(book=book.name):
                scored = ikm.score_bytes(book.read_bytes(), name="maret.xlsx")
                self.assertEqual(scored["input"]["files"], ["maret.xlsx"])
                self.assertEqual(scored["result"], ikm.score_file(book)["result"])

    def test_options_and_notices(self):
        rows = b"unit,tanggal," + HEADER + b"A,2024-01-02,4,4,4,4,4,4,4,4,4\n"
        scored = ikm.score_bytes(rows, by=["unit"], from_="2024-01-01", weight_decimals=2, lang="en")
        self.assertEqual(scored["result"]["index"], 99)
        self.assertIn("1 group has fewer than 5 respondents", scored.notices[0])
        self.assertEqual(ikm.score_bytes(rows, by="unit", smallest_group=5).notices, [])

    def test_answers_as_lists(self):
        self.assertEqual(ikm.score_answers(ANSWERS)["result"]["index_exact"], "175/2")

    def test_answers_that_are_none(self):
        for wrong in ([[3] * 9, [3] * 8], [[3.5] * 9], [[300] * 9], [3] * 9, [["tiga"] * 9], []):
            with self.subTest(wrong=wrong), self.assertRaises((ValueError, TypeError)):
                ikm.score_answers(wrong)
        with self.assertRaises(ikm.UsageError):
            ikm.score_answers([[3] * 8])
        with self.assertRaises(ikm.InputError) as caught:
            ikm.score_answers([[3] * 9, [3] * 8 + [5]], lang="en")
        self.assertIn("answers:2: U9: '5' is outside the scale", str(caught.exception))

    def test_a_report(self):
        page = ikm.report_bytes(COUNTERS.read_bytes(), "report.html", by="unit", about_text="unit = 'Dinas Contoh'",
                                name="maret.csv")
        self.assertIn("Dinas Contoh".encode(), page)
        self.assertEqual(page.notices, [])
        book = ikm.report_bytes(COUNTERS.read_bytes(), "processing.xlsx")
        self.assertEqual(book[:2], b"PK")
        self.assertIn(0, book)
        with self.assertRaises(ikm.UsageError) as caught:
            ikm.report_bytes(COUNTERS.read_bytes(), "report.pdf")
        self.assertEqual(caught.exception.code, "unknown_file")

    def test_tables(self):
        gap = ikm.gap_tables('id,2024\nikm,"77,5"\n', 'id,2024\nikm,"78,74"\n')
        self.assertEqual(gap["indicators"][0]["years"][0]["difference"], 1.24)
        self.assertEqual(ikm.compare_files(COUNTERS, by="unit")["schema"], "ikm.compare/1")
        self.assertIn('schema = "ikm.mapping/1"', ikm.inspect_file(SEKADAU))


class Fails(unittest.TestCase):
    def test_with_a_code_and_both_languages(self):
        with self.assertRaises(ikm.InputError) as caught:
            ikm.score_file("nothing.csv")
        problem = caught.exception
        self.assertEqual(problem.code, "file_not_found")
        self.assertEqual(str(problem), problem.said_id)
        self.assertNotEqual(problem.said_id, problem.said_en)

    def test_for_options_that_are_none(self):
        for options in ({"bij": "unit"}, {"missing": "none"}, {"by": {"unit": 1}}, {"target": float("nan")}):
            with self.subTest(options=options), self.assertRaises(ikm.UsageError):
                ikm.score_file(SEKADAU, **options)

    def test_for_each_thread_alone(self):
        said = {}

        def fail(name):
            for _ in range(200):
                try:
                    ikm.score_file(name)
                except ikm.InputError as problem:
                    said.setdefault(name, set()).add(str(problem).split(":")[0])

        threads = [threading.Thread(target=fail, args=(f"nothing{i}.csv",)) for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(said, {f"nothing{i}.csv": {f"nothing{i}.csv"} for i in range(4)})


class Tallies(unittest.TestCase):
    def test_one_by_one_and_merged(self):
        first, second = ikm.Tally(joint=True), ikm.Tally(joint=True)
        for row in ANSWERS:
            first.add(row)
        second.add_rows(ANSWERS)
        self.assertEqual(first.store(), second.store())
        first.merge(second)
        first.merge(first)
        self.assertEqual(len(first), 8)
        self.assertEqual(ikm.Tally.load(first.store()).score(confidence="0.95")["result"]["index"], 87.5)

    def test_of_a_file(self):
        groups = ikm.Tally.from_file(COUNTERS, by="unit").score(by="unit")["groups"]
        self.assertEqual([group["result"]["index"] for group in groups], [100, 75])

    def test_of_an_own_methodology(self):
        own = ikm.Methodology.from_toml((EXAMPLES / "layanan-daring.toml").read_text(encoding="utf-8"))
        self.assertEqual(own.questions, 3)
        self.assertEqual(ikm.Methodology.from_toml(own.to_toml()).questions, 3)
        counted = ikm.Tally(own)
        counted.add_rows([[4, 3, 4], [3, 2, 4]])
        self.assertEqual(counted.score()["result"]["index"], 93.75)  # docs/conformance.md
        with self.assertRaises(ikm.InputError):
            ikm.Methodology("permenpan-99")

    def test_that_are_damaged(self):
        with self.assertRaises(ikm.InputError):
            ikm.Tally.load(b"ikm.tally/1\n")
        with self.assertRaises(ikm.InputError):
            ikm.Tally().add([5] * 9)


@unittest.skipIf(numpy is None, "NumPy is not there")
class Arrays(unittest.TestCase):
    def test_of_every_layout(self):
        generator = numpy.random.default_rng(1)
        rows = generator.integers(0, 5, (10_000, 9), dtype=numpy.uint8)
        wide = numpy.zeros((20_000, 18), dtype=numpy.uint8)
        wide[::2, ::2] = rows
        expected = ikm.Tally()
        for row in rows:
            expected.add(row)
        layouts = {"rows": rows, "columns": numpy.asfortranarray(rows), "spread": wide[::2, ::2],
                   "backwards": rows[::-1, ::-1][::-1, ::-1], "int64": rows.astype(numpy.int64),
                   "float with NaN": numpy.where(rows == 0, numpy.nan, rows.astype(float))}
        for name, array in layouts.items():
            with self.subTest(layout=name):
                counted = ikm.Tally()
                counted.add_rows(array)
                self.assertEqual(counted.store(), expected.store())
                self.assertEqual(ikm.score_answers(array)["result"], expected.score()["result"])

    def test_that_cannot_be_written_to(self):
        rows = numpy.full((5, 9), 3, dtype=numpy.uint8)
        rows.flags.writeable = False
        self.assertEqual(ikm.score_answers(rows)["result"]["index"], 75)
        self.assertEqual(rows[0, 0], 3)

    def test_out_of_range_is_no_answer(self):
        with self.assertRaises(ValueError):
            ikm.score_answers(numpy.full((1, 9), 259, dtype=numpy.int64))

    def test_without_a_copy(self):
        from unittest import mock
        rows = numpy.full((1000, 9), 3, dtype=numpy.uint8)
        with mock.patch.object(ikm, "_block_of", side_effect=AssertionError("copied")):
            with ikm._Answers(rows) as block:
                self.assertEqual(block.address, rows.ctypes.data)


if __name__ == "__main__":
    unittest.main()
