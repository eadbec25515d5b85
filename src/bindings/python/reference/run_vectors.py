# SPDX-License-Identifier: BSL-1.0
"""Holds a scorer to the conformance vectors: `python3 run_vectors.py [--keys=index,grade] FOLDER [COMMAND...]`.

Without a command the reference scorer beside this file is held to them. A command is a scorer in any language: it reads
one `input` per line from standard input, as JSON, and answers each with one line, its result as JSON, or
{"refused": true}. With --keys only these keys of a result are looked at. Exit status 1 if a vector fails.
"""
import argparse
import json
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import ikm_indicators  # noqa: E402
import ikm_reference  # noqa: E402


def reference_result(given):
    try:
        if "targets" in given:
            return ikm_indicators.progress(given)
        return ikm_reference.given_index(given) if "value" in given else ikm_reference.score(given)
    except ValueError:
        return {"refused": True}


def cases_of(folder):
    """(name of the file, case) of every file of vectors in a folder."""
    for path in sorted(Path(folder).glob("*.json")):
        file = json.loads(path.read_text(encoding="utf-8"))
        if file.get("schema") == "ikm.conformance/1":
            yield from ((path.name, case) for case in file["cases"])


def is_same(expected, found):
    """Figures are equal by value: '0.9' and '0.90', and 78.5 where '78.50' is expected."""
    if isinstance(expected, str) and re.fullmatch(r"-?\d+([./]\d+)?", expected):
        given = json.dumps(found) if isinstance(found, (int, float)) else str(found)
        return bool(re.fullmatch(r"-?\d+([./]\d+)?", given)) and Fraction(given) == Fraction(expected)
    return type(expected) is type(found) and expected == found


def differences(expected, found, where=""):
    """What differs, as sentences; only what the vector expects is looked at. What is undefined may be left out."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [one for key, part in expected.items()
                for one in differences(part, found.get(key), f"{where}.{key}".lstrip("."))]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [one for at, (part, of) in enumerate(zip(expected, found))
                for one in differences(part, of, f"{where}.{at}")]
    if is_same(expected, found):
        return []
    return [f"{where or 'the result'} is {json.dumps(found)}, expected {json.dumps(expected)}"]


def answers_of(command, inputs):
    run = subprocess.run(command, input="".join(json.dumps(given) + "\n" for given in inputs), text=True,
                         capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser(description="Holds a scorer to the conformance vectors.")
    parser.add_argument("--keys", help="look at these keys of a result only: index,grade")
    parser.add_argument("folder", help="with files of ikm.conformance/1")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="a scorer: inputs in, results out, one per line")
    options = parser.parse_args()
    cases = list(cases_of(options.folder))
    if options.keys:
        for _, case in cases:
            case["expect"] = {key: case["expect"][key] for key in options.keys.split(",") if key in case["expect"]}
        cases = [(file, case) for file, case in cases if case["expect"]]
    inputs = [case["input"] for _, case in cases]
    results = answers_of(options.command, inputs) if options.command else list(map(reference_result, inputs))
    if len(results) != len(cases):
        sys.exit(f"{len(cases)} cases, {len(results)} answers")
    failed = 0
    for (file, case), result in zip(cases, results):
        different = differences(case["expect"], result)
        if different:
            failed += 1
            print(f"{file}: {case['name']}\n  rule: {case['rule']}\n  {different[0]}")
    print(f"{len(cases)} cases, {failed} failed")
    return 0 if cases and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
