"""The page that adds a plan, through its frame: what the review shows, what saving writes, what is refused."""

from datetime import date

import pytest
from helpers.drawn_rows import cells, keys
from helpers.framed import through_frame
from helpers.plan_writer import write
from helpers.sample_plans import NORTH

import loaders
from loaders import lookups
from loaders.records import ColumnReading
from pages.data.add_plan.columns import words as column_words

pytestmark = pytest.mark.slow

HEADER = "Ref\tSection\tAction\tLead\tBy when\tProgress\n"
TEXT = (
    "Prevent action plan, updated 30 June 2021\n\n"
    + HEADER
    + "1\tSchools\tPublish the guidance for schools\tUna Marsh\tOctober 2021 - March 2021\tDrafted\n"
    '2\tSchools\t=HYPERLINK("http://x.example") <b>Train</b> [staff](http://x.example)\tOwen Pike\tJune 2021\t\n'
)
NAME = "plan <img src=x> **b** [c](http://x.example).txt"


@pytest.fixture
def page(frame):
    """The page, waiting for a document."""
    return through_frame(frame, "data/add_plan/page.py")


def given(page, text=TEXT, name=NAME):
    """The page with a document on it."""
    page.file_uploader[0].upload(name, text if isinstance(text, bytes) else text.encode())
    return page.run()


def going_to(page, plan=NORTH):
    """The page with the plan chosen that the document goes to."""
    return page.selectbox(key="add_plan").set_value(plan).run()


def called(page, council, title):
    """The page with a new plan's names given."""
    field(page, "Council").set_value(council)
    field(page, "Title of the plan").set_value(title)
    return page.run()


def field(page, label):
    """A text field by its label."""
    return next(one for one in page.text_input if one.label == label)


def box(page, label):
    """A select box by its label."""
    return next(one for one in page.selectbox if one.label == label)


def said(page) -> str:
    """Everything that the page says in sentences."""
    parts = (page.markdown, page.header, page.caption, page.info, page.error, page.success, page.warning)
    return "\n".join(element.value for elements in parts for element in elements).replace("\\", "")


def table(page, key):
    """The cells of the table whose key begins so, in words."""
    return cells(page, next(one for one in keys(page) if one.startswith(key)))


def press_save(page, who="Ada Finch"):
    """The page after a name was given and Save was pressed."""
    page.text_input(key="add_who").set_value(who)
    return page.button(key="add_save").click().run()


def links(page) -> list[str]:
    """What the links of the page say."""
    return [link.proto.label.replace("\\", "") for link in page.get("page_link")]


def rows(statement: str) -> list[tuple]:
    """What the database holds, seen by another connection of this process."""
    from pages.common.data import _opened

    return _opened().connection.cursor().execute(statement).fetchall()


def test_the_review_shows_everything_before_anything_is_written(page):
    shown = given(page)
    assert not shown.exception
    assert "**2 tasks read**, 1 needs a look · as at 30 Jun 2021 · still to do: name the council" in said(shown)
    assert "**The date is stated:** The document says “Prevent action plan, updated 30 June 2021”." in said(shown)
    assert "**2 tasks · 1 with a due date · 2 with a lead · none rated by the plan**" in said(shown)
    assert [one.label for one in shown.expander][-1] == "Error: Dates that end before they begin (1)"
    assert table(shown, "add_findings_error_reversed_range")[0][0] == "1"
    first, second = table(shown, "add_tasks_")
    assert first[2:5] == ["no due date", "– Not rated", "October 2021 - March 2021"]
    assert second[0] == '2 =HYPERLINK("http://x.example") <b>Train</b> [staff](http://x.example)'
    assert second[1:3] == ["Owen Pike", "30 Jun 2021"]
    assert box(shown, "By when").value == "timescale"
    refused = press_save(shown, who="")
    assert refused.error[0].value.replace("\\", "") == "Not saved yet: name the council and give your name."
    assert rows("select count(*) from snapshot") == [(2,)]


