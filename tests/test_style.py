"""The house style that a machine can check: the quick ones of `poe check`’s tasks, and how tests share what they share."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from helpers.unused_names import unused_names

ROOT = Path(__file__).parents[1]
TASKS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["poe"]["tasks"]
CHECKED = [
    task for task in TASKS["check"]["parallel"] if task not in ("sql", "types", "unused")
]  # each of these takes as long as a hundred tests
TESTS = sorted((ROOT / "tests").rglob("*.py"))
STRAY = re.compile(r"^\s*(?:from|import) (?:test_|conftest|tests\b|helpers\b(?!\.\w+ import))", re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("task", CHECKED)
def test_nothing_to_remark(task):
    command = [sys.executable, "-m", "poethepoet", "--quiet", "--directory", str(ROOT), task]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-1000:]


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_tests_share_through_helpers_alone(path):
    assert STRAY.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "is_stray"),
    [
        ("from helpers.browser import opened\n", False),
        ("    from helpers.browser import opened\n", False),
        ("from helpers import browser\n", True),
        ("import helpers.browser\n", True),
        ("from test_changes import short\n", True),
        ("    from conftest import opened\n", True),
    ],
)
def test_a_stray_import_is_seen(line, is_stray):
    assert bool(STRAY.search(line)) == is_stray


def test_an_unused_name_is_seen_and_one_that_a_template_reads_is_used(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "slide.py").write_text("def title():\n    pass\n\n\ndef size():\n    pass\n")
    (tmp_path / "pages" / "slide.html").write_text("{{ slide.title }}")
    assert [one.split(": ", 1)[1] for one in unused_names(tmp_path)] == ["unused function 'size'"]
