"""A due date whose year was mistyped is found by the other dates of its plan; long views and old plans are left alone."""

from itertools import chain

import pytest

from loaders.reading.plan import read_plan

MONTHS = ("March", "June", "September", "December")
PLANS = {  # first year, years, how a date is written
    "one year": (2017, 1, "{month} {year}"),
    "three years": (2015, 3, "30 {month} {year}"),
    "figures": (2022, 2, "30/{number:02}/{year}"),
    "ranges": (2016, 2, "1 January 2016 - 30 {month} {year}"),
}


def found(plan: str, planted: dict[int, str]) -> list[tuple[str, str | None]]:
    """The findings year_far of a made-up plan in which some tasks' timescales are replaced: ref and suggested date."""
    first, years, written = PLANS[plan]
    dates = list(
        chain.from_iterable(
            [written.format(month=month, number=3 * at, year=first + year) for at, month in enumerate(MONTHS, start=1)]
            for year in range(years)
        )
    )
    rows = [
        f"| {at} | Made-up task number {at} for {chr(96 + at) * 5} | Ann Example | {planted.get(at, dates[at - 1])} | Begun. |"
        for at in range(1, len(dates) + 1)
    ]
    head = [
        "# Prevent action plan",
        "",
        "| Ref | Action | Lead | Timescale | Progress |",
        "| --- | --- | --- | --- | --- |",
    ]
    reading = read_plan("\n".join([*head, *rows]).encode(), "plan.md")
    refs = {task.position: task.ref for task in reading.tasks}
    return [
        (refs[one.position], one.suggests and one.suggests[1]) for one in reading.findings if one.rule == "year_far"
    ]


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_without_a_slip_has_none(plan):
    assert found(plan, {}) == []


@pytest.mark.parametrize(
    ("plan", "ref", "written", "meant"),
    [
        ("one year", 2, "June 2071", "2017-06-30"),  # digits that changed places
        ("three years", 1, "31 March 2051", "2015-03-31"),
        ("three years", 6, "30 June 2061", "2016-06-30"),
        ("three years", 2, "30 June 2105", "2015-06-30"),
        ("one year", 3, "September 2027", "2017-09-30"),  # one wrong digit
        ("one year", 3, "September 2007", "2017-09-30"),
        ("figures", 7, "30/09/2085", None),  # no slip explains it, and no plan looks so far ahead
        ("figures", 7, "30/09/2033", "2023-09-30"),
        ("figures", 7, "30/09/2923", "2023-09-30"),
        ("figures", 7, "30/09/0223", "2023-09-30"),  # the century's digits
        ("ranges", 5, "1 January 2016 - 31 March 2071", "2017-03-31"),
    ],
)
def test_one_slip_is_found_with_the_date_that_was_meant(plan, ref, written, meant):
    assert found(plan, {ref: written}) == [(str(ref), meant)]


@pytest.mark.parametrize(
    "planted",
    [
        {2: "31 March 2030"},  # a vision
        {12: "December 2050"},
        {12: "2027"},  # a year alone
        {10: "31 March 2026", 11: "30 June 2026", 12: "30 December 2026"},  # what several tasks share
        {12: "30 December 2021"},  # four years on
    ],
)
def test_a_long_view_is_left_alone(planted):
    assert found("three years", planted) == []
