"""What the public may see: officers without their names, and of the plan's own words only what a person approved.

The rows are changed before anything is said of them, so that no figure can differ. A text that isn't known to be
harmless is left out; approved words have their names replaced, and so have headings, titles and programmes. What was
said is then searched once more, for every name that can't be taken for an ordinary word. Never shown, approved or not:
words quoted in reasons and questions, findings' messages, sources, names of documents, notes on dates, priorities, and
words searched for. Only leads are known by name here: other people's are for whoever approves a text to see.
"""

import re
import unicodedata
from dataclasses import dataclass, fields, replace

import pandas as pd

from pages.board.pack import coverage, model, training
from pages.board.pack.choice import Choice
from pages.board.pack.facts import Ask, Facts, with_frames
from pages.board.pack.model import Column, Pack, Row, Table
from pages.board.pack.officers import Names, names_of
from pages.said import because, words
from pages.said.language import marked, say

__all__ = ["Hidden", "Names", "hide", "names_of", "of_people", "refusal", "scrubbed"]

WITHHELD = marked("withheld")
_KEPT_OUT = re.compile(
    r"sensitive|\bsecret\b|\brestricted\b|confiden|not\b.{0,40}\b(?:publication|publish|disclos|circulat|shar|public)"
    r"|\bexempt|\bprotect\b|internal use|eyes only|\bpart\W*(?:2|ii)\b|embargo|\bprivate\b",
    re.I,
)
# A title may speak of protecting, or of private hire: only a marking within it counts.
_KEPT_OUT_TITLE = re.compile(r"official\W*sensitive|\bsecret\b|\brestricted\b|\bconfidential\b", re.I)
_CODES = (
    "plan_id", "task_id", "task_ids", "snapshot_id", "rating", "rating_basis", "computed_rating", "declared_rating",
    "declared_from", "timescale_kind", "due_window", "disposition", "evidence", "lateness", "delay_reason",
    "rule", "severity", "field", "figure", "measure", "as_at_basis", "wording", "colour", "fate", "kinds", "confirmed",
    "by_words", "now", "answer", "stale_words", "cause", "delay_label", "origin", "element",
)  # fmt: skip
_HEADINGS = ("area", "section", "subsection", "row_name", "ref", "programme", "audience")
_TITLES = ("plan", "plan_title", "title", "council", "marking", "label")
_TEXTS = {
    "action": "wording of the task", "outcome": "outcome", "status_text": "status", "progress": "progress",
    "next_steps": "next steps", "timescale_text": "timescale as written",
}  # fmt: skip
_QUOTES_NOTHING = (
    "complete_without_evidence", "past_due_but", "same_work_rated_apart", "owner_gone", "owner_never_named",
    "no_new_words",
)  # fmt: skip


@dataclass(frozen=True)
class Hidden:
    """The facts that the public may see, what was withheld from them, and the names to search for."""

    facts: Facts
    withheld: Table
    names: Names


def refusal(facts: Facts) -> str | None:
    """Why no public pack may be made at all: a plan is marked as not for the public; None where it may."""
    for plan in facts.plans.itertuples():
        for said, kept_out in ((plan.marking, _KEPT_OUT), (plan.title, _KEPT_OUT_TITLE)):
            if not words.is_missing(said) and kept_out.search(_without_tricks(said)):
                return say(
                    "{plan} is marked {marking}: no public pack is made of it. Load a version without that marking "
                    "first, or make a board pack.",
                    plan=plan.title,
                    marking=" ".join(said.split()),
                )
    return None


