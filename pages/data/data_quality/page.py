"""Data quality: what is doubtful in the plans in view and what to do, how much is certain, and every load."""

from datetime import date

import streamlit as st

from pages.common import beside, data, in_force, paged, ranked, recording, rows
from pages.common.handing import whole_database
from pages.common.part import part
from pages.data.data_quality import view
from pages.data.data_quality.answers import page as answers
from pages.data.data_quality.loads import page as loads
from pages.said import filters
from pages.said.language import say, says
from pages.task import page as task

_RULE = "rule"


def _findings(chosen: filters.Filters) -> None:
    headline, table = data.kept(view.kinds, chosen)
    st.header(headline, anchor=False)
    if not table.ids:
        st.caption(say("Nothing is doubtful in the tasks in view."))
        return
    st.caption(
        say(
            "In the tasks in view and their documents. Choose a kind to see each finding, "
            "and a finding to open its task."
        )
    )
    rows.on_choice(table, key="quality_rules", chosen=beside.picked(_RULE), do=_pick)


def _pick(rule: str) -> None:
    beside.pick(None)
    beside.pick(rule, _RULE)


def _beside(chosen: filters.Filters) -> None:
    """The task that is open, else the findings of the kind that is."""
    picked = beside.picked(_RULE) or ""
    if beside.picked():
        task.show(chosen)
    elif picked not in data.kept(view.kinds, chosen)[1].ids:
        st.info(say("There is no finding of the kind in this address in the tasks in view."))
    else:
        rule, severity = picked.split("|", 1)
        found = data.kept(view.of_rule, chosen, rule, severity)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.subheader(found.title, anchor=False)
            beside.close("quality_close", beside.pick, None, _RULE)
        st.markdown(found.what_to_do)
        paged.show(
            found.table, key=f"quality_each_{rule}", of=(chosen, picked), do=beside.pick, name=paged.BESIDE
        )  # fmt: skip
        answers.answer(found.rows, rule, chosen)


def _certainty(chosen: filters.Filters) -> None:
    read = data.kept(view.fields, chosen)
    if not read:
        return
    st.header(read[0], anchor=False)
    st.caption(
        say("Of the fields that the tasks in view give: no error or warning on them, and read as something known.")
    )
    rows.show(read[1], key="quality_fields")


def _loads(chosen: filters.Filters) -> None:
    loaded = data.kept(view.load_rows, chosen)
    st.header(_how_many(len(loaded)), anchor=False)
    if loaded.empty:
        st.caption(say("Nothing has been loaded yet. Add a plan to begin."))
    else:
        st.caption(
            say("A figure uses the load that is in force at its date: the latest at or before it, unless withdrawn.")
        )
        paged.show(data.kept(view.loads, chosen), key="quality_loads", of=chosen)
        loads.form(loaded)
    for said in data.kept(view.removed):
        st.caption(said)
    _back_up()


def _back_up() -> None:
    if whole_database(
        say("Back up the whole database"),
        f"prevent-{date.today():%Y-%m-%d}.duckdb",
        "quality_backup",
    ):
        st.caption(
            say("It is put back with “python -m loaders restore FILE”, in a terminal, with the dashboard stopped.")
        )


def _how_many(loaded: int) -> str:
    if not loaded:
        return say("No loads, withdrawn ones too")
    return says(
        loaded,
        "{number} load, withdrawn ones too",
        "{number} loads, withdrawn ones too",
        number=f"{loaded:,}",
    )


@part
def main() -> None:
    """Draws the page."""
    chosen = in_force.current()
    loads.tell()
    recording.say()
    if ranked.are_many(chosen, is_narrowed=False):
        ranked.show("data_quality", chosen)
        _back_up()
        return
    left, right = beside.panes(is_open=bool(beside.picked() or beside.picked(_RULE)))
    with left:
        _findings(chosen)
        _certainty(chosen)
        _loads(chosen)
    with right:
        if beside.picked() or beside.picked(_RULE):
            _beside(chosen)


main()
