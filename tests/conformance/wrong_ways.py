# SPDX-License-Identifier: BSL-1.0
"""Known wrong ways to compute the index, each as a change to the reference scorer, and the vectors that find it out.

For each way one vector is shown whose rule names the mistake; exact fractions are left aside. Exit status 1 if a way
passes the vectors of its rule.
"""
import sys
from contextlib import contextmanager
from fractions import Fraction
from math import floor
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TREE / "src/bindings/python/reference"))
import ikm_indicators  # noqa: E402
import ikm_reference as ikm  # noqa: E402
from run_vectors import cases_of, differences, reference_result  # noqa: E402

RIGHT = {name: getattr(ikm, name) for name in dir(ikm)}
CASES = list(cases_of(TREE / "tests/conformance"))


# ---- The wrong ways: each gives names of the scorer another meaning ----
def with_option(key, value):
    """The option is in force where nobody asked for it."""
    return {"score": lambda request: RIGHT["score"]({key: value, **request})}


def always(key, value, where="methodology"):
    """The option that is asked for is not heeded."""
    return {"score": lambda request: RIGHT["score"]({**request, key: value} if where in request else request)}


def index_in_binary(survey, means):
    total = 0.0
    for weight, mean in zip(survey["weights"], means):
        total += float(weight) * float(mean)
    return Fraction(total * float(survey["conversion"]))


def graded_by(value_of):
    """The grade comes from another value than the published one."""
    def shown(method, exact):
        made = RIGHT["shown"](method, exact)
        return made if exact is None else {**made, "grade": RIGHT["shown"](method, value_of(method, exact))["grade"]}
    return {"shown": shown}


def in_closed_ranges(method, exact):
    """76.61-88.30 and 88.31-100.00 on the unrounded value: what lies between is in none."""
    made = RIGHT["shown"](method, exact)
    if exact is None:
        return made
    uppers = [band[0] - Fraction(1, 100) for band in method["bands"][1:]] + [Fraction(10**9)]
    within = [band for band, upper in zip(method["bands"], uppers) if band[0] <= exact <= upper]
    return {**made, "grade": {"letter": within[0][1], "label": within[0][2]} if within else None}


def half_to_even(value, places):
    return Fraction(round(value * 10**places), 10**places)


def truncated(value, places):
    return Fraction(floor(value * 10**places), 10**places)


def rows_changed(change):
    def counted(method, survey, missing):
        if "answers" in survey:
            survey = {**survey, "answers": [change(row) for row in survey["answers"]]}
        return RIGHT["counted"](method, survey, missing)
    return {"counted": counted}


def five_as_four(row):
    return [4 if answer == 5 else answer for answer in row]


def moved_left(row):
    given = [answer for answer in row if answer is not None]
    return given + [None] * (len(row) - len(given))


def mean_of_persons(request):
    """Each respondent's own index, then their mean."""
    made = RIGHT["score"](request)
    if "answers" in request and made["index"] is not None:
        own = [[answer for answer in row if answer is not None] for row in request["answers"]]
        means = [Fraction(sum(row), len(row)) for row in own if row]
        method = RIGHT["methodology"](request["methodology"])
        made.update(RIGHT["shown"](method, method["conversion"] * sum(means) / len(means)))
    return made


def in_one_pot(cells):
    """All answers to the questions of an element together."""
    answers = sum(cell["answers"] for cell in cells)
    return Fraction(sum(cell["sum"] for cell in cells), answers) if answers else None


def cells_with_blanks_filled(*given):
    cells, highest = RIGHT["cells_of"](*given), given[0]["highest"]
    return [{**cell, "headroom": cell["headroom"] + highest * cell["blanks"]} for cell in cells]


def to_the_exact_target(survey, goal, only=None):
    """The points after which the exact index, not the published one, is the target."""
    return RIGHT["points_needed"]({**survey, "decimals": 9}, goal, only)


def of_questionnaire(given):
    method = RIGHT["methodology"](given)
    if given == "permenpan-14-2017":
        method = {**method, "ids": [*method["ids"][:7], "sarana", "pengaduan"]}
    return method


def equal_weights(given):
    method = RIGHT["methodology"](given)
    return {**method, "weights": [Fraction(1, len(method["ids"]))] * len(method["ids"])}


def judged_exactly(survey, target):
    made = RIGHT["gap"](survey, target)
    return {**made, "met": survey["exact"] >= Fraction(target)}


def at_most_100(actual, target, request):
    percent = ATTAINMENT(actual, target, request)
    return None if percent is None else min(percent, Fraction(100))


def without_direction(actual, target, request):
    return ATTAINMENT(actual, target, {})


def in_closed_ratings(percent):
    """76-90 and 66-75: 75.5 is in none."""
    if percent is None:
        return None
    uppers = {"Sangat tinggi": 10**9, "Tinggi": 90, "Sedang": 75, "Rendah": 65}
    within = [name for name, lower in ikm_indicators.RATINGS.items() if lower <= percent <= uppers[name]]
    return within[0] if within else "Sangat rendah" if percent <= 50 else None


