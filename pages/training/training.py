"""Training: staff trained against the goal, the pace it takes, and the tasks that report no figure."""

import streamlit as st

from pages.common import data, figures, filters, tables, words
from pages.common.words import plain
from pages.training import training_figure, training_goals
from pages.training.reading_form import reading_form


def _goal(goal: training_goals.Goal, number: int) -> None:
    headline, subtitle = training_goals.headline(goal), training_goals.subtitle(goal)
    figures.show(
        training_figure.bullet(goal, dark=figures.is_dark()),
        key=f"training_goal_{number}",
        alt=f"Bullet chart. {headline}. {subtitle}",
        table=training_goals.table(goal),
        headline=headline,
        subtitle=subtitle,
    )
    st.markdown(plain(training_goals.pace(goal)))
    st.caption(plain(f"{training_goals.outlook(goal)} {goal.doubt or ''}"))
    if len(goal.dated) >= 3:
        figures.show(
            training_figure.trend(goal, dark=figures.is_dark()),
            key=f"training_trend_{number}",
            alt=f"Line of {len(goal.dated)} dated counts. {headline}.",
            table=training_goals.table(goal),
        )


def _counts(rows) -> None:
    """What is counted without a goal, as a number with its date."""
    for row in rows.itertuples():
        name = "accredited trainers" if row.measure == "trainers" else f"{row.measure} trained"
        st.metric(plain(f"{row.plan}: {name}"), f"{row.value:,}")
        st.caption(plain(f"{row.programme}. Counted: {words.day(row.as_at)}. No goal is set."))


def _silent(rows) -> None:
    silent = rows[~rows["has_figure"]] if len(rows) else rows
    figures.head(
        f"{words.of(len(silent), len(rows))} training tasks report no figure".capitalize(),
        "Tasks in view whose action or outcome speaks of training, or that report a figure: a goal or a count.",
    )
    if len(silent):
        tables.task_list(silent, key="training_tasks")


def main() -> None:
    """Draws the page."""
    chosen = filters.current()
    scope = {name: chosen.parameters()[name] for name in ("on_date", "plans")}
    targets, readings = data.ask("training_targets", **scope), data.ask("training_readings", **scope)
    if targets.empty and readings.empty:
        st.info("No training goal or count is known here. Choose another plan or date, or add a count below.")
    goals, others = training_goals.goals(targets, readings), training_goals.without_goal(targets, readings)
    beside = st.columns([3, 1], gap="medium") if goals and len(others) else [st.container(), st.container()]
    with beside[0]:
        for number, goal in enumerate(goals):
            _goal(goal, number)
    with beside[1]:
        _counts(others)
    reading_form(data.ask("plans_shown", on_date=None), targets, readings, chosen)
    _silent(data.ask("training_tasks", **chosen.parameters()))


main()