def test_a_new_plan_is_saved_with_a_date_given_and_shows_where_to_look(page):
    shown = going_to(given(page), plan="")
    called(shown, "Anytown Council", "Anytown: Prevent")
    assert field(shown, "Its id").value == "anytown-prevent"
    shown.date_input(key="add_date_on").set_value("2022-03-31")
    shown.text_input(key="add_date_why").set_value("the years were swapped")
    next(one for one in shown.button if one.label == "Give this date").click().run()
    assert table(shown, "add_tasks_")[0][2] == "31 Mar 2022, given by you"
    press_save(shown)
    assert not shown.exception
    assert "Saved: 2 tasks of Anytown: Prevent as at 30 Jun 2021, with 1 due date given by you." in said(shown)
    assert rows("select council, title from plan where plan_id = 'anytown-prevent'") == [
        ("Anytown Council", "Anytown: Prevent")
    ]
    assert rows("select as_at::varchar, as_at_basis, loaded_by from snapshot where plan_id = 'anytown-prevent'") == [
        ("2021-06-30", "stated", "Ada Finch")
    ]
    assert rows("select ref, due_on::varchar from task_at(null) where plan_id = 'anytown-prevent' order by ref") == [
        ("1", "2022-03-31"),
        ("2", "2021-06-30"),
    ]
    assert rows("select timescale_text from task where plan_id = 'anytown-prevent' and ref = '1'") == [
        ("October 2021 - March 2021",)
    ]
    assert rows("select value, reason, decided_by from decision") == [
        ("2022-03-31", "the years were swapped", "Ada Finch")
    ]


def test_a_column_taken_wrongly_is_corrected_and_read_again(page):
    shown = given(page)
    box(shown, "Progress").set_value("next_steps").run()
    assert not shown.exception
    assert "Corrected: Progress as next steps." in said(shown)
    press_save(going_to(shown))
    assert rows("select next_steps, progress from task where action like 'Publish the guidance%'") == [
        ("Drafted", None)
    ]
    assert rows("select corrected_columns::varchar from snapshot where corrected_columns is not null") == [
        ('{"Progress": "next_steps"}',)
    ]


def test_each_column_says_what_it_was_taken_for_how_sure_and_why(page):
    shown = given(page)
    lines = said(shown).replace("*", "")
    assert (
        "● Taken for the deadline: sure. Its heading says so; 2 of 2 filled cells read as dates or timescales." in lines
    )
    assert "Holds: October 2021 - March 2021; June 2021" in lines
    box(shown, "Progress").set_value("next_steps").run()
    assert "✓ Taken for the next steps: confirmed. A person said so." in said(shown).replace("*", "")


def test_the_least_sure_column_comes_first_and_each_name_once():
    def column(table, heading, field, sureness):
        return ColumnReading(table, 1, heading, field, ("x",), sureness, "its heading isn't known")

    found = [
        column("line 1", "What", "action", "sure"),
        column("line 1", "Room", "other", "likely"),
        column("line 1", "Who", "lead", "sure"),
        column("line 9", "Who", "lead", "unsure"),
    ]
    once = column_words.once_each(found)
    assert [(number, one.name, one.sureness) for number, one in once] == [
        (2, "Who", "unsure"),
        (1, "Room", "likely"),
        (0, "What", "sure"),
    ]
    assert column_words.heading(once) == "3 columns, and what each was taken for: 1 unsure"
    assert column_words.taken_for(once[0][1]) == "▲ Taken for the lead: unsure"
    assert column_words.because(once[0][1]) == "Its heading isn't known."


def test_what_changes_against_the_last_snapshot(page):
    shown = going_to(given(page))
    assert "Changes since 31 Dec 2016" in [one.label for one in shown.tabs]
    assert {row[0] for row in table(shown, "add_changes")} == {"New", "Gone"}
    assert "Since 31 Dec 2016: 2 new and 7 gone" in links(press_save(shown))


def test_the_same_file_is_recognised_and_a_withdrawn_one_can_come_back(page):
    press_save(going_to(given(page)))
    again = going_to(given(page))
    assert "there is nothing to save" in press_save(again).error[0].value
    from pages.common.data import _opened

    connection = _opened().connection
    snapshot = rows("select snapshot_id from snapshot where loaded_by = 'Ada Finch'")[0][0]
    loaders.withdraw(connection, snapshot, withdrawn_by="Bo", reason="wrong quarter")
    again.run()
    assert "and withdrawn by Bo (wrong quarter). Saving loads it" in said(again)
    press_save(again)
    assert rows("select count(*) from snapshot where loaded_by = 'Ada Finch'") == [(2,)]
    loaders.purge(connection, loaders.document_id(TEXT.encode()), purged_by="Bo", reason="case notes")
    assert "removed for good" in said(going_to(given(page)))


