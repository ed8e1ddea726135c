"""One direction: pages ask queries, queries ask the database; only the pages know streamlit."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def modules(folder: str) -> list[Path]:
    """Every module under a folder of the project."""
    return sorted((ROOT / folder).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", [*modules("queries"), *modules("loaders")], ids=lambda path: path.name)
def test_queries_and_loaders_know_no_page(path):
    assert "streamlit" not in path.read_text(encoding="utf-8")
    assert not {name.split(".")[0] for name in imported(path)} & {"streamlit", "pages", "app"}


@pytest.mark.parametrize("path", modules("queries"), ids=lambda path: path.name)
def test_queries_never_load(path):
    assert not {name for name in imported(path) if name.startswith("loaders")}


@pytest.mark.parametrize("path", modules("pages"), ids=lambda path: path.name)
def test_pages_never_read_documents(path):
    readers = ("loaders.read", "loaders.layout", "loaders.interpret")
    assert not {name for name in imported(path) if name.startswith(readers)}


def test_queries_and_loaders_run_without_streamlit():
    code = (
        "import sys; sys.modules['streamlit'] = None\n"
        "import queries; from loaders.record.database import open_database\n"
        "print(int(queries.run(open_database(':memory:'), 'database_version')['snapshots'].item()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("0", "")