def _without_tricks(text: str) -> str:
    """A marking as it is read: one kind of letters and spaces, nothing invisible."""
    seen = (one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return re.sub(r"[\s_]+", " ", "".join(seen))


def hide(facts: Facts, ask: Ask) -> Hidden:
    """Leaves out of the facts what the public may not see, and lists what that is."""
    titles = " ".join([*facts.plans["title"], *facts.plans["council"].dropna()])
    names = names_of(ask("lead_names_ever", plans=list(facts.choice.plans)), titles)
    texts = ask("texts_approved", **facts.choice.scope())
    texts = texts[texts["task_id"].isin(facts.tasks["task_id"])]
    approved = set(texts.loc[texts["is_approved"].astype(bool), "task_id"])
    frames = {one.name: getattr(facts, one.name) for one in fields(facts)}
    seen = with_frames(
        facts,
        choice=_choice(facts.choice, names),
        **{name: _seen(rows, approved, names) for name, rows in frames.items() if isinstance(rows, pd.DataFrame)},
    )
    return Hidden(seen, _withheld(facts, texts, approved, names), names)


def of_people(written: dict[str, dict[str, str]], names: Names) -> dict[str, dict[str, str]]:
    """What people wrote of late tasks for the public, with the names in it replaced; one who isn't known is an officer.

    written: task_id → field → text, as late_words has it.
    """
    return {
        task_id: {
            field: names.of_joined(text) if field == "by_whom" else names.scrub(text) for field, text in given.items()
        }
        for task_id, given in written.items()
    }


def scrubbed(pack: Pack, names: Names) -> Pack:
    """A pack in whose every text, ids included, the names are replaced; it keeps no address of a view."""
    return replace(model.from_values(_scrubbed(model.to_values(pack), names)), view="", lead=None)


def _scrubbed(value, names: Names):
    if isinstance(value, str):
        return names.sweep(value)
    if isinstance(value, dict):
        return {name: _scrubbed(one, names) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_scrubbed(one, names) for one in value]
    return value


def _choice(choice: Choice, names: Names) -> Choice:
    """The filters as the public may read them: no lead's name, and not the words that were searched for."""
    view = replace(
        choice.view, areas=tuple(map(names.scrub, choice.view.areas)),
        leads=tuple(names.of(lead) if lead else lead for lead in choice.view.leads),
        words=say("(withheld)") if choice.view.words else "",
    )  # fmt: skip
    return replace(choice, lead=None, view=view)


def _seen(rows: pd.DataFrame, approved: set[str], names: Names) -> pd.DataFrame:
    """Rows with every text left out that isn't known to be harmless."""
    if rows.empty:  # its columns stay of their kind
        return rows
    ids = rows["task_id"] if "task_id" in rows else pd.Series(None, index=rows.index, dtype=object)
    may = [task_id in approved for task_id in ids]
    changed = {}
    for column in rows.select_dtypes(include=["object", "str"]):
        # The earlier version's words are others than those that were approved.
        allowed = [False] * len(rows) if column.startswith("from_") else may
        name = column.removeprefix("from_").removeprefix("to_")
        if name not in _CODES:
            changed[column] = _column(name, rows, rows[column], allowed, names)
    if "rule" in rows and "title" in rows:  # the tool's own words for why a question is asked
        changed["title"] = rows["title"]
    return rows.assign(**changed)


def _column(name: str, rows: pd.DataFrame, values: pd.Series, allowed: list[bool], names: Names) -> list:
    if name in _TEXTS:
        return [
            None if words.is_missing(value) else names.scrub(value) if may else say(WITHHELD)
            for value, may in zip(values, allowed, strict=True)
        ]
    if name == "question":
        return [_question(row, names) for row in rows.itertuples()]
    if name == "priorities":
        return [[]] * len(rows)
    known = {
        "leads": lambda value: _leads(value, names), "computed_because": _because,
        **dict.fromkeys(("file_name", "locator"), lambda _: say("the plan’s document")),
        **dict.fromkeys(_HEADINGS, names.scrub), **dict.fromkeys(_TITLES, names.sweep),
    }  # fmt: skip
    said = known.get(name, lambda _: None)
    return [said(value) if _is_there(value) else value if name in known else None for value in values]


def _is_there(value) -> bool:
    return not words.is_missing(value) if isinstance(value, str) or not hasattr(value, "__len__") else True


def _leads(value, names: Names):
    if isinstance(value, str):
        return names.of_joined(value)
    return list(dict.fromkeys(names.of(one) for one in value))


def _because(text: str) -> str:
    """A reason as far as it quotes nothing: what it quotes stands in quotation marks or parentheses, from there on."""
    said = re.split(r"\s*\(?“|\s*\(", text, maxsplit=1)
    if len(said) == 1:
        return text
    return say("{reason} (its words are withheld).", reason=because.said(said[0].rstrip(" ,.:;")))


def _question(row, names: Names) -> str:
    """A question that quotes nothing; of one that does, only why it is asked."""
    if row.rule in _QUOTES_NOTHING and not words.is_missing(row.ref) and "“" not in row.question:
        return names.scrub(row.question)
    if words.is_missing(row.ref):
        return say("{why}: what shows otherwise for a task without a ref?", why=say(row.title))
    return say("{why}: what shows otherwise for task {ref}?", why=say(row.title), ref=names.scrub(row.ref))


def _withheld(facts: Facts, texts: pd.DataFrame, approved: set[str], names: Names) -> Table:
    """What was withheld, how much of it, and why: a row a reason."""
    heads = (Column(say("What"), width=2.0), Column(say("Withheld"), width=1.2), Column(say("Why"), width=3.0))
    kept = texts[~texts["task_id"].isin(approved) & texts[list(_TEXTS)].notna().any(axis=1)]
    changed = int(kept["is_outdated"].astype(bool).sum())
    people = len(set(names.public.values()))
    made = [
        (say("Words of tasks not approved"), len(kept) - changed, say("Nobody has approved them for publication.")),
        (say("Words of tasks that have changed"), changed, say("They were approved before they changed.")),
    ]
    rows = [(what, words.count(number, "task"), why) for what, number, why in made if number]
    every = say("all")
    rows += [
        (say("Names of officers"), say("{number} replaced", number=f"{people:,}") if people else say("none to replace"),
         say("Officers aren’t named in public packs: a role or a letter stands in their place.")),
        (say("Names of documents and sources"), every, say("They may name people.")),
        (say("Notes on dates, and the plan’s priorities"), every, say("They are free text that nobody has approved.")),
        (say("Words quoted in reasons and questions"), every, say("They may be words that nobody has approved.")),
        (say("Tables by lead"), every, say("A public pack holds no table of leads.")),
    ]  # fmt: skip
    if training.withholds(facts):
        rows.append(
            (
                say("Training of few people, and by group beside a total"),
                every,
                say("Figures from 1 to 4 could be worked out."),
            )
        )
    if coverage.is_written(facts):
        rows.append(
            (
                say("The council’s assurance file"),
                every,
                say("Nobody has approved what it says, self-ratings among it."),
            )
        )
    if facts.choice.view.words:
        rows.append((say("Words searched for"), every, say("They may name people.")))
    return Table(say("What was withheld"), heads, tuple(Row(one) for one in rows))
