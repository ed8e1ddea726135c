"""Several people use one dashboard at once, each over a websocket; searches for garbage don't hold them up."""

import gc

from helpers.framed import through_frame
from streamlit import config


def test_what_lasts_is_kept_out_of_searches_for_garbage_and_no_run_ends_with_one(frame):
    assert config.get_option("runner.postScriptGC") is False
    through_frame(frame, "status/gap_analysis/page.py")
    lasting = gc.get_freeze_count()
    assert lasting > 100_000 > len(gc.get_objects())
    frame.run()
    assert lasting - 5_000 < gc.get_freeze_count() <= lasting  # nothing was added; some of it went
