"""A page is a folder of the same rooms everywhere, as pages/listed.py says; a newcomer finds each where it belongs."""

import ast
from pathlib import Path

import pytest
from helpers.pages_listed import PAGES

FOLDER = Path(__file__).parents[1] / "pages"
SECTIONS = ("board", "data", "status", "task", "training", "work")
ROOMS = ("page.py", "view.py", "words.py", "figure.py")
HOUSES = ("board/pack/", "board/files/")  # what a board pack tells, and the files that it is written to
PLAIN = {  # neither drawn nor asked nor said
    "board/__main__.py",
    "board/command.py",
    "board/editor/fields.py",
    "board/kept_packs.py",
    "board/packs.py",
    "board/present.py",
    "board/to_disk.py",
    "data/questions/address.py",
    "status/changes/diff.py",
    "work/decide/changes.py",
}
MODULES = sorted(path.relative_to(FOLDER).as_posix() for one in SECTIONS for path in (FOLDER / one).rglob("*.py"))
ROOMED = [name for name in MODULES if not name.startswith(HOUSES)]


def asks(name: str) -> bool:
    """Whether a module asks a query itself."""
    tree = ast.parse((FOLDER / name).read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return bool(called & {"data.ask", "queries.run", "queries.row"})


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_a_folder_that_draws_what_its_view_makes_ready(path):
    folder = (FOLDER / path).parent
    assert path.endswith("/page.py")
    assert path.startswith("board/") or (folder / "view.py").is_file()


@pytest.mark.parametrize("name", ROOMED)
def test_a_module_is_a_room_or_a_plain_one(name):
    assert name.rpartition("/")[2] in ROOMS or name in PLAIN


def test_every_plain_module_is_there():
    assert set(ROOMED) >= PLAIN


def test_what_is_open_is_closed_by_one_button_that_looks_the_same_everywhere():
    own = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*.py")
        if 'say("Close")' in path.read_text("utf-8")
    }
    assert own == {"common/beside.py", "board/files/browser/words.py"}  # the slides are no page


@pytest.mark.parametrize("name", ROOMED)
def test_only_a_view_asks(name):
    assert not asks(name) or name.endswith("/view.py") or name in ("board/kept_packs.py", "board/packs.py")