ATTAINMENT = ikm_indicators.attainment
BANDS = {**ikm.METHODOLOGIES, "permenpan-16-2014": (*ikm.METHODOLOGIES["permenpan-16-2014"][:1], ikm.BANDS_2017, None)}
OF_2004 = {**ikm.METHODOLOGIES, "kepmenpan-25-2004": (*ikm.METHODOLOGIES["kepmenpan-25-2004"][:2], None)}

WAYS = [  # what is done wrong, what it changes, and how the rule begins that it breaks
    ("Weights of 0.11", with_option("weight_decimals", 2), "Weights are exact"),
    ("Weights of 0.111", with_option("weight_decimals", 3), "Weights are exact"),
    ("The exact 1/14 for the decree of 2004", {"METHODOLOGIES": OF_2004}, "The weight of 2004"),
    ("Equal weights for every methodology", {"methodology": equal_weights}, "Unequal weights"),
    ("Sums in binary floating point", {"index_of": index_in_binary}, "The index is rounded once"),
    ("Rounding a tie to the even digit", {"rounded": half_to_even}, "The index is rounded once"),
    ("Cutting digits off instead of rounding", {"rounded": truncated}, "The index is rounded once"),
    ("Rounding twice, to 3 decimals and then to 2",
     {"published": lambda method, exact: RIGHT["published"](method, RIGHT["rounded"](exact, 3)),
      "text": lambda value, places: RIGHT["text"](value and RIGHT["rounded"](value, places + 1), places)},
     "The index is rounded once"),
    ("Rounding each mean to 2 decimals on the way",
     {"weighted": lambda survey, e, mean: RIGHT["weighted"](survey, e, RIGHT["rounded"](mean, 2))},
     "The index is rounded once"),
    ("Closed ranges on the unrounded index", {"shown": in_closed_ranges}, "The published value alone"),
    ("Grading the mean rounded to 2 decimals",
     graded_by(lambda method, exact: RIGHT["rounded"](exact / method["conversion"], 2) * method["conversion"]),
     "The published value alone"),
    ("Grading the whole number below", graded_by(lambda method, exact: Fraction(floor(exact))),
     "The published value alone"),
    ("The bands of 2017 for a survey of 2014", {"METHODOLOGIES": BANDS}, "A grade belongs"),
    ("The questionnaire's order of elements", {"methodology": of_questionnaire}, "Answers are in the order"),
    ("A blank counted as 0", always("missing", "zero"), "available"),
    ("A blank drops its respondent", always("missing", "listwise"), "available"),
    ("A blank moves later answers to the left", rows_changed(moved_left), "available"),
    ("The mean of the persons' own indices", {"score": mean_of_persons}, "available"),
    ("A 5 taken for a 4", rows_changed(five_as_four), "An answer outside the scale"),
    ("All questions of an element in one pot", {"mean_of": in_one_pot}, "The mean of an element with several"),
    ("The mean of the units' indices, whatever the rule", always("combine", "units", where="units"), "pooled"),
    ("The target held against the exact index", {"gap": judged_exactly}, "The published index is compared"),
    ("Points to the exact target", {"points_needed": to_the_exact_target}, "The points needed are the fewest"),
    ("Points won by filling blanks", {"cells_of": cells_with_blanks_filled}, "Blanks are never filled"),
    ("An attainment of at most 100", {"attainment": at_most_100}, "Where more is better"),
    ("Actual / target where less is better", {"attainment": without_direction}, "Where less is better"),
    ("Ratings in closed ranges of whole numbers", {"rating": in_closed_ratings}, "The rating compares"),
]


@contextmanager
def changed(names):
    """The scorer with other meanings of some names."""
    modules = [(module, name) for name in names for module in (ikm, ikm_indicators) if hasattr(module, name)]
    before = [getattr(module, name) for module, name in modules]
    for module, name in modules:
        setattr(module, name, names[name])
    try:
        yield
    finally:
        for (module, name), value in zip(modules, before):
            setattr(module, name, value)


def published_only(expected):
    """Without exact fractions, which a program with other arithmetic cannot have."""
    if isinstance(expected, dict):
        return {key: published_only(part) for key, part in expected.items() if not key.endswith("_exact")}
    return [published_only(part) for part in expected] if isinstance(expected, list) else expected


def failing(names, begins=""):
    """The vectors of these rules that the scorer with other meanings fails."""
    with changed(names):
        for file, case in CASES:
            if case["rule"].startswith(begins):
                try:
                    result = reference_result(case["input"])
                except (ArithmeticError, LookupError, TypeError):  # where the wrong way cannot go on
                    result = None
                if differences(published_only(case["expect"]), result):
                    yield file, case


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    for way, names, begins in WAYS:
        if next(failing({}, begins), None):
            sys.exit(f"the reference scorer fails the rule that begins with '{begins}'")
        found = next(failing(names, begins), None)
        if not found:
            sys.exit(f"not found out: {way}")
        file, case = found
        print(f"{way}\n  {file}: {case['name']}\n  rule: {case['rule']}")


main()
