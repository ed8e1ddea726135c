"""Two made-up plans for the pages' tests, filled straight into the tables of the record."""

from datetime import date
from pathlib import Path

from helpers.sample_rows import add_plan, add_task, insert

from loaders.record.database import open_database

NORTH = "north-made-up"
SOUTH = "south-made-up"


def fill(connection) -> None:
    """North (7 tasks at 31 Dec 2016, nothing declared) and South (4 tasks at 30 Sep 2017, one declared, training)."""
    add_plan(connection, NORTH, "North (made up)", date(2016, 12, 31))
    add_plan(connection, SOUTH, "South (made up)", date(2017, 9, 30))
    _north(connection)
    _south(connection)
    for plan_id in (NORTH, SOUTH):
        insert(
            connection, "document", document_id=plan_id, file_name=f"{plan_id}.tsv", media_type="text/plain",
            content=b"made up", size_bytes=7,
        )  # fmt: skip


def filled_file(path: Path) -> Path:
    """A database file with the two plans, closed again, so that a server can open it."""
    connection = open_database(path)
    fill(connection)
    connection.close()
    return path


def _north(connection) -> None:
    ann, team = ("Ann Example", "person"), ("Outreach Team", "team")

    def add(ref: str, **values) -> None:
        add_task(connection, NORTH, ref, **values)

    add("1a", leads=(ann,), evidence="done", evidence_phrase="was held", due_on=date(2016, 6, 30),
        timescale_kind="month", starts_on=date(2016, 6, 1), timescale_text="June 2016")  # fmt: skip
    add("1b", leads=(ann, team), evidence="under_way", evidence_phrase="under way", due_on=date(2015, 10, 31),
        timescale_kind="month", starts_on=date(2015, 10, 1), timescale_text="Oct 2015")  # fmt: skip
    add("1c", leads=(team,), evidence="not_started", evidence_phrase="not begun", due_on=date(2017, 2, 28),
        timescale_kind="month", starts_on=date(2017, 2, 1), timescale_text="Feb 2017")  # fmt: skip
    add("2a", section="Health", evidence="none", timescale_kind="ongoing", timescale_text="On-going")
    add("2b", section="Health", leads=(ann,), evidence="partly", evidence_phrase="some of them",
        lateness="late", lateness_phrase="slipped", delay_reason="partner", delay_phrase="awaiting the police",
        due_on=date(2017, 12, 31), timescale_kind="day", starts_on=date(2017, 12, 31),
        timescale_text="31.12.17")  # fmt: skip
    add("2c", section="Health", leads=(team,), evidence="unknown",
        timescale_kind="reversed", timescale_text="Oct 2016-Mar 2016",
        action="**Not bold** <b>task</b> [link](https://example.org) $x$")  # fmt: skip
    add("2d", section="Health", leads=(team,), evidence="replaced", evidence_phrase="replaced by 1a")


def _south(connection) -> None:
    bea = ("Bea Sample", "person")
    add_task(connection, SOUTH, "1", leads=(bea,), evidence="done", declared_rating="complete",
             declared_text="Completed", declared_from="timescale", timescale_kind="complete",
             timescale_text="Completed")  # fmt: skip
    add_task(connection, SOUTH, "2", section="Reviews", subsection="Courses", leads=(bea,), evidence="under_way",
             evidence_phrase="is going on", due_on=date(2018, 3, 31), starts_on=date(2018, 3, 31), timescale_kind="day",
             timescale_text="31/03/18")  # fmt: skip
    add_task(connection, SOUTH, "3", section="Reviews", subsection="Money", evidence="under_way",
             evidence_phrase="in hand", due_on=date(2017, 11, 30), timescale_kind="month", starts_on=date(2017, 11, 1),
             timescale_text="Nov 2017")  # fmt: skip
    add_task(connection, SOUTH, "4", section="Reviews", subsection="Money", leads=(bea,), evidence="unknown")
    common = {"plan_id": SOUTH, "snapshot_id": SOUTH, "task_id": f"{SOUTH}/2", "programme": "Awareness"}
    insert(connection, "training_target", **common, measure="staff", target=500, due_on=date(2018, 3, 31))
    insert(connection, "training_reading", **common, measure="staff", value=200,
           as_at=date(2017, 8, 31), source="row 2")  # fmt: skip
