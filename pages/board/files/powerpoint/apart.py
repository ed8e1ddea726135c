"""Slides in a council's own template, made in the process that reads documents: a template comes from outside too."""

from collections.abc import Callable

from loaders import NotDone, done_apart
from pages.board.files.powerpoint import TemplateRefused, presentation
from pages.board.pack import model
from pages.board.pack.model import Pack
from pages.said.language import in_language, say


def presentation_apart(pack: Pack, template: bytes, warn: Callable[[str], object] = lambda _: None) -> bytes:
    """As powerpoint.presentation, but in another process and within limits. Raises TemplateRefused."""
    try:
        made = done_apart("pages.board.files.powerpoint.apart:made_or_refused", [model.to_json(pack), template])
    except NotDone as error:
        raise TemplateRefused(
            say(
                "The template takes too long or too much memory, or breaks what opens it: delete its slides, pictures "
                "and films, save it in PowerPoint as .pptx, and try again."
            )
        ) from error
    if isinstance(made, str):
        raise TemplateRefused(made)
    content, warnings = made
    for sentence in warnings:
        warn(sentence)
    return content


def made_or_refused(pack: str, template: bytes) -> tuple[bytes, list[str]] | str:
    """The slides of a pack as JSON, in a template, and what to look at in them; where that is refused, why."""
    warnings: list[str] = []
    read = model.from_json(pack)
    with in_language(read.language):  # another process knows of no visit
        try:
            return presentation(read, template, warnings.append), warnings
        except TemplateRefused as refused:
            return str(refused)
