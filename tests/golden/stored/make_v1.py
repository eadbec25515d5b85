#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes the golden stored forms of version 1 from the format's description in include/ikm/tally/stored.hpp, without
the library: what the library reads and writes is held against these files. Released files are never written anew."""
import csv
import pathlib
import zlib

here = pathlib.Path(__file__).resolve().parent
root = here.parents[2]


def escaped(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def line(*fields):
    return "\t".join([fields[0]] + [escaped(str(f)) for f in fields[1:]]) + "\n"


def counts(rows, questions, scale):
    complete = [r for r in rows if None not in r]
    made = [len(rows), len(complete)]
    for block in (rows, complete):
        for q in range(questions):
            made.append(sum(r[q] is None for r in block))
            made += [sum(r[q] == level for r in block) for level in range(scale[0], scale[1] + 1)]
    return made


def stored(head, questions, scale, rows, account, breakdowns):
    text = "ikm.tally/1\n" + head + line("rows", *account) + line("all", *counts([a for _, a in rows], questions, scale))
    for columns in breakdowns:
        text += line("by", *columns)
        groups = {}
        for profile, answers in rows:
            groups.setdefault(tuple(profile[c] for c in columns), []).append(answers)
        for key in sorted(groups, key=lambda k: [v.encode() for v in k]):
            text += line("group", *key, *counts(groups[key], questions, scale))
    body = text.encode()
    return body + b"end\t%08x\n" % zlib.crc32(body)


head_2017 = line("methodology", "permenpan-14-2017", "Peraturan Menteri PAN-RB Nomor 14 Tahun 2017",
                 "Regulation of the Minister PAN-RB 14/2017")
head_2017 += line("scale", 1, 4) + line("publish", 2, 25) + line("weights", "-") + line("rounding", "exact")
for number, (key, name, english) in enumerate([
        ("persyaratan", "Persyaratan", "Requirements"),
        ("prosedur", "Sistem, mekanisme, dan prosedur", "System, mechanism and procedure"),
        ("waktu", "Waktu penyelesaian", "Completion time"),
        ("biaya", "Biaya/tarif", "Cost/tariff"),
        ("produk", "Produk spesifikasi jenis pelayanan", "Product of the service"),
        ("kompetensi", "Kompetensi pelaksana", "Competence of staff"),
        ("perilaku", "Perilaku pelaksana", "Conduct of staff"),
        ("pengaduan", "Penanganan pengaduan, saran, dan masukan", "Handling of complaints, suggestions and input"),
        ("sarana", "Sarana dan prasarana", "Facilities and infrastructure")], 1):
    head_2017 += line("element", key, f"U{number}", name, english, "1/9", f"U{number}")
for letter, label, english, lower in [("D", "Tidak baik", "Poor", "25.00"), ("C", "Kurang baik", "Fair", "65.00"),
                                      ("B", "Baik", "Good", "76.61"), ("A", "Sangat baik", "Very good", "88.31")]:
    head_2017 += line("band", letter, label, english, lower)


def survey(path):
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            yield row, [int(row[f"U{i}"]) if row[f"U{i}"].strip() else None for i in range(1, 10)]


sekadau = list(survey(root / "docs/examples/sekadau_2019s1.csv"))
(here / "v1_sekadau.tally").write_bytes(stored(head_2017, 9, (1, 4), sekadau, (49, 49, 0, 0), []))

jepara = [(dict(row, unit=row["unit"].strip()), a) for row, a in survey(root / "tests/data/jepara_mpp_2020_2022.csv")]
(here / "v1_jepara_by_unit_and_year.tally").write_bytes(
    stored(head_2017, 9, (1, 4), jepara, (2404, 2404, 0, 0), [["unit"], ["year", "unit"]]))

# All that the format can hold: escapes, several questions, another scale, rounded weights, a rounding, set-aside rows.
head_own = line("methodology", "own.v1", "Tab\tdan baris\nbaru", "Back\\slash and return\r")
head_own += line("scale", 1, 5) + line("publish", 3, "61/3") + line("weights", 4) + line("rounding", "mean2-truncated")
head_own += line("element", "ramah", "U1", "Ramah", "Friendly", "2/3", "U1.1", "U1.2")
head_own += line("element", "cepat", "U2", "Cepat", "Fast", "1/3", "U2")
head_own += line("band", "K", "Kurang", "Poor", "20") + line("band", "B", "Baik", "Good", "70.125")
own = [({"unit": unit}, answers) for unit, answers in [
    ("Loket\t1", [1, 5, 3]), ("Loket\t1", [5, 5, 5]), ("", [None, 2, 4]), ("a\\b\nc", [None, None, None]), ("é", [3, 4, None])]]
(here / "v1_every_feature.tally").write_bytes(stored(head_own, 3, (1, 5), own, (9, 5, 3, 1), [["unit"]]))
