"""A pack in Welsh: its language is of the choice, it is kept with what is issued, and none of its own words is English."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from helpers.board_packs import built
from helpers.sample_rows import LOADED_AT, add_plan, add_task, insert

from loaders import open_database
from pages.board.pack import choice as choices
from pages.board.pack import model, wanted
from pages.board.pack.choice import Choice
from pages.board.pack.model import Pack
from pages.said.filters import Filters
from pages.said.language import WELSH, in_language

PLAN, AS_AT = "cynllun", date(2020, 3, 31)
ENGLISH_WORDS = re.compile(
    r"\b(the|of|and|is|are|was|were|with|from|for|by|this|that|it|its|has|have|not|to|in|on)\b", re.I
)
# Names of things, and the reasons of computed ratings, which the database gives.
NOT_OURS = {"because", "file_stem", "view", "task_id", "plan_id", "snapshot_id", "id", "rating", "kind"}
FROM_DATA = re.compile(r"^coverage\.")  # a framework's own title and sections


@pytest.fixture(scope="module")
def plan():
    """A plan without an English word of its own, in two versions, with tasks of every standing and a training goal."""
    connection = open_database(":memory:")
    add_plan(connection, PLAN, "Cynllun Gwneud", AS_AT)
    insert(
        connection, "snapshot", snapshot_id="cynt", plan_id=PLAN, as_at=date(2019, 12, 31), as_at_basis="assumed",
        document_id="cynt", loaded_at=LOADED_AT, loaded_by="test", wording="verbatim",
    )  # fmt: skip
    lead = (("Tîm Allestyn", "team"),)
    late = {
        "due_on": date(2020, 1, 31),
        "starts_on": date(2020, 1, 31),
        "timescale_kind": "day",
        "timescale_text": "31.01.20",
    }
    soon = {
        "due_on": date(2020, 5, 31),
        "starts_on": date(2020, 5, 31),
        "timescale_kind": "day",
        "timescale_text": "31.05.20",
    }
    done = {"declared_rating": "complete", "declared_text": "Gwnaed", "declared_from": "text"}
    tasks = {
        "1": {**late, "leads": lead}, "2": {**late, "next_steps": "Parhau", "leads": lead}, "3": {**soon, "leads": lead},
        "4": {**done, "evidence": "done", "evidence_phrase": "gwnaed", "status_text": "Gwnaed", "leads": lead},
        "5": done, "6": {}, "7": {"declared_rating": "no_information", "declared_text": "N", "declared_from": "text"},
        "8": {"declared_rating": "off_track", "declared_text": "R", "declared_from": "text", "leads": lead},
        "9": {**soon, "declared_rating": "behind", "declared_text": "A", "declared_from": "text"},
    }  # fmt: skip
    for ref, values in tasks.items():
        add_task(connection, PLAN, ref, **{"action": f"Tasg {ref}", "section": "Ysgolion", "locator": ref, **values})
        if ref in "1248":
            add_task(
                connection, PLAN, ref, snapshot_id="cynt", action=f"Tasg {ref}", section="Ysgolion", locator=ref,
                **({**values, "declared_rating": "on_schedule"} if ref in "48" else values),
            )  # fmt: skip
    goal = {"plan_id": PLAN, "snapshot_id": PLAN, "task_id": f"{PLAN}/3", "programme": "WRAP", "measure": "staff"}
    insert(connection, "training_target", **goal, target=1_000, due_on=date(2020, 12, 31))
    insert(connection, "training_reading", **goal, value=810, as_at=date(2020, 2, 29), source="810")
    return connection


def texts(value, where: str = ""):
    """Every text that a pack says, with the id of the part that says it."""
    if isinstance(value, dict):
        where = value.get("id") or where
        for name, one in value.items():
            if name not in NOT_OURS:
                yield from texts(one, where)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one, where)
    elif isinstance(value, str):
        yield where, value


def english(pack: Pack) -> list[tuple[str, str]]:
    """The texts of a pack that have an English function word and don't come from data."""
    with in_language(WELSH):
        told = [*texts(model.to_values(pack)), ("", pack.nothing), ("", pack.judged_on)]
    return [(where, said) for where, said in told if ENGLISH_WORDS.search(said) and not FROM_DATA.search(where)]


@pytest.fixture(scope="module")
def packs(plan):
    """The same plan's packs, by audience and language."""
    view = Filters(with_computed=False)
    wanted = {
        "board": Choice((PLAN,), AS_AT, language=WELSH),
        "public": Choice((PLAN,), AS_AT, "public", language=WELSH),
        "lead": Choice((PLAN,), date(2020, 9, 30), "lead", "Tîm Allestyn", view, WELSH),
        "board in English": Choice((PLAN,), AS_AT),
    }
    return {name: built(plan, one) for name, one in wanted.items()}


@pytest.mark.parametrize("audience", ["board", "public", "lead"])
def test_a_pack_in_welsh_says_nothing_in_english(packs, audience):
    assert english(packs[audience]) == []


def test_a_pack_is_told_in_the_language_of_its_choice(packs):
    in_english, in_welsh = packs["board in English"], packs["board"]
    assert (in_english.language, in_english.title) == (
        "en",
        "Prevent action plan: Cynllun Gwneud, Q4 2019/20, as at 31 Mar 2020",
    )
    assert (in_welsh.language, in_welsh.title) == (
        "cy",
        "Cynllun gweithredu Prevent: Cynllun Gwneud, Ch4 2019/20, ar 31 Maw 2020",
    )
    assert in_welsh.file_stem == f"{in_english.file_stem}-cy"
    assert {one.id: one.value for one in in_welsh.figures().values()} == {
        one.id: one.value for one in in_english.figures().values()
    }
    with in_language(WELSH):
        assert Choice((PLAN,), AS_AT) == Choice((PLAN,), AS_AT, language=WELSH)


def test_a_choice_keeps_its_language_apart_and_an_older_one_is_in_english():
    in_english, in_welsh = Choice((PLAN,), AS_AT), Choice((PLAN,), AS_AT, language=WELSH)
    assert "language" not in in_english.key() and in_english.key() != in_welsh.key()
    assert in_english.series() != in_welsh.series()
    assert choices.from_json(choices.to_json(in_welsh)) == in_welsh
    older = json.loads(choices.to_json(in_welsh))
    del older["language"]
    with in_language(WELSH):
        assert choices.from_json(json.dumps(older)) == in_english
    assert wanted.led(in_welsh, "Ann") == replace(in_welsh, audience="lead", lead="Ann")


def test_an_address_names_the_language_where_it_isnt_the_usual_one():
    in_english, in_welsh = Choice((PLAN,), AS_AT), Choice((PLAN,), AS_AT, language=WELSH)
    assert [wanted.address(one, {}).get("lang") for one in (in_english, in_welsh)] == [None, "cy"]
    assert [wanted.address(one, {}, WELSH).get("lang") for one in (in_english, in_welsh)] == ["en", None]


def test_an_issued_pack_keeps_its_language_and_an_older_one_is_in_english(packs):
    pack = packs["board"]
    assert model.from_json(model.to_json(pack)) == pack
    older = model.to_values(pack)
    del older["language"]
    assert model.from_values(json.loads(json.dumps(older))).language == "en"
