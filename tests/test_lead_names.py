"""Spellings of a lead across plans: every one listed, likely ones found, merged, parted and taken back; on the page."""

import os
from datetime import date

import pytest
from helpers.drawn_rows import cells, ids
from helpers.framed import through_frame
from helpers.sample_rows import keeping
from helpers.spellings import both

import queries
from loaders import ChangeRefused, name_lead, name_leads, undo
from loaders.record.database import open_database
from pages.said.rows import Table
from pages.task.opened import words as opened_words
from pages.work.leads.spellings import view, words

WHEN = {"on_date": None, "known_at": None}


@pytest.fixture
def connection():
    """Two plans that spell their leads in several ways."""
    opened = both(open_database(":memory:"))
    yield opened
    opened.close()


def asked(connection, name: str, *columns) -> list[tuple]:
    """Rows of a query, the columns named."""
    return list(queries.run(connection, name, **WHEN)[list(columns)].itertuples(index=False, name=None))


def leads(connection) -> list[str]:
    """The leads of both plans, in order of name, as the page and the filters have them."""
    rows = queries.run(connection, "leads", **keeping())
    options = queries.run(connection, "filter_options", **WHEN, plans=None, most=None, named=None)
    assert set(rows["lead"]) == set(options.loc[options["kind"] == "lead", "name"])
    return sorted(set(rows["lead"]))


def test_every_spelling_stands_as_written_and_as_read(connection):
    assert asked(connection, "lead_spellings", "name", "lead_text", "lead", "tasks", "plans") == [
        ("P.A.G", "P.A.G", "P.A.G", 1, "b-plan"),
        ("PAG", "PAG", "PAG", 1, "a-plan"),
        ("PAG", "PAG members", "PAG", 1, "a-plan"),
        ("Una Marsch", "Una Marsch", "Una Marsch", 1, "a-plan"),
        ("UNA MARSH", "UNA MARSH", "UNA MARSH", 1, "b-plan"),
        ("Una Marsh", "Una Marsh", "Una Marsh", 1, "a-plan"),
    ]


def test_likely_pairs_are_named_and_never_merged(connection):
    assert asked(connection, "leads_alike", "name", "other", "alike_by") == [
        ("P.A.G", "PAG", "letters"),
        ("Una Marsch", "Una Marsh", "near_spelling"),
        ("UNA MARSH", "Una Marsh", "letters"),
    ]
    assert connection.execute("select count(*) from decision").fetchone() == (0,)


def test_a_pair_that_was_merged_or_dismissed_is_likely_no_more(connection):
    name_lead(connection, "UNA MARSH", "Una Marsh", reason="one", decided_by="Ann")
    found = connection.execute("select snapshot_id, task_id from finding where rule = 'near_spelling'").fetchone()
    connection.execute(
        "insert into decision by name select 'd' as decision_id, 'a-plan' as plan_id, $task_id as task_id, "
        "'finding:near_spelling' as field, 'dismissed' as value, 'two people' as reason, date '2021-03-31' as as_at, "
        "'Ann' as decided_by, now() as decided_at",
        {"task_id": found[1]},
    )
    assert asked(connection, "leads_alike", "name", "other") == [("P.A.G", "PAG")]


def test_several_spellings_become_one_lead_everywhere_and_part_again(connection):
    before = leads(connection)
    made = name_leads(connection, {"Una Marsch": "Una Marsh", "UNA MARSH": "Una Marsh"}, reason="one", decided_by="Ann")
    assert leads(connection) == ["P.A.G", "PAG", "Una Marsh"]
    named = asked(connection, "leads_named", "spelling", "name", "tasks", "decided_by", "reason")
    assert named == [("Una Marsch", "Una Marsh", 1, "Ann", "one"), ("UNA MARSH", "Una Marsh", 1, "Ann", "one")]
    for one in made:
        undo(connection, one, reason="a slip", undone_by="Bea")
    assert leads(connection) == before


def test_one_refused_leaves_none(connection):
    with pytest.raises(ChangeRefused, match="No plan has the lead “Nobody”"):
        name_leads(connection, {"UNA MARSH": "Una Marsh", "Nobody": "Una Marsh"}, reason="one", decided_by="Ann")
    assert connection.execute("select count(*) from decision").fetchone() == (0,)


