"""Overview: where each plan stands, what needs attention first, and the numbers with the tasks behind them."""

import pandas as pd
import streamlit as st

from pages.common import figures, tables, words
from pages.common.data import ask, figure
from pages.common.filters import current, link_parameters
from pages.common.ratings import label, letter
from pages.status import overview_words
from pages.status.status_strip import in_words, runs, status_strip


def strip(plan_id: str, rows: pd.DataFrame, *, is_one_of_several: bool) -> None:
    """One plan's status strip, with its table and its keyboard twin."""
    finding = overview_words.strip_headline(rows)
    title = rows["plan_title"].iloc[0]
    chosen = figures.show(
        figure(status_strip, rows, figures.is_dark()),
        key=f"strip_{plan_id}",
        headline=f"{title}: {finding}" if is_one_of_several else finding.capitalize(),
        subtitle=f"{words.count(len(rows), 'task')}, one tile each, as at {words.day(rows['as_at'].iloc[0])}; "
        f"{overview_words.basis(rows)}.",
        alt=f"Status of {title}: {in_words(rows)}.",
        table=pd.DataFrame(
            [(letter(run.rating), label(run.rating), run.tasks, run.computed) for run in runs(rows).itertuples()],
            columns=["Letter", "Rating", "Tasks", "Of these computed"],
        ),
        on_select="rerun",
    )
    names = {task.task_id: f"{letter(task.rating)} {tables.task_name(task)}" for task in rows.itertuples()}
    picked = st.selectbox(
        "Open a task", list(names), index=None, format_func=names.get, key=f"strip_pick_{plan_id}",
        placeholder="Open a task", label_visibility="collapsed",
    )  # fmt: skip
    points = [point for point in chosen.selection.points if point.get("customdata")]
    if picked or points:
        tables.open_task(picked or points[0]["customdata"][0])


def attention(rows: pd.DataFrame, *, name_plans: bool) -> None:
    """The tasks to ask about first, each with its reason and a link."""
    figures.head(
        "What needs attention first",
        "Overdue longest first, then off track, due soon without a lead, behind, no information; eight at most.",
    )
    if rows.empty:
        st.markdown("Nothing is overdue, off track, behind or without information.")
    for task in rows.itertuples():
        name = f"{task.plan_title}: {tables.task_name(task)}" if name_plans else tables.task_name(task)
        with st.container(gap=None):
            opened = {**link_parameters(), "task": task.task_id}
            st.page_link(tables.TASKS_PAGE, label=words.plain(name), query_params=opened)
            st.caption(words.plain(overview_words.why(task)))


def number_link(changes: dict) -> dict:
    """The address of a number's tasks: a filter that is on already is narrowed, never widened."""
    narrowed = {
        field: tuple(value for value in values if not getattr(filters, field) or value in getattr(filters, field))
        for field, values in changes.items()
    }
    return link_parameters(**narrowed)


def numbers(plans: pd.DataFrame, training: pd.DataFrame) -> None:
    """The counts, each with its n and a link to its tasks."""
    with st.container(horizontal=True, gap="small"):
        for number in overview_words.numbers(plans):
            with st.container(width=118, gap=None):
                st.metric(number.label, number.value, help=number.meaning or None)
                if number.tasks:
                    said = "See this one" if number.tasks == 1 else f"See these {number.tasks:,}"
                    st.page_link(tables.TASKS_PAGE, label=said, query_params=number_link(number.changes))
        for goal in training[training["measure"] == "staff"].itertuples():
            with st.container(width=150, gap=None):
                value = "not recorded" if words.is_missing(goal.value) else words.of(int(goal.value), int(goal.target))
                st.metric("Staff trained", value, help=words.plain(f"{goal.plan_title}: {goal.programme}"))
                st.page_link("training/training.py", label="See training", query_params=link_parameters())


filters = current()
plans = ask("overview", **filters.parameters())
if plans.empty:
    st.info("No task matches. Take a filter away, or clear them all.")
    st.stop()
for plan in plans.itertuples():
    st.markdown(f"**{words.plain(overview_words.sentence(plan))}**")
with st.container(key="overview_body"):  # on a phone its style puts what needs attention first, the numbers last
    with st.container(key="overview_numbers"):
        numbers(plans, ask("overview_training", on_date=filters.as_at, plans=filters.parameters()["plans"]))
    tiles = ask("overview_strip", **filters.parameters())
    columns = st.columns(2, gap="large")
    for number, (plan_id, rows) in enumerate(tiles.groupby("plan_id", sort=False)):
        with columns[number % 2]:
            strip(plan_id, rows, is_one_of_several=len(plans) > 1)
    with columns[1] if len(plans) == 1 else st.container(), st.container(key="overview_attention"):
        attention(ask("overview_attention", **filters.parameters()), name_plans=len(plans) > 1)
