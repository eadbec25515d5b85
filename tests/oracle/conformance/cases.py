# SPDX-License-Identifier: BSL-1.0
"""What is asked of a scorer: one list of cases per file of vectors. Expectations come from exact.py; what is known by
hand, from a regulation or from a published sheet is beside a case as `known` and must agree."""
import csv
from functools import cache
from pathlib import Path

import exact

TREE = Path(__file__).resolve().parents[3]
IN_FORCE = "permenpan-14-2017"
OF_2014 = "permenpan-16-2014"
OF_2004 = "kepmenpan-25-2004"
OF_QUALITY = "ipkp"
OF_INTEGRITY = "ipak"

FORMULA = "PermenPAN-RB 14/2017, annex, processing sheet; docs/methodology.md, The formula"
BANDS = "PermenPAN-RB 14/2017, annex, table of intervals; docs/methodology.md, The formula"
SEKADAU = "Kabupaten Sekadau, processing sheet of semester I 2019 (docs/examples/sekadau_2019s1.csv)"
JEPARA = "Kabupaten Jepara, public service mall, 2020-2022 (tests/data/jepara_mpp_2020_2022.csv)"


def section(page, title):
    return f"docs/{page}.md, {title}"


# ---- a case --------------------------------------------------------------------------------------------------------
def picked(full, keys):
    return {key: full[key] for key in keys}


def case(name, rule, source, given, keys=("index", "index_exact", "grade"), known=None, **parts):
    """`keys` of the result are expected; `elements`, `gap` and `gap_elements` name keys of these parts."""
    full = exact.result_of(given)
    if full == {"refused": True}:
        keys, parts = ("refused",), {}
    expect = picked(full, keys)
    if "elements" in parts:
        expect["elements"] = [picked(element, ("id", *parts["elements"])) for element in full["elements"]]
    if "gap" in parts or "gap_elements" in parts:
        expect["gap"] = picked(full["gap"], parts.get("gap", ()))
    if "gap_elements" in parts:
        expect["gap"]["elements"] = [picked(element, ("id", *parts["gap_elements"]))
                                     for element in full["gap"]["elements"]]
    for path, value in (known or {}).items():
        found = full
        for step in path.split("."):
            found = found[int(step) if isinstance(found, list) else step]
        assert found == value, f"{name}: {path} is {found}, known is {value}"
    return {"name": name, "rule": rule, "source": source, "input": given, "expect": expect}


def survey(methodology=IN_FORCE, **given):
    return {"methodology": methodology, **given}


# ---- answers and counts --------------------------------------------------------------------------------------------
def with_sums(respondents, sums):
    """Counts without blanks: each sum spread over two neighbouring answers."""
    questions = []
    for total in sums:
        low, above = divmod(total, respondents)
        levels = [0, 0, 0, 0, 0]
        levels[low] = respondents - above
        if above:
            levels[low + 1] = above
        questions.append(levels[1:])
    return {"respondents": respondents, "questions": questions}


def spread(respondents, total, questions=9):
    """Nine sums that add to `total`, as alike as they can be."""
    low, above = divmod(total, questions)
    return with_sums(respondents, [low + (q < above) for q in range(questions)])


def tallied(rows):
    """Counts of (answers, how many respondents), over all and over the complete ones."""
    questions = len(rows[0][0])

    def levels(kept):
        return {"respondents": sum(n for _, n in kept),
                "questions": [[sum(n for row, n in kept if row[q] == step) for step in (1, 2, 3, 4)]
                              for q in range(questions)]}
    made = levels(rows)
    complete = levels([(row, n) for row, n in rows if None not in row])
    return made if complete["respondents"] == made["respondents"] else {**made, "complete": complete}


@cache
def sheet(path):
    with open(TREE / path, encoding="utf-8") as file:
        return [(row, [int(row[f"U{q}"]) if row[f"U{q}"] else None for q in range(1, 10)])
                for row in csv.DictReader(file)]


def sekadau():
    return [answers for _, answers in sheet("docs/examples/sekadau_2019s1.csv")]


def jepara(unit=None):
    return tallied([(answers, 1) for row, answers in sheet("tests/data/jepara_mpp_2020_2022.csv")
                    if unit is None or row["unit"] == unit])


def jepara_units():
    names = sorted({row["unit"] for row, _ in sheet("tests/data/jepara_mpp_2020_2022.csv")})
    return [{"name": name, "counts": jepara(name)} for name in names]


def own(elements, **more):
    """An own methodology of (id, weight) or (id, weight, questions)."""
    made = []
    for at, (name, weight, *questions) in enumerate(elements, 1):
        code = f"U{at}"
        element = {"id": name, "code": code}
        if weight is not None:
            element["weight"] = weight
        if questions and questions[0] > 1:
            element["questions"] = [f"{code}.{q}" for q in range(1, questions[0] + 1)]
        made.append(element)
    return {"id": "own", "elements": made, **more}


HALVES = own([("waktu", "1/2"), ("biaya", "1/2")])
EIGHT = own([(name, None) for name in ("persyaratan", "prosedur", "waktu", "produk", "kompetensi", "perilaku",
                                       "pengaduan", "sarana")])
ONLINE = own([("kemudahan", "1/4", 2), ("kecepatan", "3/4")])
FIVE_STEPS = own([(name, None) for name in ("persyaratan", "waktu", "perilaku", "sarana")], scale=[1, 5],
                 conversion="20", bands=[{"letter": "D", "label": "Tidak baik", "lower": "20.00"},
                                         {"letter": "C", "label": "Kurang baik", "lower": "65.00"},
                                         {"letter": "B", "label": "Baik", "lower": "76.61"},
                                         {"letter": "A", "label": "Sangat baik", "lower": "88.31"}])
THREE = [[3, 2, 4, 3, 3, 3, 4, 3, 2], [2, 3, 3, 4, 3, 2, 3, 3, 3], [3, 3, 4, 4, 3, 3, 3, 2, 3]]
BANTUL = ["3.31", "3.35", "3.49", "3.93", "3.45", "3.39", "3.39", "3.76", "3.35"]
ANNEX_2004 = ["3.45", "2.65", "3.53", "2.31", "1.55", "3.12", "2.13", "2.43", "3.21", "1.45", "1.93", "2.31", "3.03",
              "1.56"]
BOGOR = ["3.007", "2.993", "3.02", "3.00", "3.113", "3.033", "2.887", "2.947", "2.98", "3.033", "3.00", "3.033",
         "3.02", "3.00"]


