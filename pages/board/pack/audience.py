"""What the public may see: names become roles or "Officer A", free text stays out until it is approved, task by task.

The rows are changed before anything is said of them; what was said is then searched once more for every name.
"""

import re
from dataclasses import asdict, dataclass

import pandas as pd

from pages.board.pack import model
from pages.board.pack.facts import Ask, Facts, with_frames
from pages.board.pack.model import Column, Pack, Row, Table
from pages.common import words

WITHHELD = "withheld"
_KEPT_OUT = re.compile(
    r"official\W*sensitive|secret|restricted|confidential|in confidence|not for publication|exempt", re.I
)
_NO_ROLE = frozenset("mr mrs ms miss mx dr prof professor sir dame lord lady rev revd reverend the of and".split())
_TEXTS = ("action", "outcome", "status_text", "progress", "next_steps", "timescale_text")
_FROM_TEXTS = ("computed_because", "completed_text", "declared_text", "evidence_phrase", "duplicate_of_ref")


@dataclass(frozen=True)
class Names:
    """Who is called what in public: a lead's name → a role or "Officer A"; teams, bodies and roles keep their names."""

    public: dict[str, str]
    searched: re.Pattern | None

    def of(self, lead: str) -> str:
        """A lead's name in public."""
        return self.public.get(lead, lead)

    def scrub(self, text: str) -> str:
        """A text with every name in it replaced."""
        if self.searched is None:
            return text
        return self.searched.sub(lambda found: self.public[_folded(found[0])], text)


@dataclass(frozen=True)
class Hidden:
    """The facts that the public may see, what was withheld from them, and the names to search for."""

    facts: Facts
    withheld: Table
    names: Names


def refusal(facts: Facts) -> str | None:
    """Why no public pack may be made at all: a plan is marked as not for the public; None where it may."""
    for plan in facts.plans.itertuples():
        if not words.is_missing(plan.marking) and _KEPT_OUT.search(plan.marking):
            return (
                f"{plan.title} is marked {plan.marking}: no public pack is made of it. Load a version without that marking "
                "first, or make a board pack."
            )
    return None


def hide(facts: Facts, ask: Ask) -> Hidden:
    """Leaves out of the facts what the public may not see, and lists what that is."""
    names = names_of(ask("lead_names_ever", plans=list(facts.choice.plans)))
    texts = ask("texts_approved", **facts.choice.scope())
    texts = texts[texts["task_id"].isin(facts.tasks["task_id"])]
    approved = set(texts.loc[texts["is_approved"].astype(bool), "task_id"])
    seen = with_frames(
        facts,
        tasks=_seen(facts.tasks, approved, names),
        late=_seen(facts.late, approved, names),
        due=_seen(facts.due, approved, names),
        changes=_seen_changes(facts.changes, approved, names),
        challenges=_seen_challenges(facts.challenges, approved, names),
        readings=facts.readings.assign(source="the plan or a person"),
        plans=facts.plans.assign(file_name="the plan’s document", as_at_note=None, priorities=[[]] * len(facts.plans)),
    )
    return Hidden(seen, _withheld(texts, approved, names), names)


def names_of(rows: pd.DataFrame) -> Names:
    """What everybody named as a lead is called in public. rows: of the query lead_names_ever."""
    public, taken, number = {}, {}, 0
    everyone = list(rows.itertuples())
    for row in everyone:
        if row.lead_kind not in ("person", "unknown"):
            continue
        role = _role(row, everyone)
        if role:
            taken[role] = taken.get(role, 0) + 1
            shown = role if taken[role] == 1 else f"{role} {taken[role]}"
        else:
            shown, number = f"Officer {_letters(number)}", number + 1
        for name in (row.lead, *row.lead_texts):
            public[name] = shown
    lower = {_folded(name): shown for name, shown in public.items()}
    searched = sorted((name for name in lower if _is_searched(name)), key=len, reverse=True)
    pattern = "|".join(r"\s+".join(map(re.escape, name.split())) for name in searched)
    return Names(public | lower, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I) if pattern else None)


def scrubbed(pack: Pack, names: Names) -> Pack:
    """A pack in whose every text the names are replaced; ids stay as they are."""
    return model.from_values(_scrubbed(asdict(pack), names))


