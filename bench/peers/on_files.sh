#!/bin/bash
# Whole processes on files, in turns with a peer or a limit; what both say is compared first.
#   DUCKDB=folder-with-node_modules bench/peers/on_files.sh WHAT...
#   WHAT: units one_thread quoted_lines read_limit column_order isa answers many_units joint growth streams small
#         memory, or all;
#         plot draws growth from 10,000 rows up as docs/growth.svg
# ROWS (10,000,000) and RUNS (7, of each side); IKM_BENCH_BUILD, a build with IKM_BUILD_BENCH (build/bench);
# IKM_BENCH_DATA, where generated files are kept: 4 GB for all.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${IKM_BENCH_BUILD:-$here/../../build/bench}" && pwd)
data=${IKM_BENCH_DATA:-$build/data}
rows=${ROWS:-10000000}
runs=${RUNS:-7}
mkdir -p "$data"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DUCKDB=${DUCKDB:-} LC_ALL=C

file() {  # units rows kind: the path of a file of the seeded generator, made when it is not there
  local made=$data/u$1_$2
  if [ ! -f "$made.$3.csv" ]; then
    "$build/bench/generate" --out "$made.part" --units "$1" --rows "$2" --want "$3"
    mv "$made.part.$3.csv" "$made.$3.csv"
  fi
  echo "$made.$3.csv"
}

ikm="$build/ikm score --format csv"
duck="node '$here/duckdb.mjs'"
fccp=$build/bench/fccp_reader

need_duck() {
  [ -d "$DUCKDB/node_modules/@duckdb/node-api" ] ||
    { echo "DUCKDB: a folder where 'npm i @duckdb/node-api@1.5.6-r.1' ran" >&2; exit 2; }
}
need_fccp() {
  [ -x "$fccp" ] || { echo "built without libfccp-dev: cmake/install-packages.sh bench" >&2; exit 2; }
}

contest() {  # name goal ours theirs: both have been run once, and the outputs are in $work/expected_*
  "$build/bench/alternate" "$1" "$2" "$runs" "$work" "$3" "$4"
  cmp "$work/ours" "$work/expected_ours"
  cmp "$work/theirs" "$work/expected_theirs"
}
against_peer() {  # name goal ours theirs: the peer's output is unit,n,m1..m9,index
  same "$3" "$4"
  contest "$@"
}
same() {  # ours theirs
  sh -c "$1" > "$work/expected_ours"
  sh -c "${1/--format csv/--format json}" > "$work/json"
  sh -c "$2" > "$work/expected_theirs" 2> /dev/null
  awk -f "$here/same.awk" "$work/expected_ours" "$work/json" "$work/expected_theirs"
}
against_self() {  # name goal ours theirs: another way to the very same output
  sh -c "$3" > "$work/expected_ours"
  sh -c "$4" > "$work/expected_theirs"
  cmp "$work/expected_ours" "$work/expected_theirs"
  contest "$@"
}

