"""What the view by group says: its finding, a row a group, the months in which certificates lapse."""

import pandas as pd

from pages.said import rows, words
from pages.said.language import marked, say, says
from pages.said.rows import Column, Row, Table
from pages.said.words import is_missing

EVERYBODY = marked("All")
_UNKNOWN = marked("not known")


def id_of(row) -> str:
    """The one name of a group, as the address carries it."""
    return f"{row.plan_id}|{row.programme}|{row.audience}"


def group(row) -> str:
    """The name of a group; all whom a programme is for are one too."""
    return row.audience or say(EVERYBODY)


def name(row) -> str:
    """A programme's group: "Awareness, Schools"."""
    return f"{row.programme}, {row.audience}" if row.audience else row.programme


def percent(rate) -> str:
    """A share in words: "81%"; not rounded up to all, nor down to none."""
    if is_missing(rate):
        return say(_UNKNOWN)
    shown = round(100 * rate)
    if shown >= 100 > 100 * rate:
        return say("over 99%")
    return say("under 1%") if shown == 0 < rate else f"{shown}%"


def headline(people: pd.DataFrame, is_one: bool) -> str:
    """The finding: the group with the smallest share, of those where it is known."""
    known = people.dropna(subset=["rate"])
    groups = known[known["audience"] != ""]
    known = groups if len(groups) > 1 else known.drop_duplicates(["plan_id", "programme"])
    if known.empty:
        return say("How many hold valid training, of how many, is known for no group yet")
    least = known.loc[known["rate"].idxmin()]
    plan = "" if is_one else f"{least.plan}: "
    told = {
        "group": f"{plan}{name(least)}",
        "part": words.of(int(least.valid), int(least.required)),
        "rate": percent(least.rate),
    }
    if len(known) > 1:
        return say("Furthest behind: {group}: {part} hold valid training, {rate}", **told)
    return say("{group}: {part} hold valid training, {rate}", **told)


def table(people: pd.DataFrame, lapsing: pd.DataFrame, is_one: bool) -> Table:
    """A row a group under its programme. lapsing: what lapses within 12 months, with the group's id."""
    soon = lapsing.groupby("id")["people"].sum()
    columns = (
        Column(say("Group"), share=5), Column(say("For"), "number", share=1.2),
        Column(say("Valid"), "number", share=1.2),
        Column(say("Rate"), "number", share=1.4), Column(say("Lapsed"), "number", "wide", share=1.2),
        Column(say("Never"), "number", "wide", share=1.2), Column(say("Lapse in 12 months"), "number", share=2.4),
        Column(say("As at"), "date", "wide", share=2),
    )  # fmt: skip
    listed = [
        Row(
            id_of(row),
            (
                rows.text(group(row)), _known(row.required), _number(row.valid), _rate(row), _number(row.lapsed),
                _never(row), _soon(row, soon), rows.date(row.as_at, marked("no count")),
            ),
            heading=row.programme if is_one else f"{row.plan}: {row.programme}",
            look="" if row.audience else "sum",
        )
        for row in people.itertuples()
    ]  # fmt: skip
    caption = say("Who is trained, by programme and group.")
    return rows.table(columns, listed, caption=caption, sorts=False, look="cards brief")


def _number(value) -> rows.Cell:
    return "–" if is_missing(value) else rows.text(f"{int(value):,}", sort=int(value))


def _known(value) -> rows.Cell:
    return rows.text(say(_UNKNOWN), sort=-1) if is_missing(value) else _number(value)


def _never(row) -> rows.Cell:
    return "–" if row.is_count or is_missing(row.valid) else _known(row.never)


def _rate(row) -> rows.Cell:
    return rows.text(percent(row.rate), sort=-1 if is_missing(row.rate) else row.rate)


def _soon(row, soon: pd.Series) -> rows.Cell:
    if row.is_count or is_missing(row.valid):
        return "–"
    found = int(soon.get(id_of(row), 0))
    return _number(found) if found or row.validity_known else say(_UNKNOWN)


def notes(people: pd.DataFrame) -> list[str]:
    """What to know of the figures: where numbers are from, and where nothing is said to lapse."""
    said = []
    if people["is_count"].any():
        said.append(say("Where no export of a learning system counts a group, the latest count stands under “Valid”."))
    silent = list(dict.fromkeys(row.programme for row in people.itertuples() if not row.validity_known))
    if silent:
        named = words.several(silent)
        said.append(say("{programmes}: how long it counts isn’t known, so nothing is said to lapse.", programmes=named))
    unknown = list(dict.fromkeys(name(row) for row in people.itertuples() if is_missing(row.required)))
    if unknown:
        said.append(say("How many people it is for isn’t known: {groups}.", groups=words.several(unknown)))
    return [*said, *basis(people)]


def basis(people: pd.DataFrame) -> list[str]:
    """Where each programme's numbers are from, a sentence a programme and plan."""
    said = []
    for (_, programme), of_one in people.groupby(["plan", "programme"], sort=False):
        given = [say("for whom: {source}", source=one) for one in of_one["required_source"].dropna().unique()]
        counts = of_one["source"].where(of_one["is_count"]).dropna().unique()
        counted = [say("count: {source}", source=one) for one in counts]
        if given or counted:
            said.append(f"{programme}: {'; '.join([*given, *counted])}.")
    return said


def wave(row, soon: int) -> str:
    """What of a group lapses within 12 months, in a sentence."""
    if row.is_count:
        return say(
            "It is known by a count alone: when certificates lapse isn’t known without a learning system’s export."
        )
    if is_missing(row.valid):
        return say("Nothing is counted here yet.")
    if not row.validity_known:
        return say("How long it counts isn’t known, so nothing is said to lapse.")
    told = {"valid": f"{int(row.valid):,}", "day": words.day(row.as_at)}
    if not soon:
        return say("None of the {valid} valid at {day} lapses within 12 months of it.", **told)
    return says(
        soon, "{number} of the {valid} valid at {day} lapses within 12 months of it, unless renewed.",
        "{number} of the {valid} valid at {day} lapse within 12 months of it, unless renewed.",
        number=f"{soon:,}", **told,
    )  # fmt: skip


def months(lapsing: pd.DataFrame) -> Table:
    """A row a month with how many certificates lapse in it, as a number beside a bar. lapsing: of one group."""
    by_month = lapsing.groupby("month")["people"].sum()
    most = int(by_month.max())
    columns = (Column(say("Month"), "date"), Column(say("Lapse")))
    named = say("Certificates that lapse")
    listed = [
        Row("", (words.short_month(month), rows.bar([(named, int(n), False)], int(n) / most)))
        for month, n in by_month.items()
    ]
    return rows.table(
        columns, listed, caption=say("Certificates that lapse, by month."), sorts=False, opens=None, look="plain"
    )
