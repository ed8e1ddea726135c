"""Runs a page within its frame, as an address asks for it."""

from helpers.pages_listed import PAGES


def through_frame(frame, path: str, **parameters):
    """The page, run within its frame from an address with parameters."""
    for name, value in parameters.items():
        frame.query_params[name] = value
    frame.run()
    return frame if path == PAGES[0] else frame.switch_page(path).run()
