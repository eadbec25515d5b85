# SPDX-License-Identifier: BSL-1.0
"""The index, the gap to a target and the progress of a plan, straight from their definitions.

An oracle: it is written from docs/methodology.md and docs/gap.md, with fractions and no shortcut, and it never runs the
program that it judges. What the definitions call "the least" is found by looking at every way to spend points.
"""
import math
from fractions import Fraction
from itertools import accumulate, product

from methodologies import BUILT_IN

HALF = Fraction(1, 2)


# ---- numbers -------------------------------------------------------------------------------------------------------
def half_away(value, places):
    """To the nearest multiple of 10^-places; a tie goes away from zero."""
    scaled = abs(value) * 10**places
    nearest = math.floor(scaled + HALF)
    return Fraction(nearest if value >= 0 else -nearest, 10**places)


def cut(value, places):
    """Digits after `places` are left out."""
    return Fraction(math.trunc(value * 10**places), 10**places)


def fixed(value, places):
    """Rounded once and written with all decimals: 65 with two is `65.00`."""
    if value is None:
        return None
    units = int(half_away(value, places) * 10**places)
    digits = str(abs(units)).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places:]
    return ("-" if units < 0 else "") + whole + ("." + part if places else "")


def places_of(text):
    return len(text.partition(".")[2])


def difference_text(value, *texts):
    """An exact difference has the decimals of whichever figure has more."""
    places = max(places_of(text) for text in texts)
    assert value == half_away(value, places)
    return fixed(value, places)


# ---- what was asked ------------------------------------------------------------------------------------------------
class Refused(Exception):
    """The methodology, its weights as rounded, an answer or a combination cannot be used."""


def methodology_of(given):
    if isinstance(given, str):
        return BUILT_IN[given]
    method = {"decimals": 2, "rounding": "exact", "weight_decimals": None, **given}
    lowest, highest = method.setdefault("scale", [1, 4])
    conversion = Fraction(method.get("conversion", Fraction(100, highest)))
    elements = [dict(element) for element in method["elements"]]
    if all("weight" not in element for element in elements):
        for element in elements:
            element["weight"] = Fraction(1, len(elements))
    for element in elements:
        element["weight"] = Fraction(element["weight"])
        element.setdefault("questions", [element["code"]])
    bands = [(Fraction(band["lower"]), band["letter"], band["label"])
             for band in method.get("bands", [])] or BUILT_IN["permenpan-14-2017"]["bands"]
    bands = sorted(bands)
    ids = [element["id"] for element in elements]
    codes = [code for element in elements for code in element["questions"]]
    if sum(element["weight"] for element in elements) != 1:
        raise Refused("weights do not add to 1")
    if len(set(ids)) < len(ids) or len(set(codes)) < len(codes):
        raise Refused("an id or a code repeats")
    if bands[0][0] > lowest * conversion:
        raise Refused("the lowest index has no band")
    if bands[-1][0] > highest * conversion or (len(bands) > 1 and bands[-1][0] <= lowest * conversion):
        raise Refused("a band cannot be reached, or every index reaches the highest")
    return {**method, "conversion": conversion, "elements": elements, "bands": bands}


def weights_in_use(method, options):
    decimals = options.get("weight_decimals", method["weight_decimals"])
    weights = [element["weight"] for element in method["elements"]]
    if decimals is None:
        return weights
    rounded = [half_away(weight, decimals) for weight in weights]
    if sum(rounded) == 0:
        raise Refused("all weights are rounded to 0")
    return rounded


def grade_of(method, published):
    reached = [band for band in method["bands"] if published >= band[0]] or method["bands"][:1]
    return {"letter": reached[-1][1], "label": reached[-1][2]}