# ---- rounding.json -------------------------------------------------------------------------------------------------
def rounding():
    once = "The index is rounded once, half away from zero, from the exact value"
    fraction = "The index is an exact fraction of any size until it is published"
    mean = "The mean is the exact index divided by the conversion, rounded once to 4 decimals"
    tie = "docs/methodology.md, The formula. By hand: 25 · {} / (9 · 5000) = {}"
    yield case("Fifty respondents with a sum of 130 on every element are exactly 65", once,
               f"{FORMULA}. By hand: 25 · 1170 / (9 · 50) = 65; binary floating point gives 64.99999999999999",
               survey(counts=spread(50, 1170)), known={"index": "65.00", "grade.letter": "C"})
    for total, index, published, letter in ((158949, "88.305", "88.31", "A"), (137889, "76.605", "76.61", "B"),
                                            (116991, "64.995", "65.00", "C"), (116973, "64.985", "64.99", "D"),
                                            (155349, "86.305", "86.31", "B"), (176949, "98.305", "98.31", "A")):
        yield case(f"A tie at {index} is rounded away from zero", once, tie.format(total, index),
                   survey(counts=spread(5000, total)), known={"index": published, "grade.letter": letter})
    yield case("Just under a tie stays under it: 88.3046 is 88.30", once,
               f"{FORMULA}. By hand: 25 · 95369 / (9 · 3000) = 88.30463; rounded to 3 decimals first it is 88.31",
               survey(counts=spread(3000, 95369)), known={"index": "88.30", "grade.letter": "B"})
    yield case("Just under a tie stays under it: 64.9948 is 64.99", once,
               f"{FORMULA}. By hand: 25 · 163787 / (9 · 7000) = 64.99484; rounded to 3 decimals first it is 65.00",
               survey(counts=spread(7000, 163787)), known={"index": "64.99", "grade.letter": "D"})
    yield case("Less than a millionth of a millionth under a tie is under it", fraction,
               f"{FORMULA}. By hand: 25 · (31.7898 · 10^15 − 1) / (9 · 10^15) = 88.305 − 2.8 · 10^-15",
               survey(counts=spread(10**15, 31789800000000000 - 1)), known={"index": "88.30", "grade.letter": "B"})
    yield case("Nine different divisors", fraction, f"{FORMULA}. Each element has another number of answers",
               survey(counts=tallied([([4, 3, 4, 4, 3, 4, 4, 3, 4], 1000003)] + [
                   ([None if q == at else 2 + (q + at) % 3 for q in range(9)], n)
                   for at, n in enumerate((2, 13, 30, 47, 60, 73, 100, 109, 130))])))
    yield case("Nine different divisors of a whole nation", fraction,
               f"{FORMULA}. The common denominator has more than 64 bits many times over",
               survey(counts=tallied([([3, 3, 4, 4, 3, 3, 4, 3, 3], 200000000003)] + [
                   ([None if q == at else 1 + (q * at) % 4 for q in range(9)], n)
                   for at, n in enumerate((1000003, 1999993, 2999999, 4000037, 4999999, 6000011, 7000003, 8000009,
                                           9000011))])))
    yield case("The sheet of Sekadau, answer by answer", once, SEKADAU, survey(answers=sekadau()),
               ("respondents", "index", "index_exact", "mean", "grade"),
               known={"index": "78.74", "index_exact": "11575/147", "grade.letter": "B", "mean": "3.1497"},
               elements=("answers", "blanks", "counts", "sum", "mean", "mean_exact", "weight_exact", "weighted_mean",
                         "index", "grade"))
    yield case("The sheet of Sekadau, from its counts", once, SEKADAU,
               survey(counts=tallied([(row, 1) for row in sekadau()])),
               known={"index": "78.74", "elements.0.counts": [1, 8, 39, 1]}, elements=("sum", "mean"))
    yield case("The mean does not come from the published index", mean,
               f"{SEKADAU}. By hand: 11575/147 / 25 = 3.14966, and 78.74 / 25 = 3.1496",
               survey(counts=tallied([(row, 1) for row in sekadau()])), ("index", "mean"), known={"mean": "3.1497"})
    yield case("Rounding every mean to two decimals on the way moves the index", once,
               f"{FORMULA}. By hand: 25 · 75 / (9 · 3) = 69.444; with the means 2.67 and 3.00 it is 69.50",
               survey(answers=[[2, 3, 3, 3, 3, 3, 2, 3, 3], [3, 3, 2, 3, 2, 3, 3, 3, 3],
                               [3, 3, 3, 2, 3, 2, 3, 3, 3]]),
               known={"index_exact": "625/9", "index": "69.44"})


# ---- bands.json ----------------------------------------------------------------------------------------------------
def bands():
    published = "The published value alone is graded, and compared with lower bounds"
    lowest = "Below all bounds the lowest band applies"
    of_method = "A grade belongs to its methodology"
    given = "A given index is graded by its published value, wherever it comes from"
    no_index = "A value on the side of the means, or outside 0-100, is not an index: it has no grade"
    yield case("88.305556 is published as 88.31 and is A", published,
               f"{BANDS}. By hand: 25 · 3179 / (9 · 100) = 88.30556; closed ranges 76.61-88.30 and 88.31-100 miss it",
               survey(counts=spread(100, 3179)), known={"index": "88.31", "grade.letter": "A"})
    yield case("The mean 3.5336 is A although 3.53 would be B", published,
               f"{BANDS}. By hand: 25 · 79506 / (9 · 2500) = 88.34; the mean rounded to 2 decimals is 3.53",
               survey(counts=spread(2500, 79506)), ("index", "mean", "grade"),
               known={"index": "88.34", "mean": "3.5336", "grade.letter": "A"})
    yield case("All answers 3 are 75.00 and C", published, f"{BANDS}. By hand: 25 · 3 = 75, under 76.61",
               survey(answers=[[3] * 9] * 4), known={"index": "75.00", "grade.label": "Kurang baik"})
    yield case("Elements are graded by their own published value", published,
               f"{BANDS}. By hand: 25 · 2.6 = 65, 25 · 3.0644 = 76.61, 25 · 3.5324 = 88.31",
               survey(means=["2.6", "2.5998", "2.5997", "3.0644", "3.0642", "3.0641", "3.5324", "3.5322", "3.5321"]),
               ("index",), elements=("index", "grade"),
               known={"elements.0.grade.letter": "C", "elements.1.index": "65.00", "elements.2.grade.letter": "D",
                      "elements.4.index": "76.61", "elements.5.grade.letter": "C", "elements.7.index": "88.31",
                      "elements.8.grade.letter": "B"})
    yield case("All ones with the weights of 2004 are 24.85 and D", lowest,
               "KEP/25/M.PAN/2/2004, annex. By hand: 25 · 14 · 0.071 = 24.85",
               survey(OF_2004, answers=[[1] * 14]), known={"index": "24.85", "grade.letter": "D"})
    yield case("All ones with weights of two decimals are 24.75 and D", lowest,
               "docs/methodology.md, The formula. By hand: 25 · 9 · 0.11 = 24.75",
               survey(answers=[[1] * 9], weight_decimals=2), known={"index": "24.75", "grade.letter": "D"})
    for methodology, letter in ((OF_2014, "B"), (IN_FORCE, "D")):
        yield case(f"64.50 is {letter} under {methodology}", of_method,
                   "docs/methodology.md, Three methodologies. By hand: 25 · 1161 / (9 · 50) = 64.50",
                   survey(methodology, counts=spread(50, 1161)), known={"index": "64.50", "grade.letter": letter})
    edges = {IN_FORCE: (("25.00", "D"), ("64.99", "D"), ("64.994", "D"), ("64.995", "C"), ("65.00", "C"),
                        ("76.60", "C"), ("76.604", "C"), ("76.605", "B"), ("76.61", "B"), ("88.30", "B"),
                        ("88.304", "B"), ("88.305", "A"), ("88.31", "A"), ("100", "A")),
             OF_2014: (("25.00", "D"), ("43.75", "D"), ("43.755", "C"), ("43.76", "C"), ("62.50", "C"),
                       ("62.505", "B"), ("62.51", "B"), ("81.25", "B"), ("81.255", "A"), ("81.26", "A"),
                       ("100.00", "A")),
             OF_2004: (("43.754", "D"), ("43.755", "C"), ("62.504", "C"), ("62.505", "B"), ("81.254", "B"),
                       ("81.255", "A"))}
    for methodology, values in edges.items():
        for value, letter in values:
            yield case(f"{value} under {methodology} is {letter}", given, f"{BANDS}; docs/gap.md, Indicators over "
                       "the years", survey(methodology, value=value), ("position", "index", "grade"),
                       known={"grade.letter": letter})
    for value, position in (("3.27", "mean"), ("1", "mean"), ("4", "mean"), ("100.01", "outside"),
                            ("-0.5", "outside")):
        keys = ("position", "grade", "as_mean") if position == "mean" else ("position", "grade")
        yield case(f"{value} is not an index", no_index,
                   "docs/gap.md, Indicators over the years. A mean is not multiplied in silence",
                   survey(value=value), keys, known={"position": position, "grade": None})
    yield case("24.75 is below the lowest index and no mean", lowest, section("gap", "Indicators over the years"),
               survey(value="24.75"), ("position", "index", "grade"), known={"grade.letter": "D"})


