"""What the board pack and its pages say in Welsh where a sentence turns on a number or on what it is about."""

import pytest

from pages.board.chooser.words import older
from pages.board.pack import briefs, due, issue, recommended
from pages.board.pack.model import Figure
from pages.said.language import WELSH, in_language


def figure(value: int, of: int) -> Figure:
    return Figure("x", "x", value, of, f"{value} o {of}")


@pytest.mark.parametrize(
    ("say", "welsh"),
    [
        (lambda: due.ahead(0), "ar y diwrnod"),
        (lambda: due.ahead(2), "ymhen 2 ddiwrnod"),
        (lambda: due.ahead(21), "ymhen 3 wythnos"),
        (lambda: due.ahead(61), "ymhen 2 fis"),
        (lambda: due._done(1, 0), "nid yw wedi’i chwblhau"),
        (lambda: due._done(5, 1), "mae 1 wedi’i chwblhau"),
        (lambda: due._done(5, 3), "mae 3 wedi’u cwblhau"),
        (lambda: recommended._part(figure(1, 1)), "yr unig dasg"),
        (lambda: recommended._part(figure(3, 37)), "3 o 37 tasg"),
        (lambda: recommended._are_overdue(figure(2, 2)), "y ddwy dasg yn hwyr"),
        (lambda: recommended._named(1, "1a"), "tasg 1a"),
        (lambda: recommended._named(2, "1a a 3"), "tasgau 1a a 3"),
        (lambda: recommended._none_given("heb ddyddiad", 6), "bod 6 thasg heb ddyddiad"),
        (lambda: briefs.late_please(("yr achos", "y cam adfer")), "Mae’r dasg yn hwyr. Rhowch yr achos a’r cam adfer."),
        (lambda: issue.Issue(3, 2).name, "Rhifyn 3 · fersiwn 2"),
        (lambda: issue.name(None, None), "heb rif"),
        (lambda: older(["Gogledd"]), "Nid yn y pecyn hwn: Gogledd, heb fersiwn o’r chwarter hwn. Dewiswch ef o dan "
                                     "Cynlluniau i’w ychwanegu."),
    ],
)  # fmt: skip
def test_in_welsh(say, welsh):
    with in_language(WELSH):
        assert say() == welsh
