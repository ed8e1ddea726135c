"""One made-up plan in sixty layouts, as different councils would set it: all of them are read as a careful person would."""

from dataclasses import replace
from datetime import date

import pytest
from helpers.layout_machine import OWN, Score, is_exact, made, scored

GROUPS = 3
SEEDS = range(60)
LEAST = 0.97


@pytest.mark.parametrize("group", range(GROUPS))
def test_plans_are_read_however_they_are_laid_out(group):
    whole, told = Score(), []
    for seed in SEEDS[group::GROUPS]:
        document = made(seed)
        score = document.score()
        whole.add(score)
        if score.remarks:
            told += [f"layout {seed}, {', '.join(document.tags)}: {score.share():.1%}", *score.remarks[:3]]
    assert (whole.share() >= LEAST, whole.wrong) == (True, 0), "\n".join([f"{whole.share():.1%} right", *told])


@pytest.mark.parametrize("seed", [3, 4])
def test_a_layout_is_the_same_each_time(seed):
    first, again = made(seed), made(seed)
    assert (first.layout, first.tags, first.expected) == (again.layout, again.tags, again.expected)


@pytest.mark.parametrize("field", OWN)
def test_a_dozen_headings_of_each_field_are_none_of_the_lookups(field):
    assert len([word for word in OWN[field] if not is_exact(word)]) >= 12


def test_a_date_that_should_not_be_there_counts_as_wrong_and_a_missing_one_as_not_right():
    document = made(4)
    first, *others = document.expected
    right = scored(document.content, document.file_name, [first, *others])
    other_day = scored(document.content, document.file_name, [replace(first, due_on=date(1999, 1, 1)), *others])
    no_rating = scored(document.content, document.file_name, [replace(first, ratings=frozenset({""})), *others])
    more = scored(
        document.content, document.file_name, [first, *others, replace(first, ref="none", action="None of these")]
    )
    assert (other_day.right["due_on"], other_day.wrong) == (right.right["due_on"] - 1, right.wrong + 1)
    assert (no_rating.right["declared_rating"], no_rating.wrong) == (
        right.right["declared_rating"] - 1,
        right.wrong + 1,
    )
    assert (more.total["action"], more.right["action"], more.wrong) == (
        right.total["action"] + 1,
        right.right["action"],
        right.wrong,
    )
