"""Nothing on a page bypasses the catalogue: drawn with every sentence of it marked, what isn't marked is data."""

import gettext
import shutil

import duckdb
import pytest
import streamlit as st
from helpers.all_said import all_said, unmarked
from helpers.framed import new_frame, through_frame
from helpers.pages_listed import PAGES

from loaders import things
from pages.common import data
from pages.said import language

ADDRESSES = dict.fromkeys(PAGES, "") | {
    "work/tasks/page.py?task": "north-made-up/1b",
    "status/home/page.py?task": "north-made-up/1b",
}
# Where the schema's own words about its tables are data: they help to write SQL, whose words are English in any language.
TELLS_OF_TABLES = {"data/questions/page.py"}
ALLOWED = {"neu", "ac", "Cymraeg", "English"}  # joins a language's own words; names of languages


class _Marked(gettext.NullTranslations):
    """Translates each sentence into itself between marks."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture(scope="module")
def drawn(sample_file, tmp_path_factory):
    """Draws a page in the marked language, and tells what the database and its queries hold, in lower case."""
    own = shutil.copyfile(sample_file, tmp_path_factory.mktemp("said") / "sample.duckdb")
    asked: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREVENT_DATABASE", str(own))
        patch.setattr(language, "_catalogue", lambda code: _Marked())
        answer = data.queries.run

        def heard(*arguments, **parameters):
            rows = answer(*arguments, **parameters)
            asked.update(_texts(rows.to_numpy().ravel().tolist()))
            return rows

        patch.setattr(data.queries, "run", heard)
        data._run.set(None)
        st.cache_data.clear()
        st.cache_resource.clear()
        with duckdb.connect(str(own), read_only=True) as opened:
            held = _held(opened)
            told = [text for one in things(opened) for text in (one.asked, one.meaning)]

        def draw(address: str) -> tuple[list[str], str]:
            path, _, name = address.partition("?")
            shown = through_frame(new_frame(), path, lang="cy", **({name: ADDRESSES[address]} if name else {}))
            assert not shown.exception
            return all_said(shown), "\n".join([*held, *asked, *(told if path in TELLS_OF_TABLES else [])]).casefold()

        yield draw
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.mark.parametrize("path", ADDRESSES)
def test_what_a_page_says_comes_from_the_catalogue_or_the_plans(drawn, path):
    texts, held = drawn(path)
    found = {text: pieces for text in dict.fromkeys(texts) if (pieces := unmarked(text, held, ALLOWED))}
    assert found == {}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("⟦Led by ⟦a team⟧ or Ann Example⟧: 3 ⟦tasks⟧", []),
        ("⟦Late⟧ since 3 Rhag 2016", ["since"]),
        ("Train every team · ⟦no date gi…", []),
        ("Filters", ["Filters"]),
    ],
)
def test_what_stands_outside_the_marks_and_the_data(text, left):
    assert unmarked(text, "train every team") == left


def _held(opened: duckdb.DuckDBPyConnection) -> set[str]:
    """Every text that the database's tables hold."""
    columns = opened.sql(
        "select table_name, column_name from duckdb_columns() where data_type like '%VARCHAR%' and not internal"
    ).fetchall()
    return {text for table, column in columns for text in _texts(opened.table(table).select(column).fetchall())}


def _texts(values):
    for value in values:
        if isinstance(value, str):
            yield " ".join(value.split())
        elif isinstance(value, dict):
            yield from _texts(value.values())
        elif isinstance(value, list | tuple | set):
            yield from _texts(value)
        elif hasattr(value, "tolist") and not isinstance(value, (int, float)):
            yield from _texts([value.tolist()])
