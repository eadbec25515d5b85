# SPDX-License-Identifier: BSL-1.0
# Copy this file into your application, with this licence line. It needs Python 3.9 or later and nothing else.
"""The public satisfaction index (IKM): exact fractions to the end, one rounding half away from zero.

    >>> result = score({"methodology": "permenpan-14-2017", "target": "88.31",
    ...                 "answers": [[4, 3, 4, 4, 3, 4, 4, 3, 4], [3, 3, None, 4, 3, 3, 4, 3, 3]]})
    >>> result["index"], result["grade"]["letter"], result["gap"]["points_needed"]
    ('87.50', 'B', 1)

A request is the `input` of a conformance vector, and a result has the keys of its `expect`: docs/conformance.md names
them. Figures are text, so that no binary floating point is on the way. What cannot be used raises ValueError.
ikm_indicators.py beside it holds achieved values against a plan.
"""
from fractions import Fraction
from math import ceil, floor, lcm

LABELS = {"D": "Tidak baik", "C": "Kurang baik", "B": "Baik", "A": "Sangat baik"}
BANDS_2017 = {"D": "25.00", "C": "65.00", "B": "76.61", "A": "88.31"}  # the lowest published index of each grade
BANDS_2004 = {"D": "25.00", "C": "43.76", "B": "62.51", "A": "81.26"}
SEVEN = "persyaratan prosedur waktu biaya produk kompetensi perilaku "
METHODOLOGIES = {  # elements in order, bands, decimals of the weights
    "permenpan-14-2017": (SEVEN + "pengaduan sarana", BANDS_2017, None),
    "permenpan-16-2014": (SEVEN + "maklumat pengaduan", BANDS_2004, None),
    "kepmenpan-25-2004": ("prosedur persyaratan kejelasan-petugas kedisiplinan-petugas tanggung-jawab-petugas "
                          "kemampuan-petugas kecepatan keadilan kesopanan-keramahan kewajaran-biaya kepastian-biaya "
                          "kepastian-jadwal kenyamanan keamanan", BANDS_2004, 3),
    "ipkp": ("informasi persyaratan prosedur waktu biaya sarana respon konsultasi", BANDS_2017, None),
    "ipak": ("diskriminasi kecurangan gratifikasi pungutan-liar percaloan", BANDS_2017, None)}


# ---- Rounding and text ----
def rounded(value, places):
    """Half away from zero; Python's own round() takes a tie to the even digit."""
    nearest = Fraction(floor(abs(value) * 10**places + Fraction(1, 2)), 10**places)
    return nearest if value >= 0 else -nearest


def text(value, places):
    """With all decimals: 65 with two is '65.00'. What is undefined stays None."""
    if value is None:
        return None
    value = rounded(value, places)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def fraction(value):
    """In lowest terms: '11575/147'."""
    return None if value is None else str(value)


def decimals_of(*figures):
    return max(len(figure.partition(".")[2]) for figure in figures)


# ---- What was asked ----
def methodology(given):
    """From an id of METHODOLOGIES, or from a description of an own one, which is checked."""
    bounds = BANDS_2017
    if isinstance(given, str):
        ids, bounds, weight_decimals = METHODOLOGIES[given]
        given = {"elements": [{"id": name, "code": name} for name in ids.split()], "weight_decimals": weight_decimals}
    usual = [{"letter": letter, "label": LABELS[letter], "lower": lower} for letter, lower in bounds.items()]
    bands = sorted((Fraction(b["lower"]), b["letter"], b["label"]) for b in given.get("bands", usual))
    lowest, highest = given.get("scale", (1, 4))
    conversion = Fraction(given.get("conversion", Fraction(100, highest)))
    ids = [element["id"] for element in given["elements"]]
    codes = [element.get("questions", [element["code"]]) for element in given["elements"]]
    weights = [Fraction(element.get("weight", Fraction(1, len(ids)))) for element in given["elements"]]
    all_codes, bottom, top = sum(codes, []), bands[0][0], bands[-1][0]
    if sum(weights) != 1:
        raise ValueError("the weights do not add to 1")
    if len({*ids}) < len(ids) or len({*all_codes}) < len(all_codes):
        raise ValueError("an id or a code repeats")
    if bottom > lowest * conversion or top > highest * conversion or bottom < top <= lowest * conversion:
        raise ValueError("the bands leave a hole above the lowest index, or cannot be reached")
    return {"ids": ids, "codes": codes, "weights": weights, "bands": bands, "lowest": lowest, "highest": highest,
            "conversion": conversion, "decimals": given.get("decimals", 2),
            "rounding": given.get("rounding", "exact"), "weight_decimals": given.get("weight_decimals")}


