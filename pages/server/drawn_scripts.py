"""The scripts of what the pages draw themselves: Streamlit sends them anew each time, and only once a page has run."""

from functools import cache

from starlette.requests import Request

from pages.common import rows
from pages.server.addresses import folder
from pages.server.unchanging import unchanging

ADDRESS = f"/_stcore/bidi-components/{rows.NAME}/"


@cache
def scripts() -> dict[str, bytes]:
    """The scripts by their names."""
    return {path.name: path.read_bytes() for path in sorted(rows.SCRIPTS.glob("*.js"))}


class DrawnScripts:
    """Answers for them in Streamlit's place, with 304 who has them. base: server.baseUrlPath."""

    def __init__(self, app, base: str = "") -> None:
        self.app = app
        self.answers = {
            f"{folder(base).rstrip('/')}{ADDRESS}{name}": unchanging(content, "text/javascript")
            for name, content in scripts().items()
        }

    async def __call__(self, scope, receive, send) -> None:
        """Passes a request on, unless it asks for one of them."""
        is_asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        path = scope["path"].removeprefix(scope.get("root_path", "")) if is_asked else ""
        if path in self.answers:
            response = await self.answers[path](Request(scope, receive))
            await response(scope, receive, send)
        else:
            await self.app(scope, receive, send)
