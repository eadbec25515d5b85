# SPDX-License-Identifier: BSL-1.0
"""Makes tests/conformance/*.json. `make.py` writes them; `make.py --check` compares them byte by byte."""
import json
import sys
from pathlib import Path

import cases

FOLDER = cases.TREE / "tests/conformance"
WIDTH = 118


def text_of(value, indent=0):
    """JSON with one line for whatever fits one."""
    line = json.dumps(value, ensure_ascii=False)
    if indent + len(line) <= WIDTH or not isinstance(value, (dict, list)):
        return line
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        parts = [f"{inner}{json.dumps(key)}: {text_of(part, indent + 2)}" for key, part in value.items()]
        return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"
    parts = [inner + text_of(part, indent + 2) for part in value]
    return "[\n" + ",\n".join(parts) + "\n" + " " * indent + "]"


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    names, different = set(), []
    for name, of_file in cases.FILES.items():
        made = list(of_file())
        for case in made:
            assert case["name"] not in names, f"two cases are called '{case['name']}'"
            names.add(case["name"])
        text = text_of({"schema": "ikm.conformance/1", "cases": made}) + "\n"
        path = FOLDER / f"{name}.json"
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_bytes() != text.encode():
            different.append(path.name)
    if different:
        sys.exit(f"not what the oracle says: {', '.join(different)}; run tests/oracle/conformance/make.py")
    print(f"{len(names)} cases")


main()
