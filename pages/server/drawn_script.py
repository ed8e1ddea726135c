"""The script of what the pages draw themselves: Streamlit sends it in parts, each anew, once a page has run."""

from starlette.requests import Request

from pages.common import rows
from pages.server.addresses import folder
from pages.server.bundled import bundled
from pages.server.unchanging import unchanging

ADDRESS = f"/_stcore/bidi-components/{rows.NAME}/{rows.ENTRY}"


def script() -> bytes:
    """All of it in one file."""
    return bundled(rows.SCRIPTS, rows.ENTRY).encode()


class DrawnScript:
    """Answers for it in Streamlit's place, once for as long as it stays the same. base: server.baseUrlPath."""

    def __init__(self, app, base: str = "") -> None:
        self.app = app
        self.address = f"{folder(base).rstrip('/')}{ADDRESS}"
        self.answer = unchanging(script(), "text/javascript", is_named_by_content=True)

    async def __call__(self, scope, receive, send) -> None:
        """Passes a request on, unless it asks for it."""
        is_asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        path = scope["path"].removeprefix(scope.get("root_path", "")) if is_asked else ""
        if path == self.address:
            response = await self.answer(Request(scope, receive))
            await response(scope, receive, send)
        else:
            await self.app(scope, receive, send)
