"""A pack as slides, out of the same address as the Board page's, or as it was issued: what /present answers."""

from collections.abc import Mapping
from html import escape

import duckdb

from loaders.errors import LoadError
from pages.board import packs
from pages.board.files import browser
from pages.board.pack.build import NothingToTell
from pages.board.pack.model import Pack
from pages.board.pack.wanted import LeadWanted
from pages.common import data
from pages.said.colours import LINK
from pages.said.heard import heard
from pages.said.language import in_language, language, say
from queries import QueryFailed

_SORRY = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,">
<style>
body {{ font: 1.25rem/1.5 Arial, Helvetica, "Liberation Sans", sans-serif; margin: 15vh auto; max-width: 40em; }}
main {{ padding: 0 1em; }}
a {{ color: {link}; }}
</style></head>
<body><main><h1>{head}</h1><p>{said}</p>
<p><a href="/board?lang={language}">{back}</a></p></main></body>
</html>
"""


class NoPlan(Exception):
    """No plan is known; the message says what to do."""


def answer(parameters: Mapping[str, list[str]]) -> tuple[int, str]:
    """The status and the page for an address's parameters. pack: an issued pack's id; else those of the Board page.

    lang: the language; an issued pack is shown in its own.
    """
    with in_language(packs.language_asked(parameters)):
        return _answer(parameters)


def _answer(parameters: Mapping[str, list[str]]) -> tuple[int, str]:
    try:
        pack = _pack(parameters)
    except (NoPlan, packs.NotIssued) as error:
        return 404, _sorry(error)
    except NothingToTell as error:
        return 400, _sorry(error)
    except (LoadError, QueryFailed, duckdb.Error) as error:
        return 503, _sorry(data.failed(error) or error)
    # What the public may not see is a link away in the dashboard: its slides don't lead there.
    with in_language(pack.language):
        return 200, browser.deck(pack, None if pack.audience == "public" else "/tasks")


def _pack(parameters: Mapping[str, list[str]]) -> Pack:
    if parameters.get("pack"):
        return packs.issued(parameters["pack"][0])
    choice = packs.from_address(parameters)
    if choice is None:
        raise NoPlan(say("No plan is known for this address: choose one on the Board page."))
    if isinstance(choice, LeadWanted):
        raise NothingToTell(say("A lead’s pack needs a lead: choose whose it is on the Board page."))
    return packs.pack(choice)


def _sorry(error: Exception) -> str:
    return _SORRY.format(
        language=language(), title=escape(say("No slides")), head=escape(say("There are no slides to show")),
        said=escape(heard(str(error))), back=escape(say("Back to the Board page")), link=LINK[False],
    )  # fmt: skip
