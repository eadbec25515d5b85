#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes one small invented survey in every shape that offices hold, and what it is worth.

The index is computed here with fractions, from the answers below and the formula of the regulation; the project's own
code has no part in it. Nobody in these files exists: names, NIK, telephone numbers and addresses carry the mark RAHASIA
or are of ranges that are never given out, so that a test can look for them in everything that the program writes.

    python3 make_exports.py        # in this folder; the output does not depend on the day or the machine
"""

import csv
import io
import json
import sqlite3
import zipfile
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent

ELEMENTS = ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana"]
NAMES = ["Persyaratan", "Sistem, Mekanisme dan Prosedur", "Waktu Penyelesaian", "Biaya/Tarif",
         "Produk Spesifikasi Jenis Pelayanan", "Kompetensi Pelaksana", "Perilaku Pelaksana",
         "Penanganan Pengaduan, Saran dan Masukan", "Sarana dan Prasarana"]

# One string a respondent, U1..U9 in the order of the regulation's body; `.` is a blank.
ANSWERS = ["343433434", "444444444", "333433333", "3.3433332", "434434343", "222322233", "344444444", "33343333.",
           "443443444", "333333333", ".........", "443433344", "132212321", "334433433", "444444344", "33.433334"]
DATES = ["2024-01-15", "2024-01-15", "2024-02-03", "2024-02-20", "2024-03-04", "2024-03-29", "2024-04-01", "2024-05-16",
         "2024-06-30", "2024-07-01", "2024-08-19", "2024-09-12", "2024-10-25", "2024-11-11", "2024-12-02", "2024-12-31"]
UNITS = ["Loket 1", "Loket 2", "Loket 1", "Loket 3", "Loket 1", "Loket 2", "Loket 1", "Loket 3",
         "Loket 2", "Loket 1", "Loket 3", "Loket 1", "Loket 2", "Loket 1", "Loket 3", "Loket 2"]
SEXES = ["L", "Perempuan", "Laki-laki", "P", "pria", "Wanita", "Laki - Laki", "perempuan",
         "L", "P", "LAKI-LAKI", "Perempuan", "L", "P", "Pria", "Perempuan"]
AGES = ["34", "28", "41", "19", "52", "63", "25", "-41", "37", "45", "352", "30", "22", "58", "33", "47"]
SCHOOLS = ["SMA / SMK", "S1", "SLTA", "SMA/MA/Paket C", "S-1", "SD", "Strata 1", "D3",
           "D4/S1", "SMP", "SMA", "S2", "SLTP", "Diploma III", "S1", "SMK"]
JOBS = ["Petani", "PNS", "Wiraswasta", "Pelajar", "Petani", "Pensiunan", "PNS", "Ibu rumah tangga",
        "Wiraswasta", "Petani", "Nelayan", "PNS", "Pelajar", "Petani", "Swasta", "Swasta"]
SERVICES = ["KTP", "KK", "Surat pindah", "KTP", "Izin usaha", "KK", "KTP", "KTP",
            "KK", "Surat pindah", "KTP", "Izin usaha", "KTP", "KK", "KTP", "KK"]
N = len(ANSWERS)

# Score 1, 2, 3, 4 as respondents read it. Spelling, case and blanks vary on purpose further below.
WORDS = {
    "persyaratan": ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"],
    "prosedur": ["Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"],
    "waktu": ["Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"],
    "biaya": ["Sangat mahal", "Cukup mahal", "Murah", "Gratis"],
    "produk": ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"],
    "kompetensi": ["Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"],
    "perilaku": ["Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"],
    "pengaduan": ["Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"],
    "sarana": ["Buruk", "Cukup", "Baik", "Sangat baik"],
}
QUESTIONS = {
    "persyaratan": "1. Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
    "prosedur": "2. Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini ?",
    "waktu": "3.  Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan",
    "biaya": "4. Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan? ",
    "produk": "5. Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar "
              "pelayanan dengan hasil yang diberikan?",
    "kompetensi": "6. Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "perilaku": "7. Bagaimana pendapat Saudara perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
    "sarana": "8. Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
    "pengaduan": "9. Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
}


def answer(r, e):
    cell = ANSWERS[r][e]
    return None if cell == "." else int(cell)


def name(r):
    return f"RAHASIA Warga {r + 1:02}"


def nik(r):
    return f"9999990000{r + 1:06}"


def phone(r):
    return f"08000000{r + 1:04}"


def email(r):
    return f"rahasia{r + 1:02}@contoh.invalid"


def advice(r):
    return f'RAHASIA saran {r + 1}: mohon "kursi" ditambah, juga kipas\nterima kasih' if r % 3 == 0 else ""


def dmy(day):
    y, m, d = day.split("-")
    return f"{d}/{m}/{y}"


def expected():
    counts = []
    total = Fraction(0)
    for e in range(9):
        given = [answer(r, e) for r in range(N) if answer(r, e) is not None]
        counts.append({"id": ELEMENTS[e], "answers": len(given), "blanks": N - len(given), "sum": sum(given)})
        total += Fraction(sum(given), len(given))
    index = 25 * total / 9
    units = {}
    for unit in sorted(set(UNITS)):
        rows = [r for r in range(N) if UNITS[r] == unit]
        means = Fraction(0)
        for e in range(9):
            given = [answer(r, e) for r in rows if answer(r, e) is not None]
            means += Fraction(sum(given), len(given))
        units[unit] = {"respondents": len(rows), "index_exact": str(25 * means / 9)}
    months = {}
    for day in DATES:
        key = f"{day[:4]}-T{(int(day[5:7]) + 2) // 3}"
        months[key] = months.get(key, 0) + 1
    first_half = Fraction(0)
    rows = [r for r in range(N) if DATES[r] <= "2024-06-30"]
    for e in range(9):
        given = [answer(r, e) for r in rows if answer(r, e) is not None]
        first_half += Fraction(sum(given), len(given))
    return {"respondents": N, "index_exact": str(index), "index": f"{float(index):.2f}", "elements": counts,
            "units": units, "quarters": months,
            "first_half": {"respondents": len(rows), "index_exact": str(25 * first_half / 9)}}


def write(path, text, encoding="utf-8", newline="\n"):
    (HERE / path).write_bytes(text.replace("\n", newline).encode(encoding))


def as_csv(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL, end="\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return out.getvalue()


def code(r, e, blank=""):
    a = answer(r, e)
    return blank if a is None else str(a)


PROFILE = ["Unit", "Tanggal", "Jenis Kelamin", "Umur", "Pendidikan", "Pekerjaan", "Jenis Layanan"]


def profile(r):
    return [UNITS[r], dmy(DATES[r]), SEXES[r], AGES[r], SCHOOLS[r], JOBS[r], SERVICES[r]]


def coded_rows():
    rows = [["No", "Nama"] + PROFILE + [f"U{e + 1}" for e in range(9)]]
    for r in range(N):
        rows.append([str(r + 1), name(r)] + profile(r) + [code(r, e) for e in range(9)])
    return rows


def plain_csv():
    write("plain.csv", as_csv(coded_rows()))


def excel_semicolon():
    rows = coded_rows()
    rows[0].append("Rata-rata")
    for r in range(N):
        given = [answer(r, e) for e in range(9) if answer(r, e) is not None]
        mean = "" if not given else f"{float(Fraction(sum(given), len(given))):.2f}".replace(".", ",")
        rows[r + 1].append(mean)
    (HERE / "excel_semicolon.csv").write_bytes(b"\xef\xbb\xbf" + as_csv(rows, ";", end="\r\n").encode("utf-8"))
    (HERE / "utf16_tab.txt").write_bytes(b"\xff\xfe" + as_csv(rows, "\t", end="\r\n").encode("utf-16-le"))
    rows[0].append("Saran")
    for r in range(N):
        rows[r + 1].append("RAHASIA d\u00e9p\u00f4t \u2013 \u201cbagus\u201d")
    (HERE / "windows_1252.csv").write_bytes(as_csv(rows, ";", end="\r\n").encode("cp1252"))


def word(r, e):
    a = answer(r, e)
    if a is None:
        return ""
    text = WORDS[ELEMENTS[e]][a - 1]
    # Forms are edited while they run: case, stray blanks and punctuation differ from row to row.
    return [text, text.upper(), " " + text + " ", text.replace(" ", "  "), text + "."][(r + e) % 5]


FORM_ORDER = [2, 0, 8, 1, 3, 5, 4, 7, 6]


def google_forms():
    header = ["Cap waktu", "Nama Lengkap", "Nomor HP", "Alamat email", "Umur", "Jenis Kelamin", "Pendidikan",
              "Pekerjaan", "Jenis Layanan", "Unit layanan yang dikunjungi"]
    header += [QUESTIONS[ELEMENTS[e]] for e in FORM_ORDER]
    header += ["Kritik dan saran untuk perbaikan sarana dan pelayanan", "Unggah foto KTP", "NIK"]
    rows = [header]
    for r in range(N):
        rows.append([dmy(DATES[r]) + f" 09:{r:02}:07", name(r), phone(r), email(r), AGES[r], SEXES[r], SCHOOLS[r],
                     JOBS[r], SERVICES[r], UNITS[r]] + [word(r, e) for e in FORM_ORDER] +
                    [advice(r), f"https://contoh.invalid/RAHASIA{r}", nik(r) if r >= 8 else ""])
    write("google_forms.csv", as_csv(rows))


def application_sheet(blank="-"):
    """The processing sheet as applications print it: titles above, totals below, a legend to the right."""
    legend = ["Keterangan", ""] + [f"U{e + 1} : {NAMES[e]}" for e in range(9)] + ["Mutu A = Sangat Baik"] + [""] * 99
    wide = 2 + 3 + 9 + 2 + 2
    rows = [["PENGOLAHAN INDEKS KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN"] + [""] * (wide - 1),
            ["KECAMATAN CONTOH TAHUN 2024"] + [""] * (wide - 1),
            [""] * wide,
            ["No", "Nama Responden", "Loket", "Tanggal", "Jenis Kelamin"] + [f"U{e + 1}" for e in range(9)] +
            ["Rata-rata", "IKM (%)", "", "Keterangan"]]
    for r in range(N):
        given = [answer(r, e) for e in range(9) if answer(r, e) is not None]
        mean = Fraction(sum(given), len(given)) if given else None
        rows.append([str(r + 1), name(r), UNITS[r], dmy(DATES[r]), SEXES[r]] + [code(r, e, blank) for e in range(9)] +
                    (["", ""] if mean is None else [f"{float(mean):.2f}", f"{float(mean * 25):.2f}"]) +
                    ["", legend[r + 1]])
        if r == 9:
            rows.append([""] * wide)
    sums = [sum(answer(r, e) or 0 for r in range(N)) for e in range(9)]
    counts = [sum(answer(r, e) is not None for r in range(N)) for e in range(9)]
    means = [Fraction(s, n) for s, n in zip(sums, counts)]
    rows.append(["\u03a3 Nilai/Unsur", "", "", "", ""] + [str(s) for s in sums] + [""] * 4)
    rows.append(["NRR/Unsur", "", "", "", ""] + [f"{float(m):.3f}" for m in means] + [""] * 4)
    rows.append(["NRR Tertimbang/Unsur", "", "", "", ""] + [f"{float(m) * 0.111:.3f}" for m in means] + [""] * 4)
    rows.append(["IKM Unit Pelayanan", "", "", "", "", expected()["index"]] + [""] * (wide - 6))
    rows.append([""] * wide)
    rows.append(["Mengetahui, Camat Contoh", "RAHASIA Pejabat"] + [""] * (wide - 2))
    return rows


def application_export():
    write("application_export.csv", as_csv(application_sheet()))


def application_names():
    header = ["ID", "Waktu Input", "Unit"] + [f"Q{e + 1} - {NAMES[e]}" for e in FORM_ORDER] + ["IKM", "Mutu"]
    rows = [header]
    for r in range(N):
        rows.append([str(1000 + r), DATES[r] + " 10:00:00", UNITS[r]] + [code(r, e) for e in FORM_ORDER] + ["", ""])
    rows.append(["TOTAL"] + [""] * (len(header) - 1))
    write("application_names.csv", as_csv(rows))


def qualtrics():
    first = ["StartDate", "EndDate", "Status", "IPAddress", "RecipientLastName", "Q10"] + [f"Q{i + 1}" for i in range(9)]
    second = ["Start Date", "End Date", "Response Type", "IP Address", "Recipient Last Name", "Unit"]
    second += [QUESTIONS[ELEMENTS[e]] for e in FORM_ORDER]
    third = [json.dumps({"ImportId": x}) for x in ["startDate", "endDate", "status", "ipAddress", "recipientLastName"]]
    third += [json.dumps({"ImportId": f"QID{i}"}) for i in range(10)]
    rows = [first, second, third]
    for r in range(N):
        rows.append([DATES[r] + " 08:00:00", DATES[r] + " 08:05:00", "IP Address", f"203.0.113.{r}", name(r), UNITS[r]] +
                    [word(r, e) for e in FORM_ORDER])
    write("qualtrics.csv", as_csv(rows))


def limesurvey():
    header = ["id", "submitdate", "lastpage", "startlanguage", "unit"] + [f"Q1[SQ00{e + 1}]" for e in range(9)]
    rows = [header]
    for r in range(N):
        rows.append([str(r + 1), DATES[r] + " 11:00:00", "3", "id", UNITS[r]] +
                    ["" if answer(r, e) is None else f"A{5 - answer(r, e)}" for e in range(9)])
        if r in (4, 9):  # given up half way: no submitdate
            rows.append([str(100 + r), "", "1", "id", UNITS[r], "A1", "A2"] + [""] * 7)
    write("limesurvey.csv", as_csv(rows, quoting=csv.QUOTE_ALL))
    lines = ['schema = "ikm.mapping/1"', "", "# A1 is the best answer of this form.", "[columns]"]
    lines += [f'{ELEMENTS[e]} = "Q1[SQ00{e + 1}]"' for e in range(9)]
    lines += ["", "[words]", "A1 = 4", "A2 = 3", "A3 = 2", "A4 = 1", "", "[rows]", 'complete_when = "submitdate"', ""]
    write("limesurvey.toml", "\n".join(lines))


def kobo():
    header = ["start", "end", "profil/unit", "profil/jenis_kelamin", "profil/nama"]
    header += [f"penilaian/{ELEMENTS[e]}" for e in FORM_ORDER] + ["_id", "_uuid", "_submission_time", "_index"]
    rows = [header]
    for r in range(N):
        rows.append([DATES[r] + "T08:00:00.000+08:00", DATES[r] + "T08:04:00.000+08:00", UNITS[r], SEXES[r], name(r)] +
                    [code(r, e) for e in FORM_ORDER] + [str(5000 + r), f"uuid-{r}", DATES[r] + "T00:04:09", str(r + 1)])
    write("kobo.csv", as_csv(rows, ";", csv.QUOTE_ALL))


def as_objects():
    out = []
    for r in range(N):
        one = {"id": r + 1, "nama": name(r), "unit": UNITS[r], "tanggal": DATES[r], "email": email(r)}
        for e in FORM_ORDER:
            if answer(r, e) is not None or r != 3:  # a key that is absent is a blank, as null is
                one[f"u{e + 1}"] = answer(r, e)
        out.append(one)
    return out


def jsons():
    write("lines.jsonl", "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in as_objects()))
    nested = [{"nama": o["nama"], "unit": o["unit"], "jawaban": {k: v for k, v in o.items() if k[0] == "u" and k != "unit"}}
              for o in as_objects()]
    write("array.json", json.dumps({"data": nested}, ensure_ascii=False, indent=1) + "\n")


def long_rows():
    # As the rows of an answers table come: question by question, so that one respondent's rows lie apart.
    rows = []
    for e in FORM_ORDER:
        for r in range(N):
            if answer(r, e) is not None or r == 10:  # the one who answered nothing still has rows
                rows.append([str(700 + r), UNITS[r], ELEMENTS[e], "" if answer(r, e) is None else str(answer(r, e))])
    return rows


def long_table():
    write("long.csv", as_csv([["id_responden", "unit", "unsur", "jawaban"]] + long_rows()))


def sqlite():
    path = HERE / "application.sqlite"
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size = 1024")
    db.execute("CREATE TABLE responden (id INTEGER PRIMARY KEY, nama TEXT, nik TEXT, unit TEXT, tanggal TEXT)")
    db.execute("CREATE TABLE unsur (id INTEGER PRIMARY KEY, kode TEXT)")
    db.execute("CREATE TABLE jawaban (id_responden INTEGER, id_unsur INTEGER, nilai INTEGER)")
    for e in range(9):
        db.execute("INSERT INTO unsur VALUES (?, ?)", (e + 1, ELEMENTS[e]))
    for r in range(N):
        db.execute("INSERT INTO responden VALUES (?, ?, ?, ?, ?)", (r + 1, name(r), nik(r), UNITS[r], DATES[r]))
        for e in range(9):
            db.execute("INSERT INTO jawaban VALUES (?, ?, ?)", (r + 1, e + 1, answer(r, e)))
    db.commit()
    db.execute("VACUUM")
    db.close()


def column(i):
    return chr(65 + i) if i < 26 else chr(64 + i // 26) + chr(65 + i % 26)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def serial(day):
    import datetime
    return (datetime.date.fromisoformat(day) - datetime.date(1899, 12, 30)).days


class book:
    """The few parts of an XLSX that a spreadsheet program writes."""

    def __init__(self):
        self.strings = []
        self.sheets = []

    def shared(self, text):
        if text not in self.strings:
            self.strings.append(text)
        return self.strings.index(text)

    def sheet(self, name, rows, hidden=False):
        out = []
        for y, cells in enumerate(rows, 1):
            parts = []
            for x, cell in enumerate(cells):
                at = f"{column(x)}{y}"
                if cell is None or cell == "":
                    continue
                if isinstance(cell, tuple):
                    kind, value = cell
                    if kind == "date":
                        parts.append(f'<c r="{at}" s="1"><v>{value}</v></c>')
                    elif kind == "inline":
                        parts.append(f'<c r="{at}" t="inlineStr"><is><r><t>{escape(value[:3])}</t></r>'
                                     f'<r><t xml:space="preserve">{escape(value[3:])}</t></r></is></c>')
                    elif kind == "formula":
                        parts.append(f'<c r="{at}"><f>1+1</f><v>{value}</v></c>')
                    else:
                        parts.append(f'<c r="{at}" t="str"><f>A1</f><v>{escape(value)}</v></c>')
                elif isinstance(cell, int):
                    parts.append(f'<c r="{at}"><v>{cell}</v></c>')
                else:
                    parts.append(f'<c r="{at}" t="s"><v>{self.shared(cell)}</v></c>')
            if parts:
                out.append(f'<row r="{y}">' + "".join(parts) + "</row>")
        self.sheets.append((name, "".join(out), hidden))

    def save(self, path):
        x = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        pkg = "http://schemas.openxmlformats.org/package/2006/relationships"
        with zipfile.ZipFile(HERE / path, "w", zipfile.ZIP_DEFLATED) as z:
            def part(name, text):
                z.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), x + text, zipfile.ZIP_DEFLATED)
            part("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                 '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                 '<Default Extension="xml" ContentType="application/xml"/></Types>')
            part("_rels/.rels", f'<Relationships xmlns="{pkg}"><Relationship Id="rId1" Type="{rel}/officeDocument" '
                 'Target="xl/workbook.xml"/></Relationships>')
            part("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>' + "".join(
                f'<sheet name="{escape(n)}" sheetId="{i}"' + (' state="hidden"' if h else "") + f' r:id="rId{i}"/>'
                for i, (n, _, h) in enumerate(self.sheets, 1)) + "</sheets></workbook>")
            part("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{pkg}">' + "".join(
                f'<Relationship Id="rId{i}" Type="{rel}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                for i in range(1, len(self.sheets) + 1)) +
                f'<Relationship Id="rId90" Type="{rel}/sharedStrings" Target="sharedStrings.xml"/>'
                f'<Relationship Id="rId91" Type="{rel}/styles" Target="styles.xml"/></Relationships>')
            part("xl/styles.xml", f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/>'
                 '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')
            part("xl/sharedStrings.xml", f'<sst xmlns="{main}">' + "".join(
                f'<si><t xml:space="preserve">{escape(s)}</t></si>' for s in self.strings) + "</sst>")
            for i, (_, rows, _) in enumerate(self.sheets, 1):
                part(f"xl/worksheets/sheet{i}.xml", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>')


def xlsx():
    rows = application_sheet("-")
    for y, cells in enumerate(rows):
        for x, cell in enumerate(cells):
            if 4 <= y and 5 <= x < 14 and cell in "1234" and cell:
                cells[x] = int(cell) if (x + y) % 3 else ("formula", cell)
            elif x == 3 and y > 3 and "/" in cell:
                d, m, yy = cell.split("/")
                cells[x] = ("date", serial(f"{yy}-{m}-{d}"))
            elif x == 2 and y % 2 and cell:
                cells[x] = ("inline", cell)
    one = book()
    one.sheet("Sampul", [["Survei Kepuasan Masyarakat"], ["Kecamatan Contoh"]])
    one.sheet("Rekap lama", coded_rows()[:3], hidden=True)
    one.sheet("Pengolahan", rows)
    one.save("application.xlsx")

    two = book()
    header = ["Stempel waktu", "Nama Lengkap", "Umur"] + [QUESTIONS[ELEMENTS[e]] for e in FORM_ORDER] + ["Saran"]
    rows = [header]
    for r in range(N):
        rows.append([("date", f"{serial(DATES[r])}.375"), name(r), int(AGES[r])] +
                    [("text", word(r, e)) if (r + e) % 7 == 0 and word(r, e) else word(r, e) for e in FORM_ORDER] +
                    [advice(r)])
    two.sheet("Form Responses 1", rows)
    two.save("google_forms.xlsx")


def hostile():
    def zipped(path, parts):
        with zipfile.ZipFile(HERE / path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
            for n, text in parts:
                z.writestr(zipfile.ZipInfo(n, (2024, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = ('xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
    frame = [("xl/workbook.xml", f'<workbook {main} {rel}><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'),
             ("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
              'relationships"><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')]
    laughs = "".join(f'<!ENTITY l{i} "{"&l%d;" % (i - 1) * 10}">' for i in range(1, 10))
    zipped("hostile/billion_laughs.xlsx", frame + [("xl/worksheets/sheet1.xml",
           f'<!DOCTYPE x [<!ENTITY l0 "lol">{laughs}]><worksheet {main}><sheetData><row r="1"><c r="A1" t="str"><v>&l9;</v>'
           '</c></row></sheetData></worksheet>')])
    zipped("hostile/bomb.xlsx", frame + [("xl/worksheets/sheet1.xml",
           f'<worksheet {main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>' + "0" * (40 << 20) +
           "</t></is></c></row></sheetData></worksheet>")])
    zipped("hostile/far_cell.xlsx", frame + [("xl/worksheets/sheet1.xml",
           f'<worksheet {main}><sheetData><row r="4000000000"><c r="ZZZZZZ1"><v>4</v></c></row></sheetData></worksheet>')])
    zipped("hostile/half.xlsx", frame + [("xl/worksheets/sheet1.xml", f'<worksheet {main}><sheetData><row r="1"><c r="A1">')])
    whole = (HERE / "application.xlsx").read_bytes()
    (HERE / "hostile/cut.xlsx").write_bytes(whole[:len(whole) // 2])
    write("hostile/nul.csv", "u1,u2,u3,u4,u5,u6,u7,u8,u9\n4,4,4,4,\0,4,4,4,4\n")
    write("hostile/open_quote.csv", "u1,u2,u3,u4,u5,u6,u7,u8,u9\n4,4,4,4,4,4,4,4,4\n\"4,4,4\n4,4\n")
    (HERE / "hostile/broken_utf8.csv").write_bytes(
        "nama,u1,u2,u3,u4,u5,u6,u7,u8,u9\nRAHASIA \u00e9,4,4,4,4,4,4,4,4,4\n".encode() + b"RAHASIA \xff\xfe\xc0,3,3,3,3,3,3,3,3,3\n")
    write("hostile/old_excel.xls", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\0" * 64, "latin-1")
    write("hostile/page.xls", "<html><body><table><tr><td>U1</td></tr></table></body></html>\n")
    write("hostile/deep.json", "[" * 100000)
    write("hostile/cut.json", '[{"u1": 4, "u2"')
    write("hostile/five_point.csv", as_csv([["Cap waktu"] + [QUESTIONS[x] for x in ELEMENTS]] + [
        ["01/02/2024 10:00:00"] + ["Cukup baik" if (i + e) % 3 else "Sangat tidak baik" for e in range(9)] for i in range(4)]))
    write("hostile/two_candidates.csv", as_csv([["Cap waktu", "Lama waktu menunggu"] + [QUESTIONS[x] for x in ELEMENTS]] + [
        ["01/02/2024 10:00:00", "Cepat"] + [WORDS[x][3] for x in ELEMENTS]]))
    write("hostile/month_first.csv", as_csv([["Tanggal"] + [f"U{e + 1}" for e in range(9)]] + [
        [d] + ["4"] * 9 for d in ["13/01/2024", "02/03/2024", "01/31/2024"]]))


def main():
    (HERE / "hostile").mkdir(exist_ok=True)
    plain_csv()
    excel_semicolon()
    google_forms()
    application_export()
    application_names()
    qualtrics()
    limesurvey()
    kobo()
    jsons()
    long_table()
    sqlite()
    xlsx()
    hostile()
    write("expected.json", json.dumps(expected(), indent=1, ensure_ascii=False) + "\n")


main()
