"""The ways to answer a finding, and what is said of where it was found."""

from dataclasses import dataclass

from pages.said import decisions, words
from pages.said.language import say
from pages.said.words import plain


@dataclass(frozen=True)
class Correction:
    """What a suggestion decides of the task, if it is accepted."""

    field: str
    value: str


@dataclass(frozen=True)
class Naming:
    """A spelling of a lead, and the name that it counts as from then on, if the suggestion is accepted."""

    spelling: str
    name: str


@dataclass(frozen=True)
class Answer:
    """One way to answer a finding: the words on its button, and what it changes; None: it dismisses the finding."""

    rule: str
    words: str
    change: Correction | Naming | None = None


def answers(row, refs: dict[str, str]) -> list[Answer]:
    """The ways to answer a finding, a suggestion first. row: of the query "task_findings"."""
    found = [_accept(row.rule, row.suggested_field, value, row, refs) for value in _values(row)]
    return [*found, Answer(row.rule, say("Dismiss"))]


def _values(row) -> list[str]:
    if words.is_missing(row.suggested_field) or words.is_missing(row.suggested_value):
        return []
    others = [] if row.other_task_ids is None or row.suggested_field != "duplicate_of" else list(row.other_task_ids)
    return list(dict.fromkeys([row.suggested_value, *others]))


def _accept(rule: str, field: str, value: str, row, refs: dict[str, str]) -> Answer:
    if field == "lead_name":
        return Answer(rule, say("Accept: one lead, “{value}”", value=value), Naming(row.source_text, value))
    what = say("due") if field == "due_on" else decisions.field(field).lower()
    return Answer(
        rule,
        say("Accept: {what} {value}", what=what, value=decisions.value(field, value, refs)),
        Correction(field, value),
    )


def written(row) -> str:
    """What the document has where something was found, and where: Markdown for a second line, "" for neither."""
    where = (
        [say("written “{words}”", words=words.shorten(row.source_text, 160))]
        if not words.is_missing(row.source_text)
        else []
    )
    where += [row.locator] if not words.is_missing(row.locator) else []
    return f"  \n:small[{plain('; '.join(where))}]" if where else ""