# ---- weights.json --------------------------------------------------------------------------------------------------
def weights():
    as_exact = "Weights are exact unless a number of decimals is given"
    printed = "Weights as printed are each rounded half away from zero, and their sum is not put right"
    of_2004 = "The weight of 2004 is 1/14 and is used as 0.071"
    unequal = "Unequal weights are allowed if they add to 1"
    page = section("methodology", "Weights as printed")
    fours = [[4] * 9] * 3
    for decimals, index in ((None, "100.00"), (4, "99.99"), (3, "99.90"), (2, "99.00"), (1, "90.00")):
        given = {} if decimals is None else {"weight_decimals": decimals}
        how = "exact weights" if decimals is None else f"weights of {decimals} decimals"
        yield case(f"All answers 4 with {how} are {index}", as_exact if decimals is None else printed, page,
                   survey(answers=fours, **given), known={"index": index}, elements=("weight_exact",))
    office = [105, 101, 100, 116, 102, 105, 106, 105, 115]
    for decimals, index in ((None, "91.48"), (3, "91.38"), (2, "90.56")):
        given = {} if decimals is None else {"weight_decimals": decimals}
        yield case(f"An office that printed 91.48 and 90.56 in one document: {index}",
                   as_exact if decimals is None else printed,
                   f"{page}. 29 respondents, sums as printed; by hand: 25 · 955 / (9 · 29) = 91.47510",
                   survey(counts=with_sums(29, office), **given), known={"index": index})
    for decimals, index in ((3, "78.66"), (2, "77.95")):
        yield case(f"The sheet of Sekadau with weights of {decimals} decimals", printed, SEKADAU,
                   survey(answers=sekadau(), weight_decimals=decimals), known={"index": index, "grade.letter": "B"})
    yield case("With 0.11 an index of 89.19 loses its A", printed,
               f"{page}. By hand: 25 · 80271 / (9 · 2500) = 89.19, times 0.99 = 88.2981",
               survey(counts=spread(2500, 80271), weight_decimals=2), known={"index": "88.30", "grade.letter": "B"})
    yield case("With exact weights an index of 89.19 is A", as_exact, f"{page}. By hand: 25 · 80271 / 22500 = 89.19",
               survey(counts=spread(2500, 80271)), known={"index": "89.19", "grade.letter": "A"})
    yield case("Bantul 2023 from its printed means", as_exact, "Kabupaten Bantul, published table of 2023: 87.28, B",
               survey(means=BANTUL), known={"index": "87.28", "grade.letter": "B"})
    yield case("Bogor 2011 from its printed means", of_2004, "Kota Bogor, published table of 2011: 74.67, B",
               survey(OF_2004, means=BOGOR), known={"index": "74.67", "grade.letter": "B"},
               elements=("weight_exact",))
    yield case("All answers 4 with the weights of 2004 are 99.40", of_2004,
               "KEP/25/M.PAN/2/2004, annex. By hand: 100 · 14 · 0.071 = 99.4", survey(OF_2004, answers=[[4] * 14]),
               known={"index": "99.40", "grade.letter": "A"})
    yield case("A weight of 1/8 is a tie at two decimals: 0.13", printed,
               f"{page}. By hand: 100 · 8 · 0.13 = 104", survey(EIGHT, answers=[[4] * 8], weight_decimals=2),
               known={"index": "104.00", "grade.letter": "A"}, elements=("weight_exact",))
    yield case("Eight elements without a tariff weigh 1/8 each", as_exact,
               f"{page}. By hand: 25 · (7 · 3 + 4) / 8 = 78.125", survey(EIGHT, answers=[[3] * 7 + [4]]),
               known={"index": "78.13", "grade.letter": "B"})
    mixed = own([("persyaratan", "1/2"), ("waktu", "1/3"), ("sarana", "1/6")])
    yield case("Weights of one half, one third and one sixth", unequal,
               "PermenPAN-RB 14/2017: weights may differ if they add to 1. By hand: 25 · (4/2 + 3/3 + 2/6) = 83.333",
               survey(mixed, answers=[[4, 3, 2]]), known={"index": "83.33"}, elements=("weight_exact",
                                                                                      "weighted_mean"))
    yield case("Decimal weights that add to 1", unequal, "By hand: 25 · (0.2 · 4 + 0.3 · 3 + 0.5 · 2) = 67.5",
               survey(own([("persyaratan", "0.2"), ("waktu", "0.3"), ("sarana", "0.5")]), answers=[[4, 3, 2]]),
               known={"index": "67.50"})
    yield case("Weights that do not add to 1 are refused", "A methodology whose weights do not add to 1 is refused",
               section("methodology", "Three methodologies"),
               survey(own([("persyaratan", "0.33"), ("waktu", "0.33"), ("sarana", "0.33")]), answers=[[4, 3, 2]]),
               known={"refused": True})
    yield case("Weights that are all rounded to 0 are refused", "Weights that are all rounded to 0 are refused", page,
               survey(answers=fours, weight_decimals=0), known={"refused": True})


# ---- blanks.json ---------------------------------------------------------------------------------------------------
def blanks():
    page = section("methodology", "Blanks")
    rules = {"available": "available: a blank leaves its element, whose divisor is the number of its answers",
             "listwise": "listwise: a respondent with a blank is dropped from every element",
             "zero": "zero: a blank counts as 0, and every respondent is in the divisor"}
    nobody = "An element that nobody answered leaves the survey without an index"
    shown = ("answers", "blanks", "sum", "mean_exact")
    rows = [[4, 4, 4, 4, 4, 4, 4, 4, 4], [3, 3, None, 3, 3, 3, 3, 3, 3], [2, 2, 2, 2, 2, 2, 2, 2, None],
            [4, 3, 4, 3, 4, 3, 4, 3, 4]]
    by_hand = {"available": "25 · ((3 · 13 + 4 · 12) / 4 + 10/3 + 11/3) / 9",
               "listwise": "the first and the last respondent remain: 25 · (36 + 32) / 18",
               "zero": "25 · (36 + 24 + 16 + 32) / 36 = 75"}
    for missing, rule in rules.items():
        yield case(f"Two blanks among four respondents: {missing}", rule, f"{page}. By hand: {by_hand[missing]}",
                   survey(answers=rows, missing=missing), ("respondents", "index", "index_exact", "grade"),
                   known={"available": {"index_exact": "2875/36"}, "listwise": {"index_exact": "850/9"},
                          "zero": {"index_exact": "75"}}[missing], elements=shown)
    yield case("Without a choice blanks are available", rules["available"], page, survey(answers=rows))
    for missing, index in (("available", "96.18"), ("listwise", "96.35"), ("zero", "95.31")):
        yield case(f"Jepara, 2,404 respondents, 82 of them incomplete: {missing}", rules[missing], JEPARA,
                   survey(counts=jepara(), missing=missing), ("respondents", "index", "index_exact", "grade"),
                   known={"index": index, "grade.letter": "A",
                          "respondents": 2322 if missing == "listwise" else 2404}, elements=shown)
    yield case("A blank does not move later answers to the left", rules["available"],
               f"{page}. By hand: one answer each; kompetensi 1, all others 4",
               survey(answers=[[None, 4, 4, 4, 4, 1, 4, 4, 4], [4, None, None, None, None, None, None, None, None]]),
               ("index", "index_exact"), elements=("answers", "mean_exact"),
               known={"elements.5.mean_exact": "1", "index_exact": "275/3"})
    yield case("A respondent who answered nothing counts where a blank is 0", rules["zero"],
               f"{page}. By hand: 25 · 36 / (9 · 2) = 50", survey(answers=[[4] * 9, [None] * 9], missing="zero"),
               ("respondents", "index", "grade"), known={"index": "50.00", "respondents": 2})
    yield case("A respondent who answered nothing changes no mean", rules["available"], page,
               survey(answers=[[4] * 9, [None] * 9]), ("respondents", "index", "grade"),
               known={"index": "100.00", "respondents": 2})
    gone = [[4, 4, 4, 4, 4, 4, 4, 4, None], [3, 3, 3, 3, 3, 3, 3, 3, None]]
    for missing in ("available", "listwise", "zero"):
        yield case(f"Nobody answered sarana: {missing}", nobody, page, survey(answers=gone, missing=missing),
                   ("index", "index_exact", "mean", "grade"), known={"index": None})
    yield case("Every respondent left something blank: none is complete", nobody, page,
               survey(answers=[[None] + [4] * 8, [4] * 8 + [None]], missing="listwise"),
               ("respondents", "index", "grade"), known={"index": None, "respondents": 0})
    yield case("The mean of persons' means is another figure", rules["available"],
               f"{page}. By hand: 25 · (8 · 4 + 5/2) / 9 = 95.83; the mean of the persons' means is 91.67",
               survey(answers=[[4] * 9, [None] * 8 + [1]]), known={"index_exact": "575/6"})


