"""How wide words are: Helvetica's own widths, checked against a PDF, and what is made of letters that it lacks."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pages.board.files.text_width import cut, lines, width

TEXT = "Prevent: 37 tasks, £1,000 – “Wales” & AVA…"


@pytest.mark.parametrize(("bold", "face"), [(False, "Helvetica"), (True, "Helvetica-Bold")])
def test_a_text_is_as_wide_as_it_is_printed(bold, face):
    assert width(TEXT, 11, bold=bold) == pytest.approx(stringWidth(TEXT, face, 11))
    assert width("Tasks", 20, bold=True) > width("Tasks", 20)


def test_letters_that_helvetica_lacks_take_their_room():
    assert width("東京", 10) == 20
    assert width("Ж", 10) == pytest.approx(6.2)
    assert width("e\N{COMBINING ACUTE ACCENT}\N{ZERO WIDTH SPACE}", 10) == width("e", 10)
    assert width("", 10) == 0


def test_lines_break_between_words_at_hyphens_and_within_what_is_wider_than_the_room():
    assert lines("one two three", 10, width("one two", 10) + 0.01) == 2
    assert lines("unbreakable" * 3, 10, width("unbreakable", 10) + 0.01) == 3
    assert lines("a-very-long-reference", 10, width("a-very-", 10) + 0.01) == 3 + 1
    assert lines("", 10, 50) == 1


def test_a_text_is_cut_to_the_lines_it_may_take():
    assert cut("one two three four", 10, width("one two thr", 10), 1) == "one two…"
    assert cut("whole", 10, 100, 1) == "whole"
    long = cut("words of a plan " * 50, 10, 100, 3)
    assert lines(long, 10, 100) <= 3 and long.endswith("…")
