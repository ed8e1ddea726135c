"""Prints the names that nothing reads, one a line, and fails if there are any: python tests/helpers/unused_names.py."""

import re
import sys
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).parents[2]
CODE = ("app.py", "pages", "queries", "loaders", "tests")
TEMPLATES = ("*.html", "*.typ", "*.sql")


def unused_names(root: Path = ROOT) -> list[str]:
    """Where each unused name stands, and its kind.

    An attribute may be a library's: it isn't counted. What is done around each test of a file is named each_test_….
    """
    found = Vulture(ignore_names=["pytest*", "each_test_*", "_repr_html_"], ignore_decorators=["@kind"])
    found.scavenge([str(root / part) for part in CODE if (root / part).exists()])
    read = _read_by_templates(root)
    return [
        f"{one.filename}:{one.first_lineno}: {one.message}"
        for one in found.get_unused_code(min_confidence=60)
        if one.typ != "attribute" and one.name not in read
    ]


def _read_by_templates(root: Path) -> set[str]:
    files = (
        file for part in ("pages", "queries", "loaders") for kind in TEMPLATES for file in (root / part).rglob(kind)
    )
    return {word for file in files for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))}


if __name__ == "__main__":
    names = unused_names()
    print("\n".join(names) or "Every name is read.")
    sys.exit(bool(names))
