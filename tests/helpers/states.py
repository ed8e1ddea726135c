"""What pages look like while they are used, beyond how an address opens them: each state, and the way into it."""

from collections.abc import Callable
from dataclasses import dataclass

from helpers.browser import settled
from helpers.plan_writer import AMBER, BLUE, Table, write
from helpers.sample_plans import NORTH

PLAN = Table(
    ["Ref", "Action", "Lead", "Timescale", "Notes", "RAG rating"],
    [
        ["Schools and colleges"],
        ["1a", "Publish the guidance for schools", "Una Marsh", "May 2021", "Guidance published", ""],
        ["1b", "Hold a briefing", "Una Marsh/Tom Field", "June 2021 - March 2021", "Date not agreed", ""],
    ],
    {1: BLUE, 2: AMBER},
    "Prevent action plan 2021, updated 30 April 2021",
)
_NORTH = "North+(made+up)"  # by its name: an address is led from a plan's id to it when it is opened anew alone
_COUNTS = "select rating, count(*) as tasks from task_at(null) group by all"

_FADES = 400  # ms in which a list or a calendar comes into sight


@dataclass(frozen=True)
class Used:
    """A page in use: its address and title, and what is done there, each step leading to a state to look at.

    lies_over: the last state lies over the page, and is gone once the window changes.
    """

    address: str
    title: str
    steps: tuple[Callable, ...]
    lies_over: bool = False


def _press(name: str, role: str = "button", until: str = "") -> Callable:
    """Presses what has a role and a name, and waits for words."""

    def step(page) -> None:
        page.get_by_test_id("stMain").get_by_role(role, name=name).first.click()
        if until:
            page.get_by_text(until).first.wait_for(timeout=20_000)
        settled(page)

    return step


def _unfold(words: str, until: str = "") -> Callable:
    """Opens what is folded, by keyboard, and waits for words that aren't there before."""

    def step(page) -> None:
        assert not until or not page.get_by_text(until).is_visible()
        page.locator("summary", has_text=words).press("Enter")
        if until:
            page.get_by_text(until).wait_for(timeout=20_000)
        settled(page)

    return step


def _upload(page) -> None:
    given = {"name": "plan.docx", "mimeType": "application/octet-stream", "buffer": write("docx", PLAN)}
    page.locator("input[type=file]").set_input_files(given)
    page.get_by_role("button", name="Save this plan").wait_for(timeout=30_000)
    settled(page)


def _ask(statement: str) -> Callable:
    def step(page) -> None:
        page.get_by_role("textbox", name="Statement").fill(statement)
        page.get_by_role("button", name="Run").click()
        page.wait_for_timeout(200)
        settled(page)

    return step


def _list_of(label: str) -> Callable:
    def step(page) -> None:
        page.get_by_role("combobox", name=label, exact=True).press("ArrowDown")
        page.get_by_role("listbox").wait_for()
        page.wait_for_timeout(_FADES)

    return step


def _calendar(page) -> None:
    page.get_by_test_id("stForm").get_by_test_id("stDateInputCalendarButton").click()
    page.get_by_role("dialog").wait_for()
    page.wait_for_timeout(_FADES)


USED = {
    "decision": Used(
        f"tasks?plan={_NORTH}&task={NORTH}/1b", "Tasks", (_press("Record this decision", until="required"),)
    ),
    "cell": Used(
        f"heat_map?plan={_NORTH}&cell={NORTH}|Schools|off_track",
        "Heat map",
        (_unfold("Key to the ratings", "successfully completed"),),
    ),
    "lead": Used(
        f"leads?plan={_NORTH}",
        "Leads",
        (_press("Ann Example", "link"), _press("Chase"), _list_of("Lead")),
        lies_over=True,
    ),
    "training": Used(
        "training?plan=South+(made+up)", "Training", (_unfold("Figures as a table"), _press("What if", "radio"))
    ),
    "date": Used("training?plan=South+(made+up)&as_at=2017-09-30&add=count", "Training", (_calendar,), lies_over=True),
    "board": Used(f"board?plan={_NORTH}&part=late&open=files", "Board", (settled,)),
    "nothing": Used("tasks?q=nothing+holds+these+words", "Tasks", (settled,)),
    "filters": Used(f"timeline?plan={_NORTH}&lead=Ann+Example", "Timeline", (_unfold("More filters"),), lies_over=True),
    "import": Used("add_plan", "Add a plan", (_upload, _press("Findings", "tab"), _press("Columns", "tab"))),
    "sql": Used("sql", "Questions in SQL", (_ask("drop table task"), _ask(_COUNTS), _press("Bar chart", "radio"))),
    "welsh": Used(f"?lang=cy&plan={_NORTH}", "Hafan", (settled,)),
}
