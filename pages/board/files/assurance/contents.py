"""The assurance file in Word: its finding and every criterion in a line first, then each, by where it stands."""

from collections.abc import Iterator

import pandas as pd

from pages.board.files.assurance import tables
from pages.board.files.assurance.about import About
from pages.board.files.report.parts import Chapter, Contents, Finding, OnePage, Part, Said, Shown
from pages.board.files.report.word import written
from pages.said import assurance, words
from pages.said.language import marked, say
from pages.said.printable import printable_whole

_NOTHING = marked("The council has written nothing of this criterion yet.")


def docx_file(about: About, found: pd.DataFrame, tasks: pd.DataFrame) -> bytes:
    """The file as .docx. found: of the query assurance, of one plan; tasks: of tasks_by_id, all that it names."""
    return written(printable_whole(contents(about, found, tasks)))


def contents(about: About, found: pd.DataFrame, tasks: pd.DataFrame) -> Contents:
    """What the file says, chapter by chapter."""
    counts = found["state"].value_counts()
    return Contents(
        title=about.title,
        council=about.council,
        head=about.lines()[1:],
        marking=about.marking,
        running=words.shorten(f"{about.plan}, {about.period}", 90),
        stamp=about.foot,
        as_at=about.as_at.isoformat(),
        page=OnePage(
            title=assurance.finding(found),
            figures=tuple((say(name), f"{int(counts.get(state, 0)):,}") for state, name in assurance.STATES.items()),
            sentences=(),
            notes=about.notes(),
            parts=(Shown(tables.short(found), say("All criteria, those unmet without a live task first"), True),),
        ),
        chapters=tuple(_chapters(found, tasks)),
        appendices=(),
    )


def _chapters(found: pd.DataFrame, tasks: pd.DataFrame) -> Iterator[Chapter]:
    """A chapter for each standing that any section has, elements under their section."""
    for state, theirs in found.groupby("group_state", sort=False):
        parts = [part for one in theirs.itertuples() for part in _criterion(one, tasks)]
        yield Chapter(str(state), say(assurance.STATES[str(state)]), tuple(parts))


def _criterion(one, tasks: pd.DataFrame) -> Iterator[Part]:
    yield Finding(assurance.numbered(one))
    given = {
        "criterion": one.criterion, "self_rating": one.self_rating, "gap": one.gap, "last_letter": one.last_letter,
        "evidence": one.evidence,
    }  # fmt: skip
    texts = {item: str(text) for item, text in given.items() if not words.is_missing(text)}
    if not texts:
        yield Said(say(_NOTHING))
    for item, text in texts.items():
        yield Said(f"{text} ({assurance.last(one)})" if item == "self_rating" and assurance.last(one) else text,
                   say(assurance.ITEMS[item]))  # fmt: skip
    if one.element:
        return
    yield Said(_plan(one), say("In the plan"))
    table = tables.tasks_of(one, tasks)
    if table.rows:
        yield Shown(table, table.name, True)


def _plan(one) -> str:
    return f"{'; '.join(filter(None, [assurance.closing(one), assurance.complete(one)]))}.".capitalize()
