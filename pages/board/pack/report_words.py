"""A council's words for its committee report: what is given, of what was kept; what to keep, of what is typed."""

from collections.abc import Callable, Mapping

from loaders import PackEdit
from pages.board.pack.edits import Edit
from pages.board.pack.report import HEAD, MEETING, Given
from pages.said.printable import is_blank, printable

_ITEM = "report:"
_NAMED = (*HEAD, *MEETING)  # the council names these officers for publication


def item(name: str) -> str:
    """The name that a text of one meeting is kept under with the pack. name: of MEETING, or a risk's rating."""
    return f"{_ITEM}{name}"


def given(
    standing: Mapping[str, str], edits: Mapping[str, Edit], cleaned: Callable[[str], str] = str
) -> tuple[Given, ...]:
    """What a council gives, by item. standing: of the query report_texts; cleaned: done to all but the head's names."""
    return tuple(
        Given(name, text if name in _NAMED else cleaned(text))
        for name, text in (dict(standing) | of_meeting(edits)).items()
        if not is_blank(text)
    )


def of_meeting(edits: Mapping[str, Edit]) -> dict[str, str]:
    """What is given for one meeting, by item."""
    return {
        name.removeprefix(_ITEM): one.text
        for name, one in edits.items()
        if name.startswith(_ITEM) and not is_blank(one.text)
    }


def to_record(typed: Mapping[str, str], was: Mapping[str, str]) -> list[PackEdit]:
    """What to keep of what stands in the fields of one meeting; an emptied one isn't given any more."""
    lines = {name: in_one_line(text) for name, text in typed.items()}
    return [PackEdit(item(name), text or None) for name, text in lines.items() if text != was.get(name, "")]


def to_keep(typed: Mapping[str, str], was: Mapping[str, str]) -> dict[str, str]:
    """The council's texts that are other than they were, "" for one that was emptied; paragraphs stay."""
    texts = {name: "" if is_blank(text) else printable(text).strip() for name, text in typed.items()}
    return {name: text for name, text in texts.items() if text != was.get(name, "")}


def in_one_line(text: str) -> str:
    """A text that was typed, as one line; "" where nothing of it would be seen."""
    return "" if is_blank(text) else " ".join(printable(text).split())