# ---- what was answered ---------------------------------------------------------------------------------------------
def counts_of(method, unit, missing):
    """For each question its levels, blanks and divisor, over the respondents that enter; and how many those are."""
    lowest, highest = method["scale"]
    steps = range(lowest, highest + 1)
    questions = [code for element in method["elements"] for code in element["questions"]]
    if "answers" in unit:
        rows = unit["answers"]
        for row in rows:
            if len(row) != len(questions) or any(answer is not None and answer not in steps for answer in row):
                raise Refused("a respondent has another number of answers, or an answer outside the scale")
        if missing == "listwise":
            rows = [row for row in rows if None not in row]
        levels = [[sum(row[q] == step for row in rows) for step in steps] for q in range(len(questions))]
        respondents = len(rows)
    else:
        counts = unit["counts"]
        if missing == "listwise":
            counts = counts.get("complete", counts)
        levels, respondents = counts["questions"], counts["respondents"]
    made = []
    for of_question in levels:
        answers = sum(of_question)
        assert missing != "listwise" or answers == respondents
        made.append({"counts": list(of_question), "answers": answers, "blanks": respondents - answers,
                     "sum": sum(step * n for step, n in zip(steps, of_question)),
                     "divisor": respondents if missing == "zero" else answers})
    return made, respondents


def element_means(method, questions):
    """NRR of each element: the mean of its questions' means; None where a question has no answer."""
    means, at = [], 0
    for element in method["elements"]:
        of_element = questions[at: at + len(element["questions"])]
        at += len(of_element)
        if any(question["answers"] == 0 for question in of_element):
            means.append(None)
        else:
            means.append(sum(Fraction(q["sum"], q["divisor"]) for q in of_element) / len(of_element))
    return means


def weighted_means(weights, means, rounding):
    if rounding == "mean2-truncated":
        means = [cut(mean, 2) for mean in means]
    weighted = [weight * mean for weight, mean in zip(weights, means)]
    return [half_away(value, 3) for value in weighted] if rounding == "weighted3" else weighted


def index_of(method, weights, means, rounding):
    total = sum(weighted_means(weights, means, rounding))
    return method["conversion"] * (half_away(total, 3) if rounding == "sum3" else total)


