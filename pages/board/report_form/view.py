"""What the form of the committee report starts from: what the council has given so far, and the risks to rate."""

from dataclasses import dataclass

from pages.board import packs
from pages.board.pack import report_words
from pages.board.pack.build import council, texts_kept_under
from pages.board.pack.choice import Choice
from pages.board.pack.model import Risk
from pages.common import data


@dataclass(frozen=True)
class Begun:
    """The council, its standing texts and those of this meeting by item, chapters (id → name) and risks of the pack.

    kept_under: the name that the standing texts are kept under.
    """

    council: str
    kept_under: str
    standing: dict[str, str]
    of_meeting: dict[str, str]
    chapters: dict[str, str]
    risks: tuple[Risk, ...]


def begun(choice: Choice) -> Begun:
    """What stands in the form before anything is typed. Raises build.NothingToTell."""
    pack = packs.unedited(choice)
    plans = data.ask("board_plans", **choice.scope())
    whose = texts_kept_under(plans, choice)
    kept = data.ask("report_texts", council=whose)
    return Begun(
        council(plans),
        whose,
        dict(zip(kept["item"], kept["text"], strict=True)),
        report_words.of_meeting(packs.changes(choice)),
        {section.id: section.name for section in pack.body if section.id != "asked"},
        pack.risks,
    )
