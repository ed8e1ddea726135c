"""How good the data is: what was read with certainty, what is doubtful, how old versions are, whose the ratings are."""

import pandas as pd

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Column, Panel, Row, Section, Series, Table
from pages.said import corrections, words
from pages.said.language import marked, say, says

_FIELDS = {
    "timescale": marked("Timescale"),
    "lead": marked("Lead"),
    "rating": marked("Rating in the document"),
    "evidence": marked("Status and progress"),
}
_BASES = {
    "computed": marked("{ratings} this tool’s reading"),
    "declared": marked("{ratings} the council’s own"),
    "confirmed": marked("{ratings} decided by a person"),
}
_KINDS = {"error": marked("Error"), "warning": marked("Warning"), "note": marked("Note")}


def section(facts: Facts, rules: dict[str, tuple[str, str]]) -> Section:
    """The last part of the story. rules: a finding's rule → its title and what to do."""
    panels = [_fields(facts), *([_findings(facts, rules)] if len(_open(facts)) else [])]
    return telling.section("quality", say("How good the data is"), panels)


def basis(facts: Facts) -> str:
    """Whose the ratings are, in one sentence: "15 ratings are this tool’s reading, 20 the council’s own"."""
    shares = [(facts.value(code), said) for code, said in _BASES.items() if facts.value(code)]
    counted = [f"{number:,}" for number, _ in shares]
    if shares:
        counted[0] = _first(shares[0][0], is_every=len(shares) == 1)
    parts = [say(said, ratings=number) for number, (_, said) in zip(counted, shares, strict=True)]
    told = ", ".join(parts + unrated(facts))
    return f"{told[:1].upper()}{told[1:]}."


def _first(number: int, *, is_every: bool) -> str:
    """How the sentence begins. is_every: whether all ratings are the same one's."""
    if not is_every:
        return says(number, "{number} rating is", "{number} ratings are", number=f"{number:,}")
    if number == 1:
        return say("the only rating is")
    return say("both ratings are") if number == 2 else say("all {number} ratings are", number=f"{number:,}")


def unrated(facts: Facts, plan_id: str | None = None) -> list[str]:
    """The tasks without a rating: closed or duplicates, and those that can't be rated, or not without this tool."""
    closed, twice = facts.value("closed", plan_id), facts.value("duplicates", plan_id)
    left = facts.value("not_rated", plan_id) - closed - twice
    told = []
    if left and facts.choice.view.with_computed:
        told.append(says(left, "{number} task can’t be rated", "{number} tasks can’t be rated", number=f"{left:,}"))
    elif left:
        told.append(
            says(
                left,
                "{number} task has no rating of the council’s",
                "{number} tasks have no rating of the council’s",
                number=f"{left:,}",
            )
        )
    if closed:
        told.append(
            says(
                closed,
                "{number} task is closed without doing",
                "{number} tasks are closed without doing",
                number=f"{closed:,}",
            )
        )
    if twice:
        told.append(says(twice, "{number} task is a duplicate", "{number} tasks are duplicates", number=f"{twice:,}"))
    return told


def statement(facts: Facts) -> str:
    """The data-quality statement that every output carries."""
    return say(
        "Data quality: {certainty}; open findings: {findings}.", certainty=certainty(facts), findings=_counts(facts)
    )


def certainty(facts: Facts) -> str:
    """How many of the filled fields were read with certainty, and which no task fills."""
    filled, certain = int(facts.fields["filled"].sum()), int(facts.fields["certain"].sum())
    empty = [say(_FIELDS[row.field]).lower() for row in facts.fields.itertuples() if not row.filled]
    if not filled:
        return say("no field is filled in")
    said = _read(certain, filled)
    return say("{said}; never filled in: {fields}", said=said, fields=words.several(empty)) if empty else said


