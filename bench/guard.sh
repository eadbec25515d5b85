#!/bin/sh
# That no change made counting or reading twice as slow as its goal: bench/guard.sh [BUILD], a build with
# IKM_BUILD_BENCH (build/release). Ratios to peers in the same process, by the time of the thread, so that other work on
# the machine hardly shows; what falls short is measured twice more before it counts.
set -eu
build=${1:-build/release}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$build/bench/generate" --out "$folder/guard" --rows 1000000 --want full
held() {
  for turn in 1 2 3; do
    "$@" && return
    echo "less than half a goal, turn $turn of 3: $*"
  done
  exit 1
}
held "$build/bench/in_process" "$folder/guard.full.csv" --guard --runs 5
held "$build/bench/in_memory" --guard --runs 5
