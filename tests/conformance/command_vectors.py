# SPDX-License-Identifier: BSL-1.0
"""The command and the bindings against the vectors, through files as offices have them.

    command_vectors.py FOLDER command IKM        the command
    command_vectors.py FOLDER python             the module ikm, found as Python finds it
    command_vectors.py FOLDER calls COMMAND...   a program that reads a call per line and answers each with a line, as
                                                 tests/bindings/php/calls.php does

An input becomes a CSV with a row per respondent and a methodology file; the JSON of the result is compared. Means and
given indices have no file that the command reads, and nations would have too many rows: these vectors are left out.
"""
import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src/bindings/python/reference"))
from run_vectors import cases_of, differences  # noqa: E402

MOST_ROWS = 20_000
CODES = {"permenpan-14-2017": 9, "permenpan-16-2014": 9, "kepmenpan-25-2004": 14, "ipkp": 8, "ipak": 5}


def codes_of(methodology):
    if isinstance(methodology, str):
        return [f"U{q}" for q in range(1, CODES[methodology] + 1)]
    return [code for element in methodology["elements"] for code in element.get("questions", [element["code"]])]


def runs(columns, respondents):
    """Rows with counts from columns of (answer, how many): a new row wherever a column changes."""
    ends = sorted({end for column in columns for end in ends_of(column)} | {respondents})
    start = 0
    for end in ends:
        if end > start:
            yield [answer_at(column, start) for column in columns], end - start
        start = end


def ends_of(column):
    total = 0
    for _, n in column:
        total += n
        yield total


def answer_at(column, place):
    for (answer, _), end in zip(column, ends_of(column)):
        if place < end:
            return answer
    raise IndexError(place)


def turned(column, by):
    """The column with its last `by` answers first."""
    front, rest = [], list(column)
    while by:
        answer, n = rest.pop()
        taken = min(n, by)
        front.insert(0, (answer, taken))
        by -= taken
        if n > taken:
            rest.append((answer, n - taken))
    return front + rest


def rows_of(survey, lowest):
    """(answers, how many respondents) of one survey or unit."""
    if "answers" in survey:
        return [(row, 1) for row in survey["answers"]]
    counts = survey["counts"]
    complete = counts.get("complete", counts)
    rows = list(runs([[(lowest + step, n) for step, n in enumerate(levels)] for levels in complete["questions"]],
                     complete["respondents"]))
    others, before, columns = counts["respondents"] - complete["respondents"], 0, []
    for levels, of_complete in zip(counts["questions"], complete["questions"]):
        given = [(lowest + step, n - of) for step, (n, of) in enumerate(zip(levels, of_complete))]
        blanks = others - sum(n for _, n in given)
        # Blanks begin where those of the question before end, so that everybody here has one.
        columns.append(turned([(None, blanks), *given], before % others if others else 0))
        before += blanks
    return rows + list(runs(columns, others))


