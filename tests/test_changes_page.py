"""The Changes page through its frame: choices from the address, hostile ones too, both versions, corrections, empty states."""

import shutil

import pytest
import streamlit as st
from helpers.framed import new_frame, through_frame
from helpers.quarterly_plan import PLAN
from streamlit.testing.v1 import AppTest

import loaders
from pages.status.changes.diff import marked

pytestmark = pytest.mark.slow

PAGE = "status/changes/page.py"
TITLE = PLAN.title


@pytest.fixture
def database(quarterly_file, tmp_path, monkeypatch):
    """A file with the four quarters, which the frame will open."""
    path = shutil.copyfile(quarterly_file, tmp_path / "quarterly.duckdb")
    monkeypatch.setenv("PREVENT_DATABASE", str(path))
    st.cache_data.clear()
    st.cache_resource.clear()
    yield path
    st.cache_data.clear()
    st.cache_resource.clear()


def shown(**address) -> AppTest:
    """The page, run in its frame from an address."""
    app = through_frame(new_frame(), PAGE, **address)
    assert not app.exception, app.exception
    return app


def texts(app: AppTest) -> str:
    """All that the page says."""
    kinds = ("header", "subheader", "markdown", "caption", "info", "success", "error")
    return "\n".join(one.value for kind in kinds for one in app.get(kind)).replace("\\", "")


def test_the_last_two_versions_are_compared_first(database):
    app = shown()
    assert (
        app.header[0].value.replace("\\", "")
        == "2 of 13 tasks improved, 3 worsened, 1 is new and 1 is gone since 30 Sep 2023"
    )
    versions = [box for box in app.selectbox if box.label in ("From", "To")]
    assert [box.options.index(box.format_func(box.value)) for box in versions] == [2, 3]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (
            "dates",
            "Moves every time: 11 Agree an information sharing protocol with the health trust (moved 3 times, +215 days)",
        ),
        ("history", "4 versions, each judged at its own date."),
        ("measures", "US Defense Contract Management Agency, 14-Point Assessment"),
        ("<script>", "Rows: the rating before"),
    ],
)
def test_each_part_has_its_address(database, part, said):
    assert said in texts(shown(show=part))


def test_what_every_part_finds_stands_in_one_line_above(database):
    assert (
        "3 of 15 due dates moved, 1 of them every time. None of 12 complete at 31 Mar 2023, 6 of 13 "
        "complete at 31 Dec 2023. 2 tasks are overdue, the oldest by 3 months."
    ) in texts(shown())


def test_two_dates_are_compared(database):
    app = shown(by="dates", from_date="2023-04-15", to_date="2023-07-15")
    assert app.header[0].value.replace("\\", "").endswith("since 15 Apr 2023")
    assert "4 of 14 tasks improved, 2 worsened and 1 is new" in texts(app)


def test_a_date_before_the_first_version_has_nothing(database):
    app = shown(by="dates", from_date="2020-01-01", to_date="2023-03-31")
    assert "Nothing is known of this plan at the first of the two dates" in texts(app)


HOSTILE = {
    "by": "<script>",
    "from": "'; drop table task; --",
    "to": "\x00",
    "of": "../..",
    "cell": "complete-complete'--",
    "kind": "{{7*7}}",
    "task": "%00",
    "from_date": "9999-99-99",
    "to_date": "0001-01-01",
}


@pytest.mark.parametrize("by", ["versions", "dates", "<script>"])
def test_hostile_choices_fall_back(database, by):
    app = shown(**(HOSTILE | {"by": by}))
    assert "since 30 Sep 2023" in app.header[0].value.replace("\\", "")


def test_a_cell_and_a_task_in_the_address_are_open(database):
    app = shown(cell="behind-complete", task=f"{PLAN.plan_id}/4-2")
    assert app.subheader[0].value.replace("\\", "") == "4 Train school governors in the Prevent duty"
    table = app.table[0].value
    before, after = table.columns[1:]
    progress = table[table["What"] == "Progress"].iloc[0]
    assert (before, after) == ("Before, 30 Sep 2023", "After, 31 Dec 2023")
    assert (progress[before], progress[after]) == ("~~Dates being agreed~~", "**All governors trained**")
    assert "Matched by reference, 100 of 100." in texts(app)


def test_the_match_under_another_reference_is_told_with_its_score(database):
    app = shown(task=f"{PLAN.plan_id}/11")
    assert "Matched by wording under another reference (13 → 11), 100 of 100." in texts(app)


def snapshots(database) -> list[str]:
    """The versions, the earliest first."""
    connection = loaders.open_database(database)
    found = connection.execute("select snapshot_id from snapshot order by as_at").fetchall()
    connection.close()
    return [row[0] for row in found]


def progress(app: AppTest) -> tuple[str, str]:
    """The task's progress before and after, as marked."""
    table = app.table[0].value
    return tuple(table[table["What"] == "Progress"].iloc[0].iloc[1:])


def test_a_part_stands_beside_the_task_that_it_was_split_from(database):
    first, second = snapshots(database)[:2]
    app = shown(task=f"{PLAN.plan_id}/4-2", **{"from": first, "to": second})
    said = (
        "Split from 2 → 3 Train designated safeguarding leads in the Prevent duty: by the words they share, 100 of 100."
    )
    assert said in texts(app)
    assert progress(app) == ("~~Two sessions have been held~~", "**Dates being agreed**")


