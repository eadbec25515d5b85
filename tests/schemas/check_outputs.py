# SPDX-License-Identifier: BSL-1.0
"""What the command prints keeps to docs/schemas, and has no key that they do not describe: `check_outputs.py IKM`.

All small files of the tree are read, with options that show every part of a result.
"""
import json
import subprocess
import sys
import tomllib
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema

TREE = Path(__file__).resolve().parents[2]
EXAMPLES = TREE / "docs/examples"
SEKADAU, COUNTERS = EXAMPLES / "sekadau_2019s1.csv", EXAMPLES / "dua_loket.csv"
HEADER = "unit,kelamin,U1,U2,U3,U4,U5,U6,U7,U8,U9\n"


def closed(schema):
    """The schema with every object that lists its keys closed: what is not described is refused."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    if isinstance(made.get("properties"), dict) and "additionalProperties" not in made:
        made["additionalProperties"] = False
    return made


NAMES = ("score", "gap", "compare", "report", "audit", "recap", "mapping")
SCHEMAS = {f"{name}.schema.json": json.loads((TREE / f"docs/schemas/{name}.schema.json").read_text(encoding="utf-8"))
           for name in NAMES}


def whole(schema, root):
    """The schema with what it refers to, in its own file or another, in its place."""
    if isinstance(schema, list):
        return [whole(one, root) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        file, place = schema["$ref"].split("#/")
        root = found = SCHEMAS[file] if file else root
        for step in place.split("/"):
            found = found[step]
        return whole(found, root)
    return {key: whole(value, root) for key, value in schema.items()}


def validator(name):
    schema = SCHEMAS[f"{name}.schema.json"]
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(closed(whole(schema, schema)))


VALIDATORS = {name: validator(name) for name in NAMES}


def tables(folder):
    """Small tables of every kind that an option names."""
    made = {
        "responses.csv": HEADER + "".join(f"{unit},{sex},{u1},3,4,3,{u5},3,3,4,2\n" for unit in ("A", "B", "")
                                          for sex in "LP" for u1 in (2, 3, 4) for u5 in ("", 3)),
        "bad.csv": HEADER + "A,L,7,3,3,3,3,3,3,3,3\nA,L,senang,3,3,3,3,3,3,3,3\nA,P,3,3,3,3,3,3,3,3,3\n",
        "counted.csv": HEADER.replace("kelamin", "n") + "A,5,3,3,3,3,3,3,3,3,3\nB,2,4,4,4,4,4,4,4,4,4\n",
        "no_u9.csv": HEADER + "A,L,3,3,3,3,3,3,3,3,\nA,L,4,3,3,3,3,3,3,3,\n",
        "elements.csv": "Unsur,1,2,3,4\n" + "".join(f"U{u},0,2,10,{7 if u == 9 else 8}\n" for u in range(1, 10)),
        "targets.csv": "unit,target\nA,80\nZ,90\n",
        "weights.csv": "unit,bobot\nA,2\nQ,1\n",
        "strata.csv": "unit,populasi\nA,100\nB,90\n(kosong),80\n",
        "shares.csv": "kelamin,bagian\nL,0.4\nP,0.6\n",
        "printed.csv": "unit,responden,U1,U2,U3,U4,U5,U6,U7,U8,U9,IKM,Mutu\n"
                       "A,30,3.00,3.10,3.20,3.30,3.40,3.00,3.00,3.00,3.00,77.78,B\nB,20,3,3,3,3,3,3,3,3,3,75.10,A\n"
                       "Q,,3,3,3,3,3,3,3,3,3,,\nJumlah,50,,,,,,,,,,,\n",
        "one.csv": "unit,responden,IKM,Mutu\nA,10,80,B\nQ,7,,\nZ,8,90.12,A\n",
        "two_parts.csv": "Q1.1,Q1.2,Q2\n4,3,4\n3,2,4\n",
    }
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name: str(folder / name) for name in made}


def commands(of):
    """Every command line whose output is looked at."""
    exports = [path for path in sorted((TREE / "tests/data/exports").iterdir()) if path.suffix not in (".md", "")]
    score = [[str(path)] for path in exports + [SEKADAU, COUNTERS]]
    answers = of["responses.csv"]
    score += [
        [answers, "--by", "unit", "--by", "unit,kelamin", "--target", "80", "--confidence", "0.95", "--quality"],
        [answers, "--confidence", "0.9", "--interval", "logit", "--population", "500", "--target", "101"][:-2],
        [answers, "--by", "unit", "--smallest-group", "13", "--targets", of["targets.csv"]],
        [answers, "--combine", "weights", "--combine-by", "unit", "--combine-weights", of["weights.csv"]],
        [answers, "--combine", "units", "--combine-by", "unit", "--confidence", "0.95", "--population", "500"],
        [answers, "--poststratify", of["shares.csv"], "--confidence", "0.95"],
        [answers, "--rake", of["shares.csv"], "--confidence", "0.95", "--lang", "en"],
        [answers, "--duplicates", "report", "--target", "99.99", "--weight-decimals", "2", "--rounding", "sum3"],
        [of["bad.csv"], "--bad-rows", "skip", "--target", "60"],
        [of["counted.csv"], "--count", "n", "--missing", "listwise", "--quality", "--confidence", "0.95"],
        [of["elements.csv"], "--target", "83", "--quality", "--confidence", "0.95"],
        [of["elements.csv"], "--missing", "listwise"],
        [of["no_u9.csv"], "--target", "80", "--quality", "--confidence", "0.95", "--by", "unit"],
        [of["two_parts.csv"], "--methodology", str(EXAMPLES / "layanan-daring.toml"), "--target", "99"],
    ]
    yield from (("score", words) for words in score)
    plan = ["--targets", str(EXAMPLES / "iku_targets.csv")]
    yield "gap", plan
    yield "gap", [*plan, "--actuals", str(EXAMPLES / "iku_actuals.csv"), "--lower-formula", "ratio"]
    yield "gap", [*plan, "--survey", f"ikm:2026={SEKADAU}", "--actual", "ikm:2025=78,2", "--actual", "ikm:2024=3,1"]
    yield "compare", [answers, str(COUNTERS), "--by", "unit", "--population-first", "400"]
    yield "compare", [answers, answers.replace("responses", "bad"), "--bad-rows", "skip", "--by", "unit",
                      "--smallest-group", "5"]
    yield "compare", [answers, "--by", "unit"]
    yield "compare", [answers, "--by", "unit", "--smallest-group", "13"]
    yield "audit", [of["printed.csv"]]
    yield "audit", [of["printed.csv"], "--lang", "en"]
    yield "audit", [str(TREE / "tests/data/printed/gaspul_tw3.csv"), of["printed.csv"]]
    yield "recap", [of["printed.csv"], "--combine", "units"]
    yield "recap", [of["printed.csv"], "--combine", "respondents"]
    yield "recap", [of["printed.csv"], of["one.csv"], "--combine", "weights", "--combine-weights", of["weights.csv"]]
    report = ["--by", "unit", "--by", "unit,kelamin", "--about", str(EXAMPLES / "about.toml")]
    yield "report", [str(SEKADAU), *report[4:], "--follow-up", str(EXAMPLES / "follow_up_2018s2.csv"), "--target", "80"]
    yield "report", [answers, *report, "--target", "80", "--smallest-group", "13", "--previous", f"2018={SEKADAU}"]
    yield "report", [answers, *report, "--indicators", plan[1], "--actuals", str(EXAMPLES / "iku_actuals.csv"), "--lang", "en",
                     "--previous", f"2017={COUNTERS}", "--previous", f"2018={SEKADAU}"]
    yield "report", [of["elements.csv"], "--rows", "0", "--confidence", "0.95"]


def mappings(ikm, folder):
    """The mappings of the documentation, and those that the command writes for every file that it understands."""
    page = (TREE / "docs/file_formats.md").read_text(encoding="utf-8")
    yield "docs/file_formats.md", page.split("```toml\n")[1].split("```")[0]
    yield "pemetaan.toml", (EXAMPLES / "pemetaan.toml").read_text(encoding="utf-8")
    for path in sorted((TREE / "tests/data/exports").iterdir()):
        written = folder / "mapping.toml"
        if subprocess.run([ikm, "inspect", path, "--write-mapping", written], capture_output=True).returncode == 0:
            yield path.name, written.read_text(encoding="utf-8")


def check(name, words, report):
    failed = 0
    for problem in VALIDATORS[name].iter_errors(report):
        failed += 1
        place = "/".join(map(str, problem.absolute_path))
        print(f"ikm {name} {' '.join(words)}: {place}: {problem.message[:300]}")
    return failed


def refuses_wrong_ones(report):
    """A schema that accepts anything would find nothing."""
    without, renamed, as_text = deepcopy(report), deepcopy(report), deepcopy(report)
    del without["result"]["elements"][0]["counts"]
    renamed["result"]["indeks"] = renamed["result"]["index"]
    as_text["result"]["index"] = "78.74"
    return not any(VALIDATORS["score"].is_valid(wrong) for wrong in (without, renamed, as_text))


def main():
    ikm, failed, checked, sample = sys.argv[1], 0, {}, None
    with TemporaryDirectory() as folder:
        for name, words in commands(tables(Path(folder))):
            written = Path(folder, "documents")
            output = ["-o", str(written)] if name == "report" else ["--format=json"]
            done = subprocess.run([ikm, name, *output, *words], capture_output=True, text=True)
            if done.returncode != 0:
                if "exports" in words[0] and done.returncode == 1:
                    continue  # a file that is refused
                sys.exit(f"ikm {name} {' '.join(words)}: status {done.returncode}\n{done.stderr}")
            report = json.loads((written / "report.json").read_text() if name == "report" else done.stdout)
            failed += check(name, words, report)
            checked[name] = checked.get(name, 0) + 1
            sample = sample or report
        for name, toml in mappings(ikm, Path(folder)):
            failed += check("mapping", [name], tomllib.loads(toml))
            checked["mapping"] = checked.get("mapping", 0) + 1
    if not refuses_wrong_ones(sample):
        sys.exit("the schema accepts what it must refuse")
    print(f"{checked}, {failed} failed")
    return 0 if min(checked.values()) > 2 and not failed else 1


sys.exit(main())
