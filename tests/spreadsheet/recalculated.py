# SPDX-License-Identifier: BSL-1.0
"""Workbooks of `ikm report`, computed anew by LibreOffice: `recalculated.py IKM EXAMPLES [SURVEYS]`.

Every saved value of a formula is wiped out of the workbook first, so that what LibreOffice gives is its own; it must be what
was saved, cell by cell, and the index that of report.json. One call of LibreOffice computes all workbooks. Nothing is skipped in silence:
where LibreOffice is not installed this fails.
"""
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# LibreOffice computes a foreign workbook anew only where it is told to.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def formulas(path):
    """The saved values of all formula cells, by sheet and cell."""
    found = {}
    with zipfile.ZipFile(path) as book:
        sheets = [s.get("name") for s in xml.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        for number, sheet in enumerate(sheets, 1):
            for cell in xml.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter(MAIN + "c"):
                if cell.find(MAIN + "f") is None:
                    continue
                value = cell.find(MAIN + "v")
                text = "" if value is None or value.text is None else value.text
                is_text = cell.get("t") == "str"
                if cell.get("t") == "e":
                    text = "error " + text
                elif not is_text:
                    text = f"{float(text or 0):.15g}"
                found[sheet, cell.get("r")] = text
    return found


def wipe(source, target):
    """The same workbook with 0 or nothing saved in every formula."""
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as wiped:
        for part in book.namelist():
            data = book.read(part)
            if part.startswith("xl/worksheets/sheet"):
                text = data.decode()
                text = re.sub(r"(</f>)<v>[^<]*</v>", r"\1<v>0</v>", text)
                text = re.sub(r'(<c [^>]*) t="str"([^>]*><f>)', r"\1\2", text)
                data = text.encode()
            wiped.writestr(part, data)


def report(ikm, folder, arguments):
    folder.mkdir(parents=True)
    run = subprocess.run([ikm, "report", *arguments, "-o", str(folder), "--only", "processing,report"], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"ikm report {arguments}: {run.stderr}")
    result = json.loads((folder / "report.json").read_text())["result"]
    return folder / "processing.xlsx", result


# Elements with one or several questions, even and odd weights, scales of 3, 4, 5 and 10 steps.
def own_methodology(chance, path):
    elements = chance.randint(1, 12)
    highest = chance.choice([3, 4, 5, 10])
    parts = [chance.randint(1, 9) for _ in range(elements)]
    questions = []
    text = f'id = "acak"\nname = "Acak"\n[scale]\nlowest = 1\nhighest = {highest}\n'
    for e, part in enumerate(parts, 1):
        text += f'[[elements]]\nid = "e{e}"\ncode = "U{e}"\nname = "Unsur {e}"\nweight = "{part}/{sum(parts)}"\n'
        if chance.random() < 0.3:
            count = chance.randint(2, 3)
            text += "questions = [" + ", ".join(f'"U{e}.{q}"' for q in range(1, count + 1)) + "]\n"
            questions += [f"U{e}.{q}" for q in range(1, count + 1)]
        else:
            questions.append(f"U{e}")
    path.write_text(text)
    return questions, highest


def random_survey(chance, number, work):
    """A survey with blanks, of a size at which ties are frequent, under a random convention: the arguments of the command."""
    folder = work / "inputs"
    folder.mkdir(exist_ok=True)
    arguments = []
    kind = chance.choice(["2017", "2017", "2016", "2004", "own"])
    questions, highest = [f"U{i}" for i in range(1, 15 if kind == "2004" else 10)], 4
    if kind == "2016":
        arguments += ["--methodology", "permenpan-16-2014"]
    elif kind == "2004":
        arguments += ["--methodology", "kepmenpan-25-2004"]
    elif kind == "own":
        path = folder / f"{number}.toml"
        questions, highest = own_methodology(chance, path)
        arguments += ["--methodology", str(path)]
    blanks = chance.choice([0, 0, 0.02, 0.2])
    rows = chance.choice([1, 2, 16, 32, 40, 50, 80, 100, 160, 200, chance.randint(3, 250)])
    levels = chance.choices(range(1, highest + 1), k=chance.randint(1, 4))
    lines = ["unit," + ",".join(questions)]
    for _ in range(rows):
        cells = ["" if chance.random() < blanks else str(chance.choice(levels)) for _ in questions]
        lines.append(chance.choice("AAB") + "," + ",".join(cells))
    survey = folder / f"{number}.csv"
    survey.write_text("\n".join(lines) + "\n")
    arguments += ["--missing", chance.choice(["available", "available", "listwise", "zero"])]
    arguments += ["--rounding", chance.choice(["exact", "exact", "weighted3", "sum3", "mean2-truncated"])]
    if chance.random() < 0.3:
        arguments += ["--weight-decimals", chance.choice("234")]
    if chance.random() < 0.5:
        arguments += ["--by", "unit"]
    if chance.random() < 0.3:
        arguments += ["--target", chance.choice(["76.61", "88.305", "80", "65.55"])]
    if chance.random() < 0.3:
        arguments += ["--rows", "0"]
    return [str(survey), *arguments]


def recalculate(books, work):
    """What LibreOffice computes of each, in one call."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is not installed: install-packages.sh office")
    profile = work / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS)
    (work / "wiped").mkdir()
    for name, book in books.items():
        wipe(book, work / "wiped" / f"{name}.xlsx")
    subprocess.run([office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                    "--outdir", str(work / "computed"), *(str(p) for p in sorted((work / "wiped").iterdir()))],
                   check=True, capture_output=True)
    return {name: work / "computed" / f"{name}.xlsx" for name in books}


def main():
    ikm, examples = sys.argv[1], Path(sys.argv[2])
    surveys = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        asked = {"sekadau": [str(examples / "sekadau_2019s1.csv"), "--target", "80"]}
        for number in range(surveys):
            chance = random.Random(number)
            asked[f"random{number}"] = random_survey(chance, number, work)
        books, results = {}, {}
        for name, arguments in asked.items():
            books[name], results[name] = report(ikm, work / "made" / name, arguments)
        computed = recalculate(books, work)
        cells = wrong = 0
        for name, book in books.items():
            saved, again = formulas(book), formulas(computed[name])
            cells += len(saved)
            index = results[name]["index"]
            if index is not None and f"{index:.15g}" not in saved.values():
                sys.exit(f"{name} {asked[name]}: the index {index} is in no formula")
            for cell, value in saved.items():
                if again.get(cell) != value:
                    wrong += 1
                    print(f"{name} {cell}: saved {value!r}, computed {again.get(cell)!r}; {' '.join(asked[name][1:])}")
        if wrong:
            sys.exit(f"{wrong} of {cells} cells differ")
        print(f"{len(books)} workbooks, {cells} formulas: all are computed as they are saved")


if __name__ == "__main__":
    main()
