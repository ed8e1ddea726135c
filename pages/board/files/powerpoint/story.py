"""Which slides a pack has, in order: a panel a slide, then how to read the pack and what was withheld."""

from dataclasses import dataclass

from pages.board.pack.model import Pack, Panel, Sentence
from pages.said import words

_READING = "How to read this pack"


@dataclass(frozen=True)
class Idea:
    """One slide: the part of the story it belongs to, and what it shows."""

    kicker: str
    panel: Panel


def ideas(pack: Pack) -> list[Idea]:
    """The slides of a pack after its title slide."""
    told = [(section.name, panel) for section in pack.story for panel in section.panels]
    told += [(_READING, panel) for panel in (_key(pack), _basis(pack), _withheld(pack)) if panel]
    return [Idea(kicker, panel) for kicker, panel in told]


def _key(pack: Pack) -> Panel:
    says = (_said("Pale and outlined: computed by this tool. Solid: declared by the plan, or confirmed by a person."),)
    return _panel("key", "What the letters and words of the ratings mean", says, pack, pack.key)


def _basis(pack: Pack) -> Panel:
    says = tuple(_said(text) for text in (pack.basis, pack.quality, *pack.warnings, *(one.about for one in pack.plans)))
    return _panel("basis", "How the ratings were judged, and how good the data is", says, pack)


def _withheld(pack: Pack) -> Panel | None:
    if pack.withheld is None:
        return None
    number = words.count(len(pack.withheld.rows), "entry", "entries")
    return _panel("withheld", f"{pack.withheld.name}: {number}", (), pack, pack.withheld)


def _panel(id_: str, title: str, sentences: tuple[Sentence, ...], pack: Pack, table=None) -> Panel:
    return Panel(f"reading.{id_}", _said(title), sentences, (), None, table, f"{pack.filters}.")


def _said(text: str) -> Sentence:
    return Sentence("", text, text)