@pytest.mark.parametrize("name", ["PAG members", "Prevent Board"])
def test_a_spelling_read_as_anothers_is_parted_off(connection, name):
    name_lead(connection, "PAG members", name, reason="the members, not the board", decided_by="Ann")
    assert connection.execute("select leads from task_at(null) where plan_id = 'a-plan' order by position").fetchall() == [
        (["Una Marsh"],), (["Una Marsch", name],), (["PAG"],),
    ]  # fmt: skip
    assert asked(connection, "leads_named", "spelling", "name", "is_as_written") == [("PAG members", name, True)]
    name_lead(connection, "P.A.G", name, reason="the same", decided_by="Ann")
    assert leads(connection) == sorted(["PAG", name, "UNA MARSH", "Una Marsch", "Una Marsh"])


def test_a_lead_read_so_cannot_be_parted_from_itself(connection):
    with pytest.raises(ChangeRefused, match="already has its own name"):
        name_lead(connection, "Una Marsh", "Una Marsh", reason="x", decided_by="Ann")


def test_who_comes_second_is_told_what_the_first_decided(connection):
    name_lead(connection, "PAG", "Prevent Board", reason="its new name.", decided_by="Ann")
    with pytest.raises(ChangeRefused, match="Ann decided meanwhile that “PAG” counts as “Prevent Board”, because: its"):
        name_leads(connection, {"PAG": "P.A.G"}, reason="one", decided_by="Bea", seen={"PAG": None})
    held = connection.execute("select decision_id from decision").fetchone()[0]
    undo(connection, held, reason="a slip", undone_by="Ann")
    with pytest.raises(ChangeRefused, match="“PAG” counts as itself again meanwhile"):
        name_leads(connection, {"PAG": "P.A.G"}, reason="one", decided_by="Bea", seen={"PAG": held})
    assert name_leads(connection, {"PAG": "P.A.G"}, reason="one", decided_by="Bea", seen={"PAG": None})


def test_a_task_shows_what_was_written_beside_what_it_counts_as(connection):
    name_leads(connection, {"Una Marsch": "UM", "PAG": "UM"}, reason="one **desk**", decided_by="Ann")
    rows = {
        row.task_id: row
        for plan in ("a-plan", "b-plan")
        for row in queries.run(connection, "task_leads", **WHEN, plan_id=plan).itertuples()
    }
    assert opened_words.as_written([rows["a-plan/2"]]) == [
        {
            "As written": "Una Marsch; PAG members",
            "Read as": "PAG; Una Marsch",
            "Counts as": "UM: named so by Ann because one **desk**",
            "Kind": "person",
        }
    ]
    untouched = rows["b-plan/1"]
    assert opened_words.as_written([untouched]) == [{"As written": "P.A.G", "Read as": "P.A.G", "Kind": "not known"}]


def found(namings=(), read=()) -> view.Spellings:
    """Spellings with the decisions given as (spelling, name)."""
    named = tuple(view.Naming(f"d{number}", *pair, "") for number, pair in enumerate(namings))
    nothing = Table("")
    return view.Spellings("", nothing, (), frozenset(read), {}, named, nothing, nothing, ())


@pytest.mark.parametrize(
    ("namings", "chosen", "keep", "expected"),
    [
        ([], ["A", "B"], "A", {"B": "A"}),
        ([], ["A", "B"], "C", {"A": "C", "B": "C"}),
        ([("X", "A")], ["A", "B"], "B", {"X": "B", "A": "B"}),
        ([("C", "A")], ["A", "B"], "C", {"C": None, "A": "C", "B": "C"}),
        ([("T", "T")], ["T", "B"], "B", {"T": "B"}),
        ([("X", "Typed")], ["Typed", "B"], "Typed", {"B": "Typed"}),
        ([], ["A"], "A", {}),
    ],
)
def test_what_a_merge_has_to_name(namings, chosen, keep, expected):
    given = view.merging(found(namings, read={"A", "B"}), chosen, keep)
    assert given == expected
    assert list(given) == list(expected)


