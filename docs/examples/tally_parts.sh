#!/bin/sh
# Many files of one survey, counted side by side on one machine by GNU parallel: tally_parts.sh OUT FILE...
# What was counted stays, so that a run that was broken off goes on where it was: a part's tally is there or is not.
set -eu
out=$1
shift
work=$out.parts
mkdir -p "$work"
parallel --halt now,fail=1 'test -e {2}/{1/}.tally || ikm tally {1} -o {2}/{1/}.tally' ::: "$@" ::: "$work"
for part in "$@"; do echo "$work/$(basename "$part").tally"; done | xargs -d '\n' ikm merge -o "$out"