units() {
  need_duck
  local f; f=$(file 1000 "$rows" full)
  against_peer "(a) by unit / DuckDB, 2 threads" ">= 15" "$ikm --by unit --threads 2 $f" "$duck $f 2"
}
one_thread() {
  need_fccp
  local f; f=$(file 1000 "$rows" full)
  against_peer "(a) by unit / libfccp-dev, 1 thread" ">= 5.5" "$ikm --by unit --threads 1 $f" "$fccp $f"
}
quoted_lines() {
  local f g; f=$(file 1000 "$rows" full); g=$(file 1000 "$rows" breaks)
  [ "$(head -c 1000000 "$g" | grep -c '^satu rumah"')" -gt 0 ]
  for t in 2 1; do
    against_self "line breaks in 1 % of rows / none, $t thr." ">= 0.25" "$ikm --by unit --threads $t $g" \
      "$ikm --by unit --threads $t $f"
  done
}
read_limit() {
  local f t; f=$(file 1000 "$rows" full)
  for t in 2 1; do
    sh -c "$ikm --by unit --threads $t $f" > "$work/expected_ours"
    "$build/bench/read_limit" "$f" $t > "$work/expected_theirs"
    # A line per respondent, and the header.
    [ "$(awk -F, '$1 == "survey" {print $3 + 1}' "$work/expected_ours")" = "$(cat "$work/expected_theirs")" ]
    contest "(a) rate / pread + memchr, $t thr." ">= 0.65" "$ikm --by unit --threads $t $f" \
      "$build/bench/read_limit $f $t"
  done
}
column_order() {
  local f g; f=$(file 1000 "$rows" full); g=$(file 1000 "$rows" shuffled)
  for t in 2 1; do
    against_self "any column order / usual, $t thr." ">= 0.65" "$ikm --by unit --threads $t $g" \
      "$ikm --by unit --threads $t $f"
  done
}
isa() {
  if ! grep -qw avx512_vbmi2 /proc/cpuinfo; then echo "AVX2 / AVX-512: no AVX-512 here"; return; fi
  local f t; f=$(file 1000 "$rows" full)
  for t in 2 1; do
    against_self "AVX2 / AVX-512, $t thr." ">= 0.80" "IKM_ISA=avx2 $ikm --by unit --threads $t $f" \
      "IKM_ISA=avx512 $ikm --by unit --threads $t $f"
  done
}
answers() {
  need_duck
  local f; f=$(file 1000 "$rows" answers)
  against_peer "(b) answers / DuckDB, 2 threads" ">= 40" "$ikm --threads 2 $f" "$duck $f 2"
}
many_units() {
  need_duck
  local f; f=$(file 100000 "$rows" full)
  against_peer "100,000 units / DuckDB, 2 threads" ">= 8" "$ikm --by unit --threads 2 $f" "$duck $f 2"
}
joint() {  # what standard errors cost; the columns that both have must be the same
  local f by t; f=$(file 1000 "$rows" full)
  for by in "" " --by unit"; do
    for t in 2 1; do
      sh -c "$ikm$by --confidence 0.95 --threads $t $f" > "$work/expected_ours" 2> "$work/said"
      sh -c "$ikm$by --threads $t $f" > "$work/expected_theirs"
      sed -E 's/(,[^,]*){5}$//' "$work/expected_ours" | cmp - "$work/expected_theirs"
      contest "without / with joint counts${by/ --by/, by}, $t thr." - "$ikm$by --confidence 0.95 --threads $t $f" \
        "$ikm$by --threads $t $f"
    done
  done
}
growth() {
  need_fccp
  local large small many
  large=$(file 1000 "$rows" full); small=$(file 1000 $((rows / 10)) full); many=$(file 100000 "$rows" full)
  local f
  for f in "$large" "$small" "$many"; do
    same "$ikm --by unit --threads 2 $f" "$fccp $f"
    cp "$work/expected_ours" "$work/${f##*/}"
  done
  cp "$work/${small##*/}" "$work/expected_ours"; cp "$work/${large##*/}" "$work/expected_theirs"
  contest "time at $rows rows / at a tenth" "<= 10.5" "$ikm --by unit --threads 2 $small" \
    "$ikm --by unit --threads 2 $large"
  cp "$work/${large##*/}" "$work/expected_ours"; cp "$work/${many##*/}" "$work/expected_theirs"
  contest "time at 100,000 units / at 1,000" "<= 4" "$ikm --by unit --threads 2 $large" \
    "$ikm --by unit --threads 2 $many"
}
streams() {  # what is read from front to back, each against the other way to the same rows
  local f t; f=$(file 1000 "$rows" full)
  [ -f "$f.gz" ] || { gzip < "$f" > "$work/packed"; mv "$work/packed" "$f.gz"; }
  [ -f "$f.zst" ] || { zstd -q < "$f" > "$work/packed"; mv "$work/packed" "$f.zst"; }
  for t in 2 1; do
    against_self "from a pipe / from the file, $t thr." - "cat $f | $ikm - --by unit --threads $t" \
      "$ikm $f --by unit --threads $t"
    against_self ".csv.gz / zcat and a pipe, $t thr." - "$ikm $f.gz --by unit --threads $t" \
      "zcat $f.gz | $ikm - --by unit --threads $t"
    against_self ".csv.zst / zstdcat and a pipe, $t thr." - "$ikm $f.zst --by unit --threads $t" \
      "zstdcat $f.zst | $ikm - --by unit --threads $t"
  done
}
small() {  # in process: goal 3 ms, in the column "ours ms"
  need_fccp
  local f t; f=$(file 1000 10000 full)
  same "$ikm --by unit $f" "$fccp $f"
  for t in 1 2; do
    "$build/bench/in_process" "$f" --threads $t --print | cmp - "$work/expected_ours"
    echo "10,000 rows in process, $t thr.; goal 3 ms"
    "$build/bench/in_process" "$f" --threads $t --runs 101
  done
}
memory() {  # goals 32 MiB and 128 MiB; the result was compared in units and many_units
  local u f
  for u in 1000 100000; do
    f=$(file $u "$rows" full)
    sh -c "$ikm --by unit --threads 2 $f" > "$work/expected_ours"
    sh -c "$ikm --by unit --threads 1 $f" > "$work/expected_theirs"
    cmp "$work/expected_ours" "$work/expected_theirs"
    contest "memory, $u units, 2 thr. / 1 thr." - "$ikm --by unit --threads 2 $f" "$ikm --by unit --threads 1 $f"
  done
}
plot() {
  need_fccp
  local u r f line times=$work/times
  for r in $((rows / 1000)) $((rows / 100)) $((rows / 10)) "$rows"; do
    for u in 1 1000 100000; do
      f=$(file $u "$r" full)
      same "$ikm --by unit --threads 2 $f" "$fccp $f"
      "$build/bench/read_limit" "$f" 2 > "$work/expected_theirs"
      line=$(contest "$u $r" - "$ikm --by unit --threads 2 $f" "$build/bench/read_limit $f 2")
      echo "$line"
      echo "$line" | sed -E 's/^([0-9]+) ([0-9]+) .*ours ([0-9.]+) s.*theirs ([0-9.]+) s.*/\1 \2 \3 \4/' >> "$times"
    done
  done
  awk -f "$here/growth.awk" "$times" > "$work/growth.svg"
  cp "$work/growth.svg" "${GROWTH_SVG:-$here/../../docs/growth.svg}"
}

[ $# -gt 0 ] || { sed -n '2,7s/^# //p' "$0" >&2; exit 2; }
[ "$*" != all ] ||
  set -- units one_thread quoted_lines read_limit column_order isa answers many_units joint growth streams small memory
for what in "$@"; do
  case $what in
    units | one_thread | quoted_lines | read_limit | column_order | isa | answers | many_units | joint | growth | streams | small | memory | plot) $what ;;
    *) echo "no such measurement: $what" >&2; exit 2 ;;
  esac
done
