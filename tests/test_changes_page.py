"""The Changes page through its frame: why figures moved, what moved, choices from the address, corrections, empty states."""

import shutil
from contextlib import contextmanager

import pytest
import streamlit as st
from helpers.drawn_rows import cells, drawing
from helpers.framed import new_frame, through_frame
from helpers.plan_files import load
from helpers.quarterly_plan import PLAN
from streamlit.testing.v1 import AppTest

import loaders
from pages.status.changes.diff import marked

pytestmark = pytest.mark.slow

PAGE = "status/changes/page.py"
TITLE = PLAN.title


@contextmanager
def in_use(quarterly_file, folder):
    """A copy of the four quarters, which the frame opens."""
    path = shutil.copyfile(quarterly_file, folder / "quarterly.duckdb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREVENT_DATABASE", str(path))
        st.cache_resource.clear()
        yield path
        st.cache_resource.clear()


@pytest.fixture
def database(quarterly_file, tmp_path):
    """The four quarters for a test that adds to them."""
    with in_use(quarterly_file, tmp_path) as path:
        yield path


@pytest.fixture(scope="module")
def quarters(quarterly_file, tmp_path_factory):
    """The four quarters for tests that only read, and stand before those that add to them."""
    with in_use(quarterly_file, tmp_path_factory.mktemp("quarters")) as path:
        yield path


def shown(**address) -> AppTest:
    """The page, run in its frame from an address."""
    app = through_frame(new_frame(None), PAGE, **address)
    assert not app.exception, app.exception
    return app


def texts(app: AppTest) -> str:
    """All that the page says."""
    kinds = ("header", "subheader", "markdown", "caption", "info", "success", "error")
    return "\n".join(one.value for kind in kinds for one in app.get(kind)).replace("\\", "")


def test_it_says_first_why_the_figures_moved_and_then_what_moved(quarters):
    app = shown()
    assert texts(app).startswith(
        "Since 30 Sep 2023 complete rose from 4 of 12 to 6 of 13: 2 done, 2 added (none complete), 1 gone (not "
        "complete).\n**Overdue rose from 1 to 2: 2 passed their date; no longer overdue: 1 gone.**"
    )
    heads = [column["label"] for column in drawing(app, "changes_why")["columns"]]
    assert [heads, *cells(app, "changes_why")] == [
        ["", "30 Sep 2023", "Done", "Time passing", "Added", "Gone", "31 Dec 2023"],
        ["Complete", "4", "+2", "", "", "", "6"],
        ["Tasks counted", "12", "", "", "+2", "−1", "13"],
        ["Overdue", "1", "", "+2", "", "−1", "2"],
    ]
    assert "2 of 13 tasks improved, 3 worsened, 1 is new and 1 is gone since 30 Sep 2023" in texts(app)
    listed = drawing(app, "changes_moved")["rows"]
    found = [(row["heading"], *line[:4]) for row, line in zip(listed, cells(app, "changes_moved"), strict=True)]
    assert found[2:6] == [
        ("Worsened", "13 → 11 Agree an information sharing protocol with the health trust", "new report, re-dated, renumbered", "A Behind schedule", "R Off track"),
        ("Improved", "4 Train school governors in the Prevent duty", "new report", "A Behind schedule", "C Complete"),
        ("Improved", "6 Hold a yearly conference for head teachers", "new report", "G On schedule", "C Complete"),
        ("Rated otherwise", "7/8 → 7 Map the community groups that hire council venues and write a hire policy for council halls", "renumbered", "A Behind schedule", "N No information"),
    ]  # fmt: skip
    assert [row[:3] for row in found[6:9]] == [
        ("New", "13 Offer refresher courses to care workers", ""),
        ("Came back", "12 Run a drop-in surgery for general practitioners", ""),
        ("Gone", "12 Appoint a Prevent champion in each care home", ""),
    ]


@pytest.mark.parametrize(
    ("address", "about", "refs"),
    [
        ({"part": "complete-done"}, "Complete, done: 2 tasks", ["4", "6"]),
        ({"part": "overdue-gone"}, "Overdue, gone: 1 task", ["12"]),
        ({"show": "matrix", "cell": "on_schedule-off_track"}, "From G On schedule to R Off track, worsened: 1 task", ["5"]),
    ],
)  # fmt: skip
def test_a_number_opens_its_tasks(quarters, address, about, refs):
    app = shown(**address)
    assert about in texts(app)
    assert [row["cells"][0]["ref"] for row in drawing(app, "changes_moved")["rows"]] == refs
    assert [button.label for button in app.main.button] == ["Show all"]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("dates", "Moves every time: 11 Agree an information sharing protocol with the health trust (moved 3 times, +215 days)"),
        ("history", "4 versions, each judged at its own date."),
        ("measures", "Hit-task % and Baseline Execution Index: US Defense Contract Management Agency, 14-Point Assessment"),
    ],
)  # fmt: skip
def test_each_part_has_its_address(quarters, part, said):
    assert said in texts(shown(show=part))


def test_the_matrix_says_how_its_cells_are_read(quarters):
    app = shown(show="matrix")
    assert "Rows: the rating before; columns: after." in texts(app)
    assert cells(app, "changes_matrix")[2] == ["A Behind schedule", "1", "", "", "1", "1", "", "3"]


def test_two_dates_are_compared(quarters):
    app = shown(by="dates", from_date="2023-04-15", to_date="2023-07-15")
    assert app.header[0].value.startswith("Since 15 Apr 2023 complete rose")
    assert "4 of 14 tasks improved, 2 worsened and 1 is new since 15 Apr 2023" in texts(app)


