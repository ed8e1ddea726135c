"""The language of a visit: its address asks for it, the button under the menu changes it, filters stay."""

import pytest
from helpers.framed import said, through_frame

from pages.said.filters import Filters, read
from pages.said.language import in_language

TASKS = "work/tasks/page.py"


def test_the_address_asks_for_welsh_and_the_button_leads_to_english_and_back(frame):
    shown = through_frame(frame, TASKS, lang="cy", rating="Off track")
    assert not shown.exception
    assert shown.title[0].value == "Tasgau"
    assert "â’r graddiad oddi ar y trywydd" in said(shown)
    assert any("yn aros am wiriad siaradwr rhugl" in one.value for one in shown.sidebar.caption)

    with in_language("cy"):  # the test sends back what the widgets show, in words
        shown.button(key="language").click().run()
    assert shown.title[0].value == "Tasks"
    assert "rated off track" in said(shown)
    assert not any("draft" in one.value.lower() for one in shown.sidebar.caption)

    shown.button(key="language").click().run()
    assert shown.title[0].value == "Tasgau"
    assert "â’r graddiad oddi ar y trywydd" in said(shown)


@pytest.mark.parametrize("code", ["en", "cy"])
@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ({"rating": ["Off track"]}, Filters(ratings=("off_track",))),
        ({"rating": ["Oddi ar y trywydd", "behind"]}, Filters(ratings=("off_track", "behind"))),
        ({"computed": ["Rhai a ddatganwyd ac a gadarnhawyd yn unig"]}, Filters(with_computed=False)),
        ({"lead": ["Ni nodwyd arweinydd"], "due": ["Overdue"]}, Filters(leads=("",), due=("overdue",))),
        ({"area": ["Off track"]}, Filters()),
    ],
)
def test_a_link_made_in_one_language_is_read_in_the_other(address, meant, code):
    with in_language(code):
        assert read(address, {}) == meant


def test_its_field_is_drawn_once_another_language_was_spoken(frame):
    shown = through_frame(frame, TASKS)
    assert "lang" not in [one.key for one in shown.text_input]
    shown.button(key="language").click().run()
    with in_language("cy"):  # the test sends back what the widgets show, in words
        assert shown.text_input(key="lang").value == "cy"
        shown.button(key="language").click().run()
    assert shown.text_input(key="lang").value == ""


def test_a_filter_is_written_in_the_language_of_the_reader():
    with in_language("cy"):
        assert Filters(ratings=("off_track",)).in_address({}) == {
            "plan": "Pob cynllun",
            "rating": ["Oddi ar y trywydd"],
        }
