"""Several people use one dashboard at once, each over a websocket; searches for garbage don't hold them up."""

import gc
from threading import Event, Thread

from helpers.framed import through_frame
from streamlit import config

from pages.common.turns import Turns


def test_what_lasts_is_kept_out_of_searches_for_garbage_and_no_run_ends_with_one(frame):
    assert config.get_option("runner.postScriptGC") is False
    through_frame(frame, "status/gap_analysis/page.py")
    lasting = gc.get_freeze_count()
    assert lasting > 100_000 > len(gc.get_objects())
    frame.run()
    assert lasting - 5_000 < gc.get_freeze_count() <= lasting  # nothing was added; some of it went


def _is_drawn_meanwhile(turns: Turns, seconds: float) -> bool:
    """Whether another page is drawn within so many seconds while one is; drawn it is in the end."""
    drawn = Event()

    def another() -> None:
        with turns.turn():
            drawn.set()

    other = Thread(target=another)
    with turns.turn():
        other.start()
        meanwhile = drawn.wait(seconds)
    assert drawn.wait(20)
    return meanwhile


def test_pages_take_turns_and_a_long_one_holds_up_no_other():
    assert not _is_drawn_meanwhile(Turns(60), 0.3)
    assert _is_drawn_meanwhile(Turns(0.01), 20)