# ---- answers.json --------------------------------------------------------------------------------------------------
def answers():
    scale = "An answer outside the scale is refused, and is never counted as another"
    number = "A respondent has one answer per question"
    page = section("file_formats", "What is wrong with a row, and with a file")
    yield case("A 5 on a form of four steps", scale, page, survey(answers=[[4] * 9, [4, 4, 5, 4, 4, 4, 4, 4, 4]]),
               known={"refused": True})
    yield case("A negative answer", scale, page, survey(answers=[[4, 4, -1, 4, 4, 4, 4, 4, 4]]),
               known={"refused": True})
    yield case("A 5 on a form of five steps is an answer", scale, page, survey(FIVE_STEPS, answers=[[5, 4, 3, 5]]),
               known={"index": "85.00"})
    yield case("Eight answers to nine questions", number, page, survey(answers=[[4] * 9, [4] * 8]),
               known={"refused": True})
    yield case("Ten answers to nine questions", number, page, survey(answers=[[4] * 10]), known={"refused": True})


# ---- intermediate_rounding.json ------------------------------------------------------------------------------------
def intermediate_rounding():
    page = section("methodology", "Intermediate rounding")
    rules = {"exact": "exact: nothing is rounded on the way",
             "weighted3": "weighted3: each weighted mean is rounded to 3 decimals before adding",
             "sum3": "sum3: the sum of weighted means is rounded to 3 decimals before the conversion",
             "mean2-truncated": "mean2-truncated: each mean is cut to 2 decimals"}
    last = "The published value is rounded once more, whatever was rounded on the way"
    for name, index in (("exact", "61.52"), ("weighted3", "61.55"), ("sum3", None), ("mean2-truncated", None)):
        yield case(f"The annex example of 2004: {name}", rules[name], "KEP/25/M.PAN/2/2004, annex, example: 61.55",
                   survey(OF_2004, means=ANNEX_2004, rounding=name),
                   known={"index": index, "grade.letter": "C"} if index else None)
    for name in rules:
        yield case(f"The sheet of Sekadau: {name}", rules[name], f"{SEKADAU}; {page}",
                   survey(answers=sekadau(), rounding=name), ("index", "index_exact", "mean", "grade"))
    hospital = ["3.028", "3.05", "3.05", "3.10", "3.05", "3.05", "3.10", "3.05", "3.05"]
    yield case("A sum of 3.05867 becomes 3.059: 76.475", rules["sum3"],
               f"{page}. By hand: 27.528 / 9 = 3.058667; 25 · 3.059 = 76.475, unrounded 76.467",
               survey(means=hospital, rounding="sum3"), known={"index_exact": "3059/40", "index": "76.48"})
    yield case("The same sum unrounded is 76.47", rules["exact"], f"{page}. By hand: 25 · 27.528 / 9 = 76.4667",
               survey(means=hospital), known={"index": "76.47"})
    yield case("A sum of 3.0005 is a tie: 3.001", rules["sum3"], "By hand: (3.001 + 3) / 2 = 3.0005, 25 · 3.001 = "
               "75.025; rounded half to even it is 75.00", survey(HALVES, means=["3.001", "3"], rounding="sum3"),
               known={"index_exact": "3001/40", "index": "75.03"})
    yield case("A weighted mean of 0.3245 is a tie: 0.325", rules["weighted3"],
               "By hand: 0.11 · 2.95 = 0.3245; 25 · 9 · 0.325 = 73.125; rounded half to even it is 72.90",
               survey(means=["2.95"] * 9, weight_decimals=2, rounding="weighted3"),
               known={"index_exact": "585/8", "index": "73.13"}, elements=("weighted_mean",))
    yield case("A mean of 2.999 is cut to 2.99", rules["mean2-truncated"], "By hand: 25 · 2.99 = 74.75; rounded "
               "instead of cut it is 75.00", survey(means=["2.999"] * 9, rounding="mean2-truncated"),
               known={"index": "74.75"})
    yield case("Thirds under weighted3", rules["weighted3"], "By hand: means 8/3, 8/27 = 0.296; 25 · 9 · 0.296 = 66.6",
               survey(answers=[[3] * 9, [3] * 9, [2] * 9], rounding="weighted3"), known={"index": "66.60"})
    yield case("Thirds under mean2-truncated", rules["mean2-truncated"], "By hand: means 8/3, cut 2.66; 25 · 2.66",
               survey(answers=[[3] * 9, [3] * 9, [2] * 9], rounding="mean2-truncated"), known={"index": "66.50"})
    yield case("77.025 is published as 77.03", last, "By hand: (3.08 + 3.082) / 2 = 3.081; 25 · 3.081 = 77.025",
               survey(HALVES, means=["3.08", "3.082"], rounding="sum3"), known={"index": "77.03"})
    yield case("The rounding of a methodology is in force", rules["weighted3"], f"{page}; a methodology may name one",
               survey(own([("waktu", "1/2"), ("biaya", "1/2")], rounding="weighted3"), means=["3.001", "3.333"]),
               known={"index_exact": "396/5", "index": "79.20"})
    yield case("An option has precedence over the rounding of a methodology", rules["exact"], page,
               survey(own([("waktu", "1/2"), ("biaya", "1/2")], rounding="weighted3"), means=["3.001", "3.333"],
                      rounding="exact"), known={"index": "79.18"})
    yield case("Blanks and weighted3 together", rules["weighted3"], page,
               survey(answers=[[4, 3, 4, 4, 3, 4, 4, 3, 4], [3, 3, None, 4, 3, 3, 4, 3, 3],
                               [2, None, 3, 3, 3, None, 4, 2, 3]], rounding="weighted3"))


# ---- questions.json ------------------------------------------------------------------------------------------------
def questions():
    rule = "The mean of an element with several questions is the mean of its questions' means"
    page = section("methodology", "The formula")
    shown = ("answers", "blanks", "sum", "mean_exact", "index")
    yield case("Two questions of one element, all answered", rule,
               f"{page}. By hand: kemudahan (3.5 + 2.5) / 2 = 3, kecepatan 4; 25 · (3/4 + 3) = 93.75",
               survey(ONLINE, answers=[[4, 2, 4], [3, 3, 4]]), known={"index": "93.75"}, elements=shown)
    uneven = [[4, 1, 3], [None, 2, 3], [None, 2, 3]]
    yield case("A question with fewer answers weighs as much as the other", rule,
               f"{page}. By hand: (4/1 + 5/3) / 2 = 17/6; all answers in one pot would be 9/4",
               survey(ONLINE, answers=uneven), known={"elements.0.mean_exact": "17/6", "index": "73.96"},
               elements=shown)
    yield case("The same with blanks as 0", rule, f"{page}. By hand: (4/3 + 5/3) / 2 = 3/2",
               survey(ONLINE, answers=uneven, missing="zero"), known={"elements.0.mean_exact": "3/2"}, elements=shown)
    yield case("The same with complete respondents only", rule, f"{page}. By hand: (4 + 1) / 2 = 5/2",
               survey(ONLINE, answers=uneven, missing="listwise"), known={"elements.0.mean_exact": "5/2"},
               elements=shown)
    yield case("One unanswered question leaves its element without a mean", rule,
               f"{page}. The mean of the questions' means needs each of them",
               survey(ONLINE, answers=[[4, None, 3], [3, None, 3]]), ("index", "grade"), known={"index": None})
    three = own([("persyaratan", "1/3", 3), ("waktu", "1/3", 2), ("sarana", "1/3")])
    yield case("Elements with three, two and one question weigh alike", rule,
               f"{page}. By hand: 25 · (8/3 + 7/2 + 4) / 3 = 84.72",
               survey(three, answers=[[2, 3, 3, 3, 4, 4]]), known={"index": "84.72"}, elements=shown)


