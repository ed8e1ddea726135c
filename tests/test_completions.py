"""What is counted in a learning system's export, beside a count by hand of what was written into it."""

from collections import Counter
from datetime import date

import pytest
from helpers.exports import AS_AT, COURSES, SHAPES, lines, matrix

from loaders.completions.count import count
from loaders.completions.courses import programme_of
from loaders.completions.days import day_of, is_none, order_of
from loaders.completions.headings import heading_of
from loaders.completions.statuses import status_of
from loaders.errors import DocumentRefused


def by_hand(told):
    """The counts that there must be: slowly, by looking through all lines for each line."""
    once = list(dict.fromkeys((one.person, one.course, one.day, one.expires) for one in told if COURSES[one.course]))
    group = {}
    for one in told:
        own = [other for other in told if other.person == one.person]
        last = max(other.day or date.min for other in own)
        group[one.person] = [other for other in own if (other.day or date.min) == last][-1].group
    found = Counter()
    for person, course, day, expires in once:
        programme = COURSES[course]
        days = sorted(other[2] for other in once if other[0] == person and COURSES[other[1]] == programme and other[2])
        if day:
            after = [one for one in days if one > day]
            months = (
                day.replace(day=1),
                expires and expires.replace(day=1),
                after[0].replace(day=1) if after else None,
            )
            found[programme, course.lower(), group[person], *months] += 1
        elif not days:
            found[programme, None, group[person], None, None, None] = len(
                {
                    other.person
                    for other in told
                    if COURSES[other.course] == programme and group[other.person] == group[person]
                    if not any(COURSES[one[1]] == programme and one[2] for one in once if one[0] == other.person)
                }
            )
    return found


def counted(result, *, with_expiry=True):
    """The counts of a result likewise; of who hasn't completed without the course, as two may be of one programme."""
    found = Counter()
    for one in result.counts:
        course = one.course.lower() if one.completed_month else None
        expires = one.expires_month if with_expiry else None
        found[one.programme, course, one.audience, one.completed_month, expires, one.followed_month] += one.people
    return found


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_counts_of_each_shape_are_those_made_by_hand(shape, seed):
    told = lines(seed)
    name, content = shape(told)
    result = count(content, name, AS_AT)
    expected = by_hand(told)
    if shape.__name__ == "moodle":  # which says nothing of expiry
        expected = by_hand([type(one)(**{**vars(one), "expires": None}) for one in told])
    assert counted(result) == expected
    assert result.left_out == 0
    assert {one.course.lower(): one.programme for one in result.courses} == {
        course.lower(): programme for course, programme in COURSES.items()
    }
