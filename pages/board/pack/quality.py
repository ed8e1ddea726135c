"""How good the data is: what was read with certainty, what is doubtful, how old versions are, whose the ratings are."""

import pandas as pd

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Panel, Row, Section, Series, Table
from pages.said import corrections, words

_FIELDS = {
    "timescale": "Timescale",
    "lead": "Lead",
    "rating": "Rating in the document",
    "evidence": "Status and progress",
}
_BASES = {
    "computed": "this tool’s reading",
    "declared": "the council’s own",
    "confirmed": "decided by a person",
}
_KINDS = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "note": ("note", "notes")}


def section(facts: Facts, rules: dict[str, tuple[str, str]]) -> Section:
    """The last part of the story. rules: a finding's rule → its title and what to do."""
    panels = [_fields(facts), *([_findings(facts, rules)] if len(_open(facts)) else [])]
    return telling.section("quality", "How good the data is", panels)


def basis(facts: Facts) -> str:
    """Whose the ratings are, in one sentence: "15 ratings are this tool’s reading, 20 the council’s own"."""
    shares = [(facts.value(code), said) for code, said in _BASES.items() if facts.value(code)]
    parts = [f"{number:,} {said}" for number, said in shares]
    if len(shares) == 1:
        number, said = shares[0]
        parts = [f"{telling.how_many(number, number, 'rating')} {said}"]
    elif shares:
        first, said = shares[0]
        parts[0] = f"{words.count(first, 'rating')} {telling.is_are(first)} {said}"
    told = ", ".join(parts + unrated(facts))
    return f"{told[:1].upper()}{told[1:]}."


def unrated(facts: Facts, plan_id: str | None = None) -> list[str]:
    """The tasks without a rating: closed or duplicates, and those that can't be rated, or not without this tool."""
    closed, twice = facts.value("closed", plan_id), facts.value("duplicates", plan_id)
    left = facts.value("not_rated", plan_id) - closed - twice
    why = (
        "can’t be rated" if facts.choice.view.with_computed else f"{telling.has_have(left)} no rating of the council’s"
    )
    told = (
        (left, why),
        (closed, f"{telling.is_are(closed)} closed without doing"),
        (twice, "is a duplicate" if twice == 1 else "are duplicates"),
    )
    return [f"{words.count(number, 'task')} {said}" for number, said in told if number]


def statement(facts: Facts) -> str:
    """The data-quality statement that every output carries."""
    return f"Data quality: {certainty(facts)}; open findings: {_counts(facts)}."


def certainty(facts: Facts) -> str:
    """How many of the filled fields were read with certainty, and which no task fills."""
    filled, certain = int(facts.fields["filled"].sum()), int(facts.fields["certain"].sum())
    empty = [_FIELDS[row.field].lower() for row in facts.fields.itertuples() if not row.filled]
    if not filled:
        return "no field is filled in"
    said = f"{telling.how_many(certain, filled, 'filled field')} read with certainty"
    return f"{said}; never filled in: {words.several(empty)}" if empty else said


def warnings(facts: Facts) -> tuple[str, ...]:
    """What to know before believing the figures: corrections that the plan says otherwise of, plans with nothing at the
    date."""
    found = [f"{one}." for one in _against(facts)]
    found += [f"{title} isn’t in this pack: no version of it is known as at {facts.when}." for title in facts.absent]
    return tuple(found)


def _against(facts: Facts) -> list[str]:
    return corrections.against(facts.corrections, name_plans=not facts.is_one_plan) if len(facts.corrections) else []


def _open(facts: Facts) -> pd.DataFrame:
    return facts.findings[facts.findings["answer"].isna()]


def _counts(facts: Facts) -> str:
    counts = _open(facts)["severity"].value_counts()
    return (
        words.several([words.count(int(counts[code]), *said) for code, said in _KINDS.items() if code in counts])
        or "none"
    )


def _fields(facts: Facts) -> Panel:
    rows = list(facts.fields.itertuples())
    names = [_FIELDS[row.field] for row in rows]
    series = (
        Series("Read with certainty", None, False, tuple(int(row.certain) for row in rows)),
        Series("Doubtful", None, True, tuple(int(row.filled - row.certain) for row in rows)),
        Series("Not given", None, True, tuple(int(row.tasks - row.filled) for row in rows)),
    )
    told = [telling.sentence(facts, "quality.basis", basis(facts), facts.value("tasks"))]
    for plan in facts.plans.itertuples():
        sure = "assumed" if plan.as_at_basis == "assumed" else "stated in the plan"
        worded = " Its wording is restated from the published plan." if plan.wording == "restated" else ""
        text = f"{plan.title}: version as at {words.day(plan.snapshot_as_at)}, date {sure}.{worded}"
        told.append(
            telling.sentence(facts, f"quality.version@{plan.plan_id}", text, facts.value("tasks", plan.plan_id))
        )
    return telling.panel(
        facts, "quality.fields", certainty(facts), n=int(facts.fields["filled"].sum()), sentences=told, of="field",
        picture=telling.drawn("Fields of the tasks by how surely they were read.", "fields", names, series),
        in_annex=True,
    )  # fmt: skip


def _findings(facts: Facts, rules: dict[str, tuple[str, str]]) -> Panel:
    rows = _open(facts)
    grouped = rows.groupby(["severity", "rule"], sort=False).size().reset_index(name="findings")
    made = []
    for row in grouped.itertuples():
        title = rules[row.rule][0] if row.rule in rules else row.rule.replace("_", " ")
        made.append(Row((_KINDS[row.severity][0].capitalize(), title, int(row.findings))))
    heads = (
        Column("Kind", width=0.8), Column("Finding", width=2.4), Column("Number", "number", 0.7),
    )  # fmt: skip
    title = f"{words.count(len(rows), 'finding')} about the data {telling.is_are(len(rows))} open"
    return telling.panel(
        facts,
        "quality.findings",
        title,
        n=len(rows),
        of="finding",
        picture=Table("Data quality", heads, tuple(made)),
        in_annex=True,
    )
