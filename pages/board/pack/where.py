"""For the annex: how the tasks are rated, by plan and by area, and the figures of the plan on one screen."""

from pages.board.pack import quality, telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Chart, Column, Panel, Row, Section, Sentence, Table, chart_table
from pages.said import ratings, stale, words
from pages.said.language import marked, say, says

_TOLD = ("tasks", *(one.code for one in ratings.ALL), "overdue", "due_today", "next_quarter", "unowned")
_IN_TITLE = {
    "complete": marked("{part} complete"),
    "overdue": marked("{part} overdue"),
    "next_quarter": marked("{part} due next quarter"),
}
_ONLY_IF_ANY = ("past_since_words",)
_NO_AREA = marked("Not under a heading")
_HOW = {  # how tasks stand, of one or none and of several
    "complete": (marked("{part} is complete{left_out}."), marked("{part} are complete{left_out}.")),
    "overdue": (
        marked("{part} is past the due date and neither complete nor closed."),
        marked("{part} are past the due date and neither complete nor closed."),
    ),
    "due_today": (marked("{part} is due today, {day}."), marked("{part} are due today, {day}.")),
    "next_quarter": (
        marked("{part} is due in the next three months."),
        marked("{part} are due in the next three months."),
    ),
    "no_information": (marked("{part} is rated ‘no information’."), marked("{part} are rated ‘no information’.")),
    "not_rated": (marked("{part} is not rated: {why}."), marked("{part} are not rated: {why}.")),
    "unowned": (marked("{part} is without a lead."), marked("{part} are without a lead.")),
}
_MOST_AREAS = 12


def section(facts: Facts) -> Section:
    """All the figures, for the annex."""
    return telling.section("where", say("The figures"), [_ratings(facts), *_areas(facts), _figures(facts)])


def _ratings(facts: Facts) -> Panel:
    done = telling.figure(facts, "complete")
    whose = telling.by_tool(telling.computed(facts, done.task_ids), done.value)
    title = f"{telling.tasks_are(done, telling.COMPLETE)}{whose}{_worst(facts)}"
    keys = [(plan.plan_id,) for plan in facts.plans.itertuples() if facts.value("tasks", plan.plan_id)]
    names = [plan.title for plan in facts.plans.itertuples() if facts.value("tasks", plan.plan_id)]
    series = telling.rating_series(facts.by_plan, keys, lambda row: (row.plan_id,))
    told = [one for plan in facts.plans.itertuples() for one in _sentences(facts, plan)]
    return telling.panel(
        facts, "where.ratings", title, n=facts.value("tasks"), sentences=told,
        figures=[telling.figure(facts, code) for code in _TOLD if code != "due_today" or facts.value(code)],
        picture=telling.drawn(say("Tasks by rating, a bar for each plan."), "tasks", names, series), in_annex=True,
    )  # fmt: skip


def _worst(facts: Facts) -> str:
    for one in ratings.SLIPPING:
        number = facts.value(one.code)
        if number:
            past = facts.value("past_since_words") if one.code == "off_track" else 0
            rows = facts.by_plan[facts.by_plan["rating"] == one.code]
            whose = telling.by_tool(int(rows.loc[rows["is_computed"], "tasks"].sum()), number)
            why = stale.off_track(number, past) or whose
            given = {"number": f"{number:,}", "rating": one.label.lower(), "why": why}
            return says(number, "; {number} is {rating}{why}", "; {number} are {rating}{why}", **given)
    return say("; none is off track or behind")


def _sentences(facts: Facts, plan) -> list[Sentence]:
    """What a plan's figures say, a sentence each, with its n and date."""
    at, total = plan.plan_id, facts.value("tasks", plan.plan_id)
    if not total:
        return [telling.sentence(facts, f"where.none@{at}", say("{plan} has no task here.", plan=plan.title), 0)]
    done, counted = facts.value("complete", at), facts.total("complete", at)
    told = [_of_plan(facts, plan, "complete", done, counted, left_out=_left_out(facts, at))]
    for code in ("overdue", "due_today", "next_quarter", "no_information", "not_rated", "unowned"):
        value, of = facts.value(code, at), facts.total(code, at)
        if value or code == "overdue":
            why = _why_unrated(facts, at) if code == "not_rated" else ""
            told.append(_of_plan(facts, plan, code, value, of, day=facts.when, why=why))
    return told


