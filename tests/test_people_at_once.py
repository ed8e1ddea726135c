"""Several people use one dashboard at once, each over a websocket; searches for garbage don't hold them up."""

import gc

import pytest
from helpers.framed import through_frame
from helpers.people import use
from helpers.sample_plans import NORTH, SOUTH
from streamlit import config


@pytest.mark.slow
def test_five_people_open_page_after_page_without_an_error(server):
    used = use(server, 5, 1.5, 0.05, (NORTH, SOUTH))
    assert used.errors == []
    assert len(used.seconds) >= 5


def test_what_lasts_is_kept_out_of_searches_for_garbage_and_no_run_ends_with_one(frame):
    assert config.get_option("runner.postScriptGC") is False
    through_frame(frame, "status/gap_analysis/page.py")
    lasting = gc.get_freeze_count()
    assert lasting > 100_000 > len(gc.get_objects())
    frame.run()
    assert lasting - 5_000 < gc.get_freeze_count() <= lasting  # nothing was added; some of it went