def published(method, exact):
    return rounded(exact, method["decimals"])


def shown(method, exact):
    """An index as it is published, and the grade of that: the highest bound that it reaches, else the lowest band."""
    if exact is None:
        return {"index": None, "grade": None}
    reached = [band for band in method["bands"] if band[0] <= published(method, exact)] or method["bands"][:1]
    return {"index": text(exact, method["decimals"]), "grade": {"letter": reached[-1][1], "label": reached[-1][2]}}


# ---- From answers to an index ----
def counted(method, survey, missing):
    """How many gave each answer to each question, and how many respondents enter."""
    if "counts" in survey:
        counts = survey["counts"].get("complete", survey["counts"]) if missing == "listwise" else survey["counts"]
        return counts["questions"], counts["respondents"]
    rows = [row for row in survey["answers"] if missing != "listwise" or None not in row]
    steps, questions = range(method["lowest"], method["highest"] + 1), range(sum(map(len, method["codes"])))
    if any(len(row) != len(questions) or not {*row} <= {None, *steps} for row in survey["answers"]):
        raise ValueError("a respondent has another number of answers, or an answer outside the scale")
    return [[sum(row[q] == step for row in rows) for step in steps] for q in questions], len(rows)


def cells_of(method, levels, respondents, share, missing):
    """One cell per question: its counts, the points it can still win, and what a point adds to its element's mean."""
    cells = []
    for e, codes in enumerate(method["codes"]):
        for counts in levels[len(cells):len(cells) + len(codes)]:
            answers = sum(counts)
            total = sum(n * answer for answer, n in enumerate(counts, method["lowest"]))
            worth = share / len(codes) / (respondents if missing == "zero" else max(1, answers))
            cells.append({"element": e, "counts": counts, "answers": answers, "blanks": respondents - answers,
                          "sum": total, "worth": worth, "headroom": method["highest"] * answers - total})
    return cells


def mean_of(cells):
    """NRR of an element from its cells; None where a question has no answer."""
    return sum(cell["sum"] * cell["worth"] for cell in cells) if all(cell["answers"] for cell in cells) else None


def whole_of(method, request, missing):
    """The cells of one survey or of units combined, their respondents, and who is left out."""
    rule, left_out = request.get("combine"), {"unnamed": [], "no_index": [], "unweighted": [], "respondents": 0}
    units = [(unit, *counted(method, unit, missing)) for unit in request.get("units", [request])]
    if rule in (None, "pooled"):
        levels = [[sum(n) for n in zip(*question)] for question in zip(*(levels for _, levels, _ in units))]
        respondents = sum(entered for *_, entered in units)
        return cells_of(method, levels, respondents, Fraction(1), missing), respondents, left_out
    kept = []
    for unit, levels, entered in units:
        why = ("unnamed" if unit["name"] == "" else "unweighted" if rule == "weights" and "weight" not in unit else
               "no_index" if not all(map(sum, levels)) else None)
        if why:
            left_out[why].append(unit["name"])
            left_out["respondents"] += counted(method, unit, "available")[1]
        else:
            weight = unit["weight"] if rule == "weights" else entered if rule == "respondents" else 1
            kept.append((Fraction(weight), levels, entered))
    if not kept:
        raise ValueError("no unit is left to combine")
    total = sum(weight for weight, *_ in kept)
    cells = [cell for weight, levels, n in kept for cell in cells_of(method, levels, n, weight / total, missing)]
    return cells, sum(entered for *_, entered in kept), left_out