def test_who_saves_a_plan_that_somebody_loaded_meanwhile_sees_it_and_chooses(page):
    shown = going_to(given(page), plan="")
    called(shown, "Anytown", "Any town")
    from pages.common.data import _opened

    connection = _opened().connection
    plan = loaders.Plan("any-town", "Anytown Borough Council", "Anytown 2021")
    standing = loaders.Standing(date(2021, 3, 31), "stated", None, "Bea Sample")
    text = TEXT.replace("30 June", "31 March")
    loaders.add_document(
        connection, plan, standing, text.encode(), loaders.prepare(plan, standing, text.encode(), "a.txt")
    )
    met = press_save(shown)
    assert not met.exception and not met.error
    assert "Nothing of yours is saved yet: choose." in said(met)
    assert "Bea Sample loaded “a.txt” at " in said(met)
    assert "as Anytown 2021 (Anytown Borough Council) at 31 Mar 2021." in said(met)
    assert rows("select count(*) from snapshot where plan_id = 'any-town'") == [(1,)]
    onwards = met.button(key="add_go_on").click().run()
    assert onwards.selectbox(key="add_plan").value == "any-town"
    assert "choose." not in said(onwards)
    press_save(onwards)
    assert rows("select loaded_by from snapshot where plan_id = 'any-town' order by as_at") == [
        ("Bea Sample",), ("Ada Finch",)
    ]  # fmt: skip
    assert rows("select title from plan where plan_id = 'any-town'") == [("Anytown 2021",)]


def test_leaving_writes_nothing_and_takes_the_document_away(page):
    shown = going_to(given(page))
    shown.button(key="add_leave").click().run()
    assert not shown.tabs and not shown.exception
    assert rows("select count(*) from snapshot") == [(2,)]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"%PDF-1.4 broken", "plan.pdf", "can't be read"),
        (b"", "plan.txt", "is empty"),
        (b"Only words, no table.", "plan <b>x</b>.txt", "holds no table of tasks"),
        (b"x" * (20 * 1024 * 1024 + 1), "plan.txt", "is larger than 20 MB"),
        ((HEADER + "1\ta\tb\tc\tMay 2021\tDOB: 01/02/2003\n").encode(), "plan.txt", "data about people referred"),
    ],
)
def test_a_bad_file_is_one_sentence(page, content, name, sentence):
    shown = given(page, content, name)
    assert not shown.exception
    assert [sentence in error.value.replace("\\", "") for error in shown.error] == [True]
    assert "<b>" not in shown.error[0].value


def test_a_refused_document_is_not_read_again_until_it_is_dropped_again(page, monkeypatch):
    read, asked = loaders.read_plan_apart, []

    def counted(*given, **more):
        asked.append(given[1])
        if len(asked) == 1:
            raise loaders.NotReadNow("Try again.")
        return read(*given, **more)

    monkeypatch.setattr(loaders, "read_plan_apart", counted)
    shown = given(page, "A letter without a table.", "letter.txt")
    assert "Try again" in shown.error[0].value
    for _ in range(2):
        shown = shown.run()
        assert "holds no table" in shown.error[0].value
    assert len(asked) == 2
    shown.file_uploader[0].clear()
    given(shown.run(), "A letter without a table.", "letter.txt")
    assert len(asked) == 3


def test_columns_corrected_into_nonsense_can_be_undone(page):
    shown = given(page)
    for label in ("Action", "Lead", "By when"):
        box(shown, label).set_value("other").run()
    assert not shown.exception
    next(one for one in shown.button if one.label.startswith("Undo")).click().run()
    assert box(shown, "Action").value == "action"


def test_a_pasted_table_is_read(page):
    page.text_area[0].set_value(TEXT).run()
    assert "2 tasks read" in said(page)
    page.text_area[0].set_value(write("html").decode()).run()
    assert "4 tasks read" in said(page)


