"""The form that counts a learning system's export on the Training page: what is chosen, saved and withdrawn."""

from helpers.drawn_rows import cells
from helpers.exports import american, lines, people
from helpers.framed import through_frame
from helpers.sample_plans import SOUTH

from pages.common import data

PATH = "training/training/page.py"


def field(found, label: str):
    """The first of some fields whose label begins so."""
    return next(one for one in found if one.label.startswith(label))


def said(page) -> str:
    """All text that the page writes."""
    parts = [*page.header, *page.markdown, *page.caption, *page.info, *page.success, *page.error]
    return "\n".join(part.value for part in parts).replace("\\", "")


def pressed(page, label: str):
    """The page once a button is pressed."""
    field(page.button, label).click().run()
    assert not page.exception
    return page


def opened(frame, name, content):
    """The form with a file."""
    welsh = {"show": "Cyfrifon a rheolau", "form": "System ddysgu"}  # a link made in the other language
    page = through_frame(frame, PATH, plan=SOUTH, **welsh)
    assert not page.warning
    page.file_uploader[0].upload(name, content).run()
    assert not page.exception
    return page


def test_an_export_is_counted_by_the_programmes_that_are_chosen_and_the_file_let_go(frame):
    page = opened(frame, *american(lines()))
    assert "Give the day of the export" in said(page)
    field(page.date_input, "Exported on").set_value("2026-03-31").run()
    assert "4 courses, 3 of Prevent by their titles." in said(page)
    labels = [one.label for one in page.selectbox if "people" in one.label]
    assert [label.split("\\")[0].lower() for label in labels] == ["prevent awareness", "wrap update", "wrap workshop"]
    assert [row[0] for row in cells(page, "records_groups")] == [
        "Adult care", "Children and families", "Highways & Waste", "Schools",
    ]  # fmt: skip
    assert "Not counted yet: give your name." in said(pressed(page, "Count this export"))
    field(page.selectbox, "PREVENT AWARENESS").set_value("Not counted")
    field(page.text_input, "Source").set_value("Cornerstone")
    field(page.text_input, "Your name").set_value("Ann Example")
    text = said(pressed(page, "Count this export"))
    assert "of 1 programme as at 31 Mar 2026. The file isn’t kept." in text
    assert page.file_uploader[0].value is None
    kept = str(dict(page.session_state._state.filtered_state)).lower()
    assert not any(one.last.lower() in kept or one.email in kept or one.number in kept for one in people())
    export = page.selectbox(key="records_export_1")
    assert len(export.options) == 1 and export.options[0].startswith("31 Mar 2026, Cornerstone: ")
    export.set_value(data.ask("training_imports", known_at=None, plans=None)["import_id"][0])
    page.text_input(key="records_reason_1").set_value("wrong day")
    page.text_input(key="records_withdraw_who").set_value("Ann Example")
    assert "Withdrawn. It is kept" in said(pressed(page, "Withdraw it"))
    assert not any(one.label == "Export" for one in page.selectbox)


def test_a_file_of_counts_is_shown_and_added(frame):
    content = b"Programme,Group,Counted on,Number,Source\nWRAP,Schools,30/11/2016,900,Moodle\nWRAP,,soon,3,\n"
    page = opened(frame, "counts.csv", content)
    assert [row[:2] for row in cells(page, "records_readings")] == [["WRAP", "900"]]
    assert "1 row has no date that can be read: left out." in said(page)
    field(page.text_input, "Your name").set_value("Ann Example")
    assert "Added: 1 count." in said(pressed(page, "Add these counts"))
    assert page.file_uploader[0].value is None


def test_a_file_that_cant_be_counted_is_refused_with_one_sentence(frame):
    page = opened(frame, "x.csv", b"a,b\n1,2\n")
    field(page.date_input, "Exported on").set_value("2026-03-31").run()
    assert "has no row of headings that tells who completed what" in said(page)


def test_what_looks_like_a_name_is_shown_and_written_only_where_that_is_ticked(frame):
    content = (
        b"Email,Team,Course,Completed\na@b.uk,Rosamond Vincy,WRAP 3,2025-01-05\nc@b.uk,Housing,WRAP 3,2025-01-05\n"
    )
    page = opened(frame, "export.csv", content)
    field(page.date_input, "Exported on").set_value("2026-03-31").run()
    assert [row[0] for row in cells(page, "records_groups")] == ["Not given", "Housing"]
    assert "1 group looks like a person’s name: counted without a group." in said(page)
    field(page.checkbox, "Show and write 1 group or course that looks like a person").check().run()
    assert [row[0] for row in cells(page, "records_groups")] == ["Housing", "Rosamond Vincy"]
