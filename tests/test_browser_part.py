"""In a real browser: what is chosen in a page draws that page alone again; where the frame would differ, the whole."""

import pytest
from benchmarks import national
from helpers.browser import opened, query, settled
from helpers.sample_plans import NORTH, filled_file
from helpers.server import served
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from loaders.record.database import open_database

TASK = "Made-up task 1a"


@pytest.fixture
def drawn(browser_page):
    """For each thing that the open page was told to draw, whether it is of a part; to be emptied in between."""
    seen: list[bool] = []

    def told(frame) -> None:
        message = ForwardMsg.FromString(frame)
        if message.WhichOneof("type") == "delta":
            seen.append(bool(message.delta.fragment_id))

    browser_page.on("websocket", lambda socket: socket.on("framereceived", told))
    return seen


def choose(page) -> None:
    page.get_by_test_id("stMain").get_by_role("link", name=TASK).click()
    page.get_by_role("heading", name=f"1a: {TASK}").wait_for(timeout=20_000)
    settled(page)


def test_a_task_is_opened_and_closed_without_drawing_the_frame(server, browser_page, drawn):
    asked: list[str] = []
    browser_page.on("request", lambda request: asked.append(request.url))
    opened(browser_page, f"{server}/tasks?plan={NORTH}")
    assert f"{server}/_stcore/health" in asked  # beside connecting; and nowhere else is looked for a server
    assert not [one for one in asked if "/tasks/_stcore" in one]
    drawn.clear()
    choose(browser_page)
    browser_page.get_by_test_id("stMain").get_by_role("button", name="Close").click()
    browser_page.wait_for_url(lambda address: "task=" not in address)
    assert drawn and all(drawn)
    assert browser_page.get_by_role("combobox", name="Plan").is_visible()


def test_what_was_written_meanwhile_draws_the_frame_too(tmp_path, browser_page, drawn):
    with served(filled_file(tmp_path / "own.duckdb")) as address:
        opened(browser_page, f"{address}/tasks?plan={NORTH}&task={NORTH}/1a")
        form = browser_page.locator(".st-key-task_decide")
        form.get_by_text("Off track").click()
        form.get_by_role("textbox", name="Why").fill("asked")
        form.get_by_role("textbox", name="Your name").fill("Ann Example")
        drawn.clear()
        form.get_by_role("button", name="Record this decision").click()
        browser_page.locator(".st-key-recorded").wait_for(timeout=20_000)
        settled(browser_page)
        assert drawn[0] and not all(drawn)
        browser_page.goto("about:blank")


def test_another_language_stays_in_the_address_until_it_is_left_and_back_leads_to_it(server, browser_page):
    opened(browser_page, f"{server}/tasks")
    browser_page.get_by_role("button", name="Cymraeg").click()
    browser_page.get_by_role("heading", name="Tasgau", level=1).wait_for(timeout=20_000)
    browser_page.get_by_role("link", name="Penderfyniadau").first.click()
    browser_page.get_by_role("heading", name="Penderfyniadau", level=1).wait_for(timeout=20_000)
    assert query(browser_page)["lang"] == ["cy"]
    settled(browser_page)
    browser_page.get_by_role("button", name="English").click()
    browser_page.get_by_role("heading", name="Decisions", level=1).wait_for(timeout=20_000)
    browser_page.wait_for_url(lambda address: "lang=" not in address)
    settled(browser_page)
    browser_page.go_back()
    browser_page.get_by_role("heading", name="Penderfyniadau", level=1).wait_for(timeout=20_000)


def test_a_plan_chosen_among_many_is_the_frames_too(tmp_path, browser_page):
    path = tmp_path / "nation.duckdb"
    with open_database(path) as connection:
        national.fill(connection, 7, 3, 1)
    with served(path) as address:
        opened(browser_page, f"{address}/heat_map?plan=All plans")
        browser_page.locator(".st-key-ranked_plans tbody .opens").first.click()
        name = "Generated Prevent action plan 0001"
        browser_page.locator(".st-key-scope", has_text=name).wait_for(timeout=20_000)
        settled(browser_page)
        assert browser_page.get_by_role("combobox", name="Plan", exact=True).input_value() == name
        browser_page.goto("about:blank")