def test_colours_read_by_their_usual_meaning_are_marked(page):
    shown = given(page, write("docx"), "plan.docx")
    found = table(shown, "add_ratings")
    assert [row[2] for row in found] == ["C Complete", "R Off track", "A Behind schedule", "G On schedule"]
    assert {row[4] for row in found} == {"assumed: the usual meaning of the colour"}


def test_every_field_of_a_column_has_a_name():
    meant = set(lookups.meanings("headings").values()) | {"period", "other"}
    assert set(loaders.column_fields()) == set(column_words.FIELDS) == meant


def test_ids_are_made_from_titles():
    titles = ("Neath Port Talbot: Prevent", "  Môn & Gwynedd 2024/25 ", "…", "x" * 100)
    assert [loaders.plan_id_from(title) for title in titles] == [
        "neath-port-talbot-prevent",
        "mon-gwynedd-2024-25",
        "",
        "x" * 80,
    ]


def test_a_document_that_disagrees_with_a_decision_says_so_once_saved(page):
    from pages.common.data import _opened

    shown = going_to(given(page))
    press_save(shown)
    connection = _opened().connection
    found = "select snapshot_id, task_id, as_at from task_at(null) where plan_id = 'north-made-up' and ref = '2'"
    snapshot_id, task_id, as_at = connection.cursor().execute(found).fetchone()
    decision = loaders.Decision("due_on", "2021-12-31", "agreed", "Ada Finch")
    loaders.decide(connection, [loaders.Deciding(snapshot_id, task_id, as_at, decision)])
    later = TEXT.replace("June 2021", "September 2021").replace("updated 30 September", "updated 31 July")
    shown = going_to(given(shown, later, "later.txt"))
    press_save(shown)
    assert not shown.exception
    assert "1 correction stands against the plan of 31 Jul 2021: 2. Look at it again on Decisions" in links(shown)


UNCLEAR = (
    "Our work, updated 30 June 2021\n\nPrepared\tby <b>us</b>\nRoom\t<b>Folk</b>\tThing\n"
    "Hall\tthe usual\tBriefing\nLoft\tas before\t[Filtering](http://x.example)\n"
)


def answered(page, row, fields):
    """The page with the question about the heading row answered, and what is in its columns."""
    page.radio[0].set_value(row).run()
    for label, field in fields.items():
        box(page, label).set_value(field)
    next(one for one in page.button if one.label == "Read the plan like this").click()
    return page.run()


def test_a_document_that_is_not_clear_is_asked_about_and_read_as_told(page):
    shown = given(page, UNCLEAR)
    assert not shown.exception and not shown.error
    assert "in none of its tables could a column of actions be told" in shown.warning[0].value
    options = [one.replace("\\", "") for one in shown.radio[0].options]
    assert options == [
        "**Line 3:** Prepared | by <b>us</b>",
        "**Line 4:** Room | <b>Folk</b> | Thing",
        "**Line 5:** Hall | the usual | Briefing",
        "**Line 6:** Loft | as before | [Filtering](http:\N{WORD JOINER}//x.example)",
    ]
    assert not any("<b>" in one for one in shown.radio[0].options)
    assert "What is in each column?" not in said(shown)
    folk = r"\<b\>Folk\<\/b\>"
    nonsense = answered(shown, "line 4", {"Room": "other", folk: "other", "Thing": "action"})
    assert "A plan needs a column of actions" in nonsense.error[0].value
    shown = answered(nonsense, "line 4", {folk: "lead"})
    assert not shown.exception and "2 tasks read" in said(shown)
    assert [row[0] for row in table(shown, "add_tasks_")] == ["1 Briefing", "2 [Filtering](http://x.example)"]
    assert (
        "Corrected: the headings stand in line 4, Room as kept, not used, <b>Folk</b> as lead and Thing as action."
        in said(shown)
    )
    press_save(going_to(shown))
    assert rows(
        "select action from task where header_row is not null order by position".replace(
            "task where", "task join snapshot using (snapshot_id) where"
        )
    ) == [("Briefing",), ("[Filtering](http://x.example)",)]


