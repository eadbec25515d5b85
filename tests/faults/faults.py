# SPDX-License-Identifier: BSL-1.0
"""Calls that fail under the command: faults.py IKM LIBRARY EXAMPLES [STEP]

Every STEP-th allocation of each command fails, alone and with all after it, and every STEP-th byte of what is written
finds no room. The command must then end by itself: with its whole result and status 0 where it did without, else with
status 1 or 3 and a sentence; a file that was there is as it was, and nothing is left beside it."""
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, LIBRARY, EXAMPLES = (str(pathlib.Path(word).resolve()) for word in sys.argv[1:4])
STEP = int(sys.argv[4]) if len(sys.argv) > 4 else 1
BEFORE = "what was there before\n"

SURVEY = f"{EXAMPLES}/dua_loket.csv"
COMMANDS = [
    ["score", SURVEY, "--by", "unit", "--target", "80", "--format", "json", "-o", "OUT"],
    ["score", SURVEY, "--by", "unit", "--combine", "units", "--combine-by", "unit"],
    ["tally", SURVEY, "--by", "unit", "--joint", "--rejects", "REJECTS", "-o", "OUT"],
    ["gap", "--targets", f"{EXAMPLES}/iku_targets.csv", "--actuals", f"{EXAMPLES}/iku_actuals.csv"],
    ["inspect", SURVEY, "--write-mapping", "OUT"],
]


def run(words, folder, **fault):
    out = folder / "out"
    rejects = folder / "rejects"
    for file in (out, rejects):
        file.write_text(BEFORE)
    words = [{"OUT": str(out), "REJECTS": str(rejects)}.get(word, word) for word in words]
    environment = dict(os.environ, LD_PRELOAD=LIBRARY, **{name: str(value) for name, value in fault.items()})
    made = subprocess.run([PROGRAM, *words], env=environment, capture_output=True, timeout=60)
    beside = sorted(file.name for file in folder.iterdir() if file.name not in ("out", "rejects", "count"))
    return made, (made.stdout, out.read_text(), rejects.read_text()), beside


def counted(words, folder):
    made, whole, _ = run(words, folder, IKM_COUNT=folder / "count")
    if made.returncode != 0:
        sys.exit(f"{words}: {made.stderr.decode()}")
    return whole, [int(number) for number in (folder / "count").read_text().split()]


def wrong_with(made, result, beside, whole):
    """Why the end of a run with a fault is not one that may be; empty where it is."""
    if beside:
        return f"leaves {beside}"
    if made.returncode == 0:
        return "" if result == whole else "says that all is well, and the result differs"
    if made.returncode not in (1, 3):
        return f"ends with {made.returncode}"
    if not made.stderr.startswith(b"ikm: ") and b": " not in made.stderr:
        return "says nothing"
    files = [text for text, good in zip(result[1:], whole[1:]) if text not in (BEFORE, good)]
    return "leaves a file that is neither the old nor the new one" if files else ""


def main():
    failed = runs = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for words in COMMANDS:
            whole, (allocations, written) = counted(words, folder)
            faults = [{"IKM_FAIL_ALLOCATION": k, "IKM_FAIL_ON": on}
                      for k in range(1, allocations + 1, STEP) for on in (0, 1)]
            faults += [{"IKM_FAIL_WRITE": byte} for byte in range(0, written, max(1, STEP // 20))]
            for fault in faults:
                made, result, beside = run(words, folder, **fault)
                runs += 1
                why = wrong_with(made, result, beside, whole)
                if why:
                    failed += 1
                    if failed <= 20:
                        print(f"{words[0]} with {fault}: {why}: {made.stderr.decode(errors='replace')[:300]}")
    print(f"{runs} faults, {failed} failed")
    sys.exit(1 if failed or runs < 50 else 0)


main()
