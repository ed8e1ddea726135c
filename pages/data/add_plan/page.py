"""Add a plan: a document goes in, is reviewed, and is saved whole or not at all."""

import streamlit as st

import loaders
from pages.common import data, person
from pages.data.add_plan import view
from pages.data.add_plan.case_data import page as case_data
from pages.data.add_plan.destination import page as destination
from pages.data.add_plan.dropped import page as dropped
from pages.data.add_plan.dropped.page import ASKING, COLUMNS, HEADER_ROW, Document
from pages.data.add_plan.question import page as question
from pages.data.add_plan.review import page as review
from pages.data.add_plan.saved import page as saved
from pages.data.add_plan.saving import page as saving
from pages.said.language import say
from pages.said.roles import Role


def _recognised(read) -> loaders.Recognised | None:
    """The plan that a document looks like the next version of; None for one that isn't understood."""
    if not isinstance(read, loaders.PlanReading):
        return None
    tasks = tuple((task.ref, task.action) for task in read.tasks)
    return data.kept(view.recognised, read.proposal.council, (read.proposal.title, read.title), tasks)


def _ask(document: Document, unclear: loaders.DocumentUnclear, remembered: loaders.Remembered) -> None:
    if data.kept(view.some_remembered):
        st.caption(say("If it is a new version of a plan, choose it: what was decided about its columns holds again."))
        destination.select(data.kept(view.plans))
    question.ask(document, unclear, remembered)


def _review(document: Document, proposed, remembered: loaders.Remembered, found: loaders.Recognised | None) -> None:
    """Draws where a document goes, what was read of it, and the bar that it is saved from."""
    choice = destination.choose(document, proposed, found)
    if st.session_state[ASKING]:
        question.ask(document, proposed, remembered)
        return
    reading = proposed
    if choice.as_at not in (None, proposed.as_at_proposed):
        reading = dropped.reading_of(document, choice.as_at, remembered)
    if reading is None:
        return
    changes, since = None, None
    if choice.plan and choice.as_at:
        changes, since = view.comparison(reading, choice.plan.plan_id, choice.as_at)
    given = review.show(reading, remembered, changes, since, document.document_id[:12])
    saving.finish(document, choice, reading, given, changes)


def main() -> None:
    """Draws the page."""
    if not person.offered(Role.EDITOR):
        return
    above = st.container()
    document = dropped.document()
    if document is None:
        with above:
            saved.show()
        return
    saved.forget()
    read = dropped.reading_of(document, None, loaders.Remembered())
    if isinstance(read, loaders.MayBeCaseData):
        case_data.ask(document, read)
        return
    found = _recognised(read)
    destination.preselect(found, is_read=isinstance(read, loaders.PlanReading))
    remembered = dropped.in_use(data.kept(view.remembered, destination.plan_id()))
    proposed = read if remembered == loaders.Remembered() else dropped.reading_of(document, None, remembered)
    if proposed is None:
        if st.session_state[COLUMNS] or st.session_state[HEADER_ROW]:
            st.button(say("Undo the corrected columns"), on_click=dropped.undo_columns)
    elif isinstance(proposed, loaders.DocumentUnclear):
        _ask(document, proposed, remembered)
    else:
        _review(document, proposed, remembered, found)


main()
