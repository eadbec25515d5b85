#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Every public type, function, enumeration and alias has a comment, and every comment is one that Doxygen understands.

    reference.py DOXYGEN DOXYFILE

Two kinds need none. A member variable: a comment is due only where its name and its type leave something to say, and a
rule that asked for one everywhere would get `the name` of `name`. What GoogleTest asks of a matcher: its own pages say it.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

OF_GOOGLETEST = ("DescribeTo", "DescribeNegationTo", "MatchAndExplain", "is_gtest_matcher")

PROBE = r"""#pragma once
/// Here to be looked at.
struct probe {
  int named = 0;
  void undocumented();
  /// \param wrong is not its name
  void misnamed(int right);
};
struct without_a_word {
  int named = 0;
};
"""


def needs_none(warning):
    member = re.search(r"Member ([^ (]+).*\((variable|function|typedef)\) of", warning)
    return member is not None and (member.group(2) == "variable" or member.group(1) in OF_GOOGLETEST)


def warnings_of(doxygen, settings):
    with tempfile.TemporaryDirectory() as folder:
        settings += f"\nWARN_IF_UNDOCUMENTED = YES\nGENERATE_HTML = NO\nGENERATE_XML = YES\nOUTPUT_DIRECTORY = {folder}\n"
        run = subprocess.run([doxygen, "-"], input=settings, text=True, check=True, capture_output=True)
    return [line for line in run.stderr.splitlines() if line and not needs_none(line)]


def probe(doxygen, settings):
    """What is wrong with this test itself: it must find what lacks a comment, and a parameter that is not there."""
    with tempfile.TemporaryDirectory() as folder:
        header = pathlib.Path(folder) / "probe.hpp"
        header.write_text(PROBE, encoding="utf-8")
        found = "\n".join(warnings_of(doxygen, f"{settings}\nINPUT = {header}\n"))
    missed = [word for word in ("undocumented()", "without_a_word", "'wrong'") if word not in found]
    return [f"not found in a header made for it: {word}" for word in missed] + (
        ["a member variable is asked for a comment"] if "named (variable)" in found else [])


def main():
    doxygen, doxyfile = sys.argv[1:]
    settings = pathlib.Path(doxyfile).read_text(encoding="utf-8")
    found = probe(doxygen, settings) + warnings_of(doxygen, settings)
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