def test_the_question_is_opened_from_the_review_and_left_again(page):
    shown = going_to(given(page))
    shown.button(key="add_ask").click().run()
    assert shown.radio[0].value == "line 3" and not shown.tabs
    assert box(shown, "By when").value == "timescale"
    shown.button(key="add_ask_back").click().run()
    assert "2 tasks read" in said(shown) and shown.selectbox(key="add_plan").value == NORTH
    shown.button(key="add_ask").click().run()
    shown = answered(shown, "line 4", {})
    assert "1 task read" in said(shown) and "Corrected: the headings stand in line 4" in said(shown)
    next(one for one in shown.button if one.label.startswith("Undo")).click().run()
    assert "2 tasks read" in said(shown)


def test_of_several_tables_one_is_chosen_and_more_rows_are_shown(page):
    text = UNCLEAR + "".join(f"Hut {number}\tas ever\tThing {number}\n" for number in range(20))
    few = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    many = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(chr(9)))}</tr>" for line in text.splitlines()[3:]
    )
    shown = given(page, f"<html><body>{few}<p>and</p><table>{many}</table></body></html>", "two.html")
    chosen = box(shown, "Which table holds the plan?")
    assert [one.partition(":")[0] for one in chosen.options] == ["Table 1", "Table 2"] and chosen.value == 1
    assert len(shown.radio[0].options) == 15
    shown.button(key="add_ask_more").click().run()
    assert len(shown.radio[0].options) == 23
    chosen.set_value(0).run()
    assert len(shown.radio[0].options) == 2


LATER = TEXT.replace("updated 30 June 2021", "updated 30 September 2021")


def test_a_column_that_was_corrected_once_is_read_so_again_and_can_be_changed_or_dropped(page):
    shown = given(page)
    box(shown, "Progress").set_value("next_steps").run()
    press_save(going_to(shown))
    shown = given(shown, LATER, "later.txt")
    assert shown.selectbox(key="add_plan").value == NORTH
    shown.selectbox(key="add_plan").set_value("").run()
    assert box(shown, "Progress").value == "progress"
    shown.selectbox(key="add_plan").set_value(NORTH).run()
    assert not shown.exception
    assert "“Progress” is read as the next steps, as Ada Finch decided on " in said(shown)
    assert "✓ Taken for the next steps: confirmed. As Ada Finch decided on " in said(shown).replace("*", "")
    assert "Note: A column read as a person decided before (1)" in [one.label for one in shown.expander]
    shown.button(key="add_drop_0").click().run()
    assert box(shown, "Progress").value == "progress" and "is read as" not in said(shown)
    assert "Left out, and forgotten once this is saved: what “Progress” was read as." in said(shown)
    shown.button(key="add_undo").click().run()
    assert box(shown, "Progress").value == "next_steps"
    box(shown, "Progress").set_value("outcome").run()
    assert "Corrected: Progress as outcome." in said(shown) and "is read as" not in said(shown)
    press_save(going_to(shown), who="Bo")
    shown = going_to(given(shown, LATER.replace("September", "October"), "last.txt"))
    shown.button(key="add_drop_0").click().run()
    press_save(shown)
    assert not shown.exception
    assert rows("select heading, field, corrected_by from plan_column order by corrected_at") == [
        ("Progress", "next_steps", "Ada Finch"),
        ("Progress", "outcome", "Bo"),
        ("Progress", None, "Ada Finch"),
    ]


def test_a_heading_row_that_was_told_once_is_found_in_the_next_document(page):
    shown = answered(given(page, UNCLEAR), "line 4", {r"\<b\>Folk\<\/b\>": "lead", "Thing": "action"})
    press_save(going_to(shown))
    later = UNCLEAR.replace("30 June", "30 September").replace("Prepared", "Agreed\tby all\nPrepared")
    shown = given(shown, later, "later.txt")
    assert shown.selectbox(key="add_plan").value is None
    assert shown.radio and not shown.tabs
    shown.selectbox(key="add_plan").set_value(NORTH).run()
    assert not shown.exception and not shown.radio and "2 tasks read" in said(shown)
    assert "The headings are read from the row “Room | <b>Folk</b> | Thing”, as Ada Finch decided on " in said(shown)
    press_save(going_to(shown))
    assert rows("select count(*) from plan_heading_row") == [(1,)]
    assert rows("select header_row from snapshot where header_row is not null order by as_at") == [
        ("line 4",),
        ("line 5",),
    ]
