"""The accessibility statement, made ready from the council's settings and the list of what isn't accessible."""

from loaders.lookups.accessibility_gaps import accessibility_gaps
from pages.common.settings import council
from pages.data.accessibility import words as said


def statement() -> list[said.Part]:
    """The statement of this council."""
    own = council()
    ways = [way for way in (own.contact, own.email, own.phone) if way]
    return said.statement(own.name, ways, accessibility_gaps())


def shown(sentence: str) -> str:
    """A sentence of the statement for a place that reads Markdown, this council's e-mail address in it as a link."""
    return said.linked(sentence, council().email.strip())