# ---- methodologies.json --------------------------------------------------------------------------------------------
def methodologies():
    page = section("methodology", "Three methodologies")
    order = "Answers are in the order of the methodology's elements, and every output names the elements"
    scale = "The conversion is 100 / highest unless a methodology gives another"
    decimals = "The index has the decimals of its methodology"
    refused = "A methodology is refused when its bands leave a hole or cannot be reached, or an id or a code repeats"
    yield case("14/2017 has pengaduan 8th and sarana 9th", order, page, survey(answers=[[4, 4, 4, 4, 4, 4, 4, 1, 2]]),
               known={"elements.7.id": "pengaduan", "elements.8.id": "sarana"}, elements=("sum",))
    yield case("16/2014 has maklumat 8th and pengaduan 9th", order, page,
               survey(OF_2014, answers=[[4, 4, 4, 4, 4, 4, 4, 1, 2]]),
               known={"elements.7.id": "maklumat", "elements.8.id": "pengaduan"}, elements=("sum",))
    yield case("2004 has fourteen elements", order, page,
               survey(OF_2004, answers=[[1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2]]), elements=("sum",))
    sisters = section("methodology", "Sister surveys")
    yield case("IPKP has eight elements of weight 1/8", order, f"{sisters}. By hand: 25 · 29 / 8 = 90.625",
               survey(OF_QUALITY, answers=[[4, 3, 4, 3, 4, 3, 4, 4]]), elements=("sum",),
               known={"index": "90.63", "grade.letter": "A", "elements.0.id": "informasi"})
    yield case("IPAK has five elements of weight 1/5", order, f"{sisters}. By hand: 25 · (4 + 3 + 3 + 3 + 2) / 5 = 75",
               survey(OF_INTEGRITY, answers=[[4, 3, 3, 3, 2]]), elements=("sum",),
               known={"index": "75.00", "grade.letter": "C", "elements.4.id": "percaloan"})
    yield case("IPAK with weights of one decimal: 1/5 is 0.2", order, f"{sisters}. By hand: 25 · 0.2 · 19 = 95",
               survey(OF_INTEGRITY, weight_decimals=1, answers=[[4, 4, 4, 4, 3]]),
               known={"index": "95.00"})
    yield case("A form of five steps: all 5 are 100.00", scale, f"{page}. By hand: 20 · 5",
               survey(FIVE_STEPS, answers=[[5] * 4]), known={"index": "100.00", "grade.letter": "A"})
    yield case("A form of five steps: all 1 are 20.00", scale, f"{page}. By hand: 20 · 1",
               survey(FIVE_STEPS, answers=[[1] * 4]), known={"index": "20.00", "grade.letter": "D"})
    yield case("A form of five steps: all 4 are 80.00", scale, f"{page}. By hand: 20 · 4",
               survey(FIVE_STEPS, answers=[[4] * 4]), known={"index": "80.00", "grade.letter": "B"})
    six = {**FIVE_STEPS, "scale": [1, 6], "bands": [{"letter": "D", "label": "Tidak baik", "lower": "16"},
                                                    {"letter": "A", "label": "Sangat baik", "lower": "80"}]}
    del six["conversion"]
    yield case("Six steps without a conversion: 100 / 6", scale, f"{page}. By hand: 100/6 · 19/4 = 79.17",
               survey(six, answers=[[5, 5, 5, 4]]), known={"index": "79.17", "grade.letter": "D"})
    for places, index in ((0, "88"), (1, "88.3"), (3, "88.306")):
        yield case(f"88.305556 with {places} decimals", decimals, f"{page}. By hand: 25 · 3179 / 900",
                   survey(own([(f"unsur-{q}", None) for q in range(1, 10)], decimals=places,
                              bands=[{"letter": "B", "label": "Baik", "lower": "25"},
                                     {"letter": "A", "label": "Sangat baik", "lower": "88"}]),
                          counts=spread(100, 3179)), known={"index": index, "grade.letter": "A"})
    two = [("waktu", "1/2"), ("biaya", "1/2")]
    band = {"letter": "A", "label": "Baik", "lower": "25.00"}
    wrong = {
        "The lowest band begins above the lowest index": own(two, bands=[{**band, "lower": "30.00"}]),
        "A band begins above the highest index": own(two, bands=[band, {"letter": "B", "label": "Lebih",
                                                                        "lower": "100.01"}]),
        "Bounds on the side of the means": own(two, bands=[
            {"letter": letter, "label": letter, "lower": lower}
            for letter, lower in (("D", "1.00"), ("C", "2.60"), ("B", "3.06"), ("A", "3.53"))]),
        "Five steps with the bands of four: 20.00 has no band": own(two, scale=[1, 5], conversion="20"),
        "An id that repeats": own([("waktu", "1/2"), ("waktu", "1/2")]),
        "A code that repeats": {"id": "own", "elements": [{"id": "waktu", "code": "U1"},
                                                          {"id": "biaya", "code": "U1"}]},
    }
    for name, methodology in wrong.items():
        yield case(name, refused, page, survey(methodology, answers=[[3, 3]]), known={"refused": True})


# ---- units.json ----------------------------------------------------------------------------------------------------
def units():
    page = section("methodology", "From units to a whole")
    rules = {"pooled": "pooled: all respondents are one survey",
             "respondents": "respondents: units weigh by their respondents",
             "units": "units: the simple mean of the units",
             "weights": "weights: units weigh by given weights"}
    left = "All but pooled leave out rows without a unit, units without an index, and with weights those without one"
    together = "The units' means are combined with their shares, and then rounded as one sheet's are"
    two = [{"name": "Loket 1", "answers": [[4] * 9], "weight": "1"},
           {"name": "Loket 2", "answers": [[2] * 9, [3] * 9, [3] * 9], "weight": "5"}]
    by_hand = {"pooled": ("(4 + 2 + 3 + 3) / 4 = 3", "75"), "respondents": ("(1 · 100 + 3 · 66.67) / 4 = 75", "75"),
               "units": ("(100 + 66.67) / 2 = 83.33", "250/3"),
               "weights": ("(1 · 100 + 5 · 66.67) / 6 = 72.22", "650/9")}
    for rule, (hand, index) in by_hand.items():
        yield case(f"Two counters: {rule}", rules[rule], f"{page}. By hand: {hand}",
                   survey(units=two, combine=rule), ("respondents", "index", "index_exact", "grade"),
                   known={"index_exact": index})
    blanks = [{"name": "Loket 1", "answers": [[4] * 8 + [None], [4] * 9]},
              {"name": "Loket 2", "answers": [[2] * 9, [3] * 9]}]
    for missing in ("available", "listwise", "zero"):
        yield case(f"Respondents who entered are the weight: {missing}", rules["respondents"],
                   f"{page}; docs/methodology.md, Blanks", survey(units=blanks, combine="respondents",
                                                                  missing=missing),
                   ("respondents", "index", "index_exact"))
    yield case("With blanks pooled and respondents differ", rules["pooled"], f"{page}. By hand: sarana 9/3 and 13/4",
               survey(units=blanks, combine="pooled"), ("index", "index_exact"), elements=("mean_exact",),
               known={"elements.8.mean_exact": "3", "elements.0.mean_exact": "13/4"})
    others = [{"name": "Loket 1", "answers": [[4] * 9], "weight": "2"}, {"name": "", "answers": [[1] * 9] * 2},
              {"name": "Loket 3", "answers": [[3] * 8 + [None]] * 3, "weight": "1"},
              {"name": "Loket 4", "answers": [[3] * 9] * 4}]
    for rule in ("units", "respondents", "weights", "pooled"):
        yield case(f"Four counters, one without a name, one without an index, one without a weight: {rule}", left,
                   page, survey(units=others, combine=rule), ("respondents", "index", "index_exact", "left_out"))
    for rule in ("units", "respondents", "weights"):
        yield case(f"No counter is left: {rule}", "Where no unit is left there is nothing to combine: refused", page,
                   survey(units=[{"name": "", "answers": [[3] * 9], "weight": "1"},
                                 {"name": "Loket 2", "answers": [[3] * 8 + [None]], "weight": "1"}], combine=rule),
                   known={"refused": True})
    for rule, index, respondents in (("pooled", "96.18", 2404), ("units", "94.80", 2029),
                                     ("respondents", "97.20", 2029)):
        yield case(f"Jepara, 21 counters and 375 rows without one: {rule}", rules[rule], JEPARA,
                   survey(units=jepara_units(), combine=rule),
                   ("respondents", "index", "index_exact", "grade", "left_out"),
                   known={"index": index, "respondents": respondents,
                          "left_out.respondents": 0 if rule == "pooled" else 375})
    for rounding in ("weighted3", "sum3", "mean2-truncated"):
        yield case(f"Three counters under {rounding}", together, page,
                   survey(units=[{"name": "Loket 1", "counts": with_sums(7, [22, 25, 23, 27, 19, 20, 21, 28, 24])},
                                 {"name": "Loket 2", "counts": with_sums(3, [10, 8, 9, 11, 7, 12, 10, 9, 8])},
                                 {"name": "Loket 3", "counts": with_sums(11, [31, 37, 40, 29, 33, 35, 30, 36, 38])}],
                          combine="units", rounding=rounding), ("index", "index_exact"), elements=("mean_exact",))


