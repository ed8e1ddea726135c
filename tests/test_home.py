"""Home: its verdict, what comes first and why, what is due soon and waits, its tiles, its letters; a row a plan."""

import json
from datetime import date
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from helpers.drawn_rows import cells, drawing, keys
from helpers.framed import through_frame
from helpers.sample_plans import NORTH, SOUTH
from helpers.sample_rows import keeping

import queries
from loaders import lookups
from pages.common import data
from pages.said import filters, ratings, rows, short_forms
from pages.said.filters import Filters
from pages.status.home import view
from pages.status.home import words as said

PAGE = "status/home/page.py"


def asked(sample, name: str, **changes):
    """A query's rows with every task kept but for changes."""
    return queries.run(sample, name, **keeping(**changes))


def test_numbers_of_the_plans(sample):
    found = asked(sample, "overview")
    counts = ["tasks", "complete", "complete_computed", "overdue", "not_rated", "closed", "computed"]
    assert found["title"].tolist() == ["North (made up)", "South (made up)"]
    assert found[counts].to_numpy().tolist() == [[7, 1, 1, 1, 2, 1, 5], [4, 1, 0, 0, 1, 0, 2]]
    declared = asked(sample, "overview", with_computed=False)
    assert declared[["complete", "not_rated", "computed"]].to_numpy().tolist() == [[0, 7, 0], [1, 3, 0]]


def plan(**changes):
    """A row of the query overview: 20 of 40 complete, all by the plan itself, but for changes."""
    counts = {
        "tasks": 40,
        "closed": 0,
        "duplicates": 0,
        "complete": 20,
        "complete_computed": 0,
        "complete_confirmed": 0,
    }
    counts |= {"overdue": 0, "longest_overdue": None, "not_rated": 0, "computed": 0}
    return SimpleNamespace(**counts | changes)


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (plan(), "20 of 40 tasks are complete on the council’s own ratings; none is overdue."),
        (
            plan(computed=15, not_rated=5),
            "20 of 40 tasks are complete on the council’s own ratings; none is overdue; 15 of 35 ratings are this tool’s "
            "and 5 tasks can’t be rated.",
        ),
        (
            plan(complete_computed=20, computed=40, overdue=1, longest_overdue=60),
            "20 of 40 tasks are complete by this tool’s reading; 1 is overdue, by 2 months; every rating is this tool’s.",
        ),
        (
            plan(complete_computed=5, complete_confirmed=3, computed=5, overdue=2, longest_overdue=430),
            "20 of 40 tasks are complete (12 on the council’s own ratings, 3 confirmed here and 5 by this tool’s reading); "
            "2 are overdue, the longest by 14 months; 5 of 40 ratings are this tool’s.",
        ),
        (plan(complete=0, tasks=1, not_rated=1), "None of 1 task is complete; none is overdue; 1 task can’t be rated."),
        (plan(complete=0, tasks=2, closed=2), "No task counts; none is overdue."),
    ],
)
def test_the_verdict_says_whose_word_it_rests_on(row, verdict):
    assert said.verdict(row) == verdict


def test_what_comes_first_and_why(sample):
    found = asked(sample, "home_worst")
    assert found["task_id"].tolist() == [f"{NORTH}/1b", f"{SOUTH}/3", f"{NORTH}/2b", f"{NORTH}/2a"]
    assert [said.why(task) for task in found.itertuples()] == [
        "14 months overdue; not reported done (“under way”).",
        "Under way (“in hand”), due 30 Nov 2017.",
        "Due 31 Dec 2017; the words say that it is late (“slipped”), waiting for somebody else (“awaiting the police”).",
        "Nothing is reported.",
    ]
    declared = asked(sample, "home_worst", with_computed=False)
    assert said.why(next(declared.itertuples())) == "14 months overdue."


def test_where_nothing_asks_what_is_due_next_comes_first(sample):
    found = asked(sample, "home_worst", leads=["Bea Sample"])
    assert found[["task_id", "asks"]].to_numpy().tolist() == [[f"{SOUTH}/2", False]]


@pytest.mark.parametrize(("number", "is_bar"), [(rows.MOST_TILES, False), (rows.MOST_TILES + 1, True)])
def test_more_tiles_than_people_tell_apart_become_a_bar(number, is_bar):
    runs = [rows.Run("complete", "some", [rows.Tile(f"p/{one}", "a task", "/", "computed") for one in range(number)])]
    drawn = rows.tiles(runs, caption="all").drawn
    assert (
        f'"parts":[{{"code":"complete","word":"Complete","letter":"C","how":"computed","n":{number}}}]' in drawn
    ) == is_bar
    assert ('"id":"p/1"' in drawn) != is_bar


def test_the_first_screen_of_one_plan(frame):
    shown = through_frame(frame, PAGE, plan=NORTH)
    assert not shown.exception
    assert keys(shown) == ["scope", "home_first", "home_week", "home_strip"]
    assert (
        shown.markdown[0]
        .value.replace("\\", "")
        .startswith(
            "**1 of 6 tasks is complete by this tool’s reading; 1 is overdue, by 14 months; every rating is this tool’s and "
        )
    )
    assert cells(shown, "home_first")[0] == [
        "1b Made-up task 1b",
        "Ann Example and Outreach Team",
        "R Off track, computed",
    ]
    assert cells(shown, "home_week") == [
        ["Newly overdue this week", "none", ""],
        ["Due within 14 days", "none", ""],
        ["Due within 90 days", "1", "1c Made-up task 1c, 28 Feb 2017"],
        ["Ratings of this tool to confirm", "5", ""],
        ["Corrections to look at again", "none", ""],
        ["Questions to answer", "1", ""],
    ]
    strip = drawing(shown, "home_strip")["runs"]
    assert [(run["letter"], run["said"], len(run["tiles"])) for run in strip][:2] == [
        ("C", "1 complete, computed", 1), ("G", "1 on schedule, computed", 1),
    ]  # fmt: skip
    assert (
        strip[0]["tiles"][0]["how"] == "computed"
        and strip[0]["address"] == "/tasks?plan=North+%28made+up%29&rating=Complete"
    )


