"""The frame under test, opened at any of its pages as an address opens it."""

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.listed import PAGES

_FOLDER = Path(__file__).parents[2] / "pages"


def new_frame() -> AppTest:
    """The frame on the database in use, not yet run: new_frame().switch_page("work/tasks/page.py").run()."""
    frame = AppTest.from_file(str(_FOLDER / "frame.py"), default_timeout=60)
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
    """The sentence above the page."""
    return shown.markdown[0].value.replace("\\", "")