def _of_plan(facts: Facts, plan, code: str, value: int, of: int, **given: str) -> Sentence:
    """How many of a plan's tasks stand in a way, in a sentence that names the plan where there are several."""
    text = say(_HOW[code][value > 1], part=words.of(value, of), **given)
    named = text if facts.is_one_plan else f"{plan.title}: {text}"
    return telling.sentence(facts, f"where.{code}@{plan.plan_id}", named, of)


def _why_unrated(facts: Facts, plan_id: str) -> str:
    left_out = facts.value("closed", plan_id) + facts.value("duplicates", plan_id)
    if not left_out and facts.choice.view.with_computed:
        return say("no rating can be given")
    return words.several(quality.unrated(facts, plan_id))


def _left_out(facts: Facts, plan_id: str) -> str:
    left = facts.value("closed", plan_id) + facts.value("duplicates", plan_id)
    if not left:
        return ""
    return says(
        left,
        "; {number} task closed or decided a duplicate left out",
        "; {number} tasks closed or decided a duplicate left out",
        number=f"{left:,}",
    )


def _areas(facts: Facts) -> list[Panel]:
    """The areas as bars; where there are too many, those with most off track, then most tasks, and a table of all."""
    totals = facts.by_area.drop_duplicates(["plan_id", "row_name"])
    if len(totals) < 2:
        return []
    shown = totals
    if len(totals) > _MOST_AREAS:
        first = totals.sort_values(["off_track", "row_tasks"], ascending=False, kind="stable").head(_MOST_AREAS)
        shown = totals.loc[sorted(first.index)]
    worse = int((totals["off_track"] > 0).sum())
    part = words.of(worse, len(totals))
    if worse > 1:
        title = say("{part} areas are touched by tasks off track", part=part)
    else:
        title = say("{part} areas is touched by tasks off track", part=part)
    told = []
    if len(shown) < len(totals):
        text = say(
            "The picture shows the {number} areas with most off track, of {total}; the table has all.",
            number=len(shown),
            total=len(totals),
        )
        told = [telling.sentence(facts, "where.areas.shown", text, facts.value("tasks"))]
    panels = [
        telling.panel(facts, "where.areas", title, n=facts.value("tasks"), sentences=told,
                      picture=_bars(facts, list(shown.itertuples())), in_annex=True)
    ]  # fmt: skip
    whole = _bars(facts, list(totals.itertuples())) if told else None
    if whole:
        made = chart_table(whole)
        table = Table(say("Tasks by area and rating"), (Column(say("Area"), width=3.0), *made.columns[1:]), made.rows)
        all_said = say("All {number} areas by rating", number=f"{len(totals):,}")
        panels.append(
            telling.panel(facts, "where.areas.all", all_said, n=facts.value("tasks"), picture=table, in_annex=True)
        )
    return panels


def _bars(facts: Facts, areas: list) -> Chart | None:
    """The ratings of some areas, a bar each. areas: rows of facts.by_area, one of each."""
    rows = facts.by_area
    keys = [(row.plan_id, row.row_name) for row in areas]
    names = [_area(row, name_plan=not facts.is_one_plan) for row in areas]
    series = telling.rating_series(
        rows[[(row.plan_id, row.row_name) in keys for row in rows.itertuples()]],
        keys,
        lambda row: (row.plan_id, row.row_name),
    )
    return telling.drawn(say("Tasks by area and rating, a bar for each area."), "tasks", names, series)


def _area(row, *, name_plan: bool) -> str:
    name = words.text(row.row_name, _NO_AREA)
    return f"{row.plan}: {name}" if name_plan else name


def _figures(facts: Facts) -> Panel:
    plans = list(facts.plans.itertuples())
    codes = [code for code in telling.FIGURES if code not in _ONLY_IF_ANY or facts.value(code)]
    shown = [telling.figure(facts, code, plan) for plan in plans for code in codes]
    rows = tuple(Row((one.label, one.value, one.value if one.of is None else one.of, one.said)) for one in shown)
    heads = (
        Column(say("Figure"), width=3.0),
        Column(say("Tasks"), "number"),
        Column(say("Out of"), "number"),
        Column(say("In words"), width=1.2),
    )
    told = [say(said, part=telling.figure(facts, code).said) for code, said in _IN_TITLE.items()]
    title = say("In figures: {figures}", figures=words.several(told))
    return telling.panel(
        facts,
        "where.figures",
        title,
        n=facts.value("tasks"),
        figures=shown,
        picture=Table(say("Figures"), heads, rows),
        in_annex=True,
    )