# ---- target.json ---------------------------------------------------------------------------------------------------
def target():
    page = section("gap", "One result against one target")
    published = "The published index is compared with the target"
    capaian = "The attainment is the published index / target × 100, rounded once to 2 decimals"
    contribution = "An element's contribution is 25·w·m − target·w/Σw; together they are the exact difference"
    required = "An element's required mean is m + (target − exact index) / (25·w)"
    means_only = "A table of means has differences and required means, but no points"
    judged = ("target", "difference", "difference_exact", "met", "attainment_percent")
    for value, met in (("78", True), ("78.5", True), ("78.74", True), ("78.741", False), ("79", False),
                       ("88.31", False)):
        yield case(f"Sekadau against {value}", published, f"{SEKADAU}; {page}. 11575/147 = 78.7415",
                   survey(answers=sekadau(), target=value), ("index",), gap=judged, known={"gap.met": met})
    yield case("A target that only the published index reaches is met", published,
               f"{page}. By hand: 25 · 95370 / 27000 = 88.30556, published 88.31", survey(counts=spread(100, 3179),
                                                                                     target="88.31"),
               ("index",), gap=(*judged, "points_needed"), known={"gap.met": True, "gap.points_needed": 0,
                                                                  "gap.difference_exact": "-1/225"})
    yield case("A target that only the exact index reaches is not met", published,
               f"{page}. By hand: 25 · 95369 / 27000 = 88.30463, published 88.30",
               survey(counts=spread(3000, 95369), target="88.304"), ("index",), gap=(*judged, "points_needed"),
               known={"gap.met": False, "gap.points_needed": 1})
    yield case("The attainment comes from the published index: 88.66 of 88.31 is 100.40", capaian,
               f"{page}; a published report: 88.66 against 88.31 is 100.40 %. By hand: 25 · 79794 / 22500 = 88.66",
               survey(counts=spread(2500, 79794), target="88.31"), ("index",), gap=("attainment_percent",),
               known={"index": "88.66", "gap.attainment_percent": "100.40"})
    yield case("A target of 0 has no attainment", capaian, page, survey(answers=sekadau(), target="0"), ("index",),
               gap=("attainment_percent", "met", "points_needed"), known={"gap.attainment_percent": None})
    for value in ("79", "76.9"):
        yield case(f"What each element of Sekadau has to do with {value}", contribution, f"{SEKADAU}; {page}",
                   survey(answers=sekadau(), target=value), ("index",), gap=("difference_exact",),
                   gap_elements=("index", "difference", "contribution", "contribution_exact"))
        yield case(f"What each element of Sekadau would need for {value}", required, f"{SEKADAU}; {page}",
                   survey(answers=sekadau(), target=value), ("index",), gap=("met",),
                   gap_elements=("required_mean", "reachable"))
    yield case("A required mean may be over the scale", required, f"{page}. By hand: 3 + (90 − 75) · 9/25 = 8.4",
               survey(answers=[[3] * 9], target="90"), ("index",), gap=("met",),
               gap_elements=("required_mean", "reachable"), known={"gap.elements.0.required_mean": "8.4000"})
    slight = own([("waktu", "0.996"), ("biaya", "0.004")])
    yield case("An element whose weight is rounded to 0 requires no mean", required,
               f"{page}. 0.004 is rounded to 0.00: no mean of biaya changes the index",
               survey(slight, answers=[[3, 3]], weight_decimals=2, target="80"), ("index",), gap=("points_needed",),
               gap_elements=("contribution_exact", "required_mean", "points_needed"),
               known={"gap.elements.1.required_mean": None, "gap.elements.1.points_needed": None})
    yield case("Contributions with weights of two decimals", contribution, page,
               survey(answers=sekadau(), target="79", weight_decimals=2), ("index",), gap=("difference_exact",),
               gap_elements=("contribution_exact",))
    for rounding in ("weighted3", "mean2-truncated", "sum3"):
        yield case(f"Contributions under {rounding}", "Contributions take w·m as it enters the index; under sum3 the "
                   "rest belongs to no element", page, survey(answers=THREE, target="79", rounding=rounding),
                   ("index",), gap=("difference_exact", "contribution_remainder_exact"),
                   gap_elements=("contribution_exact",))
    yield case("Bantul 2023 against 88.31", means_only, "Kabupaten Bantul, published table of 2023",
               survey(means=BANTUL, target="88.31"), ("index",), gap=(*judged, "points_needed"),
               gap_elements=("difference", "required_mean", "points_needed"), known={"gap.points_needed": None})
    yield case("Bantul 2023 against a target that it meets", means_only, "Kabupaten Bantul, published table of 2023",
               survey(means=BANTUL, target="85"), ("index",), gap=(*judged, "points_needed"),
               known={"gap.points_needed": 0})


