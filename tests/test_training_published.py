"""Training figures to publish: what is withheld, and that it can't be worked out, even by those who know the rules."""

from itertools import product

import pandas as pd
import pytest

from pages.said.published import ALL, FEW, UNKNOWN, WITHHELD, suppressed
from pages.training.training.publish import words as publish

DAY = pd.Timestamp("2017-08-31")
GIVEN = ["group", "required", "completed", "programme"]


def published(*rows) -> list[list[str]]:
    """The texts of rows of one programme, or as their fourth value says: group, required, completed, rate, overdue."""
    whole = [[*row, "Awareness"][: len(GIVEN)] for row in rows]
    told = suppressed(pd.DataFrame(whole, columns=GIVEN).assign(plan="Plan", as_at=DAY))
    return told[["group", "required", "completed", "rate", "overdue"]].to_numpy().tolist()


CASES = {
    "nothing small is shown whole": (
        [("Teachers", 1200, 996), ("Members", 60, 50)],
        [
            ["Teachers", "1,200", "996", "83%", "204"],
            ["Members", "60", "50", "83%", "10"],
            [ALL, "1,260", "1,046", "83%", "214"],
        ],
    ),
    "one group has no line for all": ([("Teachers", 120, 100)], [["Teachers", "120", "100", "83%", "20"]]),
    "few overdue hide who completed, and the sums that would tell": (
        [("Teachers", 120, 117), ("Members", 60, 50)],
        [
            ["Teachers", "120", WITHHELD, WITHHELD, FEW],
            ["Members", "60", "50", "83%", "10"],
            [ALL, "180", WITHHELD, WITHHELD, WITHHELD],
        ],
    ),
    "several that are hidden leave the sums": (
        [("Teachers", 120, 117), ("Members", 60, 57), ("Governors", 40, 20)],
        [
            ["Teachers", "120", WITHHELD, WITHHELD, FEW],
            ["Members", "60", WITHHELD, WITHHELD, FEW],
            ["Governors", "40", "20", "50%", "20"],
            [ALL, "220", "194", "88%", "26"],
        ],
    ),
    "a group of four": (
        [("Channel panel", 4, 4), ("Members", 60, 50)],
        [
            ["Channel panel", FEW, FEW, "100%", "0"],
            ["Members", "60", "50", "83%", "10"],
            [ALL, WITHHELD, WITHHELD, WITHHELD, "10"],
        ],
    ),
    "a line for all as given, of whom most are in no group": (
        [("", 1000, 810), ("Channel panel", 4, 3)],
        [["Channel panel", FEW, FEW, WITHHELD, FEW], [ALL, "1,000", "810", "81%", "190"]],
    ),
    "a line for all as given that is small itself": (
        [("", 10, 7), ("Channel panel", 4, 4)],
        [["Channel panel", FEW, FEW, "100%", "0"], [ALL, WITHHELD, WITHHELD, WITHHELD, WITHHELD]],
    ),
    "nothing but a line for all": ([("", 10, 7)], [[ALL, "10", WITHHELD, WITHHELD, FEW]]),
    "not known stays so": (
        [("Teachers", None, 80), ("Members", 60, None), ("Governors", None, 3)],
        [
            ["Teachers", UNKNOWN, "80", UNKNOWN, UNKNOWN],
            ["Members", "60", UNKNOWN, UNKNOWN, UNKNOWN],
            ["Governors", UNKNOWN, FEW, UNKNOWN, UNKNOWN],
            [ALL, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN],
        ],
    ),
    "more completed than are required": (
        [("Teachers", 60, 70), ("Members", 60, 20)],
        [
            ["Teachers", "60", "70", UNKNOWN, UNKNOWN],
            ["Members", "60", "20", "33%", "40"],
            [ALL, "120", UNKNOWN, UNKNOWN, UNKNOWN],
        ],
    ),
    "nobody required, nobody overdue, nearly nobody": (
        [("None", 0, 0), ("All", 900, 900), ("Nearly", 2000, 1995), ("Hardly", 2000, 5)],
        [
            ["None", "0", "0", "none required", "0"],
            ["All", "900", "900", "100%", "0"],
            ["Nearly", "2,000", "1,995", "99%", "5"],
            ["Hardly", "2,000", "5", "1%", "1,995"],
            [ALL, "4,900", "2,900", "59%", "2,000"],
        ],
    ),
    "a group that is few in one programme is told in none": (
        [("Panel", 8, 4, "One"), ("Housing", 50, 30, "One"), ("Panel", 8, 8, "Two"), ("Housing", 50, 20, "Two")],
        [
            ["Panel", WITHHELD, FEW, WITHHELD, FEW],
            ["Housing", "50", "30", "60%", "20"],
            [ALL, WITHHELD, WITHHELD, WITHHELD, WITHHELD],
            ["Panel", WITHHELD, WITHHELD, WITHHELD, WITHHELD],
            ["Housing", "50", "20", "40%", "30"],
            [ALL, WITHHELD, WITHHELD, WITHHELD, WITHHELD],
        ],
    ),
    "nor by who is required of all in another": (
        [("Panel", 8, 4, "One"), ("Housing", 20, 10, "One"), ("", 28, 20, "Two"), ("", 900, 800, "Three")],
        [
            ["Panel", WITHHELD, FEW, WITHHELD, FEW],
            ["Housing", "20", "10", "50%", "10"],
            [ALL, WITHHELD, WITHHELD, WITHHELD, WITHHELD],
            [ALL, WITHHELD, WITHHELD, WITHHELD, WITHHELD],
            [ALL, "900", "800", "89%", "100"],
        ],
    ),
    "required that isn't known may be as in another programme": (
        [("Teachers", None, 57, "One"), ("Teachers", 60, 40, "Two")],
        [["Teachers", UNKNOWN, WITHHELD, UNKNOWN, UNKNOWN], ["Teachers", "60", "40", "67%", "20"]],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_published(case):
    given, expected = CASES[case]
    assert published(*given) == expected


def test_no_rows_are_no_table():
    assert suppressed(pd.DataFrame(columns=[*GIVEN, "plan", "as_at"])).empty


def test_each_row_has_its_own_date_and_no_sum_is_of_several():
    rows = pd.DataFrame([("A", 60, 40, "One"), ("B", 60, 50, "One"), ("C", 60, None, "One")], columns=GIVEN)
    dates = [DAY, pd.Timestamp("2016-01-31"), DAY]
    told = suppressed(rows.assign(plan="Plan", as_at=dates))
    assert list(told["group"]) == ["A", "B", "C"]
    assert [day if pd.notna(day) else None for day in told["as_at"]] == [*dates[:2], None]
    assert list(suppressed(rows.assign(plan="Plan", as_at=DAY))["group"]) == ["A", "B", "C", ALL]


def test_what_is_published_with_the_table_says_the_kind_of_source_and_none_of_its_words():
    kinds = {"person": "typed in", "document": "the plan", None: "a learning system’s export"}
    secret = "3 staff on the sheet of J. Smith"
    rows = [(str(n), 60, 3 + n, "One", origin is not None, origin) for n, origin in enumerate(kinds)]
    people = pd.DataFrame(rows, columns=["group", "required", "valid", "programme", "is_count", "origin"]).assign(
        plan="Plan", as_at=[DAY, DAY, pd.Timestamp("2016-01-31")], is_given=True, source=secret, required_source=secret
    )
    made = publish.named(suppressed(people.rename(columns={"valid": "completed"})))
    table = publish.with_basis(made, people)
    said = "\n".join([*publish.notes(people, made), table.to_csv(), publish.about(people, made).popitem()[1].to_csv()])
    assert "Smith" not in said
    counted = "typed in, 31 Aug 2017 and the plan, 31 Aug 2017 and a learning system’s export, 31 Jan 2016"
    assert said.count(f"One: required: typed in; completed: {counted}.") == 1 + len(table) + 1
    assert "One: no sum, as the groups were counted at different dates." in said
    assert list(table["As at"]) == ["31 Aug 2017", "31 Aug 2017", "31 Jan 2016"]
    assert publish.headline(made).endswith("each row at its own date")


def _of(*sizes: int) -> list[tuple[int | None, int]]:
    """Every count of completed of groups of some sizes."""
    return [(size, completed) for size in sizes for completed in range(size + 1)]


_SHOWN = [(10, 5)]
TABLES = {
    "two groups": list(product(_of(*range(10)), _of(1, 2, 3, 4, 9))),
    "three groups whose size is shown": list(product(_of(9), _of(10), _of(11))),
    "a group of any size beside two": list(product(_of(*range(9)), _of(9), _SHOWN)),
    "four groups with few overdue": list(product(*[[(30, 30 - few) for few in range(1, 6)]] * 4)),
    "more completed than are required": list(product([(r, c) for r in range(1, 10) for c in range(12)], _SHOWN)),
    "sizes that aren't known": list(product([(None, n) for n in range(6)], [(None, n) for n in range(6)], _of(10))),
    "a line for all as given": [
        (group, every)
        for group, every in product(_of(1, 2, 3, 4, 9), _of(*range(8, 20)))
        if group[1] <= every[1] and group[0] - group[1] <= every[0] - every[1]
    ],
}


@pytest.mark.parametrize("name", TABLES)
def test_of_all_tables_that_are_published_alike_each_withheld_figure_differs(name):
    """The reader knows the rules: whatever other table would be published in the same words is as likely."""
    tables, is_given = TABLES[name], name == "a line for all as given"
    groups = ["a group", ""] if is_given else "abcd"
    rows = [
        (group, number, *line)
        for number, table in enumerate(tables)
        for group, line in zip(groups, table, strict=False)
    ]
    told = suppressed(pd.DataFrame(rows, columns=["group", "plan", "required", "completed"]).assign(**COMMON))
    alike: dict[tuple, list[list]] = {}
    for words, table in zip(told[SHOWN].to_numpy().reshape(len(tables), -1, 4), tables, strict=True):
        lines = [_line(r, c) for r, c in table]
        alike.setdefault(tuple(map(tuple, words)), []).append(lines if is_given else [*lines, _sums(lines)])
    if is_given:  # of what may be a larger line beyond those drawn, not all that is alike is here
        alike = {words[:1]: sets for words, sets in alike.items() if max(lines[1][0] for lines in sets) < 19}
    _assert_each_withheld_differs(alike)


def test_two_programmes_with_the_same_required_give_each_other_away_nowhere():
    """As above, of every count of two programmes that a group must complete, beside one whose figures are shown."""
    tables = [(size, one, two) for size in range(1, 14) for one, two in product(range(size + 1), repeat=2)]
    rows = [
        (group, number, programme, *line)
        for number, (size, one, two) in enumerate(tables)
        for programme, done in enumerate((one, two))
        for group, line in (("a", (size, done)), ("b", (40, 20)))
    ]
    told = suppressed(
        pd.DataFrame(rows, columns=["group", "plan", "programme", "required", "completed"]).assign(as_at=DAY)
    )
    alike: dict[tuple, list[list]] = {}
    for words, (size, one, two) in zip(told[SHOWN].to_numpy().reshape(len(tables), -1, 4), tables, strict=True):
        halves = [[_line(size, done), _line(40, 20)] for done in (one, two)]
        lines = [line for half in halves for line in (*half, _sums(half))]
        alike.setdefault(tuple(map(tuple, words)), []).append(lines)
    _assert_each_withheld_differs(alike)


COMMON = {"programme": "Awareness", "as_at": DAY}
SHOWN = ["required", "completed", "overdue", "rate"]


def _line(required: int | None, completed: int) -> list[int | None]:
    return [required, completed, None if required is None or completed > required else required - completed]


def _sums(lines: list[list[int | None]]) -> list[int | None]:
    return [None if None in column else sum(column) for column in zip(*lines, strict=True)]


def _assert_each_withheld_differs(alike: dict[tuple, list[list]]) -> None:
    for words, sets in alike.items():
        for place, line in enumerate(words):
            for at, word in enumerate(line[:3]):
                if word in (FEW, WITHHELD):
                    assert len({lines[place][at] for lines in sets}) >= 2, (words, sets[0], place, SHOWN[at])
