"""What the view to publish says: its table, what was suppressed in it, and its dates and basis for the files."""

import pandas as pd

from pages.said import published, rows, words
from pages.said.rows import Column, Row, Table

NOTHING = (
    "Nothing can be put into a table yet. Under “Counts and rules”, say how many people a programme is for, and add a "
    "count or a learning system’s export."
)
_UNCOUNTED = "not counted"
_EXPORT = "a learning system’s export"
_COUNTED = {"person": "typed in", "document": "the plan"}
RULE = "Suppressed: figures from 1 to 4 (“fewer than 5”), and those from which one could be worked out (“not shown”)."
_HEADS = {
    "plan": "Plan", "programme": "Programme", "group": "Group", "required": "Required", "completed": "Completed",
    "rate": "Rate", "overdue": "Overdue", "as_at": "As at",
}  # fmt: skip
_WHAT = (
    "Required: people whom the programme is for. Completed: those who hold valid training at the date; where no export "
    "of a learning system counts them, the latest count. Overdue: required and without valid training."
)


def headline(made: pd.DataFrame) -> str:
    """What the table is, and at which date, where it has one."""
    dates = _dates(made)
    dated = f"as at {dates[0]}" if len(dates) == 1 else "each row at its own date"
    return f"Staff trained, by programme and group: {dated if dates else 'nothing counted yet'}"


def _dates(made: pd.DataFrame) -> list[str]:
    return [day for day in made["As at"].unique() if day != _UNCOUNTED]


def named(made: pd.DataFrame) -> pd.DataFrame:
    """The table under names to read, each row with the date of its count in words."""
    table = made.rename(columns=_HEADS)[list(_HEADS.values())]
    return table.assign(**{"As at": [words.day(one, _UNCOUNTED) for one in table["As at"]]})


def table(made: pd.DataFrame) -> Table:
    """The table as the page draws it: under each programme its groups, with their dates (on a phone below the name)."""
    plans, is_one_date = made["Plan"].nunique(), len(made["As at"].unique()) == 1
    columns = (
        Column("Group", share=5),
        *(Column(name, "number", share=2) for name in ("Required", "Completed", "Rate", "Overdue")),
        Column("As at", "date", "wide", share=2),
    )  # fmt: skip
    listed = [
        Row(
            "",
            (
                row["Group"] if is_one_date else rows.text(row["Group"], _dated(row["As at"])),
                *(row[name] for name in ("Required", "Completed", "Rate", "Overdue", "As at")),
            ),
            heading=row["Programme"] if plans == 1 else f"{row['Plan']}: {row['Programme']}",
        )
        for row in made.to_dict("records")
    ]
    caption = (
        f"Staff trained, to publish, {_dated(made['As at'].iloc[0])}." if is_one_date else "Staff trained, to publish."
    )
    return rows.table(columns, listed, caption=caption, sorts=False, opens=None, look="cards brief")


def _dated(day: str) -> str:
    return day if day == _UNCOUNTED else f"as at {day}"


def notes(people: pd.DataFrame, made: pd.DataFrame) -> list[str]:
    """What is suppressed, what the columns count, where a sum is left out, and what kind of source numbers are from."""
    return [RULE, *_basis(people, made)]


def _basis(people: pd.DataFrame, made: pd.DataFrame) -> list[str]:
    """What the columns count and from what kind of source: never in the words of who gave it, which may name people."""
    return [_WHAT, *_without_sum(made), *_kinds(people)]


def _without_sum(made: pd.DataFrame) -> list[str]:
    listed = made.groupby(["Plan", "Programme"], sort=False)["Group"].agg(list)
    lacking = [one for (_, one), groups in listed.items() if len(groups) > 1 and published.ALL not in groups]
    if not lacking:
        return []
    return [f"{words.several(list(dict.fromkeys(lacking)))}: no sum, as the groups were counted at different dates."]


def _kinds(people: pd.DataFrame) -> list[str]:
    """The kinds of source of each programme's numbers, with the dates of its counts."""
    said = []
    for (_, programme), of_one in people.groupby(["plan", "programme"], sort=False):
        required = ["typed in" if row.is_given else _EXPORT for row in of_one.itertuples() if _is_known(row.required)]
        counted = [
            f"{_COUNTED[row.origin] if row.is_count else _EXPORT}, {words.day(row.as_at)}"
            for row in of_one.itertuples()
            if _is_known(row.valid)
        ]
        kinds = [
            f"{what}: {' and '.join(dict.fromkeys(found))}"
            for what, found in (("required", required), ("completed", counted))
            if found
        ]
        said += [f"{programme}: {'; '.join(kinds)}."] if kinds else []
    return said


def _is_known(value) -> bool:
    return not words.is_missing(value)


def with_basis(made: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The table with what it counts and the kind of its sources as columns, for a file without sheets."""
    return made.assign(Basis=" ".join(_basis(people, made)), Suppression=RULE)


def about(people: pd.DataFrame, made: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The sheet that says what the table counts, as titled tables."""
    said = [headline(made) + ".", *notes(people, made)]
    return {"What this table counts": pd.DataFrame({"Basis": said})}
