"""For the annex: how the tasks are rated, by plan and by area, and the figures of the plan on one screen."""

from pages.board.pack import quality, telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Chart, Column, Panel, Row, Section, Sentence, Table, chart_table
from pages.said import ratings, stale, words

_TOLD = ("tasks", *(one.code for one in ratings.ALL), "overdue", "due_today", "next_quarter", "unowned")
_IN_TITLE = {"complete": "complete", "overdue": "overdue", "next_quarter": "due next quarter"}
_ONLY_IF_ANY = ("past_since_words",)
_MOST_AREAS = 12


def section(facts: Facts) -> Section:
    """All the figures, for the annex."""
    return telling.section("where", "The figures", [_ratings(facts), *_areas(facts), _figures(facts)])


def _ratings(facts: Facts) -> Panel:
    done = telling.figure(facts, "complete")
    whose = telling.by_tool(telling.computed(facts, done.task_ids), done.value)
    title = f"{telling.tasks_are(done)} complete{whose}{_worst(facts)}"
    keys = [(plan.plan_id,) for plan in facts.plans.itertuples() if facts.value("tasks", plan.plan_id)]
    names = [plan.title for plan in facts.plans.itertuples() if facts.value("tasks", plan.plan_id)]
    series = telling.rating_series(facts.by_plan, keys, lambda row: (row.plan_id,))
    told = [one for plan in facts.plans.itertuples() for one in _sentences(facts, plan)]
    return telling.panel(
        facts, "where.ratings", title, n=facts.value("tasks"), sentences=told,
        figures=[telling.figure(facts, code) for code in _TOLD if code != "due_today" or facts.value(code)],
        picture=telling.drawn("Tasks by rating, a bar for each plan.", "tasks", names, series), in_annex=True,
    )  # fmt: skip


def _worst(facts: Facts) -> str:
    for one in ratings.SLIPPING:
        number = facts.value(one.code)
        if number:
            past = facts.value("past_since_words") if one.code == "off_track" else 0
            rows = facts.by_plan[facts.by_plan["rating"] == one.code]
            whose = telling.by_tool(int(rows.loc[rows["is_computed"], "tasks"].sum()), number)
            why = stale.off_track(number, past) or whose
            return f"; {number:,} {telling.is_are(number)} {one.label.lower()}{why}"
    return "; none is off track or behind"


def _sentences(facts: Facts, plan) -> list[Sentence]:
    """What a plan's figures say, a sentence each, with its n and date."""
    at, total = plan.plan_id, facts.value("tasks", plan.plan_id)
    if not total:
        return [telling.sentence(facts, f"where.none@{at}", f"{plan.title} has no task here.", 0)]
    name = "" if facts.is_one_plan else f"{plan.title}: "
    done, counted = facts.value("complete", at), facts.total("complete", at)
    told = [
        telling.sentence(
            facts, f"where.complete@{at}",
            f"{name}{words.of(done, counted)} {telling.is_are(done)} complete{_left_out(facts, at)}.", counted,
        )
    ]  # fmt: skip
    for code, text in (
        ("overdue", "past the due date and neither complete nor closed"),
        ("due_today", f"due today, {facts.when}"),
        ("next_quarter", "due in the next three months"),
        ("no_information", "rated ‘no information’"),
        ("not_rated", f"not rated: {_why_unrated(facts, at)}"),
        ("unowned", "without a lead"),
    ):
        value, of = facts.value(code, at), facts.total(code, at)
        if value or code == "overdue":
            said = f"{name}{words.of(value, of)} {telling.is_are(value)} {text}."
            told.append(telling.sentence(facts, f"where.{code}@{at}", said, of))
    return told


def _why_unrated(facts: Facts, plan_id: str) -> str:
    left_out = facts.value("closed", plan_id) + facts.value("duplicates", plan_id)
    if not left_out and facts.choice.view.with_computed:
        return "no rating can be given"
    return words.several(quality.unrated(facts, plan_id))


def _left_out(facts: Facts, plan_id: str) -> str:
    left = facts.value("closed", plan_id) + facts.value("duplicates", plan_id)
    return f"; {words.count(left, 'task')} closed or decided a duplicate left out" if left else ""


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
    title = f"{words.of(worse, len(totals))} areas {telling.is_are(worse)} touched by tasks off track"
    told = []
    if len(shown) < len(totals):
        text = f"The picture shows the {len(shown)} areas with most off track, of {len(totals)}; the table has all."
        told = [telling.sentence(facts, "where.areas.shown", text, facts.value("tasks"))]
    panels = [
        telling.panel(facts, "where.areas", title, n=facts.value("tasks"), sentences=told,
                      picture=_bars(facts, list(shown.itertuples())), in_annex=True)
    ]  # fmt: skip
    whole = _bars(facts, list(totals.itertuples())) if told else None
    if whole:
        made = chart_table(whole)
        table = Table("Tasks by area and rating", (Column("Area", width=3.0), *made.columns[1:]), made.rows)
        all_said = f"All {len(totals):,} areas by rating"
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
    return telling.drawn("Tasks by area and rating, a bar for each area.", "tasks", names, series)


def _area(row, *, name_plan: bool) -> str:
    name = words.text(row.row_name, "Not under a heading")
    return f"{row.plan}: {name}" if name_plan else name


def _figures(facts: Facts) -> Panel:
    plans = list(facts.plans.itertuples())
    codes = [code for code in telling.FIGURES if code not in _ONLY_IF_ANY or facts.value(code)]
    shown = [telling.figure(facts, code, plan) for plan in plans for code in codes]
    rows = tuple(Row((one.label, one.value, one.value if one.of is None else one.of, one.said)) for one in shown)
    heads = (
        Column("Figure", width=3.0),
        Column("Tasks", "number"),
        Column("Out of", "number"),
        Column("In words", width=1.2),
    )
    told = [f"{telling.figure(facts, code).said} {said}" for code, said in _IN_TITLE.items()]
    title = f"In figures: {words.several(told)}"
    return telling.panel(
        facts,
        "where.figures",
        title,
        n=facts.value("tasks"),
        figures=shown,
        picture=Table("Figures", heads, rows),
        in_annex=True,
    )
