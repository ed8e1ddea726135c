"""What the loaders offer to others is there, is loaded when first asked for, and has its types."""

import ast
import subprocess
import sys

import pytest
from helpers.plan_files import ROOT

import loaders


def test_every_name_that_has_types_is_there_and_no_other():
    tree = ast.parse((ROOT / "loaders" / "__init__.py").read_text(encoding="utf-8"))
    typed = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom) and one.module.startswith("loaders")]
    there = {alias.name: one.module for one in typed for alias in one.names}
    assert there == loaders._PLACE
    assert all(getattr(loaders, name) is not None for name in there)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        loaders.__getattr__("nonsense")


def test_the_loaders_alone_load_no_database_and_no_reader():
    code = "import loaders, sys; print([one for one in ('duckdb', 'pandas', 'scipy') if one in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")