# ---- points.json ---------------------------------------------------------------------------------------------------
def points():
    page = section("gap", "One result against one target")
    least = "The points needed are the fewest after which the published index reaches the target"
    alone = "An element's points needed are the fewest on it alone, and none where they do not suffice"
    blank = "Blanks are never filled"
    highest = "The highest reachable index is published as if every given answer were the highest of the scale"
    grade = "The next grade needs the fewest points after which the published letter changes"
    worth = "A point on a question is worth λ·25·w / (q·n), n the divisor in use"
    ladder = "With weighted3 and mean2-truncated the fewest points are found over all combinations"
    needed = ("met", "points_needed", "highest_reachable")
    small = [[3, 2, 4, 3, 3, 3, 4, 3, 2], [2, 3, 3, 4, 3, 2, 3, 3, 3]]
    yield case("Sekadau needs 5 points to 79 and 169 to an A", least,
               f"{SEKADAU}. By hand: 78.995 · 441 / 25 = 1393.47, and the sums add to 1389; 88.305 · 441 / 25 = "
               "1557.7", survey(answers=sekadau(), target="79"), ("index",), gap=(*needed, "next_grade"),
               known={"gap.points_needed": 5, "gap.next_grade.points_needed": 169})
    yield case("Twenty-three points to 80", least, f"{SEKADAU}. By hand: 79.995 · 441 / 25 = 1411.11, 1412 − 1389",
               survey(answers=sekadau(), target="80"), ("index",), gap=needed, known={"gap.points_needed": 23})
    yield case("Half a hundredth less is enough", least,
               f"{page}. By hand: 25 · 3178 / 900 = 88.2778; one point gives 88.30556, published 88.31",
               survey(counts=spread(100, 3178), target="88.31"), ("index",), gap=needed,
               known={"gap.points_needed": 1})
    yield case("Each element of Sekadau alone to 80", alone, f"{SEKADAU}. By hand: headroom of biaya 4 · 49 − 177 = 19",
               survey(answers=sekadau(), target="80"), ("index",), gap=("points_needed",),
               gap_elements=("points_needed",), known={"gap.elements.3.points_needed": None,
                                                       "gap.elements.0.points_needed": 23})
    with_blanks = [[4, 3, None, 3, 3, 3, 4, 3, 3], [3, 3, 3, None, 3, None, 4, 3, 2], [3, 2, None, 3, 3, 4, 3, 3, 3]]
    yield case("The fewer answers, the more a point is worth", worth,
               f"{page}. waktu has one answer: one point on it adds 25/9", survey(answers=with_blanks, target="80"),
               ("index", "index_exact"), gap=needed)
    yield case("Where blanks count as 0 the divisor is all respondents", blank, page,
               survey(answers=with_blanks, missing="zero", target="75"), ("index", "index_exact"), gap=needed)
    yield case("A target above what the given answers can reach", blank,
               f"{page}. By hand: 23 answers of 27: 25 · 4 · 23 / 27 = 85.19",
               survey(answers=with_blanks, missing="zero", target="88"), ("index",), gap=needed,
               known={"gap.points_needed": None, "gap.highest_reachable": "85.19"})
    yield case("The highest reachable with weights of two decimals is 99", highest, page,
               survey(answers=small, weight_decimals=2, target="99.5"), ("index",), gap=needed,
               known={"gap.highest_reachable": "99.00", "gap.points_needed": None})
    yield case("The highest reachable with 2004's weights is 99.40", highest, page,
               survey(OF_2004, answers=[[3] * 14], target="90"), ("index",), gap=needed,
               known={"gap.highest_reachable": "99.40"})
    yield case("An A has no next grade", grade, page, survey(answers=[[4] * 9], target="90"), ("grade",),
               gap=("next_grade",), known={"gap.next_grade": None})
    for total, letter in ((580, "D"), (640, "C"), (700, "B")):
        yield case(f"From {letter} to the next grade", grade, page,
                   survey(counts=spread(25, total), target="90"), ("index", "grade"), gap=("next_grade",),
                   known={"grade.letter": letter})
    yield case("From C to B under 2014", grade, page, survey(OF_2014, counts=spread(25, 500), target="70"),
               ("index", "grade"), gap=("next_grade",))
    weighted = own([("persyaratan", "1/2"), ("waktu", "1/3"), ("sarana", "1/6")])
    rows = [[3, 2, 3], [3, 3, 2], [2, 3, 4]]
    for goal in ("75", "80", "90"):
        yield case(f"Unequal weights to {goal}", worth, f"{page}. A point on persyaratan is worth 25/6",
                   survey(weighted, answers=rows, target=goal), ("index",), gap=needed,
                   gap_elements=("points_needed",))
    for goal in ("76", "85"):
        yield case(f"Several questions to {goal}", worth, f"{page}. A point on a question of kemudahan is worth half",
                   survey(ONLINE, answers=[[2, 3, 3], [3, None, 2], [3, 2, 3]], target=goal), ("index",),
                   gap=needed, gap_elements=("points_needed",))
    counters = [{"name": "Loket 1", "answers": [[3] * 9]}, {"name": "Loket 2", "answers": [[2] * 9, [3] * 9, [3] * 9]}]
    for rule in ("units", "respondents", "pooled"):
        yield case(f"Units combined by {rule} to 76.61", worth,
                   f"{page}. λ is a unit's share: under units one answer of counter 1 is worth three of counter 2",
                   survey(units=counters, combine=rule, target="76.61"), ("index",), gap=needed)
    for rounding in ("weighted3", "mean2-truncated", "sum3"):
        for goal in ("76", "78.5"):
            yield case(f"Two respondents under {rounding} to {goal}", least if rounding == "sum3" else ladder, page,
                       survey(answers=small, rounding=rounding, target=goal), ("index", "index_exact"), gap=needed)
        yield case(f"Three weighted elements under {rounding}", least if rounding == "sum3" else ladder, page,
                   survey(weighted, answers=[[3, 2, 3], [3, 3, 2], [2, 3, 4], [2, 2, 2], [3, 2, 3], [2, 3, 2],
                                             [3, 3, 3]], rounding=rounding, target="76.61"), ("index", "index_exact"),
                   gap=needed, gap_elements=("points_needed",))
        yield case(f"Blanks under {rounding}", least if rounding == "sum3" else ladder, page,
                   survey(answers=with_blanks, rounding=rounding, target="80"), ("index",), gap=needed)
        yield case(f"Units under {rounding}", least if rounding == "sum3" else ladder, page,
                   survey(units=counters, combine="units", rounding=rounding, target="76.61"), ("index",), gap=needed)
    for rounding in ("weighted3", "mean2-truncated"):
        for decimals in (2, 3):
            yield case(f"Weights of {decimals} decimals under {rounding}", ladder, page,
                       survey(units=counters, combine="respondents", rounding=rounding, weight_decimals=decimals,
                              target="84.94"), ("index", "index_exact"), gap=needed)
    found = [{"name": "Loket 1", "answers": [[3, 3, 4, 2, 2, 4, 2, 3, 3], [4, 3, 2, 3, 3, 3, 3, 3, 3],
                                             [3, 4, 3, 2, 2, 4, 3, 3, 3], [3, 2, 3, 3, 3, 2, 2, 2, 3]]},
             {"name": "Loket 2", "answers": [[None, 1, 3, 4, None, 1, 2, 3, 3],
                                             [None, 4, None, None, 1, 4, 4, None, None],
                                             [3, None, 3, 4, 1, 4, 4, 3, None]]}]
    yield case("Weights of 0.111 and means that are cut: the worth of a point is no whole thousandth", ladder,
               f"{page}. Found by comparing scorers on random surveys",
               survey(OF_2014, units=found, combine="respondents", rounding="mean2-truncated", weight_decimals=3,
                      target="95.94"), ("index", "index_exact"), gap=needed)
    yield case("A point that the cut swallows is not spent", ladder,
               f"{page}. By hand: with 7 answers a point raises a mean by 0.142857, of which up to 0.01 is cut",
               survey(HALVES, counts={"respondents": 7, "questions": [[0, 0, 7, 0], [0, 2, 5, 0]]},
                      rounding="mean2-truncated", target="76.61"), ("index", "index_exact"), gap=needed)


# ---- attainment.json -----------------------------------------------------------------------------------------------
def year(target, actual, direction="higher", formula=None):
    given = {"direction": direction, "targets": {"2025": target}, "actuals": {"2025": actual}}
    return given if formula is None else {**given, "lower_formula": formula}


