"""Text, Markdown and separated files as people and programs write them: gaps for columns, odd delimiters, struck words."""

import pytest

from loaders.errors import DocumentRefused
from loaders.read import read
from loaders.records import Line, Row


def blocks_of(content, name="plan.txt"):
    """The blocks of a text: a row as its cells, a line as its text."""
    content = content.encode() if isinstance(content, str) else content
    return [block.cells if isinstance(block, Row) else block.text for block in read(content, name).blocks]


ALIGNED = """Prevent action plan

Ref  Action                    Lead        By when
---  ------------------------  ----------  --------
1    Publish the guidance.     Una Marsh   May 2021
     Send  it to schools
Venues
2    Review the hire of rooms              June 2021

Training for staff

3    Train the staff           Tom Field   July 2021

This plan was agreed by the board, which meets every quarter, and is read again each year.
"""


def test_columns_aligned_by_spaces():
    assert blocks_of(ALIGNED) == [
        "Prevent action plan",
        ("Ref", "Action", "Lead", "By when"),
        ("---", "------------------------", "----------", "--------"),
        ("1", "Publish the guidance.", "Una Marsh", "May 2021"),
        ("", "Send it to schools", "", ""),
        "Venues",
        ("2", "Review the hire of rooms", "", "June 2021"),
        "Training for staff",
        ("3", "Train the staff", "Tom Field", "July 2021"),
        "This plan was agreed by the board, which meets every quarter, and is read again each year.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Signed:  Una Marsh  May 2021", "One two.  Three four.  Five six.\nSeven eight nine ten.  Eleven twelve.", "a   b   c\n\nd e f g"],
)  # fmt: skip
def test_gaps_in_prose_make_no_table(text):
    assert all(isinstance(block, Line) for block in read(text.encode(), "plan.txt").blocks)


def test_pipes_without_outer_pipes():
    text = "Action | Lead\n--- | ---\nPublish \\| send | Una Marsh\nTrain | Tom Field\n\nA note | not a table"
    assert blocks_of(text, "plan.md") == [
        ("Action", "Lead"), ("---", "---"), ("Publish | send", "Una Marsh"), ("Train", "Tom Field"), "A note | not a table",
    ]  # fmt: skip
    assert blocks_of("1 | Publish | Una Marsh\n2 | | Tom Field") == [
        ("1", "Publish", "Una Marsh"),
        ("2", "", "Tom Field"),
    ]


def test_labelled_values_beside_each_other_are_lines():
    text = "**Action:** Publish the guidance\n- Lead: Una Marsh\tDeadline: May 2021\n| Status: late | RAG: red |\nTheme 1: Schools\t\t"
    assert blocks_of(text, "plan.md") == [
        "Action: Publish the guidance", "- Lead: Una Marsh", "Deadline: May 2021", "Status: late", "RAG: red",
        ("Theme 1: Schools", "", ""),
    ]  # fmt: skip


def test_struck_words_are_left_out_and_counted():
    found = read(b"| 1 | ~~Tom Field~~ Una Marsh | <del>May</del> June |\n\nAbout ~5 of ~10 rooms; ~~~", "plan.md")
    assert found.blocks[0].cells == ("1", "Una Marsh", "June")
    assert found.blocks[1].text == "About ~5 of ~10 rooms; ~~~"
    assert [(f.rule, f.message.split()[0]) for f in found.findings] == [("struck_text", "2")]


HEADER = ("Ref", "Action", "Lead")


@pytest.mark.parametrize(
    "content",
    [
        "Ref,Action,Lead,,\n1,Publish,Una Marsh,,\n",
        "\ufeffRef;Action;Lead\n1;Publish;Una Marsh\n",
        "sep=;\nRef;Action;Lead\n1;Publish;Una Marsh\n",
        '"sep=|"\nRef|Action|Lead\n1|Publish|Una Marsh\n',
        "Ref\tAction\tLead\r\n1\tPublish\tUna Marsh\r\n",
        "Ref\tAction\tLead\n1\tPublish\tUna Marsh\n".encode("utf-16"),
        "Ref,Action,Lead\n1,Publish,Una Marsh\n".encode("utf-16-le"),
        "Ref,Action,Lead\n1,Publish,Una Marsh\n".encode("utf-16-be"),
        '"Ref","Action","Lead"\n"1","Publish","Una Marsh"',
    ],
)
def test_delimiters_marks_and_encodings(content):
    assert blocks_of(content, "plan.csv") == [HEADER, ("1", "Publish", "Una Marsh")]


def test_semicolons_part_the_cells_though_commas_stand_in_most():
    text = "Actions, as at May, 2021\nRef;Action;Lead\n1;Publish, send;Una, Tom\n2;Train, test;Tom, Una\n3;Meet;Una\n"
    assert blocks_of(text, "plan.csv")[1:3] == [HEADER, ("1", "Publish, send", "Una, Tom")]


def test_cells_over_several_lines_and_with_breaks_written_out():
    text = 'Ref,Action,Lead\n1,"Publish\nand ""send""",Una<br/>Tom\n2,Train\x0band test,Tom\n'
    assert blocks_of(text, "plan.csv") == [
        HEADER,
        ("1", 'Publish\nand "send"', "Una\nTom"),
        ("2", "Train and test", "Tom"),
    ]
    assert [block.locator for block in read(text.encode(), "plan.csv").blocks] == ["line 1", "line 3", "line 4"]


def test_rows_of_one_cell_above_and_apart_below_the_table_are_lines():
    text = 'Prevent plan,,\nSchools\nRef,Action,Lead\nVenues,,\n1,"Publish\nit",Una\n,,\n"Applied filters:\nYear is 2021"\n'
    assert blocks_of(text, "plan.csv") == [
        "Prevent plan", "Schools", HEADER, ("Venues", "", ""), ("1", "Publish\nit", "Una"), "Applied filters:\nYear is 2021",
    ]  # fmt: skip
    assert blocks_of("Ref,Action,Lead\n1,Publish,Una\nVenues,,\n", "plan.csv")[-1] == ("Venues", "", "")


def test_what_is_half_empty_bytes_is_no_text():
    with pytest.raises(DocumentRefused, match="no readable text"):
        read(b"\x00\x01\x00\x00" * 600, "plan.csv")


def test_names_set_in_by_spaces_say_how_deep_a_row_stands():
    content = "ID,Name,Finish\n1,Prepare,\n2,   Agree the bed numbers,1 May 2024\n3,   Order vaccine,2 May 2024\n"
    blocks = read(content.encode(), "plan.csv").blocks
    assert [block.level for block in blocks] == [0, 0, 1, 1]
    assert blocks[2].cells == ("2", "Agree the bed numbers", "1 May 2024")
