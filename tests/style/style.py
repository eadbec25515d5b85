#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Finds wording that CONTRIBUTING.md ("Plain English") asks to avoid, in comments, sentences and pages of the tree, and
comments that pass the end of the line, which clang-format leaves as they are.

    style.py TREE          lists what it finds; ends with 1 when there is something
    style.py --self-test   each pattern finds its example and leaves the correction alone
"""
import pathlib
import re
import sys

# pattern, an example that it must find, and the same said plainly, which it must leave alone
PATTERNS = [
    (r"\b([Oo]ne|[Tt]wo|[Tt]hree) ((?!in\b|points\b)\w+ )?an? (row|question|element|breakdown|line|unit|respondent|cell|column|group)\b"
     r"(?! (is|has|asks|holds|of)\b)", "one row a respondent", "one row per respondent"),
    (r"(?<![Tt]here) is no (file|date|TOML|element|answer|number|decimal|index|workbook|database|word)\b",
     "the cell is no answer", "the cell is not an answer"),
    (r"\bparted by\b", "fields parted by tabs", "fields separated by tabs"),
    (r"\bbehind (it|its|them|that)\b(?! are needed)", "the row behind it", "the row after it"),
    (r"\bBehind (the|each|it|that)\b", "Behind the last row", "After the last row"),
    (r"\bso many (respondents|bytes|rows|questions|answers|decimals)\b", "adds so many respondents",
     "adds that many respondents"),
    (r"\bare unlike\b", "the methodologies are unlike", "the methodologies differ"),
    (r"\bunlike (units|methodologies|denominators|words|columns|weights|bounds)\b", "nine unlike denominators",
     "nine different denominators"),
    (r"\bfor whose sake\b", "for whose sake there is none", "which make it undefined"),
    (r"\b[Ww]hoever\b", "whoever links it", "anyone who links it"),
    (r"\bought to\b", "it ought to rise", "it should rise"),
    (r"\bstands? (only |farther )?(in|at|on|beside|above|below|within|elsewhere|here|around|together|where|side)\b",
     "it stands in the file", "it is in the file"),
    (r"\b[Ww]here [^.;,:()`|]{0,60}\bstands?\b(?! (for|against|out))", "where the header stands", "where the header is"),
    (r"\bwhich (it|they) stands? in\b", "the caption, which it stands in", "the caption, which holds it"),
    (r"// behind the\b", "// behind the names", "// after the names"),
    (r"\bstands? in place of\b|\bstood (there|before|already|in)\b", "it stands in place of the other", "it replaces the other"),
    (r"\bagain and again\b", "called again and again", "called repeatedly"),
    (r"\b(bobot|indeks|angka) dibobot\b|\bdibobot\b", "angka yang dibobot", "angka tertimbang"),
]

# What a pattern finds and is meant: the file, the words, and why.
EXCEPTIONS = [
    ("CONTRIBUTING.md", "", "the list of these words"),
    ("tests/style/style.py", "", "the list of these words"),
]

ENDS = {".cpp": "//", ".hpp": "//", ".inc": "//", ".h": "//", ".php": "//", ".js": "//",
        ".md": None, ".cmake": "#", ".txt": "#", ".py": "#", ".sh": "#"}
SKIPPED = ("tests/data", "tests/fuzz/corpus", "tests/conformance", "build")
LONGEST_LINE = 120
COMMENT = re.compile(r"\s*(//|/?\*)")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def prose_of(line, mark):
    """What people read of a line: all of it in a page, else its comment and its sentences."""
    if mark is None:
        return line
    said = []
    at = 0
    while at < len(line):
        if line.startswith(mark, at):
            said.append(line[at:])
            break
        text = STRING.match(line, at)
        if text:
            said.append(text.group(0))
        at = text.end() if text else at + 1
    return "\n".join(said)


def is_long_comment(line):
    return len(line) > LONGEST_LINE and COMMENT.match(line) is not None


def files_of(tree):
    for top in ("include", "src", "bench", "tests", "docs", "cmake"):
        yield from (tree / top).rglob("*")
    yield from tree.glob("*")


def findings(tree):
    compiled = [re.compile(pattern) for pattern, _, _ in PATTERNS]
    for path in sorted(files_of(tree)):
        name = path.relative_to(tree).as_posix()
        if not path.is_file() or path.suffix not in ENDS or name.startswith(SKIPPED) or name == "CHANGELOG.md":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if path.suffix in (".cpp", ".hpp", ".inc", ".h") and is_long_comment(line):
                yield f"{name}:{number}: a comment of {len(line)} characters; {LONGEST_LINE} fit"
            prose = prose_of(line, ENDS[path.suffix])
            for pattern, (_, _, plain) in zip(compiled, PATTERNS):
                found = pattern.search(prose)
                if found and not any(name == file and words in found.group(0) for file, words, _ in EXCEPTIONS):
                    yield f"{name}:{number}: \"{found.group(0)}\"; plainly, as in: {plain}"


def self_test():
    for pattern, example, plain in PATTERNS:
        if not re.search(pattern, example) or re.search(pattern, plain):
            return f"{pattern}: does not find its example, or finds the correction"
    for line, is_long in (("  // " + "a " * 60, True), ("  // " + "\u2013 " * 57, False), ("  call(" + "a, " * 60, False)):
        if is_long_comment(line) != is_long:
            return f"{line}: its length is misjudged"
    return ""


def main():
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test() or 0)
    found = list(findings(pathlib.Path(sys.argv[1])))
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
