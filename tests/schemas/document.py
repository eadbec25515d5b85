# SPDX-License-Identifier: BSL-1.0
"""docs/json.md from docs/schemas: `document.py` writes it, `document.py --check` says whether it is what would be written."""
import json
import sys
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
PAGE = TREE / "docs/json.md"
INTRODUCTION = """# The JSON of the results

What `ikm score`, `ikm gap`, `ikm compare`, `ikm audit` and `ikm recap` print with `--format json`, what `ikm report` writes as
`report.json`, and what the library gives to [other languages](languages.md); and the keys of a mapping. This page is made from the schemas in [docs/schemas](schemas/score.schema.json) by `tests/schemas/document.py`; a test holds every
output to them. The schemas are installed as `share/ikm/schemas/*.schema.json`. Keys may be added, none is renamed or removed.

"""


def kind_of(schema):
    """The type as a reader takes it."""
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[1]
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return " or ".join(f"`{one}`" for one in schema["enum"])
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return " or ".join(dict.fromkeys(kind_of(one) for one in schema[choice]))
    if schema.get("type") == "array":
        return f"list of {kind_of(schema['items'])}"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"object of {kind_of(schema['additionalProperties'])}"
    kinds = schema.get("type", "object")
    return " or ".join(kinds) if isinstance(kinds, list) else kinds


def inner_of(schema):
    """The objects with named keys that are within a schema, not reached by a reference."""
    if "properties" in schema:
        yield schema
        return
    for choice in ("anyOf", "oneOf"):
        for one in schema.get(choice, []):
            yield from inner_of(one)
    for part in ("items", "additionalProperties"):
        if isinstance(schema.get(part), dict):
            yield from inner_of(schema[part])


def described(schema):
    """What a schema, or the one within its list, says of itself."""
    if "description" in schema or "items" not in schema:
        return schema.get("description", "")
    return schema["items"].get("description", "")


def rows_of(schema, where=""):
    required = schema.get("required", [])
    for key, value in schema["properties"].items():
        path = f"{where}{key}"
        sometimes = "" if key in required else "*"
        yield f"| `{path}`{sometimes} | {kind_of(value)} | {described(value)} |"
        many = "[]" if value.get("type") == "array" else ""
        seen = set()
        for inner in inner_of(value):
            for row in rows_of(inner, f"{path}{many}."):
                if row.split("|")[1] not in seen:
                    seen.add(row.split("|")[1])
                    yield row


def page_of(schema):
    yield f"## {schema['title']}\n\n{schema['description']} `*`: not in every one.\n"
    parts = [(None, schema), *schema.get("$defs", {}).items()]
    for name, part in parts:
        if name:
            yield f"### {name} ({schema['title']})\n"
        yield "| key | type | what |\n|---|---|---|"
        yield from rows_of(part)
        yield ""


def page():
    text = INTRODUCTION
    for name in ("score", "gap", "compare", "report", "audit", "recap", "mapping"):
        schema = json.loads((TREE / f"docs/schemas/{name}.schema.json").read_text(encoding="utf-8"))
        text += "\n".join(page_of(schema)) + "\n"
    return text.rstrip("\n") + "\n"


if "--check" in sys.argv:
    sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else "docs/json.md is not what document.py writes")
PAGE.write_text(page(), encoding="utf-8")
