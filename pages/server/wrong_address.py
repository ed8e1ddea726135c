"""What a wrong address is told, where Streamlit would show its first page: no page is there, and which there are."""

from html import escape

from starlette.responses import FileResponse, HTMLResponse

from pages.common.spoken import tag
from pages.listed import PAGES
from pages.said.colours import BACKGROUND, FAINT, FONT, LINK, MUTED, TEXT
from pages.said.language import in_language, say
from pages.server.addresses import addresses
from pages.server.asked_language import asked_language
from pages.server.own_script import index_file

_COLOURS = {"text": TEXT, "background": BACKGROUND, "faint": FAINT, "muted": MUTED, "link": LINK}
_LONGEST = 80  # letters of an address that are said back
_PAGE = """<!DOCTYPE html>
<html lang="{tag}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,">
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 15px/1.6 {font}; color: {text}; background: {background}; margin: 0; }}
main {{ max-width: 46rem; margin: 0 auto; padding: 3.25rem 1rem; }}
h1 {{ font-size: 1.6rem; margin: 0 0 0.5rem; }}
p {{ margin: 0 0 2rem; overflow-wrap: anywhere; }}
nav {{ border-top: 1px solid {faint}; padding-top: 1.5rem; }}
nav {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 1.5rem; }}
h2 {{ font-size: 0.9rem; font-weight: 600; color: {muted}; margin: 0; }}
ul {{ list-style: none; margin: 0; padding: 0; }}
a {{ color: {link}; display: inline-block; padding: 0.25rem 0; }}
</style></head>
<body><main><h1>{title}</h1>
<p>{said}</p>
<nav aria-label="{pages}">{menu}</nav></main></body>
</html>
"""


class WrongAddress:
    """Answers with 404 and the menu where Streamlit, which has no file at an address, answers with its own page.

    It knows that answer by the page's validator, and so touches no other: not a file's, a page's, a route's or an
    error's. base: the path that the pages stand under (server.baseUrlPath).
    """

    def __init__(self, app, base: str = "") -> None:
        self.app, self.base = app, base
        index = index_file()
        self.told_by = FileResponse(index, stat_result=index.stat()).headers["etag"].encode()

    async def __call__(self, scope, receive, send) -> None:
        """Passes a request on, and its answer back unless it is the one for a wrong address."""
        is_wrong = False

        async def send_unless_wrong(message) -> None:
            nonlocal is_wrong
            if message["type"] == "http.response.start":
                is_wrong = (b"etag", self.told_by) in message.get("headers", [])
            if not is_wrong:
                await send(message)

        await self.app(scope, receive, send_unless_wrong if scope["type"] == "http" else send)
        if is_wrong:
            query = scope.get("query_string", b"")
            with in_language(asked_language(query)):
                said = not_there(scope["path"], self.base, query.decode("latin-1"))
            await HTMLResponse(said, 404, {"cache-control": "no-store"})(scope, receive, send)


def not_there(address: str, base: str = "", query: str = "") -> str:
    """The page for a wrong address. query: what stood behind it, such as filters, which the menu's links keep."""
    paths, kept = addresses(base), f"?{query}" if query else ""
    menu = "".join(
        _section(say(section), {say(title): paths[name] + kept for name, (_, title) in pages.items()})
        for section, pages in PAGES.items()
    )
    colours = {name: f"light-dark({both[False]}, {both[True]})" for name, both in _COLOURS.items()}
    said = say(
        "The dashboard has no page at {address}: choose one of those it has.",
        address=f"<bdi>{escape(_shown(address))}</bdi>",
    )
    title, pages = say("This page isn’t there"), say("Pages")
    return _PAGE.format(tag=tag(), title=title, said=said, pages=pages, menu=menu, font=FONT, **colours)


def _section(title: str, links: dict[str, str]) -> str:
    items = "".join(f'<li><a href="{escape(path)}">{escape(label)}</a></li>' for label, path in links.items())
    return f"<div><h2>{escape(title)}</h2><ul>{items}</ul></div>"


def _shown(address: str) -> str:
    """An address as it can be read: without letters that can't be seen or that turn the others round."""
    seen = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in address)
    return seen if len(seen) <= _LONGEST else f"{seen[: _LONGEST - 1]}…"
