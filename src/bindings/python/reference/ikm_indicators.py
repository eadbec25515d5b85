# SPDX-License-Identifier: BSL-1.0
# Copy this file and ikm_reference.py into your application, with this licence line. They need Python 3.9 or later.
"""Indicators against the targets of a plan: attainment (capaian), rating (predikat), change, end of the plan, path.

    >>> progress({"targets": {"2025": "88.31"}, "actuals": {"2025": "88.66"}})["years"][0]["attainment_percent"]
    '100.40'
"""
from fractions import Fraction

from ikm_reference import decimals_of, rounded, text

RATINGS = {"Sangat tinggi": 91, "Tinggi": 76, "Sedang": 66, "Rendah": 51}


def attainment(actual, target, request):
    """Capaian in percent, exact; None where it is undefined."""
    if target <= 0:
        return None
    if request.get("direction") != "lower":
        return actual / target * 100
    if request.get("lower_formula") != "ratio":
        return (2 * target - actual) / target * 100
    return target / actual * 100 if actual > 0 else None


def rating(percent):
    """Of the exact attainment, rounded once to whole percent: no value falls between two ranges."""
    if percent is None:
        return None
    return next((name for name, lower in RATINGS.items() if rounded(percent, 0) >= lower), "Sangat rendah")


def progress(request):
    """Every year of a plan, its end, and the path that its targets draw."""
    targets = {int(year): Fraction(value) for year, value in request["targets"].items()}
    actuals = {int(year): Fraction(value) for year, value in request["actuals"].items()
               if int(year) <= request.get("year", int(year))}
    of_table = decimals_of(*request["targets"].values(), *request["actuals"].values())
    places = max(2, of_table)
    sign = -1 if request.get("direction") == "lower" else 1
    years, earlier, latest = [], None, max(actuals, default=None)

    def against(actual, target):
        percent = attainment(actual, target, request)
        return {"difference": text(actual - target, places), "met": sign * actual >= sign * target,
                "attainment_percent": text(percent, 2), "rating": rating(percent)}

    def quotient(value):
        return text(value, of_table + 2 if of_table > 2 or abs(value) < 1 else 2)
    for year in sorted({*targets, *actuals}):
        row = {"year": year, "target": request["targets"].get(str(year)), "actual": None}
        if year in actuals:
            actual, row["actual"] = actuals[year], request["actuals"][str(year)]
            if year in targets:
                row.update(against(actual, targets[year]))
            change = None if earlier is None else actual - earlier
            row.update(change=text(change, places),
                       change_percent=text(change / earlier * 100, 2) if earlier else None)
            earlier = actual
        years.append(row)
    last = max(targets)
    end, path = {"year": last, "target": request["targets"][str(last)]}, None
    if latest is not None:
        end.update(against(actuals[latest], targets[last]))
        missing = targets[last] - actuals[latest]
        end["required_per_year"] = "0" if end["met"] else quotient(missing / (last - latest)) if latest < last else None
    if latest is not None and min(targets) <= latest <= last:
        before, after = max(y for y in targets if y <= latest), min(y for y in targets if y >= latest)
        rise = (targets[after] - targets[before]) / max(1, after - before)
        expected = targets[before] + rise * (latest - before)
        off, written = actuals[latest] - expected, quotient if after > before else lambda value: text(value, places)
        path = {"year": latest, "expected": written(expected), "difference": written(off),
                "standing": "on" if off == 0 else "ahead" if sign * off > 0 else "behind"}
    return {"years": years, "end": end, "path": path}
