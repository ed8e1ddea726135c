"""Ways through the pages that people go every week, on a shipped plan, each within a number of actions."""

import pytest
from helpers.actions import Actions
from helpers.browser import opened, told
from helpers.server import served

WHO = "Ann Example"
REACHED = "Reached by 28 Feb 2018: in time, 31 days before 31 Mar 2018"  # 12 sessions, 2 a month, from 31 Aug 2017 on
CONFIRM, FIRST, ROW = 170 + 42, 38 + 40, 80  # pixels in Decide's table: the column's middle, the first row's, a row


@pytest.fixture(scope="module")
def own_server(tmp_path_factory):
    """A dashboard on the shipped plans that these tests may add to."""
    with served(tmp_path_factory.mktemp("journeys") / "own.duckdb") as address:
        yield address


def menu(page, title: str):
    """A page's link in the menu."""
    return page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True)


def main(page):
    """What the page says."""
    return page.get_by_test_id("stMain")


def test_what_a_lead_has_overdue_is_found_and_passed_on(own_server, browser):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, answer = (
        context.new_page(),
        "Karen Jones leads 3 live tasks, 2 alone; none is overdue; the next is due 30 Nov 2017.",
    )
    opened(page, f"{own_server}/")
    person = Actions(page)
    person.click(menu(page, "Leads"))
    person.click(main(page).get_by_role("link", name="Karen Jones"))
    page.get_by_text(answer).wait_for()
    person.click(main(page).get_by_role("button", name="Copy link"))
    assert person.count <= 4
    link = page.evaluate("navigator.clipboard.readText()")
    context.close()
    other = browser.new_page()
    opened(other, link)
    other.get_by_text(answer).wait_for()
    assert other.get_by_role("link", name="34 Develop venue hire policies").count() == 1
    other.close()


def test_a_cell_of_the_heat_map_changes_once_a_task_of_it_is_corrected(own_server, browser_page):
    opened(browser_page, f"{own_server}/heat_map")
    person, heat = Actions(browser_page), browser_page.locator(".st-key-heat_map")
    before = "Venue Hire Policy, G On schedule: 2 of 2, computed"
    person.click(heat.get_by_role("button", name=before))
    person.click(browser_page.locator(".st-key-beside").get_by_role("link", name="34 Develop venue hire policies"))
    person.click(browser_page.get_by_text("R Off track", exact=True))
    person.type(browser_page.get_by_role("textbox", name="Why"), "the Cabinet has not met")
    person.type(browser_page.get_by_role("textbox", name="Your name"), WHO, last="Enter")
    heat.get_by_role("button", name="Venue Hire Policy, R Off track: 1 of 2", exact=True).wait_for()
    assert heat.get_by_role("button", name="Venue Hire Policy, G On schedule: 1 of 2, computed").count() == 1
    assert person.count <= 5
    browser_page.get_by_role("button", name="Undo").first.click()  # on the spot
    heat.get_by_role("button", name=before).wait_for()


def test_whether_the_goal_is_reachable_is_answered_as_soon_as_a_count_is_added(own_server, browser_page):
    opened(browser_page, f"{own_server}/")
    person = Actions(browser_page)
    person.click(menu(browser_page, "Training"))
    browser_page.get_by_text("It needs 6.3 a week from 31 Aug 2017; one count shows no pace so far.").wait_for()
    person.click(main(browser_page).get_by_role("button", name="Add a count"))
    browser_page.wait_for_function("document.activeElement?.textContent === 'Add a count'")  # the form's heading
    form = browser_page.get_by_test_id("stForm")
    person.type(form.get_by_role("spinbutton", name="How many, in total"), "900")
    person.type(form.get_by_test_id("stDateInput").get_by_role("spinbutton").first, "30112017")
    person.type(form.get_by_role("textbox", name="Your name"), WHO, last="Enter")
    told(browser_page, "Added: 900 at 30 Nov 2017.")
    needed = "It needs 5.8 a week from 30 Nov 2017; the last period ran at 6.9."
    answer = browser_page.get_by_text(f"At that date: Reachable? {needed}")
    answer.wait_for()
    assert answer.bounding_box()["y"] < 900  # without a scroll
    assert person.count <= 5


def test_what_sessions_reach_is_read_and_passed_on(own_server, browser):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    opened(page, f"{own_server}/training?as_at=2017-09-30")
    person = Actions(page)
    person.click(main(page).get_by_role("radio", name="What if"))
    person.type(main(page).get_by_role("spinbutton", name="Sessions a month, each"), "1")
    person.type(main(page).get_by_role("spinbutton", name="Seats a session"), "20")
    person.type(main(page).get_by_role("spinbutton", name="Attendance, %"), "80")
    person.type(main(page).get_by_role("spinbutton", name="Trainers"), "2")
    page.get_by_text(REACHED).wait_for()
    page.get_by_text("190 people at 20 seats and 80% take 12 sessions").wait_for()
    person.click(main(page).get_by_role("button", name="Copy link"))
    link = page.evaluate("navigator.clipboard.readText()")
    context.close()
    other = browser.new_page()
    opened(other, link)
    other.get_by_text(REACHED).wait_for()
    other.close()