def _read(certain: int, filled: int) -> str:
    """How many of the filled fields were read with certainty."""
    if filled == 1:
        return (
            say("the only filled field is read with certainty")
            if certain
            else say("the only filled field is not read with certainty")
        )
    if certain == filled:
        return (
            say("both filled fields are read with certainty")
            if filled == 2
            else say("all {number} filled fields are read with certainty", number=f"{filled:,}")
        )
    return says(
        max(certain, 1),
        "{part} filled fields is read with certainty",
        "{part} filled fields are read with certainty",
        part=words.of(certain, filled),
    )


def warnings(facts: Facts) -> tuple[str, ...]:
    """What to know before believing the figures: corrections that the plan says otherwise of, plans with nothing at the
    date."""
    found = [f"{one}." for one in _against(facts)]
    found += [
        say("{plan} isn’t in this pack: no version of it is known as at {when}.", plan=title, when=facts.when)
        for title in facts.absent
    ]
    return tuple(found)


def _against(facts: Facts) -> list[str]:
    return corrections.against(facts.corrections, name_plans=not facts.is_one_plan) if len(facts.corrections) else []


def _open(facts: Facts) -> pd.DataFrame:
    return facts.findings[facts.findings["answer"].isna()]


def _counts(facts: Facts) -> str:
    counts = _open(facts)["severity"].value_counts()
    errors, warned, notes = (int(counts.get(code, 0)) for code in _KINDS)
    told = [(errors, words.count(errors, "error")), (warned, words.count(warned, "warning"))]
    told.append((notes, words.count(notes, "note")))
    return words.several([said for number, said in told if number]) or say("none")


def _fields(facts: Facts) -> Panel:
    rows = list(facts.fields.itertuples())
    names = [say(_FIELDS[row.field]) for row in rows]
    series = (
        Series(say("Read with certainty"), None, False, tuple(int(row.certain) for row in rows)),
        Series(say("Doubtful"), None, True, tuple(int(row.filled - row.certain) for row in rows)),
        Series(say("Not given"), None, True, tuple(int(row.tasks - row.filled) for row in rows)),
    )
    told = [telling.sentence(facts, "quality.basis", basis(facts), facts.value("tasks"))]
    for plan in facts.plans.itertuples():
        text = _version(plan)
        told.append(
            telling.sentence(facts, f"quality.version@{plan.plan_id}", text, facts.value("tasks", plan.plan_id))
        )
    return telling.panel(
        facts, "quality.fields", certainty(facts), n=int(facts.fields["filled"].sum()), sentences=told, of="field",
        picture=telling.drawn(say("Fields of the tasks by how surely they were read."), "fields", names, series),
        in_annex=True,
    )  # fmt: skip


def _version(plan) -> str:
    """Which version of a plan the pack rests on."""
    given = {"plan": plan.title, "day": words.day(plan.snapshot_as_at)}
    if plan.as_at_basis == "assumed":
        text = say("{plan}: version as at {day}, date assumed.", **given)
    else:
        text = say("{plan}: version as at {day}, date stated in the plan.", **given)
    restated = plan.wording == "restated"
    return f"{text} {say('Its wording is restated from the published plan.')}" if restated else text


def _findings(facts: Facts, rules: dict[str, tuple[str, str]]) -> Panel:
    rows = _open(facts)
    grouped = rows.groupby(["severity", "rule"], sort=False).size().reset_index(name="findings")
    made = []
    for row in grouped.itertuples():
        title = say(rules[row.rule][0]) if row.rule in rules else row.rule.replace("_", " ")
        made.append(Row((say(_KINDS[row.severity]), say(title), int(row.findings))))
    heads = (
        Column(say("Kind"), width=0.8), Column(say("Finding"), width=2.4), Column(say("Number"), "number", 0.7),
    )  # fmt: skip
    title = says(
        len(rows),
        "{number} finding about the data is open",
        "{number} findings about the data are open",
        number=f"{len(rows):,}",
    )
    return telling.panel(
        facts,
        "quality.findings",
        title,
        n=len(rows),
        of="finding",
        picture=Table(say("Data quality"), heads, tuple(made)),
        in_annex=True,
    )
