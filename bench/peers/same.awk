# Whether a peer has the same result: awk -f same.awk OURS.csv OURS.json PEER.csv
# OURS are `ikm score` in two formats, PEER lines of unit,n,m1..m9,index in binary floating point ("all" where there
# are no units). Respondents must be equal; means and indices may differ by 1e-9 from our fractions, and by no more than
# the last decimal allows from our table. As many units on both sides, each in both.
function off(a, b, most) { return a - b > most || b - a > most }
function unlike(what, got, expected) {
  print "unlike: " key ": " what ": " got " instead of " expected > "/dev/stderr"
  bad = 1
  exit 1
}
function number(of, name,    at, text) {  # the value behind "name": in a line of JSON from `from` on
  at = index(substr(of, from), "\"" name "\":")
  if (at == 0) return ""
  from += at + length(name) + 2
  text = substr(of, from, 400)
  if (substr(text, 1, 1) == "\"") { sub(/^"/, "", text); sub(/".*/, "", text) } else sub(/[,}].*/, "", text)
  return text
}
function value(fraction,    parts) {
  if (fraction == "" || fraction == "null") return ""
  return split(fraction, parts, "/") == 2 ? parts[1] / parts[2] : fraction + 0
}
BEGIN { FS = "," }
FNR == 1 { ++file }
file == 1 && FNR == 1 { keys = $2 == "respondents" ? 0 : 1; next }
file == 1 && keys == 1 && $1 == "survey" { next }
file == 1 {
  key = keys == 1 ? $2 : "all"
  ++ours
  n[key] = $(2 + keys)
  table_index[key] = $(3 + keys)
  for (e = 1; e <= 9; ++e) table_mean[key, e] = $(4 + keys + e)
  next
}
file == 2 && ((keys == 0 && /^ *"result"/) || (keys == 1 && /^ *\{"by"/)) {
  key = "all"
  if (keys == 1) { key = $0; sub(/^ *\{"by": \{"[^"]*":"/, "", key); sub(/".*/, "", key) }
  ++in_json
  from = 1
  json_n[key] = number($0, "respondents")
  json_index[key] = value(number($0, "index_exact"))
  for (e = 1; e <= 9; ++e) json_mean[key, e] = value(number($0, "mean_exact"))
}
file == 2 { next }
{
  key = $1
  gsub(/"/, "", key)
  if (!(key in n) || !(key in json_n)) unlike("unit", "none of ours", "one")
  if (key in seen) unlike("unit", "twice", "once")
  seen[key] = 1
  ++theirs
  if (n[key] != $2 || json_n[key] != $2) unlike("respondents", n[key] " and " json_n[key], $2)
  for (e = 1; e <= 9; ++e) {
    mean = $(2 + e)
    if ((mean == "") != (json_mean[key, e] == "") || off(json_mean[key, e], mean, 1e-9))
      unlike("exact mean " e, json_mean[key, e], mean)
    if ((mean == "") != (table_mean[key, e] == "") || off(table_mean[key, e], mean, 0.5e-4 + 1e-9))
      unlike("mean " e, table_mean[key, e], mean)
  }
  if (($12 == "") != (json_index[key] == "") || off(json_index[key], $12, 1e-9))
    unlike("exact index", json_index[key], $12)
  if (($12 == "") != (table_index[key] == "") || off(table_index[key], $12, 0.5e-2 + 1e-9))
    unlike("index", table_index[key], $12)
}
END {
  if (bad) exit 1
  if (ours == 0 || ours != theirs || ours != in_json) {
    print "unlike: " ours " and " in_json " units of ours, " theirs " of the peer" > "/dev/stderr"
    exit 1
  }
}
