"""What a plan can be about and how large it can be: the same bounds wherever they are asked."""

from datetime import date
from zipfile import ZipInfo

import pytest

from loaders.bounds import EARLIEST, LATEST, SPAN, is_within
from loaders.interpret.dates import DateMention, OpenMention, in_year, mentions
from loaders.shortened import shortened
from loaders.unpacking import unpacks_to_too_much

MB = 1024 * 1024


def test_the_first_and_last_day_lie_within_and_their_neighbours_dont():
    assert is_within(EARLIEST) and is_within(LATEST) and SPAN == "2000 to 2100"
    assert not is_within(date(1999, 12, 31)) and not is_within(date(2101, 1, 1))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("31 March 2016", DateMention("day", date(2016, 3, 31), date(2016, 3, 31), 0, 13, 3, 31)),
        ("March 2016", DateMention("month", date(2016, 3, 1), date(2016, 3, 31), 0, 10, 3)),
        ("31 March", OpenMention("day", 0, 8, 3, 31)),
        ("29 February", OpenMention("day", 0, 11, 2, 29)),
        ("30 February", OpenMention("day", 0, 11, 2, 30, possible=False)),
        ("30 February 2016", OpenMention("day", 0, 16, 2, 30, possible=False)),
        ("Q3", OpenMention("quarter", 0, 2)),
    ],
)
def test_a_mention_has_days_only_where_the_text_gives_them(text, found):
    assert mentions(text) == [found]


def test_a_year_gives_a_mention_its_days_where_that_year_has_them():
    (leap_day,) = mentions("29 February")
    assert in_year(leap_day, 2016) == DateMention("day", date(2016, 2, 29), date(2016, 2, 29), 0, 11, 2, 29)
    assert in_year(leap_day, 2015) == OpenMention("day", 0, 11, 2, 29, possible=False)


def _part(name, size, packed):
    part = ZipInfo(name)
    part.file_size, part.compress_size = size, packed
    return part


@pytest.mark.parametrize(
    ("parts", "is_too_much"),
    [
        ([_part("word/document.xml", 40 * MB, 4 * MB)], False),
        ([_part("word/document.xml", 8 * MB, 8_000)], False),
        ([_part("word/document.xml", 81 * MB, 40 * MB)], True),
        ([_part("word/document.xml", 40 * MB, MB // 10)], True),
        ([_part(f"ppt/media/{n}.png", 30 * MB, 30 * MB) for n in range(6)], False),
        ([_part(f"ppt/media/{n}.png", 30 * MB, 30 * MB) for n in range(7)], True),
        ([_part(f"ppt/media/{n}.png", 1, 1) for n in range(5_001)], True),
    ],
)
def test_a_packed_file_is_told_by_its_directory(parts, is_too_much):
    assert unpacks_to_too_much(parts) is is_too_much


def test_a_long_text_is_cut_on_one_line():
    assert shortened("Deliver\n training  to all staff", 20) == "Deliver training…"
    assert shortened("x" * 60) == "x" * 60 and shortened("x" * 61) == "x" * 57 + "…"
    assert shortened(None) == ""
