# SPDX-License-Identifier: BSL-1.0
"""Many files of one survey, counted by the workers of a Dask cluster: tally_dask.py SCHEDULER OUT FILE...

Each file becomes a tally on a worker that can read it, and tallies are merged as they come, in any order. A worker that
is lost takes nothing with it: Dask gives its files to another, and a tally is a value, not something that was added
already. The bytes at the end are those of `ikm tally FILE...`.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from distributed import Client, as_completed


def ikm(*words):
    """What the command prints; a run that fails says why."""
    done = subprocess.run(["ikm", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode())
    return done.stdout


def tally(path):
    """The counts of one file, about 1 KB."""
    return ikm("tally", "--threads", "1", path)


def merge(tallies):
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{i}.tally" for i in range(len(tallies))]
        for path, counts in zip(paths, tallies):
            path.write_bytes(counts)
        return ikm("merge", *map(str, paths))


def main():
    scheduler, out, *files = sys.argv[1:]
    with Client(scheduler) as client:
        futures = client.map(tally, files, pure=False, retries=3)
        whole = []
        for batch in as_completed(futures, with_results=True).batches():
            whole = [merge([*whole, *(counts for _, counts in batch)])]
    Path(out).write_bytes(whole[0])


if __name__ == "__main__":
    main()
