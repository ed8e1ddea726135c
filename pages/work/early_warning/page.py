"""Early warning: live tasks that aren't late yet, by what speaks for their being late; the one chosen opens beside."""

from datetime import date
from functools import partial

import streamlit as st

from pages.common import beside, data, empty, links, paged, ranked, recording, rows
from pages.common.in_force import current, link_parameters
from pages.common.part import part
from pages.said import filters
from pages.said.language import say
from pages.said.rows import Table
from pages.said.words import plain
from pages.task import page as task
from pages.task.opened import page as opened
from pages.work.early_warning import view
from pages.work.early_warning import words as said


def _board_on() -> date | None:
    return st.date_input(
        say("Next board"), value=None, min_value=filters.EARLIEST, max_value=filters.LATEST, key="board_on",
        format="DD/MM/YYYY", bind="query-params", width=180,
        help=say("Left empty, it is the end of the quarter that follows the plan’s date."),
    )  # fmt: skip


def _reasons(listed: Table) -> None:
    rows.show(listed, key="early_warning_reasons")


@part
def main() -> None:
    """Draws the page."""
    chosen, picked = current(), beside.picked()
    if ranked.are_many(chosen):
        ranked.show("early_warning", chosen)
        return
    left, right = beside.panes(is_open=picked is not None)
    with left:
        heading, field = st.columns([4, 1], vertical_alignment="bottom")  # one below the other on a phone
        with field:
            board_on = _board_on()
        shown = data.kept(view.warnings, chosen, board_on)
        ids: tuple[str, ...] = ()
        if shown:
            if shown.headline:
                heading.header(shown.headline, anchor=False)
            heading.caption(shown.caption)
            if shown.table.ids:
                of = (chosen, board_on)
                ids = paged.show(shown.table, key="early_warning", of=of, chosen=picked, do=beside.pick)
            st.caption(say(said.ORDER))
        else:
            empty.say(chosen)
            heading.markdown(plain(say("No live task in view is still ahead of its date.")))
        links.link("work/tasks/page.py", say("Tasks that are overdue already"), link_parameters(due=("overdue",)))
    with right:
        if picked and shown and picked in shown.reasons:
            task.steps(picked, ids)
            opened.show(picked, chosen, is_outside=False, under_facts=partial(_reasons, shown.reasons[picked]))
        elif picked:
            task.show(chosen, ids)
        else:
            recording.say()


main()
