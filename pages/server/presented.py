"""The route /present: a pack as slides."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse


async def present(request: Request) -> HTMLResponse:
    """The slides of the pack that the address names, or a page that says why there are none."""
    named = request.query_params
    status, page = await run_in_threadpool(_answer, {name: named.getlist(name) for name in named})
    return HTMLResponse(page, status, {"cache-control": "no-store"})


def _answer(parameters: Mapping[str, list[str]]) -> tuple[int, str]:
    # Here, since what makes a pack takes longer to load than all the rest of the server: its start needn't wait for it.
    from pages.board.present import answer

    return answer(parameters)
