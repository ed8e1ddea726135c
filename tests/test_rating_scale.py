"""The rating scale and the dispositions have one definition each: SQL, pages and files say what the lookups say."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import duckdb
import pytest
from helpers.sample_rows import add_plan, add_task, keeping

import queries
from loaders import lookups
from loaders.errors import ChangeRefused
from loaders.lookups.dispositions import dispositions
from loaders.lookups.rating_scale import NOT_RATED, rating_scale
from loaders.record.database import open_database
from loaders.record.decision_fields import checked
from pages.board.files.browser import chart
from pages.board.pack import telling
from pages.said import colours, decisions, filters, ratings, shades

ROOT = Path(__file__).parents[1]
SCALE = rating_scale()
every_rating = pytest.mark.parametrize("one", SCALE, ids=lambda one: one.code)
RATING_VIEW = "select rating, label, letter, position, severity, is_step, asks_attention, meaning from rating_scale"
IN_SQL = [
    (one.code, one.label, one.letter, one.position, one.severity, one.is_step, one.asks_attention, one.meaning)
    for one in SCALE
]


@pytest.fixture(scope="module")
def rated():
    """A plan with a task of each rating, declared, all due in one quarter; refs are the ratings' codes."""
    connection = open_database(":memory:")
    add_plan(connection, "a", "Alpha", date(2020, 1, 1))
    for one in SCALE:
        given = {"declared_rating": one.code} if one.code != NOT_RATED else {"evidence": "unknown"}
        add_task(connection, "a", one.code, due_on=date(2020, 2, 1), **given)
    yield connection
    connection.close()


def test_sql_and_python_say_the_same_of_ratings(rated):
    assert rated.execute(RATING_VIEW).fetchall() == IN_SQL


def test_sql_and_python_say_the_same_of_dispositions(rated):
    found = rated.execute(
        "select disposition, words, is_live, is_counted, rating from disposition_lookup order by position"
    )
    assert found.fetchall() == [
        (one.code, one.words, one.is_live, one.is_counted, one.rating) for one in dispositions()
    ]
    assert list(decisions.DISPOSITIONS.items()) == [(one.code, one.words) for one in dispositions()]


def test_a_stored_database_answers_for_itself_and_follows_the_lookups_when_opened(tmp_path):
    path = tmp_path / "kept.duckdb"
    open_database(path).close()
    with duckdb.connect(str(path)) as old:  # as it was kept before the scale had a table
        old.execute("drop table schema_version")
        old.execute(
            "create or replace view rating_scale as from (values ('complete', 'Done', 'D', 1)) as s (rating, label, letter, position)"
        )
    for _ in range(2):
        with open_database(path) as opened:
            assert opened.execute(RATING_VIEW).fetchall() == IN_SQL
            opened.execute("delete from rating_lookup")
            opened.execute("update schema_version set made_from = 'other lookups'")
    open_database(path).close()
    with duckdb.connect(str(path), read_only=True) as plain:
        assert plain.execute(RATING_VIEW).fetchall() == IN_SQL
        assert plain.execute("select count(*) from disposition_lookup").fetchone() == (len(dispositions()),)


def test_each_rating_can_be_told_from_every_other():
    for told in ("code", "label", "letter", "severity", "light", "dark"):
        values = [getattr(one, told) for one in SCALE]
        assert len(set(values)) == len(values), told
    assert [one.code for one in SCALE if one.code == NOT_RATED or not one.light] == [SCALE[-1].code] == [NOT_RATED]


