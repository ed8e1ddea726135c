"""README against the working tree: every path it names is there, and it names every page, format, command and task."""

import re
import tomllib
from pathlib import Path

import pytest
from helpers.pages_listed import LISTED

from loaders.read import READERS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TREE = README.split("## What is where")[1].split("```")[1]
TOP = {path.name for path in ROOT.iterdir()} - {".venv"}
MADE = {"data/prevent.duckdb", ".streamlit/secrets.toml"}  # by the first start, by whoever runs it
TASKS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["poe"]["tasks"]


def paths_in_words() -> set[str]:
    """The paths in backticks that start with a file or folder of the project."""
    quoted = {word for span in re.findall(r"`([^`\n]+)`", README) for word in span.split()}
    return {word for word in quoted if word.split("/")[0] in TOP and word not in MADE}


def paths_in_tree() -> list[str]:
    """The paths of the annotated tree, in its order: each by its indentation and those it stands in."""
    paths, within = [], {0: ""}
    for indent, name in re.findall(r"^( {0,4})([\w.][\w./-]*)  ", TREE, re.MULTILINE):
        path = within[len(indent)] + name
        paths.append(path)
        within[len(indent) + 2] = path
    return paths


@pytest.mark.parametrize("path", sorted(paths_in_words()))
def test_a_path_that_is_named_is_there(path):
    assert list(ROOT.glob(path))


@pytest.mark.parametrize("path", paths_in_tree())
def test_a_path_of_the_tree_is_there(path):
    assert (ROOT / path).is_dir() if path.endswith("/") else (ROOT / path).is_file()


def test_a_command_that_is_named_can_be_run():
    ours = {name for name in re.findall(r"python -m ([\w.]+)", README) if name.split(".")[0] in TOP}
    assert ours
    assert [name for name in ours if not (ROOT / name.replace(".", "/") / "__main__.py").is_file()] == []


def test_the_tree_has_every_folder_of_code():
    there = {
        f"{folder.relative_to(ROOT).as_posix()}/"
        for top in ("pages", "loaders")
        for folder in (ROOT / top).iterdir()
        if folder.is_dir() and not folder.name.startswith("__")
    }
    assert there <= set(paths_in_tree())


def test_every_page_is_named():
    titles = [title for pages in LISTED.values() for _, title in pages.values()]
    assert [title for title in titles if f"| **{title}** |" not in README] == []


def test_every_format_is_named():
    also = {".docm", ".xlsm", ".htm", ".tab", ".markdown"}  # other endings of formats that are
    assert [ending for ending in READERS if ending not in also and f"`{ending}`" not in README] == []


@pytest.mark.parametrize("task", TASKS)
def test_every_task_is_named_and_says_in_one_line_what_it_does(task):
    assert f"`{task}`" in README
    assert TASKS[task]["help"] and "\n" not in TASKS[task]["help"]


def test_the_script_of_the_pipeline_runs_the_command_for_tests():
    command = next(line for line in README.splitlines() if "requirements-test.lock &&" in line)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