def weighted(survey, e, mean):
    if survey["rounding"] == "mean2-truncated":
        mean = Fraction(floor(mean * 100), 100)
    value = survey["weights"][e] * mean
    return rounded(value, 3) if survey["rounding"] == "weighted3" else value


def index_of_sum(survey, total):
    """The exact index of a sum of weighted means."""
    return survey["conversion"] * (rounded(total, 3) if survey["rounding"] == "sum3" else total)


def index_of(survey, means):
    return index_of_sum(survey, sum(weighted(survey, e, mean) for e, mean in enumerate(means)))


def score(request):
    survey = methodology(request["methodology"])
    survey["rounding"] = request.get("rounding", survey["rounding"])
    places = request.get("weight_decimals", survey["weight_decimals"])
    if places is not None:
        survey["weights"] = [rounded(weight, places) for weight in survey["weights"]]
    if not any(survey["weights"]):
        raise ValueError("all weights are rounded to 0")
    cells, respondents, left_out = [], None, None
    if "means" not in request:
        cells, respondents, left_out = whole_of(survey, request, request.get("missing", "available"))
    of_elements = [[cell for cell in cells if cell["element"] == e] for e in range(len(survey["ids"]))]
    means = [Fraction(mean) for mean in request["means"]] if "means" in request else [*map(mean_of, of_elements)]
    exact = None if None in means else index_of(survey, means)
    result = {"respondents": respondents, "left_out": left_out, **shown(survey, exact), "elements": [],
              "index_exact": fraction(exact), "mean": None if exact is None else text(exact / survey["conversion"], 4)}
    for e, (mean, mine) in enumerate(zip(means, of_elements)):
        result["elements"].append({
            "id": survey["ids"][e], "mean": text(mean, 4),
            **shown(survey, None if mean is None else mean * survey["conversion"]),
            "mean_exact": fraction(mean), "weight_exact": str(survey["weights"][e]),
            "weighted_mean": None if mean is None else text(weighted(survey, e, mean), 4),
            "counts": [sum(n) for n in zip(*(cell["counts"] for cell in mine))],
            **{key: sum(cell[key] for cell in mine) for key in ("answers", "blanks", "sum")}})
    if "target" in request and exact is not None:
        result["gap"] = gap({**survey, "cells": cells, "means": means, "exact": exact}, request["target"])
    return result


# ---- The gap to a target ----
def least(reached, most):
    """The least whole number up to `most` that reaches; None when `most` does not."""
    low, high = 0, most if reached(most) else None
    while high is not None and low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle + 1, high)
    return high


def raised(mean, offers, points):
    """A mean after so many points, the most valuable first."""
    for cell in offers:
        taken = min(points, cell["headroom"])
        mean, points = mean + taken * cell["worth"], points - taken
    return mean


def points_to_mean(mean, offers, goal):
    """The fewest points after which a mean is `goal` or more; None when out of reach."""
    points = 0
    for cell in offers:
        missing = ceil((goal - mean) / cell["worth"])
        if missing <= cell["headroom"]:
            return points + missing
        mean, points = mean + cell["headroom"] * cell["worth"], points + cell["headroom"]
    return None


