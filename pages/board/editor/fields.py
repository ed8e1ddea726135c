"""From the editor's fields to what is recorded: which items changed, and what can't be said; nothing is drawn."""

from dataclasses import dataclass

from loaders import PackEdit
from pages.board.pack import asked
from pages.board.pack.edits import NEW, Edit, foreign_numbers
from pages.board.pack.model import Section, Sentence
from pages.said import words
from pages.said.language import say
from pages.said.printable import is_blank, printable

_PLAIN = Edit("")


@dataclass(frozen=True)
class Field:
    """A sentence as the editor shows it: what it says now, and the words of an edit that don't fit the figures now."""

    id: str
    label: str
    text: str
    generated: str
    is_hidden: bool
    outdated: str | None
    panel: str | None = None


@dataclass(frozen=True)
class PanelFields:
    """A panel's fields in order; the first is its title."""

    id: str
    is_hidden: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Typed:
    """What stands in the editor, by item: its text, whether it shows, its place; and new sentences by panel."""

    texts: dict[str, str]
    shown: dict[str, bool]
    places: dict[str, int | None]
    added: dict[str, str]


def of_section(section: Section, edits: dict[str, Edit]) -> list[PanelFields]:
    """The fields of a section as the figures alone give it, with the edits in force.

    Recommendations can be added where the figures call for none.
    """
    if section.id == asked.SECTION and not section.panels:
        return [PanelFields(asked.ALL, edits.get(asked.ALL, _PLAIN).is_hidden, _own(asked.ALL, edits))]
    return [_fields(panel, edits) for panel in section.panels]


def _fields(panel, edits: dict[str, Edit]) -> PanelFields:
    said = [_field(panel.title, say("Finding"), edits)]
    said += [
        _field(one, say("Sentence {number}", number=number), edits)
        for number, one in enumerate(panel.sentences, start=1)
    ]
    return PanelFields(panel.id, edits.get(panel.id, _PLAIN).is_hidden, (*said, *_own(panel.id, edits)))


def _own(panel_id: str, edits: dict[str, Edit]) -> tuple[Field, ...]:
    """The sentences that people added to a panel."""
    return tuple(
        Field(one.item, say("Added by a person"), one.text, "", one.is_hidden, None, panel_id)
        for one in edits.values()
        if one.panel == panel_id and one.text
    )


def _field(one: Sentence, label: str, edits: dict[str, Edit]) -> Field:
    edit = edits.get(one.id, _PLAIN)
    fits = bool(edit.text) and edit.generated == one.generated
    outdated = edit.text if edit.text and not fits else None
    return Field(one.id, label, edit.text if fits else one.generated, one.generated, edit.is_hidden, outdated)


def changed(
    section: Section, panels: list[PanelFields], typed: Typed, edits: dict[str, Edit], new_id: str
) -> tuple[list[PackEdit], list[str]]:
    """What to record of what stands in the editor, and why not of the rest. new_id: names new sentences."""
    found, wrong = [], []
    for item in (section.id, *(panel.id for panel in panels)):
        was = edits.get(item, _PLAIN)
        hidden, place = not typed.shown.get(item, True), typed.places.get(item)
        if hidden != was.is_hidden or place != was.position:
            found.append(PackEdit(item, is_hidden=hidden, position=place))
    for field in (one for panel in panels for one in panel.fields):
        edit, why = _one(field, typed, edits.get(field.id, _PLAIN))
        wrong += [why] if why else []
        found += [edit] if edit else []
    for number, (panel_id, text) in enumerate(typed.added.items(), start=1):
        if own := _one_line(text):
            found.append(PackEdit(f"{NEW}{new_id}-{number}", own, panel=panel_id))
    return found, wrong


def own_sentence(text: str, panel_id: str, new_id: str) -> PackEdit | None:
    """A sentence of one's own for a panel; None where nothing was typed. new_id: names it."""
    own = _one_line(text)
    return PackEdit(f"{NEW}{new_id}", own, panel=panel_id) if own else None


def _one_line(text: str) -> str:
    """What was typed, as one line; "" where nothing of it would be seen."""
    return "" if is_blank(text) else " ".join(printable(text).split())


def _one(field: Field, typed: Typed, was: Edit) -> tuple[PackEdit | None, str | None]:
    text = _one_line(typed.texts.get(field.id, field.text)) or field.generated
    hidden, place = not typed.shown.get(field.id, True), typed.places.get(field.id, was.position)
    if field.generated:
        foreign = foreign_numbers(text, field.generated)
        if foreign:
            given = words.several([f"“{number}”" for number in dict.fromkeys(foreign)])
            return None, say(
                "{field} “{text}”: {numbers} isn’t in the figures. Take it out.",
                field=field.label,
                text=words.shorten(text, 60),
                numbers=given,
            )
    same = text == field.text and hidden == was.is_hidden and place == was.position and field.outdated is None
    if same or (text == field.text and text == field.generated and hidden == was.is_hidden and place == was.position):
        return None, None
    kept = text if text != field.generated else None
    generated = field.generated if kept and field.generated else None
    return PackEdit(field.id, kept, generated, hidden, place, field.panel), None
