"""The Decide page through the frame: reasons, all or nothing, undone at once, others' decisions, a clean table after."""

from datetime import date

import pytest
import streamlit as st
from helpers.framed import through_frame
from helpers.sample_plans import NORTH

import loaders


class Typed(dict):
    """Cells as they are typed into the table, (ref, column) → text; drawn: the tables drawn so far."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = []

    def editor(self, table, **_):
        """Stands for the table that is edited in a browser."""
        self.drawn.append(table)
        edited = table.copy()
        for (ref, column), value in self.items():
            edited.loc[edited["Task"].str.contains(f"{ref}  ", regex=False), column] = value
        return edited


@pytest.fixture
def cells(monkeypatch):
    """What is typed into the table."""
    typed = Typed()
    monkeypatch.setattr(st, "data_editor", typed.editor)
    return typed


def connection():
    """The process's connection, as the pages have it."""
    from pages.common.data import _opened

    return _opened().connection


def opened(frame, **parameters):
    """The page about North."""
    return well(through_frame(frame, "work/decide/page.py", **{"plan": NORTH} | parameters))


def well(page):
    """The page, if it was drawn without an error."""
    assert not page.exception
    return page


def text(page) -> str:
    """What the page says, as it is read."""
    parts = [page.markdown, page.caption, page.success, page.error, page.warning, page.info]
    return "\n".join(one.value for part in parts for one in part).replace("\\", "")


def press(page, label: str):
    """The page after a button."""
    return well(next(one for one in page.button if one.label == label).click().run())


def record(page, label: str, *, why="agreed at the board", who="Ann Example"):
    """The page after it was sent."""
    next(one for one in page.text_input if one.label == "Why").set_value(why)
    page.text_input(key="decide_who").set_value(who)
    return press(page, label)


def decisions() -> list[tuple]:
    """The decisions on record."""
    asked = "select task_id, field, value, reason, decided_by from decision order by decided_at, task_id, field"
    return connection().execute(asked).fetchall()


def test_changes_are_listed_recorded_with_their_reasons_and_undone_at_once(frame, cells):
    page = opened(frame)
    assert "to record" not in text(page)
    assert "Record" not in [one.label for one in page.button]  # the form comes with the first change
    cells.update({("1a", "Rating"): "R Off track", ("1b", "Confirm"): True, ("1b", "Why"): "seen it"})
    page = well(page.run())
    assert "2 decisions to record" in text(page)
    assert "1a: rating C Complete → R Off track" in text(page)
    page = record(page, "Record 2 decisions")
    assert "2 decisions recorded." in text(page)
    assert sorted(decisions()) == [
        (f"{NORTH}/1a", "rating", "off_track", "agreed at the board", "Ann Example"),
        (f"{NORTH}/1b", "rating", "off_track", "seen it", "Ann Example"),
    ]
    cells.clear()
    page = press(page, "Undo")
    assert "Undone: 2 decisions just recorded." in text(page)
    assert "to record" not in text(page)
    assert doubts(cells)["1b"] == "Rated by this tool alone"


def doubts(cells) -> dict[str, str]:
    """Why each task is in doubt, in the table drawn last."""
    return {task.split()[0]: doubt for task, doubt in cells.drawn[-1][["Task", "Doubt"]].itertuples(index=False)}


def test_dates_and_leads_are_decided_in_a_table_of_their_own(frame, cells):
    page = well(opened(frame).segmented_control(key="decide_which").set_value("Standing, dates and leads").run())
    cells.update({("2b", "Due date"): "31/1/18", ("2c", "Leads"): "Bea Sample"})
    page = record(well(page.run()), "Record 2 decisions")
    assert sorted(row[:3] for row in decisions()) == [
        (f"{NORTH}/2b", "due_on", "2018-01-31"),
        (f"{NORTH}/2c", "leads", loaders.leads_value("Bea Sample")),
    ]
    cells.clear()
    cells.update({(ref, "Due date"): "soon" for ref in ("1a", "1b", "1c", "2a", "2b", "2c", "2d")})
    page = record(well(page.run()), "Record")
    assert "1b, due date: “soon” is no date" in text(page)
    assert "2 cells more can’t be recorded as typed." in text(page)
    assert "Nothing is recorded yet" in text(page)
    cells.clear()
    page = press(page, "Put the table back as it was")
    assert not page.error
    assert len(decisions()) == 2


@pytest.mark.parametrize("sent", [{"why": " "}, {"who": ""}])
def test_without_who_or_why_nothing_is_recorded_and_the_table_stays(frame, cells, sent):
    page = opened(frame)
    cells["1a", "Rating"] = "R Off track"
    page = record(well(page.run()), "Record 1 decision", **sent)
    assert "Give your name and the reason, then try again." in text(page)
    assert "1 decision to record" in text(page)
    assert decisions() == []


@pytest.mark.parametrize(
    ("button", "ratings"),
    [("Keep theirs", ["behind", "off_track"]), ("Record mine over it", ["complete", "off_track"])],
)
def test_who_records_second_sees_the_first_and_chooses(frame, cells, button, ratings):
    page = opened(frame)
    cells.update({("1b", "Rating"): "C Complete", ("1a", "Rating"): "R Off track"})
    page = well(page.run())
    one = loaders.Decision("rating", "behind", "seen the report", "Bea Sample")
    loaders.decide(connection(), [loaders.Deciding(NORTH, f"{NORTH}/1b", date(2016, 12, 31), one)])
    page = record(page, "Record 2 decisions")
    assert "1b, rating: Bea Sample decided “A Behind schedule” at" in text(page)
    assert len(decisions()) == 1
    cells.clear()
    press(page, button)
    asked = "select rating from task_at(null) where ref in ('1a', '1b') and plan_id = 'north-made-up' order by ref desc"
    assert [rating for (rating,) in connection().execute(asked).fetchall()] == ratings


def test_a_load_withdrawn_meanwhile_is_said_and_the_changes_stay(frame, cells):
    page = opened(frame, plan="All plans")
    cells["1a", "Rating"] = "R Off track"
    page = well(page.run())
    loaders.withdraw(connection(), NORTH, withdrawn_by="Ada", reason="wrong file")
    page = record(page, "Record 1 decision")
    assert "Ada has withdrawn this load: nothing was recorded." in text(page)
    assert "North (made up) 1a: rating C Complete → R Off track" in text(page)
    assert decisions() == []


def test_others_decisions_leave_a_table_in_the_making_as_it_was_drawn(frame, cells):
    page = opened(frame)
    one = loaders.Decision("rating", "behind", "seen the report", "Bea Sample")
    loaders.decide(connection(), [loaders.Deciding(NORTH, f"{NORTH}/1b", date(2016, 12, 31), one)])
    page = well(page.run())
    assert cells.drawn[-1] is cells.drawn[0]
    frame.switch_page("work/tasks/page.py").run()
    well(frame.switch_page("work/decide/page.py").run())
    assert doubts(cells)["1b"] == "None: a person confirmed it"


def test_the_past_is_not_decided_on(frame, cells):
    page = opened(frame, known_on="2030-01-01")
    assert "Clear “As known on” to decide something" in text(page)
    assert cells.drawn == []
