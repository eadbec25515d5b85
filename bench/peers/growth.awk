# Draws growth as SVG, log-log: lines of `units rows seconds seconds_of_the_read_limit` in, a picture out that holds no
# script and follows the reader's light or dark.
function x(rows) { return left + (log(rows) - log(first_row)) / (log(last_row) - log(first_row)) * width }
function y(s) { return top + height - (log(s) - log(low)) / (log(high) - log(low)) * height }
function power(v,    e) { e = int(log(v) / log(10) + (v >= 1 ? 0.5 : -0.5)); return e }
function decade(v,    e) { e = log(v) / log(10); return 10 ^ (e == int(e) ? e : e > 0 ? int(e) : int(e) - 1) }
function thousands(v,    t) { t = sprintf("%d", v); while (t ~ /[0-9][0-9][0-9][0-9]($|,)/) sub(/[0-9][0-9][0-9]($|,)/, ",&", t); return t }
function duration(s) { return s < 1 ? sprintf("%g ms", s * 1000) : sprintf("%g s", s) }
function line(class, which,    path, k, r, v) {
  path = ""
  for (k = 1; k <= row_count; ++k) {
    r = rows_at[k]
    v = which == "limit" ? limit[1000, r] : took[which, r]
    if (v == "") continue
    path = path (path == "" ? "M" : " L") sprintf("%.1f %.1f", x(r), y(v))
    if (which != "limit") printf "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n", class, x(r), y(v)
  }
  printf "<path class=\"%s\" d=\"%s\"/>\n", class, path
}
NF == 4 {
  took[$1, $2] = $3
  limit[$1, $2] = $4
  if (!($2 in known)) { known[$2] = 1; rows_at[++row_count] = $2 }
  if (low == "" || $3 < low) low = $3
  if (low == "" || $4 < low) low = $4
  if ($3 > high) high = $3
}
END {
  if (row_count < 2) { print "growth.awk: needs times at two sizes" > "/dev/stderr"; exit 1 }
  left = 74; top = 58; width = 470; height = 300
  first_row = rows_at[1]; last_row = rows_at[row_count]
  low = decade(low); high = decade(high) * 10
  print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 420\" width=\"720\" height=\"420\" role=\"img\" aria-labelledby=\"title text\">"
  print "<title id=\"title\">Growth of the time of ikm score --by unit</title>"
  printf "<desc id=\"text\">Seconds of the whole process on two threads, logarithmic on both axes."
  for (u = 1; u <= 100000; u = u == 1 ? 1000 : u * 100) {
    printf " %s unit%s:", thousands(u), u == 1 ? "" : "s"
    for (k = 1; k <= row_count; ++k) printf "%s %s rows %s", k == 1 ? "" : ",", thousands(rows_at[k]), duration(took[u, rows_at[k]])
    printf "."
  }
  print "</desc>"
  print "<style>"
  print "text{font:13px system-ui,sans-serif;fill:#1f2328}.back{fill:#ffffff}.grid{stroke:#d0d7de;stroke-width:1}.soft{fill:#59636e}"
  print "path{fill:none;stroke-width:2}.a{stroke:#0969da}.b{stroke:#1a7f37}.c{stroke:#bc4c00}.l{stroke:#59636e;stroke-dasharray:5 4}"
  print "circle.a{fill:#0969da}circle.b{fill:#1a7f37}circle.c{fill:#bc4c00}"
  print "@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.back{fill:#0d1117}.grid{stroke:#30363d}.soft{fill:#9198a1}"
  print ".a{stroke:#4493f8}.b{stroke:#3fb950}.c{stroke:#f0883e}.l{stroke:#9198a1}circle.a{fill:#4493f8}circle.b{fill:#3fb950}circle.c{fill:#f0883e}}"
  print "</style>"
  print "<rect class=\"back\" width=\"720\" height=\"420\"/>"
  print "<text x=\"20\" y=\"26\" font-weight=\"600\">ikm score --by unit: time of the whole process, 2 threads</text>"
  print "<text class=\"soft\" x=\"20\" y=\"46\">seconds</text>"
  for (v = low; v <= high * 1.001; v *= 10) {
    printf "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>\n", left, y(v), left + width, y(v)
    printf "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n", left - 8, y(v) + 4, duration(v)
  }
  for (k = 1; k <= row_count; ++k) {
    printf "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>\n", x(rows_at[k]), top, x(rows_at[k]), top + height
    printf "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", x(rows_at[k]), top + height + 20, thousands(rows_at[k])
  }
  printf "<text class=\"soft\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">rows</text>\n", left + width / 2, top + height + 42
  line("a", 1); line("b", 1000); line("c", 100000); line("l", "limit")
  split("100,000 units;1,000 units;1 unit;pread + memchr", named, ";")
  split("c b a l", class_of, " ")
  at_end[1] = y(took[100000, last_row]); at_end[2] = y(took[1000, last_row]); at_end[3] = y(took[1, last_row]); at_end[4] = y(limit[1000, last_row])
  for (k = 1; k <= 4; ++k) {  # ends come from the top down; labels keep a line's distance
    if (k > 1 && at_end[k] < at_end[k - 1] + 16) at_end[k] = at_end[k - 1] + 16
    printf "<path class=\"%s\" d=\"M%d %.1f h14\"/>\n", class_of[k], left + width + 12, at_end[k]
    printf "<text x=\"%d\" y=\"%.1f\">%s</text>\n", left + width + 32, at_end[k] + 4, named[k]
  }
  print "</svg>"
}
