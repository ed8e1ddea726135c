"""The server: Streamlit around pages/frame.py, behind doors for its own pages and for who signed in; a health route."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route
from streamlit import config

import loaders
from pages.board.files.deck_script import script_source
from pages.common import settings
from pages.server import own_script
from pages.server.at_once import send_at_once
from pages.server.doors import Doors
from pages.server.drawn_script import DrawnScript
from pages.server.headers import SecurityHeaders
from pages.server.logs import keep_people_out
from pages.server.media import MediaLinks
from pages.server.presented import present
from pages.server.sessions import Sessions
from pages.server.sign_in import SignedIn
from pages.server.start import allowed_names, announced, refuse_unsafe
from pages.server.static_files import StaticFiles
from pages.server.uploads import FewFiles, keep_in_memory
from pages.server.wrong_address import WrongAddress


async def health(request) -> JSONResponse:
    """Says that the server answers (it doesn't open the database)."""
    return JSONResponse({"status": "ok"})


async def home(request) -> RedirectResponse:
    """Home is the first page, at /; its name leads there too."""
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/")


keep_people_out()
refuse_unsafe()
most = config.get_option("server.maxUploadSize")
keep_in_memory(most)
send_at_once()
base, how = config.get_option("server.baseUrlPath"), settings.sign_in()
kept = loaders.DEFAULT_PATH if loaders.is_lake(loaders.database_path()) else loaders.database_path()
ended = Path(f"{kept}.signed_out")
app = st.App(
    "pages/frame.py",
    lifespan=announced,
    middleware=[  # the first is the outermost
        Middleware(SecurityHeaders, scripts=script_source()),
        Middleware(Doors, names=allowed_names(), asks_who=how is not None, open_to_all=settings.is_open_to_all()),
        *([Middleware(SignedIn, settings=how, base=base, sessions=Sessions(how, file=ended))] if how else []),
        Middleware(FewFiles, most_megabytes=most),
        Middleware(MediaLinks, kept_seconds=config.get_option("server.disconnectedSessionTTL"), base=base),
        Middleware(StaticFiles, base=base),
        Middleware(DrawnScript, base=base),
        Middleware(WrongAddress, base=base),
    ],
    routes=[
        Route("/health", health),
        Route("/home", home),
        Route("/present", present),
        *own_script.routes(base),
    ],
)
