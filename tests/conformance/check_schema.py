# SPDX-License-Identifier: BSL-1.0
"""Every file of vectors keeps to conformance.schema.json, and the schema refuses a file that does not."""
import json
import sys
from copy import deepcopy
from pathlib import Path

import jsonschema

FOLDER = Path(__file__).resolve().parent
schema = json.loads((FOLDER / "conformance.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
files = [path for path in sorted(FOLDER.glob("*.json")) if not path.name.endswith(".schema.json")]
files.append(FOLDER.parents[1] / "docs/examples/layanan-daring.json")
for path in files:
    file = json.loads(path.read_text(encoding="utf-8"))
    validator.validate(file)
    without_rule, as_number = deepcopy(file), deepcopy(file)
    del without_rule["cases"][0]["rule"]
    as_number["cases"][0]["expect"] = {"index": 78.74}
    for wrong in (without_rule, as_number, {**file, "schema": "ikm.conformance/2"}):
        if validator.is_valid(wrong):
            sys.exit(f"{path.name}: the schema accepts what it must refuse")
print(f"{len(files)} files")
sys.exit(0 if len(files) > 1 else 1)