def test_a_later_date_is_compared_as_the_other_pages_judge_it(quarters):
    app = shown(as_at="2024-02-15")
    assert [column["label"] for column in drawing(app, "changes_why")["columns"]][-1] == "15 Feb 2024"
    assert cells(app, "changes_why")[2][-1] == "4"


def test_a_date_before_the_first_version_has_nothing(quarters):
    app = shown(by="dates", from_date="2020-01-01", to_date="2023-03-31")
    assert "Nothing is known of this plan at the first of the two dates" in texts(app)


def test_hostile_choices_fall_back(quarters):
    address = {
        "by": "<script>", "from": "'; drop table task; --", "to": "\x00", "show": "../..", "cell": "complete-complete'--",
        "part": "{{7*7}}", "task": "%00", "from_date": "9999-99-99", "to_date": "0001-01-01",
    }  # fmt: skip
    for by in ("dates", "<script>"):
        said = texts(shown(**(address | {"by": by})))
        assert "Since 30 Sep 2023 complete rose" in said
        assert "1 is gone since 30 Sep 2023" in said


def test_a_task_in_the_address_is_open_with_what_differs_and_can_be_decided_there(quarters):
    app = shown(task=f"{PLAN.plan_id}/4-2")
    assert app.subheader[0].value.replace("\\", "") == "4 Train school governors in the Prevent duty"
    table = app.table[0].value
    assert list(table.columns[1:]) == ["Before, 30 Sep 2023", "After, 31 Dec 2023"]
    assert [list(row) for row in table.itertuples(index=False)] == [
        ["Progress", "~~Dates being agreed~~", "**All governors trained**"],
        ["Rating", "~~A Behind schedule~~", "**C Complete**"],
    ]
    assert "Matched by reference, 100 of 100." in texts(app)
    assert {"Previous", "Next", "Close"} <= {button.label for button in app.button}
    assert "4: Train school governors in the Prevent duty" in texts(app)


def test_the_match_under_another_reference_is_told_with_its_score(quarters):
    app = shown(task=f"{PLAN.plan_id}/11")
    assert "Matched by wording under another reference (13 → 11), 100 of 100." in texts(app)


def snapshots(database) -> list[str]:
    """The versions, the earliest first."""
    with loaders.open_database(database) as connection:
        return [row[0] for row in connection.execute("select snapshot_id from snapshot order by as_at").fetchall()]


def progress(app: AppTest) -> tuple[str, str]:
    """The task's progress before and after, as marked."""
    table = app.table[0].value
    return tuple(table[table["What"] == "Progress"].iloc[0].iloc[1:])


def test_a_part_stands_beside_the_task_that_it_was_split_from(quarters):
    first, second = snapshots(quarters)[:2]
    app = shown(task=f"{PLAN.plan_id}/4-2", **{"from": first, "to": second})
    said = (
        "Split from 2 → 3 Train designated safeguarding leads in the Prevent duty: by the words they share, 100 of 100."
    )
    assert said in texts(app)
    assert progress(app) == ("~~Two sessions have been held~~", "**Dates being agreed**")


def test_a_merged_task_stands_beside_the_one_that_it_went_into(quarters):
    second, third = snapshots(quarters)[1:3]
    app = shown(task=f"{PLAN.plan_id}/6", **{"from": second, "to": third})
    assert "Went into 7/8 Map the community groups that hire council venues and write a hire…" in texts(app)
    assert progress(app) == ("~~Policy drafted~~", "**Mapping done, policy under way**")


def test_a_task_made_of_two_names_both(quarters):
    second, third = snapshots(quarters)[1:3]
    app = shown(task=f"{PLAN.plan_id}/7-8", **{"from": second, "to": third})
    assert (
        "Made of 7 Map the community groups that hire council venues and 8 Write a hire policy for council halls."
    ) in texts(app)


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


def test_versions_further_apart_are_not_corrected(quarters):
    app = shown(task=f"{PLAN.plan_id}/3", **{"from": snapshots(quarters)[0]})
    app.session_state["changes_match"] = True
    app.run()
    assert "compare two versions that follow each other" in texts(app)


def test_a_first_version_says_so_and_offers_what_it_can_tell(frame):
    said = texts(through_frame(frame, PAGE, plan="South (made up)"))
    assert "This is the first version loaded: nothing to compare yet. Load the next version on Add a plan." in said
    assert frame.get("segmented_control")[0].options == ["Due dates", "History", "Measures"]
    frame.query_params["show"] = "history"
    said = texts(frame.run()).replace("**", "")
    assert "There is no trend yet: one version of this plan is loaded (as at 30 Sep 2017)." in said
    frame.query_params["show"] = "dates"
    assert "No due date has moved" in texts(frame.run())


def test_of_all_plans_each_has_a_row_of_its_own(database):
    load("Ref\tAction\tLead\n1\tTrain the staff\tOwen Pike\n", connection=loaders.open_database(database)).close()
    app = shown(plan="all")
    first, second = cells(app, "changes_plans")
    assert first == ["A plan", "This is the first version loaded: nothing to compare yet. Load the next version on Add a plan.", ""]  # fmt: skip
    assert second[0] == TITLE
    assert second[1].startswith("Since 30 Sep 2023 complete rose from 4 of 12 to 6 of 13: 2 done")
    assert second[2] == "Overdue rose from 1 to 2: 2 passed their date; no longer overdue: 1 gone."


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
