"""The frame under test, opened at any of its pages as an address opens it."""

from pathlib import Path

from helpers.drawn_rows import scope_line
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.listed import PAGES
from pages.said.filters import ALL_PLANS

_FOLDER = Path(__file__).parents[2] / "pages"


def new_frame(plan: str | None = ALL_PLANS) -> AppTest:
    """The frame on the database in use, not yet run: new_frame().switch_page("work/tasks/page.py").run().

    plan: that its address names; None for an address without one.
    """
    frame = AppTest.from_file(str(_FOLDER / "frame.py"), default_timeout=60)
    if plan:
        frame.query_params["plan"] = plan
    # Else it learns them by its first run, and each test would draw the first page before its own.
    frame._registered_pages = {
        calc_hash(name): {"script_path": str(_FOLDER / path)}
        for pages in PAGES.values()
        for name, (path, _) in pages.items()
    }
    return frame


def through_frame(frame: AppTest, path: str, **parameters) -> AppTest:
    """A page of the frame, run from an address with parameters."""
    for name, value in parameters.items():
        frame.query_params[name] = value
    return frame.switch_page(path).run()


def said(shown) -> str:
    """The line under the title."""
    return scope_line(shown)
