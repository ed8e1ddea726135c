"""What people make of a pack's words: other words, another order, things hidden, words of their own; never a figure.

An edit holds while the figures say what they said when it was made. Once they say something else, the sentence shows as
the figures give it, and the edit is put up to be looked at.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from pages.board.pack.model import Pack, Panel, Section, Sentence
from pages.said.language import ENGLISH, WELSH, language
from pages.said.printable import is_blank

NEW = "new:"
_NUMBER = re.compile(r"\d+(?:[.,/:]\d+)*")
_SPELLED = {
    ENGLISH: re.compile(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
        r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|half|"
        r"halves|double|twice|treble|per ?cent)\b|%",
        re.I,
    ),
    WELSH: re.compile(  # each as it is after another word, too
        r"\b(?:dd?au|dd?wy|th?ri|dri|[td]air|thair|[pb]edwar|phedwar|[pb]edair|phedair|[pb]um[p]?|phum[p]?|chwech?|"
        r"saith|wyth|naw|dd?eg|dd?eng|dd?euddeg|dd?euddeng|[pb]ymtheg|phymtheg|h?ugain|[cg]ant|chant|[cg]annoedd|"
        r"channoedd|[mf]il|[mf]iloedd|dwsin|ddwsin|h?anner|dd?wbl|dd?wywaith|[td]eirgwaith|theirgwaith)\b|%",
        re.I,
    ),
}


@dataclass(frozen=True)
class Edit:
    """What holds now of an item: a section, a panel or a sentence; text "" is as the figures give it."""

    item: str
    text: str = ""
    generated: str = ""
    is_hidden: bool = False
    position: int | None = None
    panel: str | None = None
    edited_by: str | None = None


@dataclass(frozen=True)
class Listed:
    """A panel titled by how many sentences it shows, and there as soon as a person adds one: as it stands without any.

    title: the words for a number of sentences.
    """

    section: str
    panel: Panel
    title: Callable[[int], str]


def read(rows: pd.DataFrame) -> dict[str, Edit]:
    """The edits by their item. rows: of the query pack_edits."""
    return {
        row.item: Edit(
            row.item, row.text, row.generated, bool(row.is_hidden),
            None if pd.isna(row.position) else int(row.position),
            None if pd.isna(row.panel) else row.panel, row.edited_by,
        )
        for row in rows.itertuples()
    }  # fmt: skip


def foreign_numbers(text: str, generated: str) -> list[str]:
    """The numbers of an edited sentence that the generated one doesn't have, in digits or spelled out, in order."""
    has = Counter(_numbers(generated))
    return [number for number in _numbers(text) if number not in has]


def _numbers(text: str) -> list[str]:
    return [*_NUMBER.findall(text), *(word.lower() for word in _SPELLED[language()].findall(text))]


def apply(
    pack: Pack, edits: dict[str, Edit], cleaned: Callable[[str], str] = str, listed: Listed | None = None
) -> Pack:
    """The pack with the edits in it. cleaned: what is done to every text that a person wrote."""
    if not edits:
        return pack
    there = [_with_listed(section, edits, listed) for section in pack.sections]
    told = [_section(section, edits, cleaned, is_named=pack.audience != "public") for section in there]
    told = [_counted(section, there, listed) for section in told]
    return replace(pack, sections=_ordered(told, edits, lambda section: section.id))


def _with_listed(section: Section, edits: dict[str, Edit], listed: Listed | None) -> Section:
    """A section with the listed panel, where it has none and a person added to it."""
    if listed is None or section.id != listed.section or any(one.id == listed.panel.id for one in section.panels):
        return section
    own = [one for one in edits.values() if one.panel == listed.panel.id and not is_blank(one.text)]
    if all(one.is_hidden for one in own):
        return section
    return replace(section, panels=(listed.panel, *section.panels))


def _counted(section: Section, before: list[Section], listed: Listed | None) -> Section:
    """A section whose listed panel is titled by what it shows, unless a person gave it another title."""
    if listed is None or section.id != listed.section:
        return section
    given = {panel.id: panel.title.text for each in before if each.id == section.id for panel in each.panels}
    panels = tuple(
        replace(one, title=replace(one.title, text=listed.title(len(one.sentences))))
        if one.id == listed.panel.id and one.title.text == given[one.id]
        else one
        for one in section.panels
    )
    return replace(section, panels=panels)


def _section(section: Section, edits: dict[str, Edit], cleaned, *, is_named: bool) -> Section:
    shown = [panel for panel in section.panels if not _is_hidden(panel.id, edits)]
    panels = tuple(_panel(panel, edits, cleaned, is_named) for panel in shown)
    is_emptied = bool(section.panels) and not panels
    return replace(section, panels=panels, is_hidden=_is_hidden(section.id, edits) or is_emptied)


def _panel(panel: Panel, edits: dict[str, Edit], cleaned, is_named: bool) -> Panel:
    own = [
        Sentence(one.item, cleaned(one.text), "", is_added=True, edited_by=one.edited_by if is_named else None)
        for one in edits.values()
        if one.panel == panel.id and not is_blank(one.text)
    ]
    said = [_sentence(one, edits, cleaned, is_named) for one in panel.sentences]
    shown = [one for one in [*said, *own] if not _is_hidden(one.id, edits)]
    return replace(
        panel,
        title=_sentence(panel.title, edits, cleaned, is_named),
        sentences=_ordered(shown, edits, lambda one: one.id),
    )


def _sentence(one: Sentence, edits: dict[str, Edit], cleaned, is_named: bool) -> Sentence:
    edit = edits.get(one.id)
    if edit is None or is_blank(edit.text):
        return one
    if edit.generated != one.generated:
        return replace(one, outdated=cleaned(edit.text))
    return replace(one, text=cleaned(edit.text), edited_by=edit.edited_by if is_named else None)


def _is_hidden(item: str, edits: dict[str, Edit]) -> bool:
    return item in edits and edits[item].is_hidden


def _ordered(items: list, edits: dict[str, Edit], name) -> tuple:
    """The items in the order given, those with a position of their own (from 1) put there."""
    places = [(edits[name(one)].position if name(one) in edits else None, one) for one in items]
    placed = sorted(
        ((position, at, one) for at, (position, one) in enumerate(places) if position is not None),
        key=lambda each: each[:2],
    )
    rest = [one for position, one in places if position is None]
    for position, _, one in placed:
        rest.insert(min(position - 1, len(rest)), one)
    return tuple(rest)