def attainment():
    page = section("gap", "Indicators over the years")
    higher = "Where more is better the attainment is actual / target × 100"
    reflect = "Where less is better the attainment is (2·target − actual) / target × 100"
    ratio = "With the other formula for less is better the attainment is target / actual × 100"
    undefined = "The attainment is undefined for a target of 0 or less"
    bounds = "The rating compares the attainment in whole percent with 91, 76, 66 and 51"

    def of(name, rule, source, given, known):
        return case(name, rule, source, given, ("years",), known={f"years.0.{key}": value
                                                                  for key, value in known.items()})
    yield of("88.66 of 88.31", higher, f"{page}; a published report prints 100.40 %", year("88.31", "88.66"),
             {"attainment_percent": "100.40", "met": True, "rating": "Sangat tinggi"})
    yield of("78.74 of 77.5", higher, f"{page}. By hand: 7874 / 77.5", year("77.5", "78.74"),
             {"attainment_percent": "101.60", "difference": "1.24"})
    yield of("A value equal to its target is exactly 100", higher, page, year("76.9", "76.90"),
             {"attainment_percent": "100.00", "met": True, "difference": "0.00"})
    yield of("Less is better: 8 of 10 is 120", reflect, f"{page}. By hand: (20 − 8) / 10", year("10", "8", "lower"),
             {"attainment_percent": "120.00", "met": True, "difference": "-2.00"})
    yield of("Less is better: 0 of 10 is 200", reflect, f"{page}. By hand: (20 − 0) / 10", year("10", "0", "lower"),
             {"attainment_percent": "200.00"})
    yield of("Less is better: 25 of 10 is -50", reflect, f"{page}. By hand: (20 − 25) / 10",
             year("10", "25", "lower"), {"attainment_percent": "-50.00", "met": False, "rating": "Sangat rendah"})
    yield of("Less is better, as a ratio: 8 of 10 is 125", ratio, f"{page}. By hand: 10 / 8",
             year("10", "8", "lower", "ratio"), {"attainment_percent": "125.00"})
    yield of("Less is better, as a ratio: 0 has none", ratio, page, year("10", "0", "lower", "ratio"),
             {"attainment_percent": None, "met": True})
    for target, direction in (("0", "higher"), ("-5", "higher"), ("0", "lower")):
        yield of(f"A target of {target}, {direction} is better", undefined, page, year(target, "3", direction),
                 {"attainment_percent": None, "rating": None, "met": direction == "higher"})
    for actual, label in (("91", "Sangat tinggi"), ("90.5", "Sangat tinggi"), ("90.49", "Tinggi"), ("76", "Tinggi"),
                          ("75.5", "Tinggi"), ("75.49", "Sedang"), ("65.5", "Sedang"), ("65.49", "Rendah"),
                          ("50.5", "Rendah"), ("50.49", "Sangat rendah"), ("120", "Sangat tinggi")):
        yield of(f"An attainment of {actual} is {label}", bounds,
                 f"Permendagri 54/2010 and 86/2017; {page}. Closed ranges of whole numbers leave holes",
                 year("100", actual), {"rating": label})
    yield of("The rating rounds the exact attainment, not the printed one", bounds,
             f"{page}. By hand: 67 / 74.03 = 90.5039 %; 66.99 / 74.03 = 90.4903 %; 2714.87 / 3000 = 90.49567 %",
             year("3000", "2714.87"), {"attainment_percent": "90.50", "rating": "Tinggi"})


# ---- plan.json -----------------------------------------------------------------------------------------------------
def plan():
    page = section("gap", "Indicators over the years")
    change = "The change is against the last earlier year that has a value"
    end = "The end of the plan: the latest value against the last year with a target"
    rise = "The required rise is what is missing, divided by the years left; 0 when met"
    path = "The path: that year's target, or the line between the neighbouring targets"
    as_of = "As of a year, no later value is looked at"
    figures = "Differences have the decimals of their figures, and at least two; percentages have two"
    quotient = "A quotient has two decimals, or two more than its figures if it is below 1 or they have three or more"
    none = "What has no basis is empty: no target, no value, no earlier value"
    district = {"2021": "76", "2022": "76.9", "2023": "77", "2024": "77.5", "2025": "78", "2026": "78.5"}
    values = {"2021": "75.1", "2022": "76.95", "2023": "77.2", "2024": "77.63", "2025": "78.74"}
    plan_of = "A kecamatan's plan, 2021-2026, with invented values (docs/examples/iku_targets.csv, iku_actuals.csv)"
    whole = ("years", "end", "path")
    yield case("Five years of a kecamatan", change, plan_of, {"targets": district, "actuals": values}, whole,
               known={"years.0.attainment_percent": "98.82", "years.1.change": "1.85", "end.difference": "0.24",
                      "end.attainment_percent": "100.31", "path.standing": "ahead"})
    yield case("The same as of 2023", as_of, plan_of, {"targets": district, "actuals": values, "year": 2023}, whole,
               known={"years.3.actual": None, "end.difference": "-1.30", "path.year": 2023})
    lakip = {"2021": "65.92", "2022": "70.1", "2023": "72.5", "2024": "73.5", "2025": "75.5", "2026": "77.5"}
    yield case("An indicator that no survey feeds", rise, f"{plan_of}. By hand: (77.5 − 72.5) / 3",
               {"targets": lakip, "actuals": {"2021": "66.4", "2022": "69.85", "2023": "72.5"}}, whole,
               known={"end.required_per_year": "1.67", "path.standing": "on"})
    yield case("A required rise below 1 has two more decimals", quotient, f"{page}. By hand: (78.50 − 77.63) / 2 = 0.435",
               {"targets": {"2024": "77.50", "2026": "78.50"}, "actuals": {"2024": "77.63"}}, whole,
               known={"end.required_per_year": "0.4350"})
    yield case("Less is better: the required rise is negative", rise, f"{page}. By hand: (10 − 16) / 3 = −2",
               {"direction": "lower", "targets": {"2023": "15", "2026": "10"}, "actuals": {"2023": "16"}}, whole,
               known={"end.required_per_year": "-2.00", "path.standing": "behind"})
    yield case("Less is better: below the path is ahead", path, page,
               {"direction": "lower", "targets": {"2023": "15", "2026": "10"}, "actuals": {"2023": "14.5"}}, whole,
               known={"path.standing": "ahead"})
    yield case("Between two targets the path is a line", path, f"{page}. By hand: 70 + (80 − 70) · 1/4 = 72.5",
               {"targets": {"2022": "70", "2026": "80"}, "actuals": {"2023": "72"}}, ("end", "path"),
               known={"path.expected": "72.50", "path.standing": "behind"})
    yield case("A value before the first target is on no path", path, page,
               {"targets": {"2024": "70", "2026": "80"}, "actuals": {"2023": "72"}}, ("end", "path"),
               known={"path": None})
    yield case("A change over a year without a value", change, f"{page}. By hand: 77 − 75 over two years",
               {"targets": {"2021": "75", "2022": "76", "2023": "77"}, "actuals": {"2021": "75", "2023": "77"}}, whole,
               known={"years.2.change": "2.00", "years.2.change_percent": "2.67"})
    yield case("A change from 0 has no percentage", change, page,
               {"targets": {"2021": "5", "2022": "6"}, "actuals": {"2021": "0", "2022": "6"}}, ("years",),
               known={"years.1.change_percent": None, "years.1.change": "6.00"})
    yield case("Figures with three decimals keep them", figures,
               f"{page}. By hand: 78.125 − 77.5 = 0.625",
               {"targets": {"2024": "77.5", "2025": "78"}, "actuals": {"2023": "77.25", "2024": "78.125"}},
               ("years",), known={"years.1.difference": "0.625", "years.1.attainment_percent": "100.81"})
    yield case("A quotient below 1 of whole numbers", quotient, f"{page}. By hand: (79 − 78) / 3",
               {"targets": {"2024": "78", "2027": "79"}, "actuals": {"2024": "78"}}, ("end",),
               known={"end.required_per_year": "0.33"})
    yield case("A quotient below 1 of figures with one decimal", quotient, f"{page}. By hand: (78.5 − 78.0) / 3",
               {"targets": {"2024": "78.0", "2027": "78.5"}, "actuals": {"2024": "78.0"}}, ("end",),
               known={"end.required_per_year": "0.167"})
    yield case("A quotient of figures with three decimals", quotient, f"{page}. By hand: (81.505 − 78.5) / 2 = 1.5025",
               {"targets": {"2024": "78.5", "2026": "81.505"}, "actuals": {"2024": "78.5"}}, ("end",),
               known={"end.required_per_year": "1.50250"})
    yield case("A plan without a value", none, page,
               {"targets": {"2024": "77.5", "2026": "78.5"}, "actuals": {}}, whole, known={"path": None, "years.0.actual": None})
    yield case("A year with a value and no target", none, page,
               {"targets": {"2024": "77.5"}, "actuals": {"2023": "76.1", "2024": "77.9"}}, ("years",),
               known={"years.0.target": None, "years.1.change": "1.80"})


FILES = {"rounding": rounding, "bands": bands, "weights": weights, "blanks": blanks, "answers": answers,
         "intermediate_rounding": intermediate_rounding, "questions": questions, "methodologies": methodologies,
         "units": units, "target": target, "points": points, "attainment": attainment, "plan": plan}