def written(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return str(path)


def toml_of(methodology):
    lines = [f'name = "own"', f'id = "{methodology["id"]}"']
    for key in ("scale", "decimals", "weight_decimals"):
        if key in methodology:
            lines.append(f"{key} = {methodology[key]}")
    lines += [f'{key} = "{methodology[key]}"' for key in ("conversion", "rounding") if key in methodology]
    for table in ("elements", "bands"):
        for entry in methodology.get(table, []):
            lines.append(f"[[{table}]]")
            lines += [f"{key} = {json.dumps(value)}" for key, value in entry.items()]
    return "\n".join(lines) + "\n"


class Command:
    """The command: files and words in, JSON out."""

    def __init__(self, program):
        self.program = program

    def score(self, file, options):
        return self.run("score", options, [file])

    def gap(self, targets, actuals, options, folder):
        files = {"targets": targets, **({} if actuals is None else {"actuals": actuals})}
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        return self.run("gap", {**{name: str(folder / name) for name in files}, **options}, [])

    def run(self, subcommand, options, files):
        words = [f"--{name}={value}" for name, value in options.items()]
        done = subprocess.run([self.program, subcommand, "--format=json", *words, *files], capture_output=True, text=True)
        if done.returncode in (1, 2):
            return None
        if done.returncode != 0:
            sys.exit(f"{subcommand} {words}: status {done.returncode}\n{done.stderr}")
        return json.loads(done.stdout, parse_float=str)


class Python:
    """The module ikm, in this process."""

    def __init__(self):
        import ikm
        self.ikm = ikm

    def score(self, file, options):
        return self.called(self.ikm.score_file, (file,), options)

    def gap(self, targets, actuals, options, _):
        return self.called(self.ikm.gap_tables, (targets, actuals), options)

    def called(self, function, arguments, options):
        try:
            return json.loads(function(*arguments, **options).text, parse_float=str)
        except (self.ikm.InputError, self.ikm.UsageError):
            return None


class Calls:
    """A program in another language that is asked one call per line."""

    def __init__(self, command):
        self.program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def score(self, file, options):
        return self.asked({"call": "score", "file": file, "options": options})

    def gap(self, targets, actuals, options, _):
        return self.asked({"call": "gap", "targets": targets, "actuals": actuals, "options": options})

    def asked(self, call):
        self.program.stdin.write(json.dumps(call) + "\n")
        self.program.stdin.flush()
        answer = json.loads(self.program.stdout.readline(), parse_float=str)
        return None if answer == {"refused": True} else answer


def scored(scorer, given, folder):
    methodology, options, lowest = given["methodology"], {}, 1
    if not isinstance(methodology, str):
        (folder / "own.toml").write_text(toml_of(methodology), encoding="utf-8")
        lowest = methodology.get("scale", [1])[0]
    options["methodology"] = methodology if isinstance(methodology, str) else str(folder / "own.toml")
    units = given.get("units", [{**given, "name": "Loket 1"}])
    rows = [["unit", *codes_of(methodology)]]
    for unit in units:
        for answers, n in rows_of(unit, lowest):
            rows += [[unit["name"], *("" if answer is None else answer for answer in answers)]] * n
    if "units" in given:
        options.update({"combine": given["combine"], "combine-by": "unit"})
        if given["combine"] == "weights":
            weights = [[unit["name"], unit["weight"]] for unit in units if "weight" in unit]
            options["combine-weights"] = written(folder / "weights.csv", [["unit", "bobot"], *weights])
    for key in ("weight_decimals", "rounding", "missing", "target"):
        if key in given:
            options[key.replace("_", "-")] = str(given[key])
    report = scorer.score(written(folder / "survey.csv", rows), options)
    if report is None:
        return {"refused": True}
    result, left_out = report["result"], report["combination"].get("left_out", {})
    result["left_out"] = {why: [unit["unit"] for unit in left_out.get(why, [])]
                          for why in ("unnamed", "no_index", "unweighted")}
    result["left_out"]["respondents"] = left_out.get("respondents", 0)
    if result.get("gap"):
        result["gap"].setdefault("contribution_remainder_exact", "0")
    return result


def progressed(scorer, given, folder):
    tables = {}
    for table in ("targets", "actuals"):
        if given[table]:
            rows = [["indikator", "arah", *given[table]],
                    ["Waktu tunggu", "turun" if given.get("direction") == "lower" else "naik", *given[table].values()]]
            text = io.StringIO()
            csv.writer(text).writerows(rows)
            tables[table] = text.getvalue()
    options = {key.replace("_", "-"): str(given[key]) for key in ("year", "lower_formula") if key in given}
    report = scorer.gap(tables["targets"], tables.get("actuals"), options, folder)
    return {"refused": True} if report is None else report["indicators"][0]


def scorer_of(kind, words):
    if kind == "command":
        return Command(*words)
    return Python() if kind == "python" else Calls(words)


def main():
    vectors, kind, *words = sys.argv[1:]
    scorer, failed, cases = scorer_of(kind, words), 0, 0
    for file, case in cases_of(vectors):
        given = case["input"]
        respondents = given.get("counts", {}).get("respondents", 0)
        if "means" in given or "value" in given or respondents > MOST_ROWS:
            continue
        with TemporaryDirectory() as folder:
            result = (progressed if "targets" in given else scored)(scorer, given, Path(folder))
        different = differences(case["expect"], result)
        cases += 1
        if different:
            failed += 1
            print(f"{file}: {case['name']}\n  rule: {case['rule']}\n  " + "\n  ".join(different))
    print(f"{cases} cases, {failed} failed")
    return 0 if cases and not failed else 1


sys.exit(main())