class Survey:
    """One survey, or units combined: parts (share, questions), and the means that they make."""

    def __init__(self, given):
        self.method = methodology_of(given["methodology"])
        self.weights = weights_in_use(self.method, given)
        self.rounding = given.get("rounding", self.method["rounding"])
        self.missing = given.get("missing", "available")
        self.left_out = None
        if "means" in given:
            self.parts, self.means, self.respondents = [], [Fraction(mean) for mean in given["means"]], None
        elif "units" in given:
            self.combine(given["units"], given["combine"])
        else:
            questions, self.respondents = counts_of(self.method, given, self.missing)
            self.parts = [(Fraction(1), questions)]
            self.means = element_means(self.method, questions)
        self.exact = None
        if None not in self.means:
            self.exact = index_of(self.method, self.weights, self.means, self.rounding)

    def combine(self, units, rule):
        self.left_out = {"unnamed": [], "no_index": [], "unweighted": [], "respondents": 0}
        if rule == "pooled":
            pooled = [counts_of(self.method, unit, self.missing) for unit in units]
            questions = []
            for of_question in zip(*(questions for questions, _ in pooled)):
                questions.append({key: sum(q[key] for q in of_question) for key in
                                  ("answers", "blanks", "sum", "divisor")})
                questions[-1]["counts"] = [sum(levels) for levels in zip(*(q["counts"] for q in of_question))]
            self.parts, self.respondents = [(Fraction(1), questions)], sum(n for _, n in pooled)
            self.means = element_means(self.method, questions)
            return
        kept = []
        for unit in units:
            questions, entered = counts_of(self.method, unit, self.missing)
            means = element_means(self.method, questions)
            why = ("unnamed" if unit["name"] == "" else
                   "unweighted" if rule == "weights" and "weight" not in unit else
                   "no_index" if None in means else None)
            if why:
                self.left_out[why].append(unit["name"])
                self.left_out["respondents"] += counts_of(self.method, unit, "available")[1]
            else:
                weight = {"respondents": entered, "units": 1}.get(rule) or unit["weight"]
                kept.append((Fraction(weight), questions, means, entered))
        if not kept:
            raise Refused("no unit is left to combine")
        whole = sum(weight for weight, *_ in kept)
        self.parts = [(weight / whole, questions) for weight, questions, *_ in kept]
        self.means = [sum(weight / whole * means[e] for weight, _, means, _ in kept)
                      for e in range(len(self.weights))]
        self.respondents = sum(entered for *_, entered in kept)

    # -- figures
    def published(self, exact):
        return half_away(exact, self.method["decimals"])

    def published_text(self, exact):
        return fixed(exact, self.method["decimals"])

    def result(self):
        made = {"respondents": self.respondents}
        if self.exact is None:
            made.update(index=None, index_exact=None, mean=None, grade=None)
        else:
            made.update(index=self.published_text(self.exact), index_exact=str(self.exact),
                        mean=fixed(self.exact / self.method["conversion"], 4),
                        grade=grade_of(self.method, self.published(self.exact)))
        made["elements"] = [self.element(e) for e in range(len(self.weights))]
        if self.left_out is not None:
            made["left_out"] = self.left_out
        return made

    def questions_of(self, e):
        """The element's questions, in each part: (share, its questions)."""
        before = sum(len(element["questions"]) for element in self.method["elements"][:e])
        count = len(self.method["elements"][e]["questions"])
        return [(share, questions[before: before + count]) for share, questions in self.parts]

    def element(self, e):
        mean, element = self.means[e], self.method["elements"][e]
        made = {"id": element["id"]}
        cells = self.questions_of(e)
        if cells:
            every = [question for _, questions in cells for question in questions]
            made.update({key: sum(q[key] for q in every) for key in ("answers", "blanks", "sum")})
            made["counts"] = [sum(levels) for levels in zip(*(q["counts"] for q in every))]
        made.update(mean=fixed(mean, 4), mean_exact=None if mean is None else str(mean),
                    weight_exact=str(self.weights[e]))
        value = None if mean is None else mean * self.method["conversion"]
        made.update(weighted_mean=None if mean is None else fixed(
                        weighted_means([self.weights[e]], [mean], self.rounding)[0], 4),
                    index=None if mean is None else self.published_text(value),
                    grade=None if mean is None else grade_of(self.method, self.published(value)))
        if len(element["questions"]) > 1 and len(cells) == 1:
            made["questions"] = [
                {"code": code, "answers": q["answers"], "blanks": q["blanks"], "sum": q["sum"],
                 "mean": fixed(Fraction(q["sum"], q["divisor"]), 4) if q["answers"] else None}
                for code, q in zip(element["questions"], cells[0][1])]
        return made

    # -- the gap
    def cells(self, only=None):
        """Every question of every part as (element, headroom in points, what a point adds to the element's mean)."""
        highest = self.method["scale"][1]
        made = []
        for e in range(len(self.weights)):
            for share, questions in self.questions_of(e):
                for question in questions:
                    headroom = highest * question["answers"] - question["sum"]
                    if only is None or only == e:
                        made.append((e, headroom, share / len(questions) / question["divisor"]))
        return made

    def after(self, cells, spent):
        """The published index after so many points on each cell."""
        means = list(self.means)
        for (e, _, worth), points in zip(cells, spent):
            means[e] += points * worth
        return self.published(index_of(self.method, self.weights, means, self.rounding))

    def least_points(self, goal, only=None):
        """The least number of points after which the published index is `goal` or more; None when none suffices."""
        if self.published(self.exact) >= goal:
            return 0
        if not self.parts:
            return None
        cells = self.cells(only)
        if self.after(cells, [headroom for _, headroom, _ in cells]) < goal:
            return None
        found = self.by_growing(cells, goal)
        if math.prod(headroom + 1 for _, headroom, _ in cells) <= 2_000:
            ways = product(*(range(headroom + 1) for _, headroom, _ in cells))
            assert found == min(sum(way) for way in ways if self.after(cells, way) >= goal)
        return found

    def by_growing(self, cells, goal):
        """For k = 0, 1, 2 …: the largest sum of weighted means that k points can give, as the best split between the
        elements; the first k whose published index reaches the goal. Within an element a point adds a fixed worth to
        the mean, so the most valuable come first."""
        limit = 8
        while (found := self.within(cells, goal, limit)) is None:
            limit *= 2
        return found

    def within(self, cells, goal, limit):
        best, unit = [0], 1  # in units of 1 / unit
        for e, weight in enumerate(self.weights):
            worths = sorted((worth for at, headroom, worth in cells if at == e
                             for _ in range(min(headroom, limit))), reverse=True)[:limit]
            means = accumulate(worths, initial=self.means[e])
            values = [weighted_means([weight], [mean], self.rounding)[0] for mean in means]
            common = math.lcm(unit, *(value.denominator for value in values))
            best, values = [total * common // unit for total in best], [int(value * common) for value in values]
            unit, most = common, min(limit, len(best) + len(values) - 2)
            best = [max(best[k - p] + values[p] for p in range(max(0, k - len(best) + 1), min(k, len(values) - 1) + 1))
                    for k in range(most + 1)]
        for k, total in enumerate(best):
            total = Fraction(total, unit)
            value = half_away(total, 3) if self.rounding == "sum3" else total
            if self.published(self.method["conversion"] * value) >= goal:
                return k
        return None

    def gap(self, target):
        if self.exact is None:
            return None
        goal, index = Fraction(target), self.published(self.exact)
        index_text = self.published_text(self.exact)
        made = {"target": target, "difference": difference_text(index - goal, index_text, target),
                "difference_exact": str(self.exact - goal), "met": index >= goal,
                "attainment_percent": fixed(index / goal * 100, 2) if goal > 0 else None,
                "points_needed": self.least_points(goal)}
        if self.parts:
            everything = [headroom for _, headroom, _ in self.cells()]
            made["highest_reachable"] = fixed(self.after(self.cells(), everything), self.method["decimals"])
        made["elements"] = [self.element_gap(e, goal, target) for e in range(len(self.weights))]
        contributed = sum(Fraction(element["contribution_exact"]) for element in made["elements"])
        made["contribution_remainder_exact"] = str(self.exact - goal - contributed)
        made["next_grade"] = self.next_grade(index, index_text)
        return made

    def element_gap(self, e, goal, target):
        conversion, weight, mean = self.method["conversion"], self.weights[e], self.means[e]
        entered = weighted_means([weight], [mean], self.rounding)[0]
        contribution = conversion * entered - goal * weight / sum(self.weights)
        required = mean + (goal - self.exact) / (conversion * weight) if weight else None
        index = self.published_text(mean * conversion)
        return {"id": self.method["elements"][e]["id"], "index": index,
                "difference": difference_text(Fraction(index) - goal, index, target),
                "contribution": fixed(contribution, 2), "contribution_exact": str(contribution),
                "required_mean": fixed(required, 4), "reachable": required is not None and required <= self.method["scale"][1],
                "points_needed": self.least_points(goal, e)}

    def next_grade(self, index, index_text):
        letter = grade_of(self.method, index)["letter"]
        at = [band[1] for band in self.method["bands"]].index(letter) + 1
        if at == len(self.method["bands"]):
            return None
        lower, letter, label = self.method["bands"][at]
        bound = fixed(lower, self.method["decimals"])
        return {"letter": letter, "label": label, "lower_bound": bound,
                "difference": difference_text(index - lower, index_text, bound),
                "points_needed": self.least_points(lower)}


# ---- a given index -------------------------------------------------------------------------------------------------
def given_index(given):
    """A value that somebody gives as an index: where it lies, and its grade as it would be published."""
    method, value = methodology_of(given["methodology"]), Fraction(given["value"])
    lowest, highest = method["scale"]
    if value < 0 or value > highest * method["conversion"]:
        position = "outside"
    elif value >= lowest * method["conversion"]:
        position = "index"
    else:
        position = "mean" if lowest <= value <= highest else "below_lowest"
    graded = position in ("index", "below_lowest")
    return {"position": position, "index": fixed(value, method["decimals"]) if graded else None,
            "grade": grade_of(method, half_away(value, method["decimals"])) if graded else None,
            "as_mean": fixed(value * method["conversion"], method["decimals"]) if position == "mean" else None}


# ---- a plan over the years -----------------------------------------------------------------------------------------
def attainment(actual, target, direction, formula):
    if target <= 0:
        return None
    if direction == "higher":
        return actual / target * 100
    if formula == "reflect":
        return (2 * target - actual) / target * 100
    return target / actual * 100 if actual > 0 else None


def rating(percent):
    whole = half_away(percent, 0)
    for lower, label in ((91, "Sangat tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah")):
        if whole >= lower:
            return label
    return "Sangat rendah"


def progress(given):
    higher = given.get("direction", "higher") == "higher"
    formula = given.get("lower_formula", "reflect")
    targets = {int(year): text for year, text in given["targets"].items()}
    actuals = {int(year): text for year, text in given["actuals"].items()
               if int(year) <= given.get("year", int(year))}
    texts = [*targets.values(), *actuals.values()]
    of_table = max(places_of(text) for text in texts)
    places = max(2, of_table)

    def of_figures(value):
        return fixed(value, places)

    def of_quotient(value):
        if value is None:
            return None
        return fixed(value, of_table + 2 if of_table > 2 or abs(value) < 1 else 2)

    def share(actual, target):
        return attainment(Fraction(actual), Fraction(target), "higher" if higher else "lower", formula)

    def met(actual, target):
        actual, target = Fraction(actual), Fraction(target)
        return actual >= target if higher else actual <= target

    years, earlier = [], None
    for year in sorted({*targets, *actuals}):
        target, actual = targets.get(year), actuals.get(year)
        row = {"year": year, "target": target, "actual": actual}
        if actual is not None:
            if target is not None:
                percent = share(actual, target)
                row.update(difference=of_figures(Fraction(actual) - Fraction(target)),
                           attainment_percent=fixed(percent, 2),
                           met=met(actual, target), rating=None if percent is None else rating(percent))
            change = None if earlier is None else Fraction(actual) - Fraction(earlier)
            row.update(change=None if change is None else of_figures(change),
                       change_percent=None if change is None or Fraction(earlier) == 0
                       else fixed(change / Fraction(earlier) * 100, 2))
            earlier = actual
        years.append(row)
    made = {"years": years, "end": None, "path": None}
    if targets:
        last = max(targets)
        end = {"year": last, "target": targets[last]}
        if actuals:
            latest, at = actuals[max(actuals)], max(actuals)
            percent = share(latest, targets[last])
            missing = Fraction(targets[last]) - Fraction(latest)
            reached = met(latest, targets[last])
            end.update(difference=of_figures(-missing),
                       attainment_percent=fixed(percent, 2), met=reached,
                       required_per_year="0" if reached else
                       None if at >= last else of_quotient(missing / (last - at)))
            made["path"] = path(targets, latest, at, higher, of_figures, of_quotient)
        made["end"] = end
    return made


def path(targets, latest, at, higher, of_figures, of_quotient):
    if not min(targets) <= at <= max(targets):
        return None
    before = max(year for year in targets if year <= at)
    after = min(year for year in targets if year >= at)
    expected = Fraction(targets[before])
    if after > before:
        expected += (Fraction(targets[after]) - expected) * Fraction(at - before, after - before)
    off = Fraction(latest) - expected
    written = of_figures if at in targets else of_quotient
    ahead = off > 0 if higher else off < 0
    return {"year": at, "expected": written(expected), "difference": written(off),
            "standing": "on" if off == 0 else "ahead" if ahead else "behind"}


# ---- one case ------------------------------------------------------------------------------------------------------
def result_of(given):
    try:
        if "targets" in given:
            return progress(given)
        if "value" in given:
            return given_index(given)
        survey = Survey(given)
        made = survey.result()
        if "target" in given:
            made["gap"] = survey.gap(given["target"])
        return made
    except Refused:
        return {"refused": True}
