#!/bin/bash
# Files against peers and limits, interleaved in one run; medians, and ratios of them only.
#   DUCKDB=folder-with-node_modules RUNS=7 ROWS=10000000 bench/peers/on_files.sh WHAT...
#   WHAT: units answers many_units quoted_lines column_order isa read_limit growth memory small
set -eu
here=$(cd "$(dirname "$0")" && pwd)
programs=$(cd "$here/../../build/bench" && pwd)
data=${IKM_BENCH_DATA:-$programs/data}
rows=${ROWS:-10000000}
runs=${RUNS:-7}
mkdir -p "$data"

make() {  # name units rows wanted: a file of the seeded generator, made once
  [ -f "$data/$1.$4.csv" ] || "$programs/bench/generate" --out "$data/$1" --units "$2" --rows "$3" --want "$4"
}
full() { make "u$1_$2" "$1" "$2" full; echo "$data/u$1_$2.full.csv"; }

seconds() {  # the time of one run of "$@", output to $data/out
  local begin end
  begin=$(date +%s.%N)
  "$@" > "$data/out"
  end=$(date +%s.%N)
  echo "$end - $begin" | bc
}
median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR + 1) / 2)]}'; }

ikm() { "$programs/ikm" score "$@" --format csv; }
duck() { (cd "${DUCKDB:?a folder where npm i @duckdb/node-api ran}" && cp "$here/duckdb.mjs" . && node duckdb.mjs "$@" 2>/dev/null); }

# The two outputs agree: as many rows, the same respondents, indices equal to two decimals.
same() {
  awk -F, 'NR == FNR {if ($1 == "group") {n[$2] = $3; index_of[$2] = $4} next}
           {got = $NF; gsub(/^"|"$/, "", $1); if (n[$1] != $2 || got - index_of[$1] > 0.00501 || index_of[$1] - got > 0.00501) {
              print "unlike: " $1 " " $2 " " got " " n[$1] " " index_of[$1]; exit 1}}' "$1" "$2"
}

contest() {  # name floor ours theirs: two functions
  local ours=() theirs=()
  for _ in $(seq "$runs"); do
    ours+=("$(seconds $3)")
    theirs+=("$(seconds $4)")
  done
  local a b
  a=$(printf '%s\n' "${ours[@]}" | median)
  b=$(printf '%s\n' "${theirs[@]}" | median)
  printf '%-34s ours %.3f s, theirs %.3f s: %.2f (goal %s)\n' "$1" "$a" "$b" "$(echo "$b / $a" | bc -l)" "$2"
}

units() {
  f=$(full 1000 "$rows")
  ours() { ikm "$f" --by unit --threads 2; }
  theirs() { duck "$f" 2; }
  ours > "$data/a"; theirs > "$data/b"; same "$data/a" "$data/b"
  contest "(a) by unit / DuckDB, 2 threads" 15 ours theirs
}
many_units() {
  f=$(full 100000 "$rows")
  ours() { ikm "$f" --by unit --threads 2; }
  theirs() { duck "$f" 2; }
  ours > "$data/a"; theirs > "$data/b"; same "$data/a" "$data/b"
  contest "100,000 units / DuckDB, 2 threads" 8 ours theirs
}
answers() {
  make u1000_"$rows" 1000 "$rows" answers
  f=$data/u1000_$rows.answers.csv
  ours() { ikm "$f" --threads 2; }
  theirs() { duck "$f" 2; }
  contest "(b) answers / DuckDB, 2 threads" 40 ours theirs
}
quoted_lines() {  # one row in a hundred has a line break in its service
  f=$(full 1000 "$rows")
  g=$data/quoted_$rows.csv
  [ -f "$g" ] || awk -F, -v OFS=, 'NR % 100 == 0 && !/"/ {$6 = "\"baris satu\nbaris dua\""} {print}' "$f" > "$g"
  ours() { ikm "$g" --by unit --threads 2; }
  theirs() { ikm "$f" --by unit --threads 2; }
  contest "quoted line breaks / none" 0.25 ours theirs
}
column_order() {
  f=$(full 1000 "$rows")
  g=$data/shuffled_$rows.csv
  [ -f "$g" ] || awk -F'","|,' -v OFS=, '!/"/ {print $15, $7, $2, $9, $1, $13, $8, $3, $10, $4, $14, $11, $6, $12, $5}' "$f" > "$g"
  h=$data/plain_$rows.csv
  [ -f "$h" ] || grep -v '"' "$f" > "$h"
  ours() { ikm "$g" --by unit --threads 2; }
  theirs() { ikm "$h" --by unit --threads 2; }
  contest "any column order / usual" 0.65 ours theirs
}
isa() {
  f=$(full 1000 "$rows")
  ours() { IKM_ISA=avx2 ikm "$f" --by unit --threads 1; }
  theirs() { IKM_ISA=avx512 ikm "$f" --by unit --threads 1; }
  contest "AVX2 / AVX-512" 0.80 ours theirs
}
read_limit() {
  f=$(full 1000 "$rows")
  for t in 1 2; do
    ours() { ikm "$f" --by unit --threads $t; }
    theirs() { "$programs/bench/read_limit" "$f" $t; }
    contest "pread + memchr limit, $t threads" 0.65 ours theirs
  done
}
growth() {
  f=$(full 1000 "$rows")
  g=$(full 1000 $((rows / 10)))
  ours() { ikm "$g" --by unit --threads 2; }
  theirs() { ikm "$f" --by unit --threads 2; }
  contest "ten times the rows, time" "<= 10.5" ours theirs
  f=$(full 100000 "$rows")
  g=$(full 1000 "$rows")
  contest "a hundred times the units, time" "<= 4" ours theirs
}
small() {
  f=$(full 1000 10000)
  ours() { ikm "$f" --by unit; }
  theirs() { "$programs/ikm" --version; }
  contest "10,000 rows / starting the program" "-" ours theirs
}
memory() {
  for u in 1000 100000; do
    f=$(full $u "$rows")
    /usr/bin/time -f "peak memory, $u units: %M KiB" "$programs/ikm" score "$f" --by unit --format csv > /dev/null
  done
}
for what in "$@"; do $what; done