def test_no_rating_is_named_or_weighed_like_a_date(rated):
    others = {
        "tasks",
        "overdue",
        "due_today",
        "next_quarter",
        "later",
        "undated",
        "settled",
        "closed",
        "late",
        "fell_due",
    }
    assert not others & {one.code for one in SCALE}
    weights = [weight for (weight,) in rated.execute("select weight from urgency_scale").fetchall()]
    assert len(set(weights)) == len(weights)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_can_be_read_and_focus_be_seen_on_each_ground(dark):
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    theme = theme["dark" if dark else "light"]
    assert (
        colours.BACKGROUND[dark] == theme["backgroundColor"] and colours.SOFT[dark] == theme["secondaryBackgroundColor"]
    )
    for ground in (colours.BACKGROUND[dark], colours.SOFT[dark], colours.TINT[dark]):
        for words in (
            colours.TEXT[dark],
            colours.MUTED[dark],
            colours.LINK[dark],
            theme["textColor"],
            theme["linkColor"],
        ):
            assert shades.contrast(words, ground) >= 4.5
        assert shades.contrast(colours.LINK[dark], ground) >= 3  # of the outline that shows the focus
    assert shades.contrast(colours.BACKGROUND[dark], theme["primaryColor"]) >= 4.5  # words on a main button


@every_rating
def test_its_colours_can_be_read(one):
    for dark in (False, True):
        fill, text = ratings.colour(one.code, dark), ratings.text_colour(one.code, dark)
        assert shades.contrast(text, fill) >= 4.5
        assert one.code == NOT_RATED or shades.contrast(fill, colours.BACKGROUND[dark]) >= 4.5


@every_rating
def test_a_person_can_decide_it_and_nothing_else(one):
    if one.code == NOT_RATED:
        with pytest.raises(ChangeRefused):
            checked("rating", one.code)
    else:
        assert checked("rating", one.code) == one.code


@every_rating
def test_it_is_counted_and_shown_everywhere(rated, one):
    asked = keeping(ratings=[one.code])
    figures = queries.run(rated, "board_figures", **asked).set_index("figure")
    told = [other.code for other in SCALE if figures.value[other.code]]
    assert told == [one.code] and list(figures.task_ids[one.code]) == [f"a/{one.code}"]
    cells = queries.run(rated, "heat_map", rows_by="plan", columns_by="rating", worst_first=True, **asked)
    assert [(cell.column_name, cell.worst_rating) for cell in cells.itertuples()] == [(one.code, one.code)]
    assert telling.FIGURES[one.code] == one.label
    assert f".rated-{one.code} {{" in chart.colours()
    assert filters.read({"rating": [one.code]}, {}).ratings == (one.code,)
    assert len(queries.run(rated, "tasks", **asked)) == 1


def test_the_one_order_is_kept(rated):
    codes = [one.code for one in SCALE]
    figures = [code for code in queries.run(rated, "board_figures", **keeping()).figure if code in codes]
    columns = queries.run(rated, "heat_map", rows_by="plan", columns_by="rating", worst_first=True, **keeping())
    assert codes == figures == list(columns.column_name) == [one.code for one in ratings.ALL]
    assert codes == [code for code in telling.FIGURES if code in codes]


def test_the_worst_comes_first(rated):
    worst_first = [one.code for one in sorted(SCALE, key=lambda one: -one.severity)]
    view = {"rows_by": "plan", "columns_by": "quarter", "worst_first": True}
    for at, code in enumerate(worst_first):
        left = keeping(ratings=worst_first[at:])
        assert list(queries.run(rated, "heat_map", **view, **left).worst_rating) == [code]
    listed = list(queries.run(rated, "home_worst", **keeping()).ref)
    asking = [one.code for one in sorted(SCALE, key=lambda one: -one.severity) if one.asks_attention]
    assert [ref for ref in listed if ref in asking] == asking == [one.code for one in ratings.TO_ATTEND]


def test_a_step_is_judged_alike_by_sql_and_by_the_page():
    from pages.status.changes.matrix.words import way

    steps = [one.code for one in sorted(SCALE, key=lambda one: -one.severity) if one.is_step]
    assert [one.code for one in ratings.STEPS] == steps
    for worse, better in zip(steps, steps[1:], strict=False):
        assert (way(worse, better), way(better, worse)) == ("improved", "worsened")


def test_every_word_and_rule_leads_to_a_rating_of_the_scale(rated):
    codes = {one.code for one in SCALE} - {NOT_RATED}
    assert set(lookups.meanings("ratings").values()) <= codes
    unrated = {"not_begun", "not_rated"}  # an entry of a key that tells of no rating
    assert {rating for rating, _ in lookups.patterns("key_words")} <= codes | unrated
    assert {one.rating for one in dispositions()} - {None} <= codes
    ruled = rated.execute(
        "select rating_by_rule(rule, standing) from range(1, 11) as r (rule), (values (true), (false)) as s (standing)"
    )
    assert {rating for (rating,) in ruled.fetchall()} - {None} <= codes


