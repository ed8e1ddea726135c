"""What the view to publish says: its table, what was suppressed in it, and its dates and basis for the files."""

import pandas as pd

from pages.said import published, rows, words
from pages.said.language import Named, marked, say
from pages.said.rows import Column, Row, Table

NOTHING = marked(
    "Nothing can be put into a table yet. Under “Counts and rules”, say how many people a programme is for, and add a "
    "count or a learning system’s export."
)
_UNCOUNTED = marked("not counted")
_EXPORT = marked("a learning system’s export")
_COUNTED = Named({"person": marked("typed in"), "document": marked("the plan")})
RULE = marked(
    "Suppressed: figures from 1 to 4 (“fewer than 5”), and those from which one could be worked out (“not shown”)."
)
_HEADS = {
    "plan": marked("Plan"), "programme": marked("Programme"), "group": marked("Group"),
    "required": marked("Required"), "completed": marked("Completed"), "rate": marked("Rate"),
    "overdue": marked("Overdue"), "as_at": marked("As at"),
}  # fmt: skip
_FIGURES = ("required", "completed", "rate", "overdue")
_WHAT = marked(
    "Required: people whom the programme is for. Completed: those who hold valid training at the date; where no export "
    "of a learning system counts them, the latest count. Overdue: required and without valid training."
)


def headline(made: pd.DataFrame) -> str:
    """What the table is, and at which date, where it has one."""
    dates = _dates(made)
    if not dates:
        return say("Staff trained, by programme and group: nothing counted yet")
    if len(dates) > 1:
        return say("Staff trained, by programme and group: each row at its own date")
    return say("Staff trained, by programme and group: as at {day}", day=dates[0])


def _dates(made: pd.DataFrame) -> list[str]:
    return [day for day in made[say(_HEADS["as_at"])].unique() if day != say(_UNCOUNTED)]


def named(made: pd.DataFrame) -> pd.DataFrame:
    """The table under names to read, each row with the date of its count in words."""
    group = [say(published.ALL) if one == published.ALL else one for one in made["group"]]
    as_at = [words.day(one, _UNCOUNTED) for one in made["as_at"]]
    heads = {name: say(head) for name, head in _HEADS.items()}
    return made.assign(group=group, as_at=as_at).rename(columns=heads)[list(heads.values())]


def table(made: pd.DataFrame) -> Table:
    """The table as the page draws it: under each programme its groups, with their dates (on a phone below the name)."""
    made = made.rename(columns={say(head): name for name, head in _HEADS.items()})
    plans, is_one_date = made["plan"].nunique(), len(made["as_at"].unique()) == 1
    columns = (
        Column(say("Group"), share=5),
        *(Column(say(_HEADS[name]), "number", share=2) for name in _FIGURES),
        Column(say("As at"), "date", "wide", share=2),
    )  # fmt: skip
    listed = [
        Row(
            "",
            (
                row["group"] if is_one_date else rows.text(row["group"], _dated(row["as_at"])),
                *(row[name] for name in (*_FIGURES, "as_at")),
            ),
            heading=row["programme"] if plans == 1 else f"{row['plan']}: {row['programme']}",
        )
        for row in made.to_dict("records")
    ]
    caption = say("Staff trained, to publish.")
    if is_one_date:
        caption = say("Staff trained, to publish, {dated}.", dated=_dated(made["as_at"].iloc[0]))
    return rows.table(columns, listed, caption=caption, sorts=False, opens=None, look="cards brief")


def _dated(day: str) -> str:
    return day if day == say(_UNCOUNTED) else say("as at {day}", day=day)


def notes(people: pd.DataFrame, made: pd.DataFrame) -> list[str]:
    """What is suppressed, what the columns count, where a sum is left out, and what kind of source numbers are from."""
    return [say(RULE), *_basis(people, made)]


def _basis(people: pd.DataFrame, made: pd.DataFrame) -> list[str]:
    """What the columns count and from what kind of source: never in the words of who gave it, which may name people."""
    return [say(_WHAT), *_without_sum(made), *_kinds(people)]


def _without_sum(made: pd.DataFrame) -> list[str]:
    plan, programme, group = (say(_HEADS[name]) for name in ("plan", "programme", "group"))
    listed = made.groupby([plan, programme], sort=False)[group].agg(list)
    lacking = [one for (_, one), groups in listed.items() if len(groups) > 1 and say(published.ALL) not in groups]
    if not lacking:
        return []
    named = words.several(list(dict.fromkeys(lacking)))
    return [say("{programmes}: no sum, as the groups were counted at different dates.", programmes=named)]


def _kinds(people: pd.DataFrame) -> list[str]:
    """The kinds of source of each programme's numbers, with the dates of its counts."""
    said, export = [], say(_EXPORT)
    for (_, programme), of_one in people.groupby(["plan", "programme"], sort=False):
        required = [
            say("typed in") if row.is_given else export for row in of_one.itertuples() if _is_known(row.required)
        ]
        counted = [
            f"{_COUNTED[row.origin] if row.is_count else export}, {words.day(row.as_at)}"
            for row in of_one.itertuples()
            if _is_known(row.valid)
        ]
        kinds = []
        if required:
            kinds.append(say("required: {sources}", sources=_joined(required)))
        if counted:
            kinds.append(say("completed: {sources}", sources=_joined(counted)))
        said += [f"{programme}: {'; '.join(kinds)}."] if kinds else []
    return said


def _joined(sources: list[str]) -> str:
    return say(" and ").join(dict.fromkeys(sources))


def _is_known(value) -> bool:
    return not words.is_missing(value)


def with_basis(made: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The table with what it counts and the kind of its sources as columns, for a file without sheets."""
    return made.assign(**{say("Basis"): " ".join(_basis(people, made)), say("Suppression"): say(RULE)})


def about(people: pd.DataFrame, made: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The sheet that says what the table counts, as titled tables."""
    said = [headline(made) + ".", *notes(people, made)]
    return {say("What this table counts"): pd.DataFrame({say("Basis"): said})}