def _scrubbed(value, names: Names):
    if isinstance(value, str):
        return names.scrub(value)
    if isinstance(value, dict):
        kept = {"task_id", "task_ids", "plan_id", "snapshot_id", "id"}
        return {name: one if name in kept else _scrubbed(one, names) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_scrubbed(one, names) for one in value]
    return value


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _is_searched(name: str) -> bool:
    return len(name) > 1


def _role(row, everyone: list) -> str | None:
    """The role written beside a name, "Prevent Officer" of "Prevent Officer – Geoff Thomas"; None where there is none."""
    for text in row.lead_texts:
        rest = re.sub(re.escape(row.lead), " ", text, flags=re.I)
        rest = " ".join(re.sub(r"[^\w&/' ]+", " ", rest).split())
        is_role = len(rest) > 2 and not set(rest.lower().split()) <= _NO_ROLE
        if is_role and rest != text and not any(one.lead.lower() in rest.lower() for one in everyone if one is not row):
            return rest
    return None


def _letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _leads(value, names: Names):
    if isinstance(value, str):
        return "; ".join(names.of(one) for one in value.split("; ")) if value else value
    return list(dict.fromkeys(names.of(one) for one in value))


def _seen(rows: pd.DataFrame, approved: set[str], names: Names) -> pd.DataFrame:
    """Rows of tasks with free text left out unless approved, and leads under their public names."""
    may = rows["task_id"].isin(approved)
    changed = {name: _texts(rows[name], may, names, WITHHELD) for name in _TEXTS if name in rows}
    changed |= {name: _texts(rows[name], may, names, None) for name in _FROM_TEXTS if name in rows}
    if "leads" in rows:
        changed["leads"] = [_leads(value, names) for value in rows["leads"]]
    if "locator" in rows:
        changed["locator"] = "the plan’s document"
    return rows.assign(**changed)


def _texts(values: pd.Series, may: pd.Series, names: Names, instead: str | None) -> list:
    return [
        None if words.is_missing(value) else names.scrub(value) if allowed else instead
        for value, allowed in zip(values, may, strict=True)
    ]


def _seen_changes(rows: pd.DataFrame, approved: set[str], names: Names) -> pd.DataFrame:
    may = rows["task_id"].isin(approved)
    changed = {}
    for side in ("from", "to"):
        allowed = may if side == "to" else pd.Series(False, index=rows.index)
        changed |= {f"{side}_{name}": _texts(rows[f"{side}_{name}"], allowed, names, WITHHELD)
                    for name in _TEXTS if f"{side}_{name}" in rows}  # fmt: skip
        changed[f"{side}_leads"] = [_leads(value, names) if isinstance(value, list) or hasattr(value, "__len__") else value
                                    for value in rows[f"{side}_leads"]]  # fmt: skip
    return rows.assign(**changed)


def _seen_challenges(rows: pd.DataFrame, approved: set[str], names: Names) -> pd.DataFrame:
    """A question may quote the plan: of a task whose words aren't approved only the rule is said."""
    asked = [
        names.scrub(row.question) if row.task_id in approved else f"{row.title}: what shows otherwise?"
        for row in rows.itertuples()
    ]
    return _seen(rows, approved, names).assign(question=asked)


def _withheld(texts: pd.DataFrame, approved: set[str], names: Names) -> Table:
    """What was withheld and why, task by task, and the names once."""
    heads = (Column("What"), Column("Withheld", width=3.0), Column("Why", width=3.0))
    persons = len(set(names.public.values()))
    rows = [
        Row(
            (
                "Names of officers",
                f"{persons:,} replaced by a role or a letter",
                "Officers aren’t named in public packs.",
            )
        ),
        Row(("Names of documents and sources", "left out", "They may name people.")),
        Row(("Tables by lead", "left out", "A public pack holds no table of leads.")),
    ]
    for row in texts.itertuples():
        if row.task_id not in approved:
            given = [said for name, said in _SAID.items() if not words.is_missing(getattr(row, name))]
            why = (
                "Its words have changed since they were approved."
                if row.is_outdated
                else "Its words haven’t been approved."
            )
            rows.append(Row((f"{row.plan}, task {words.text(row.ref, 'without a ref')}", words.several(given), why)))
    return Table("What was withheld", heads, tuple(rows))


_SAID = {
    "action": "wording of the task", "outcome": "outcome", "status_text": "status", "progress": "progress",
    "next_steps": "next steps", "timescale_text": "timescale as written",
}  # fmt: skip
