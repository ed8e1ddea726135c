"""In a real browser: a cell of the heat map leads to its tasks by mouse and by keyboard."""

from helpers.browser import bars, click_cell, move_to, opened, query, settled, sideways, tasks_listed

BEHIND = "north-made-up|Health|behind"
OFF_TRACK = "north-made-up|Schools|off_track"


def test_a_cell_is_chosen_by_mouse(browser_page, server):
    opened(browser_page, f"{server}/heat_map")
    click_cell(browser_page, "heat_map_chart", "Schools, R Off track")
    tasks_listed(browser_page, "1 task: 1b.").wait_for()
    assert query(browser_page)["cell"] == [OFF_TRACK]


def test_a_second_cell_replaces_the_first(browser_page, server):
    opened(browser_page, f"{server}/heat_map")
    click_cell(browser_page, "heat_map_chart", "Schools, R Off track")
    tasks_listed(browser_page, "1 task: 1b.").wait_for()
    settled(browser_page)
    click_cell(browser_page, "heat_map_chart", "Health, A Behind schedule")
    tasks_listed(browser_page, "1 task: 2b.").wait_for()
    assert query(browser_page)["cell"] == [BEHIND]


def test_a_cell_is_chosen_by_keyboard_alone(browser_page, server):
    opened(browser_page, f"{server}/heat_map")
    browser_page.get_by_label("Tasks behind a cell").focus()
    browser_page.keyboard.type("Health, A Behind")
    browser_page.keyboard.press("Enter")
    tasks_listed(browser_page, "1 task: 2b.").wait_for()
    assert query(browser_page)["cell"] == [BEHIND]


def test_a_task_behind_a_cell_opens_on_the_tasks_page_with_the_filters_kept(browser_page, server):
    opened(browser_page, f"{server}/heat_map?plan=north-made-up&cell=north-made-up%7CHealth%7Cbehind")
    tasks_listed(browser_page, "1 task: 2b.").wait_for()
    browser_page.get_by_label("Open a task").focus()
    browser_page.keyboard.press("ArrowDown")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/tasks?**")
    settled(browser_page)
    assert query(browser_page) == {"plan": ["North (made up)"], "task": ["north-made-up/2b"]}
    assert "North (made up), as at 31 Dec 2016" in browser_page.inner_text("[data-testid=stMain]")


def test_a_link_reopens_the_chosen_cell(browser_page, server):
    opened(browser_page, f"{server}/heat_map?rows=Lead&cell=south-made-up%7CBea+Sample%7Ccomplete")
    tasks_listed(browser_page, "1 task: 1.").wait_for()


def test_an_area_of_the_gap_analysis_leads_to_its_tasks(browser_page, server):
    opened(browser_page, f"{server}/gap_analysis")
    browser_page.mouse.click(*move_to(browser_page, bars(browser_page, "gap_analysis_north-made-up").first))
    browser_page.wait_for_url("**/tasks?**")
    settled(browser_page)
    assert query(browser_page)["area"] == ["Schools"]
    assert "area Schools: 3 tasks" in browser_page.inner_text("[data-testid=stMain]")


def test_on_a_phone_leads_against_quarters_do_not_scroll_sideways(browser_page, server):
    browser_page.set_viewport_size({"width": 390, "height": 844})
    opened(browser_page, f"{server}/heat_map?columns=Quarter&rows=Lead")
    assert sideways(browser_page) <= 0