@pytest.mark.parametrize(
    "chosen", [Filters(plan=NORTH), Filters(plan=SOUTH, as_at=date(2018, 1, 15), due=("fell_due",), leads=("",))]
)
def test_each_number_leads_to_exactly_its_tasks(sample, monkeypatch, chosen):
    monkeypatch.setattr(data, "ask", lambda name, **asked: queries.run(sample, name, **asked))
    shown = view.one_plan(chosen, False)
    runs = [(run["address"], len(run["tiles"])) for run in json.loads(shown.strip.drawn)["runs"]]
    week = [(row["address"], row["cells"][1]) for row in json.loads(shown.week.drawn)["rows"]]
    led = [(parse_qs(urlsplit(address).query), number) for address, number in [*runs, *week] if "/tasks" in address]
    assert led
    for asked, number in led:
        kept = queries.run(sample, "tasks", **filters.read(asked, {"plan": {}, "lead": {}}).parameters())
        assert len(kept[kept["plan_id"] == chosen.plan]) == number, asked


def test_a_task_opens_beside_and_a_letter_in_its_place(frame):
    shown = through_frame(frame, PAGE, plan=NORTH, task=f"{NORTH}/1b")
    assert not shown.exception
    assert drawing(shown, "home_first")["chosen"] == drawing(shown, "home_strip")["chosen"] == f"{NORTH}/1b"
    assert "1b" in shown.header[1].value
    shown.button(key="home_letter").click().run()
    assert not shown.exception
    assert dict(shown.query_params)["letter"] == "monday" and "task" not in shown.query_params
    text = shown.code[0].value
    assert text.startswith("Subject: Prevent action plan, North (made up), as at 31 Dec 2016: 1 overdue\n")
    assert "  Due 31 Oct 2015, 14 months overdue. Lead: Ann Example and Outreach Team. Off track, computed.\n" in text
    assert "/tasks?plan=North+%28made+up%29&task=north-made-up%2F1b\n" in text
    assert "- Ratings of this tool to confirm: 5\n" in text and "judged from the plan’s words" in text
    shown.selectbox(key="letter_name").select("lead:Outreach Team").run()
    assert "Dear Outreach Team,\n" in shown.code[0].value and "DUE IN 15 TO 90 DAYS (1)" in shown.code[0].value


def test_a_visit_that_only_reads_leads_nowhere_and_writes_nothing(frame):
    shown = through_frame(frame, PAGE, plan=SOUTH, read="1", letter="monday")
    assert not shown.exception
    assert not shown.main.get("page_link") and not shown.code and "home_letter" not in [one.key for one in shown.button]
    led = [*drawing(shown, "home_week")["rows"], *drawing(shown, "home_strip")["runs"]]
    assert not [one for one in led if one["address"]]
    assert "Training: 200 of 500 staff trained, 300 to go by 31 Mar 2018." in [
        one.value.replace("\\", "") for one in shown.markdown
    ]


def test_several_plans_are_a_row_each_at_its_own_date_and_never_added_up(frame):
    shown = through_frame(frame, PAGE, plan="all")
    assert cells(shown, "home_plans") == [
        ["North (made up)", "31 Dec 2016", "1 complete, 1 on schedule, 1 behind schedule, 1 off track, 1 no information and 2 not rated",
         "1 of 6", "1", "none", "1", "5"],
        ["South (made up)", "30 Sep 2017", "1 complete, 2 on schedule and 1 not rated", "1 of 4", "none", "none", "1", "2"],
    ]  # fmt: skip
    assert [row["address"] for row in drawing(shown, "home_plans")["rows"]] == [
        "/?plan=North+%28made+up%29", "/?plan=South+%28made+up%29",
    ]  # fmt: skip


@pytest.mark.parametrize("dark", [False, True])
def test_rating_colours_can_be_told_from_the_page_and_read(dark):
    background = ratings.DARK_BACKGROUND if dark else ratings.LIGHT_BACKGROUND
    for rating in ratings.RATINGS:
        fill = ratings.colour(rating.code, dark)
        assert contrast(fill, background) >= 4.5  # its letter stands on the page where the tile is outlined
        assert contrast(ratings.text_colour(rating.code, dark), fill) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG 2 counts it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_short_form_in_a_plans_title_is_spelled_out_where_it_is_known(reader, monkeypatch):
    known = {
        "council": "Nottinghamshire County Council",
        "short": "CFCS",
        "full": "Children, Families and Cultural Services",
    }
    assert known in lookups.rows("short_forms")
    told = f"CFCS stands for {known['full']}, {known['council']}."
    assert short_forms.spelled_out("Nottinghamshire CFCS", known["council"]) == told
    assert short_forms.spelled_out("Nottinghamshire CFCS", "Another Council") == ""
    council = data.ask("plans_shown", on_date=None, known_at=None)["council"].iloc[0]
    monkeypatch.setattr(lookups, "rows", lambda name: ({"council": council, "short": "North", "full": "Up there"},))
    shown = through_frame(reader, PAGE, plan=NORTH)
    assert any(f"North stands for Up there, {council}" in one.value.replace("\\", "") for one in shown.markdown)
    assert f"North stands for Up there, {council}." in drawing(shown, "scope")["said"][0]["title"]
