"""What stands in a cell: text that was struck out left out, marked line breaks as line breaks."""

import re

_STRUCK = re.compile(r"~~.*?~~|<(del|s|strike)>.*?</\1>", re.S | re.I)
_BREAK = re.compile(r"<br\s*/?>", re.I)


def as_it_stands(text: str) -> str:
    """A cell's text without what is struck out in it, with a new line for each <br>.

    >>> as_it_stands("~~Head of ICT~~ Director of Finance")
    'Director of Finance'
    """
    return _BREAK.sub("\n", _STRUCK.sub("", text)).strip()
