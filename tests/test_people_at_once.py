"""Several people use one dashboard at once, each over a websocket; a run leaves little for Python to look through after it."""

import gc

import pytest
from helpers.framed import through_frame
from helpers.people import use
from helpers.sample_plans import NORTH, SOUTH


@pytest.mark.slow
def test_five_people_open_page_after_page_without_an_error(server):
    used = use(server, 5, 1.5, 0.05, (NORTH, SOUTH))
    assert used.errors == []
    assert len(used.seconds) >= 5


def test_what_lasts_is_not_looked_through_for_garbage_after_each_run(frame):
    through_frame(frame, "status/gap_analysis/page.py")
    lasting = gc.get_freeze_count()
    assert lasting > 100_000 > len(gc.get_objects())
    frame.run()
    assert lasting - 5_000 < gc.get_freeze_count() <= lasting  # nothing was added; some of it went
