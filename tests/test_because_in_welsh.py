"""Why a task is rated as it is, said in another language: each form of rating_because.sql is known, its values kept."""

import pytest
from helpers.board_packs import shipped_database

from pages.said import because
from pages.said.language import WELSH, in_language


def in_welsh(text: str) -> str:
    with in_language(WELSH):
        return because.said(text)


def test_every_reason_of_the_shipped_plans_has_a_form():
    found = shipped_database().execute("select distinct computed_because from task_at(null)").fetchall()
    told = {text: in_welsh(text) for (text,) in found if text}
    assert len(told) > 20
    with in_language(WELSH):
        assert [text for text in told if not because._told(text.partition(": ")[2].removesuffix("."))] == []
    assert [text for text in told if because.said(text) != text] == []


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("No information: nothing is reported.", "Dim gwybodaeth: nid oes dim wedi’i adrodd."),
        (
            "Off track: due 31 Mar 2016, past at 31 Dec 2016, and not reported done (“To be, and due 1 May 2016; so”); "
            "waiting for guidance (“(sic)”).",
            "Oddi ar y trywydd: i’w chwblhau erbyn 31 Maw 2016, a hynny wedi mynd heibio ar 31 Rhag 2016, ac nid "
            "adroddwyd ei bod wedi’i gwneud (“To be, and due 1 May 2016; so”); yn aros am ganllawiau (“(sic)”).",
        ),
        (
            "Behind schedule: its date was moved from 1 Jan 2016 to 2 Feb 2016; the words say that it is late, short of "
            "money.",
            "Ar ei hôl hi: symudwyd ei dyddiad o 1 Ion 2016 i 2 Chwef 2016; mae’r geiriau’n dweud ei bod yn hwyr, "
            "prinder arian.",
        ),
        ("On schedule: under way (the words), ongoing.", "Ar amser: ar y gweill (y geiriau), yn barhaus."),
        ("Complete: reported done", "Wedi’i chwblhau: adroddwyd ei bod wedi’i gwneud"),  # what it quotes is withheld
        ("Something new: that no form has.", "Something new: that no form has."),
    ],
)
def test_a_reason_is_said_with_its_dates_and_words(english, welsh):
    assert in_welsh(english) == welsh
    assert because.said(english) == english
