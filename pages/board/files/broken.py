"""Why a file couldn't be made, in a sentence."""

from pages.board.files.powerpoint.template import TemplateRefused
from pages.said import words
from pages.said.language import say


def why(error: Exception) -> str:
    """What a person can do about it, where that is known; else what to tell those who look after the dashboard."""
    if isinstance(error, TemplateRefused):
        return str(error)
    said = words.shorten(f"{type(error).__name__}: {error}", 200).rstrip(":. ")
    return say("something in the plan’s words broke it ({error}). Tell those who look after the dashboard.", error=said)
