# SPDX-License-Identifier: BSL-1.0
"""The recipes of docs/scale.md, each against one run of the command over the same rows: `recipes.py RECIPE IKM [RANKS]`,
RECIPE being parallel, array, dask or ranks. What a recipe needs and is not installed is a failure.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
EXAMPLES = TREE / "docs/examples"
HEADER = "unit,saran," + ",".join(f"U{q}" for q in range(1, 10)) + "\n"


def rows(seed, count):
    """Answers that differ from row to row, some blank, and remarks over several lines with quotes and commas."""
    text = ""
    for i in range(count):
        mixed = (seed * 7919 + i * 104729) % 1000003
        answers = [str((mixed >> q) % 4 + 1) if (mixed + q) % 23 else "" for q in range(9)]
        remark = '"baik,\nkata ""mereka""\n"' if mixed % 5 == 0 else "cukup"
        text += f"Loket {mixed % 4},{remark},{','.join(answers)}\n"
    return text


def parts(folder, count=24):
    made = []
    for p in range(count):
        made.append(folder / f"bulan {p:02}.csv")
        made[-1].write_text(HEADER + rows(p + 1, 150), encoding="utf-8")
    return [str(path) for path in made]


def run(words, **how):
    done = subprocess.run([str(word) for word in words], capture_output=True, check=False, **how)
    if done.returncode != 0:
        sys.exit(f"{words}: {done.returncode}\n{done.stdout.decode()}\n{done.stderr.decode()}")
    return done.stdout


def require(program):
    if not shutil.which(program):
        sys.exit(f"{program} is not installed (tests/scale/run installs it)")


def environment(ikm, **more):
    return {**os.environ, "PATH": f"{Path(ikm).parent}:{os.environ['PATH']}", **more}


def same(counts, whole, what):
    if counts != whole:
        sys.exit(f"{what}: another tally")
    print(f"{what}: the same {len(whole)} bytes")


def parallel(ikm, folder):
    require("parallel")
    files = parts(folder)
    whole = run([ikm, "tally", *files])
    out = folder / "survei.tally"
    run([EXAMPLES / "tally_parts.sh", out, *files], env=environment(ikm))
    same(out.read_bytes(), whole, "GNU parallel, 24 files")
    # Broken off: what was counted stays, the rest is counted.
    kept = folder / "survei.tally.parts" / "bulan 01.csv.tally"
    before = kept.stat().st_mtime_ns
    (folder / "survei.tally.parts" / "bulan 02.csv.tally").unlink()
    run([EXAMPLES / "tally_parts.sh", out, *files], env=environment(ikm))
    same(out.read_bytes(), whole, "GNU parallel, gone on with")
    if kept.stat().st_mtime_ns != before:
        sys.exit("what was counted is counted again")


def array(ikm, folder):
    """Each task as Slurm would start it; Slurm itself is not run."""
    files = parts(folder)
    (folder / "parts.txt").write_text("".join(file + "\n" for file in files), encoding="utf-8")
    for task in (3, 1, 5, 2, 4, 3):  # in any order, and one twice
        run(["sh", EXAMPLES / "tally_array.slurm"], cwd=folder,
            env=environment(ikm, SLURM_ARRAY_TASK_COUNT="5", SLURM_ARRAY_TASK_ID=str(task)))
    counts = run([ikm, "merge", *sorted((folder / "counts").iterdir())])
    same(counts, run([ikm, "tally", *files]), "an array of 5 tasks (started by hand: Slurm was not run)")


def python_with_dask():
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import distributed"], capture_output=True, check=False).returncode == 0:
            return python
    return sys.exit("python3-distributed is not installed (tests/scale/run installs it)")


def slow_command(folder, ikm):
    """A command that takes its time, and writes down which worker it works for."""
    made = folder / "bin"
    made.mkdir()
    (made / "ikm").write_text(f"""#!/bin/sh
[ "$1" = tally ] || exec {ikm} "$@"
echo "begin $PPID" >> {folder}/log
sleep 0.3
{ikm} "$@" || exit
echo "end $PPID" >> {folder}/log
""")
    (made / "ikm").chmod(0o755)
    return made / "ikm"


def wait_for(what, why, seconds=120):
    until = time.monotonic() + seconds
    while not (found := what()):
        if time.monotonic() > until:
            sys.exit(why)
        time.sleep(0.05)
    return found


def busy_worker(log, workers):
    """A worker with a file under way, once some files are counted."""
    lines = log.read_text().split("\n") if log.exists() else []
    if sum(line.startswith("end") for line in lines) < 4:
        return None
    for worker in workers:
        if lines.count(f"begin {worker.pid}") > lines.count(f"end {worker.pid}") > 0:
            return worker
    return None


def dask(ikm, folder):
    python = python_with_dask()
    files = parts(folder)
    whole = run([ikm, "tally", *files])
    env = environment(slow_command(folder, ikm), PYTHONWARNINGS="ignore")
    about = folder / "scheduler.json"
    quiet = {"env": env, "stdout": subprocess.DEVNULL, "stderr": (folder / "err").open("w"), "cwd": folder}
    started = [subprocess.Popen([python, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
                                 "--no-dashboard", "--scheduler-file", about], **quiet)]
    try:
        wait_for(lambda: about.exists() and about.stat().st_size, "the scheduler did not start")
        workers = [subprocess.Popen([python, "-m", "distributed.cli.dask_worker", "--scheduler-file", about, "--no-nanny",
                                     "--no-dashboard", "--nthreads", "1", "--local-directory", folder / f"w{i}"], **quiet)
                   for i in range(3)]
        started += workers
        address = json.loads(about.read_text())["address"]
        out = folder / "survei.tally"
        job = subprocess.Popen([python, EXAMPLES / "tally_dask.py", address, out, *files], **quiet)
        started.append(job)
        lost = wait_for(lambda: busy_worker(folder / "log", workers), "no worker has begun")
        lost.send_signal(signal.SIGKILL)
        if job.wait(300) != 0:
            sys.exit("the job failed:\n" + (folder / "err").read_text()[-3000:])
        begun = (folder / "log").read_text().count("begin")
        if begun <= len(files):
            sys.exit("nothing was counted again: no worker was lost on the way")
        same(out.read_bytes(), whole, f"Dask, one of 3 workers killed on the way ({begun} counts of 24 files)")
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def ranks(ikm, folder, program):
    require("mpirun")
    if not Path(program).exists():
        sys.exit("the example of Boost.MPI is not built (tests/scale/run installs what it needs and builds it)")
    file = folder / "besar.csv"
    file.write_text(HEADER + rows(5, 20000) + "Loket 1,,7,3,3,3,3,3,3,3,3\n", encoding="utf-8")
    scored = json.loads(run([ikm, "score", file, "--bad-rows", "skip", "--format", "json"]))
    expected = f"{scored['input']['rows']} rows, 1 set aside, index {scored['result']['index']:.2f}\n"
    env = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    for count in (1, 2, 4):
        printed = run(["mpirun", "--oversubscribe", "-n", count, program, file], env=env).decode()
        if printed != expected:
            sys.exit(f"{count} ranks: {printed} instead of {expected}")
        print(f"{count} ranks: {printed.strip()}")


def main():
    recipe, ikm, *more = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="ikm-scale-") as work:
        {"parallel": parallel, "array": array, "dask": dask, "ranks": ranks}[recipe](ikm, Path(work), *more)
    return 0


if __name__ == "__main__":
    sys.exit(main())