def points_needed(survey, goal, only=None):
    """The fewest points after which the published index is `goal` or more; None when out of reach."""
    def reached(total):
        return published(survey, index_of_sum(survey, total)) >= goal
    total = sum(weighted(survey, e, mean) for e, mean in enumerate(survey["means"]))
    if reached(total):
        return 0
    offers = [cell for cell in survey["cells"] if only in (None, cell["element"])]
    offers.sort(key=lambda cell: survey["weights"][cell["element"]] * cell["worth"], reverse=True)
    if survey["rounding"] in ("exact", "sum3"):  # each point has a fixed worth: the most valuable first
        points = 0
        for cell in offers:
            gain, headroom = survey["weights"][cell["element"]] * cell["worth"], cell["headroom"]
            found = least(lambda n: reached(total + n * gain), headroom)
            if found is not None:
                return points + found
            total, points = total + headroom * gain, points + headroom
        return None
    unit = 1000 * lcm(*(weight.denominator for weight in survey["weights"]))  # values are whole numbers of 1 / unit
    best = {0: 0}  # the fewest points for each gain that can be had, one element after the other
    for e, mean in enumerate(survey["means"]):
        mine, rungs, spent, climbed = [cell for cell in offers if cell["element"] == e], [], 0, {}
        while spent is not None:  # the fewest points for each value that the element can have
            now = raised(mean, mine, spent)
            value, weight = weighted(survey, e, now), survey["weights"][e]
            rungs.append((int((value - weighted(survey, e, mean)) * unit), spent))
            if not weight:
                break
            higher = Fraction(floor(now * 100) + 1, 100)
            if survey["rounding"] == "weighted3":
                higher = (value + Fraction(1, 2000)) / weight
            spent = points_to_mean(mean, mine, higher)
        for before, points in best.items():
            for gain, more in rungs:
                climbed[before + gain] = min(points + more, climbed.get(before + gain, points + more))
        best = climbed
    return min((points for gain, points in best.items() if reached(total + Fraction(gain, unit))), default=None)


def gap(survey, target):
    goal, places, weights, exact = Fraction(target), survey["decimals"], survey["weights"], survey["exact"]
    index, conversion, finest = published(survey, exact), survey["conversion"], max(places, decimals_of(target))
    tops = [mean + sum(cell["headroom"] * cell["worth"] for cell in survey["cells"] if cell["element"] == e)
            for e, mean in enumerate(survey["means"])]
    made = {"target": target, "difference": text(index - goal, finest), "difference_exact": str(exact - goal),
            "met": index >= goal, "attainment_percent": text(index / goal * 100, 2) if goal > 0 else None,
            "points_needed": points_needed(survey, goal), "highest_reachable": text(index_of(survey, tops), places),
            "elements": [], "next_grade": None}
    remainder = exact - goal
    for e, mean in enumerate(survey["means"]):
        own = published(survey, mean * conversion)
        contribution = conversion * weighted(survey, e, mean) - goal * weights[e] / sum(weights)
        required = mean + (goal - exact) / (conversion * weights[e]) if weights[e] else None
        remainder -= contribution
        made["elements"].append({
            "id": survey["ids"][e], "index": text(own, places), "difference": text(own - goal, finest),
            "contribution": text(contribution, 2), "contribution_exact": str(contribution),
            "required_mean": text(required, 4), "reachable": index >= goal if required is None else required <= survey["highest"],
            "points_needed": points_needed(survey, goal, e)})
    for lower, letter, label in [band for band in survey["bands"][1:] if band[0] > index][:1]:
        made["next_grade"] = {"letter": letter, "label": label, "lower_bound": text(lower, places),
                              "difference": text(index - lower, places), "points_needed": points_needed(survey, lower)}
    return {**made, "contribution_remainder_exact": str(remainder)}


# ---- A given index ----
def given_index(request):
    """Where a value lies that somebody gives as an index, and its grade. A mean is not multiplied in silence."""
    method, value = methodology(request["methodology"]), Fraction(request["value"])
    lowest, highest, conversion = method["lowest"], method["highest"], method["conversion"]
    position = ("outside" if not 0 <= value <= highest * conversion else "index" if value >= lowest * conversion else
                "mean" if lowest <= value <= highest else "below_lowest")
    return {"position": position, **shown(method, value if position in ("index", "below_lowest") else None),
            "as_mean": text(value * conversion, method["decimals"]) if position == "mean" else None}
