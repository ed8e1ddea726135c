"""What the shared filters keep: each alone, some together, every query under all; the kind of lead from end to end."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from helpers.framed import said, through_frame
from helpers.query_values import empty_value, parameters
from helpers.sample_plans import NORTH, SOUTH
from helpers.sample_rows import insert, keeping

import queries
from loaders import open_database
from pages.board.pack.choice import Choice, from_json, to_json
from pages.common import in_force
from pages.said import filters
from pages.said.filters import Filters
from queries.judged import judged_once

EVERY = ["1a", "1b", "1c", "2a", "2b", "2c", "2d", "1", "2", "3", "4"]  # North's, then South's
DECIDED_ON = datetime(2018, 1, 2, 12, tzinfo=UTC)


EVERYTHING = Filters(
    NORTH, date(2016, 12, 31), date(2018, 1, 2), ("Schools",), ("Ann Example", ""), ("team",), ("off_track",),
    ("overdue",), "1b", True,
)  # fmt: skip


@pytest.fixture(scope="module")
def ask(shared_file):
    """What asks the two made-up plans, which nothing is written about, as pages ask."""
    with open_database(shared_file) as connection, judged_once(connection) as asking:
        yield asking


def kept(ask, view: Filters) -> list[str]:
    """The refs that some filters keep, in the plans' order."""
    rows = ask("tasks", **view.parameters())
    return list(rows.sort_values(["plan_id", "position"])["ref"])


@pytest.mark.parametrize(
    ("chosen", "refs"),
    [
        ({}, EVERY),
        ({"plan": SOUTH}, ["1", "2", "3", "4"]),
        ({"as_at": date(2016, 12, 31)}, EVERY[:7]),
        ({"known_on": date(2017, 1, 4)}, []),
        ({"areas": ("Health", "Money")}, ["2a", "2b", "2c", "2d", "3", "4"]),
        ({"leads": ("Ann Example",)}, ["1a", "1b", "2b"]),
        ({"leads": ("",)}, ["2a", "3"]),
        ({"lead_kinds": ("person",)}, ["1a", "1b", "2b", "1", "2", "4"]),
        ({"lead_kinds": ("team",)}, ["1b", "1c", "2c", "2d"]),
        ({"lead_kinds": ("team", "body")}, ["1b", "1c", "2c", "2d"]),
        ({"lead_kinds": ("role",)}, []),
        ({"ratings": ("complete",)}, ["1a", "1"]),
        ({"due": ("overdue",)}, ["1b"]),
        ({"words": "OUTREACH"}, ["1b", "1c", "2c", "2d"]),
        ({"with_computed": False}, EVERY),
        ({"leads": ("Ann Example", ""), "lead_kinds": ("team",)}, ["1b"]),
        ({"leads": ("",), "lead_kinds": ("person",)}, []),
        ({"lead_kinds": ("person",), "areas": ("Schools",), "due": ("overdue",)}, ["1b"]),
        ({"lead_kinds": ("person",), "ratings": ("complete",), "with_computed": False}, ["1"]),
        (vars(EVERYTHING), ["1b"]),
    ],
)
def test_they_keep(ask, chosen, refs):
    assert kept(ask, Filters(**chosen)) == refs


@pytest.mark.parametrize("name", [name for name in queries.names() if "view" in parameters(name)])
def test_every_query_about_tasks_takes_them_all_at_once(ask, name):
    own = {one: empty_value(one) for one in parameters(name) - {"view"}}
    assert len(ask(name, **own, **EVERYTHING.parameters()).columns)


def test_a_kind_of_lead_counts_as_it_was_decided_and_known(sample):
    insert(
        sample, "decision", decision_id="a", plan_id=NORTH, task_id=f"{NORTH}/2a", field="leads", reason="why",
        value='[{"lead": "Chair", "lead_kind": "role"}, {"lead": "A Board", "lead_kind": "body"}]',
        as_at=date(2016, 12, 31), decided_by="Ann", decided_at=DECIDED_ON,
    )  # fmt: skip
    asking = partial(queries.run, sample)
    assert kept(asking, Filters(lead_kinds=("role",))) == kept(asking, Filters(lead_kinds=("body",))) == ["2a"]
    before = keeping(lead_kinds=["role"], known_at=DECIDED_ON - timedelta(seconds=1))
    assert queries.run(sample, "tasks", **before).empty


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("team",), "led by a team"),
        (("person", "body"), "led by a person or a body"),
        (("role", "person", "unknown"), "led by a role, a person or a lead of unknown kind"),
    ],
)
def test_a_kind_of_lead_in_words(kinds, expected):
    assert Filters(lead_kinds=kinds).in_words() == [expected]


def test_a_kind_of_lead_in_the_address():
    view = Filters(lead_kinds=("team", "unknown"))
    assert in_force.link_parameters(view) == {"plan": "All plans", "lead_kind": ["Team", "Unknown"]}
    assert filters.read({"lead_kind": ["team", "Unknown", "nobody"]}, {}) == view


def test_a_kind_of_lead_on_the_page(frame):
    shown = through_frame(frame, "work/tasks/page.py", lead_kind="Team")
    assert shown.multiselect(key="lead_kind").value == ["team"]
    assert shown.multiselect(key="lead_kind").options == ["Person", "Team", "Body", "Role", "Unknown"]
    assert "4 tasks" in said(shown) and "led by a team" in said(shown)
    shown.multiselect(key="lead_kind").set_value(["person", "team"]).run()
    assert "6 and 3 tasks" in said(shown) and "led by a person or a team" in said(shown)
    shown.multiselect(key="lead_kind").set_value([]).run()
    assert "led by" not in said(shown)


def test_a_pack_from_before_a_filter_keeps_its_edits_and_its_choice():
    view = Filters(known_on=date(2018, 1, 2), areas=("Schools",), leads=("Zoe", "Ann"), ratings=("behind",), words="x")
    choice = Choice(("b", "a"), date(2017, 9, 30), "lead", "Ann", view)
    assert choice.key() == (
        '[["a", "b"], "Q2 2017/18", "lead", "Ann", "2018-01-02", ["Schools"], ["Ann", "Zoe"], ["behind"], [], "x", true]'
    )
    assert from_json(
        '{"plans": ["b", "a"], "as_at": "2017-09-30", "audience": "lead", "lead": "Ann", "view": {"plan": null, "as_at": '
        'null, "known_on": "2018-01-02", "areas": ["Schools"], "leads": ["Zoe", "Ann"], "ratings": ["behind"], "due": [], '
        '"words": "x", "with_computed": true}}'
    ) == choice  # fmt: skip


def test_a_pack_of_a_kind_of_lead_is_another():
    team, both = (
        Choice((NORTH,), date(2016, 12, 31), view=Filters(lead_kinds=kinds))
        for kinds in (("team",), ("team", "person"))
    )
    assert len({team.key(), both.key(), Choice((NORTH,), date(2016, 12, 31)).key()}) == 3
    turned = Choice((NORTH,), date(2016, 12, 31), view=Filters(lead_kinds=("person", "team")))
    assert turned.key() == both.key()
    assert from_json(to_json(both)) == both
    assert team.parameters()["view"]["lead_kinds"] == ["team"]
    assert team.in_words() == ["led by a team"]
