"""What the view to publish says: its table, what was suppressed in it, and its dates and basis for the files."""

import pandas as pd

from pages.said import rows, words
from pages.said.rows import Column, Row, Table
from pages.training.training.groups import words as groups_said

NOTHING = (
    "Nothing can be put into a table yet. Under “Counts and rules”, say how many people a programme is for, and add a "
    "count or a learning system’s export."
)
RULE = "Suppressed: figures from 1 to 4 (“fewer than 5”), and those from which one could be worked out (“not shown”)."
_HEADS = {
    "plan": "Plan", "programme": "Programme", "group": "Group", "required": "Required", "completed": "Completed",
    "rate": "Rate", "overdue": "Overdue",
}  # fmt: skip
_WHAT = (
    "Required: people whom the programme is for. Completed: those who hold valid training at the date; where no export "
    "of a learning system counts them, the latest count. Overdue: required and without valid training."
)


def headline(people: pd.DataFrame) -> str:
    """What the table is, and at which date."""
    dates = people["as_at"].dropna().drop_duplicates()
    dated = f"as at {words.day(dates.iloc[0])}" if len(dates) == 1 else "each programme at its own date"
    return f"Staff trained, by programme and group: {dated if len(dates) else 'nothing counted yet'}"


def named(made: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The table under names to read, with the date of each programme's count."""
    dates = people.groupby(["plan", "programme"])["as_at"].max()
    as_at = [dates.get((row.plan, row.programme)) for row in made.itertuples()]
    table = made.rename(columns=_HEADS)[list(_HEADS.values())]
    return table.assign(**{"As at": [words.day(one, "not counted") for one in as_at]})


def table(made: pd.DataFrame) -> Table:
    """The table as the page draws it: under each programme its groups."""
    plans = made["Plan"].nunique()
    columns = (
        Column("Group", share=5),
        *(Column(name, "number", share=2) for name in ("Required", "Completed", "Rate", "Overdue")),
        Column("As at", "date", "wide", share=2),
    )  # fmt: skip
    listed = [
        Row(
            "",
            tuple(row[name] for name in ("Group", "Required", "Completed", "Rate", "Overdue", "As at")),
            heading=row["Programme"] if plans == 1 else f"{row['Plan']}: {row['Programme']}",
        )
        for row in made.to_dict("records")
    ]
    caption = "Staff trained, to publish."
    return rows.table(columns, listed, caption=caption, sorts=False, opens=None, look="cards brief")


def notes(people: pd.DataFrame, made: pd.DataFrame) -> list[str]:
    """What is suppressed, what the columns count, and where the numbers are from."""
    return [RULE, _WHAT, *groups_said.basis(people)]


def with_basis(made: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The table with what it counts and where its numbers are from as columns, for a file without sheets."""
    return made.assign(Basis=" ".join([_WHAT, *groups_said.basis(people)]), Suppression=RULE)


def about(people: pd.DataFrame, made: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The sheet that says what the table counts, as titled tables."""
    said = [headline(people) + ".", *notes(people, made)]
    return {"What this table counts": pd.DataFrame({"Basis": said})}