def test_a_merge_into_a_name_that_counted_as_another_is_accepted(connection):
    name_lead(connection, "P.A.G", "PAG", reason="one", decided_by="Ann")
    name_leads(connection, {"P.A.G": None, "PAG": "P.A.G"}, reason="its written name", decided_by="Ann")
    assert leads(connection) == ["P.A.G", "UNA MARSH", "Una Marsch", "Una Marsh"]


@pytest.fixture
def page(frame):
    """The Leads page with the section open, on the made-up plans and the two that spell leads in several ways."""
    opened = both(open_database(os.environ["PREVENT_DATABASE"]))
    opened.close()
    frame.session_state["spellings_open"] = True
    return through_frame(frame, "work/leads/page.py")


def press(page, label: str, why: str, who: str):
    """Gives why and who, and presses a button."""
    next(one for one in page.text_input if one.label == "Why").set_value(why)
    next(one for one in page.text_input if one.label == "Your name").set_value(who)
    return next(one for one in page.button if one.label == label).click().run()


def spelled(page) -> list[tuple[str, str]]:
    """The section's table: counts as, as written."""
    return [(row[0], row[1]) for row in cells(page, "spellings_all")]


def held() -> str:
    """The id of the one decision in the page's database."""
    opened = open_database(os.environ["PREVENT_DATABASE"])
    found = opened.execute("select decision_id from decision").fetchone()[0]
    opened.close()
    return found


def test_two_spellings_are_merged_on_the_page_and_the_merge_taken_back(page):
    assert ("UNA MARSH", "UNA MARSH") in spelled(page)
    assert [row[0] for row in cells(page, "spellings_alike")] == [
        "P.A.G and PAG", "Una Marsch and Una Marsh", "UNA MARSH and Una Marsh",
    ]  # fmt: skip
    page.multiselect(key="merge_0").set_value(["UNA MARSH", "Una Marsh"]).run()
    page.selectbox(key="merge_keep_0").set_value("Una Marsh").run()
    press(page, "Merge", "one person", "Cal")
    assert not page.exception
    assert page.success[0].value.replace("\\", "") == "Merged: UNA MARSH counts as Una Marsh from now on."
    assert ("Una Marsh", "UNA MARSH") in spelled(page)
    assert "UNA MARSH" not in page.multiselect(key="lead").options
    page.segmented_control(key="spellings_do").set_value("Take back").run()
    assert ids(page, "spellings_decided") == [held()]
    page.session_state["unname"] = held()
    page.run()
    press(page, "Take it back", "two people", "Cal")
    assert ("UNA MARSH", "UNA MARSH") in spelled(page)


def test_a_spelling_is_parted_off_on_the_page(page):
    page.segmented_control(key="spellings_do").set_value("Part one off").run()
    page.selectbox(key="split_0").set_value("PAG members").run()
    press(page, "Give it its own name", "members only", "Cal")
    assert not page.exception
    assert page.success[0].value.replace("\\", "") == "From now on “PAG members” counts as “PAG members”."
    assert ("PAG members", "PAG members") in spelled(page)


def test_a_merge_without_a_reason_or_a_name_to_keep_is_refused_in_a_sentence(page):
    next(one for one in page.button if one.label == "Merge").click().run()
    assert page.error[0].value == "Choose the spellings to merge, and the one name to keep."
    page.multiselect(key="merge_0").set_value(["PAG", "P.A.G"]).run()
    next(one for one in page.button if one.label == "Merge").click().run()
    assert page.error[0].value == "Give your name and the reason, then try again\\."


@pytest.mark.parametrize(
    ("pairs", "label"),
    [
        (0, "Spellings of a lead: merge or part them"),
        (1, "2 spellings may be one name: look"),
        (3, "3 pairs of spellings may each be one name: look"),
    ],
)
def test_the_section_is_folded_under_one_line(pairs, label):
    assert words.label(pairs) == label


def test_as_known_on_a_day_nothing_is_merged(page):
    page.query_params["known_on"] = "2100-01-01"
    page.session_state["known_on"] = date(2100, 1, 1)
    page.run()
    assert not page.exception
    assert not any(one.label == "Merge" for one in page.button)