def test_a_merged_task_stands_beside_the_one_that_it_went_into(database):
    second, third = snapshots(database)[1:3]
    app = shown(task=f"{PLAN.plan_id}/6", **{"from": second, "to": third})
    assert "Went into 7/8 Map the community groups that hire council venues and write a hire…" in texts(app)
    assert progress(app) == ("~~Policy drafted~~", "**Mapping done, policy under way**")


def test_a_task_made_of_two_names_both(database):
    second, third = snapshots(database)[1:3]
    app = shown(task=f"{PLAN.plan_id}/7-8", **{"from": second, "to": third})
    assert (
        "Made of 7 Map the community groups that hire council venues and 8 Write a hire policy for council halls."
    ) in texts(app)


def test_a_kind_lists_its_tasks(database):
    app = shown(kind="redated")
    assert app.get("pills")[0].value == "redated"
    box = next(one for one in app.selectbox if one.label == "Compare a task’s two versions")
    assert [one.replace("\\", "") for one in box.options] == [
        "13 → 11 Agree an information sharing protocol with the health trust"
    ]


def test_a_correction_is_refused_in_a_sentence_and_keeps_what_was_typed(database):
    app = correcting()
    app.radio[0].set_value("It is new work")
    submit(app)
    assert [error.value for error in app.error] == ["Give your name and the reason, then try again\\."]
    reason = next(one for one in app.text_input if one.label == "Reason")
    reason.set_value("another pair of schools")
    submit(app)
    assert len(app.error) == 1
    assert next(one for one in app.text_input if one.label == "Reason").value == "another pair of schools"
    assert app.radio[0].value == "It is new work"


def test_a_correction_shows_at_once(database):
    app = correcting()
    app.radio[0].set_value("It is new work")
    next(one for one in app.text_input if one.label == "Reason").set_value("another pair of schools")
    next(one for one in app.text_input if one.label == "Your name").set_value("Ada Finch")
    submit(app)
    assert "The match is corrected" in texts(app)
    assert "2 are new and 2 are gone since 30 Sep 2023" in texts(app)


def test_a_task_that_is_gone_is_said_to_have_gone_into_another_and_into_none_again(database):
    app = correcting("10")
    assert app.radio[0].options == [
        "It goes on as a task of the later version",
        "It went into a task of the later version",
    ]
    save(app, "It went into a task of the later version", f"{PLAN.plan_id}/13")
    assert (
        "Went into 13 Offer refresher courses to care workers: decided by Ada Finch, because the same homes."
        in texts(app)
    )
    assert "gone since" not in texts(app)
    save(app, "It is gone, and went into no other task", None)
    assert "1 is gone since" in texts(app)


def save(app: AppTest, answer: str, other: str | None) -> None:
    """Fills the form in and saves it."""
    app.radio[0].set_value(answer)
    next(one for one in app.selectbox if one.label.startswith("Which ")).set_value(other)
    next(one for one in app.text_input if one.label == "Reason").set_value("the same homes")
    next(one for one in app.text_input if one.label == "Your name").set_value("Ada Finch")
    submit(app)
    assert "The match is corrected" in texts(app)


def correcting(ref: str = "3") -> AppTest:
    """The page with the form for a task open."""
    app = shown(task=f"{PLAN.plan_id}/{ref}")
    app.session_state["changes_match"] = True
    return app.run()


def submit(app: AppTest) -> None:
    next(one for one in app.button if one.label == "Save the correction").click()
    app.run()
    assert not app.exception, app.exception


def test_versions_further_apart_are_not_corrected(database):
    app = shown(task=f"{PLAN.plan_id}/3", **{"from": snapshots(database)[0]})
    app.session_state["changes_match"] = True
    app.run()
    assert "compare two versions that follow each other" in texts(app)


def test_one_version_says_that_there_is_no_trend_and_what_gives_one(frame):
    said = texts(through_frame(frame, PAGE))
    assert "This plan has one version: nothing to compare it with yet." in said
    assert [one.label for one in frame.selectbox if one.label == "Plan to compare"] == ["Plan to compare"]
    frame.query_params["show"] = "history"
    said = texts(frame.run()).replace("**", "")
    assert "There is no trend yet: one version of this plan is loaded (as at 31 Dec 2016)." in said
    frame.query_params["show"] = "dates"
    assert "No due date has moved" in texts(frame.run())


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("same words", "same words", "same words", "same words"),
        ("Train all the staff", "Train most of the staff", "Train ~~all~~ the staff", "Train **most of** the staff"),
        (None, "All new", "", "**All new**"),
        ("All gone", None, "~~All gone~~", ""),
        ("one two three", "entirely other words here", "~~one two three~~", "**entirely other words here**"),
        ("**x** <b>y</b>", "**x** <b>z</b>", None, None),
    ],
)
def test_the_differing_words_are_marked(before, after, left, right):
    found = marked(before, after)
    if left is None:
        assert "<b>" not in found[0].replace("\\<b\\>", "")
        assert r"\<b\>y\<\/b\>" in found[0]
    else:
        assert found == (left, right)