def test_nothing_lists_the_scale_again():
    both = {"on_schedule", "behind"}  # what names these two, names a scale, unless it is a rule about them
    naming = {
        path.name
        for folder in ("loaders", "pages", "queries")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".sql", ".css", ".typ", ".html", ".js")
        and both <= set(re.findall(r"""["']([a-z_]+)["']""", path.read_text(encoding="utf-8")))
    }
    assert naming == {"rating_by_rule.sql", "challenge_at.sql"}


def test_the_theme_and_the_frame_have_the_colours_of_the_charts():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    for dark, name in ((False, "light"), (True, "dark")):
        own = theme[name]
        assert (own["primaryColor"], own["linkColor"]) == (colours.ACCENT[dark], colours.LINK[dark])
        assert (own["backgroundColor"], own["textColor"]) == (colours.BACKGROUND[dark], colours.TEXT[dark])
        assert (own["borderColor"], own["secondaryBackgroundColor"]) == (colours.LINE[dark], colours.SOFT[dark])


def test_no_other_file_spells_the_accent_or_a_colour_of_a_rating():
    named = {*colours.ACCENT.values(), *colours.LINK.values(), colours.TEXT[False], colours.MUTED[False]}
    named |= {one.light for one in SCALE} | {one.dark for one in SCALE}
    for path in (ROOT / "pages").rglob("*"):
        if path.suffix in (".py", ".css", ".typ", ".html", ".js") and path.name != "colours.py":
            assert not named & set(re.findall(r"#[0-9A-F]{6}\b", path.read_text(encoding="utf-8"))), path


def _with_a_sixth(folder: Path) -> dict:
    """What everything says of a sixth rating, in a copy of the project whose lookups have two lines more."""
    for part in ("loaders", "pages", "queries", "data/lookups", "data/reports", "data/case_data"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    scale, words = folder / "data/lookups/rating_scale.csv", folder / "data/lookups/ratings.csv"
    lines = scale.read_text(encoding="utf-8").splitlines()
    lines.insert(len(lines) - 2, "paused,Paused,P,55,no,no,#6B3FA0,#C9A6F0,stopped for now by agreement")
    scale.write_text("\n".join(lines), encoding="utf-8")
    words.write_text(words.read_text(encoding="utf-8") + "paused,paused\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "helpers.sixth_rating", "paused"], cwd=folder, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT / "tests"), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout)


@pytest.mark.long
def test_a_sixth_rating_is_two_lines_in_the_lookups(tmp_path):
    said = _with_a_sixth(tmp_path)
    assert said == {
        "declared": "paused",
        "plain SQL": ["Paused", "P"],
        "chart": {"C Complete": 1, "R Off track": 1, "P Paused": 1},
        "figures": {"Paused": "1 of 3"},
        "order of figures": ["complete", "on_schedule", "behind", "off_track", "paused", "no_information", "not_rated"],
        "key": [
            "C Complete", "G On schedule", "A Behind schedule", "R Off track", "P Paused", "N No information", "– Not rated",
        ],
        "slides": True,
        "paper": True,
        "workbook": [["Paused", 1]],
        "CSV": ["P Paused", "R Off track", "C Complete"],
        "heat map": ["C Complete", "R Off track", "P Paused"],
        "worst of a quarter": ["off_track"],
        "moved": {"1": ["rerated"], "2": ["worsened"], "3": ["improved"]},
        "matrix": ["◆", "▼", "▲"],
        "steps": (
            "Improved and worsened follow the order complete, on schedule, behind schedule, off track; a rating that "
            "comes or goes, paused, and no information, have no place in it"
        ),
        "strip": "1 complete; 1 off track; 1 paused",
        "task table": [["R Off track", "Off track"], ["P Paused", "Due next quarter"], ["C Complete", "Complete"]],
        "filter": ["paused"],
        "decided": "paused",
    }  # fmt: skip
