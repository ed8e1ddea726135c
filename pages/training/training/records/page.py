"""The form that counts a learning system's export, or takes a file of counts; of the people in it nothing is kept."""

import datetime

import streamlit as st

import loaders
from loaders.records import NOT_NAMED
from pages.common import data, person, recording, rows
from pages.common.options import named
from pages.said import words
from pages.said.filters import Filters
from pages.said.heard import heard, why_refused
from pages.said.language import say
from pages.said.roles import Role
from pages.said.words import plain
from pages.training.training.records import view
from pages.training.training.records import words as said
from pages.training.training.records.view import Known

_FORM = "records"
_COUNTED = "records_counted"  # what was counted last, in numbers, with what it was counted of


def form(chosen: Filters) -> None:
    """Draws the form, and below it the exports that can be withdrawn."""
    if not person.offered(Role.EDITOR):
        return
    st.subheader(say("Count a learning system’s export"), anchor=False)
    known = data.kept(view.known, chosen)
    times = recording.times(_FORM)
    file = st.file_uploader(
        say("Export or file of counts"), type=["csv", "tsv", "xlsx"], key=f"records_file_{times}", help=say(said.ABOUT)
    )
    if file is None:
        st.session_state.pop(_COUNTED, None)
        st.caption(say(said.KEPT))
        _withdraw(known, times)
        return
    plan = chosen.plan or st.selectbox(
        say("Of which plan"), list(known.plans), index=None, format_func=named(known.plans),
        placeholder=say("Choose a plan"), key=f"records_plan_{times}",
    )  # fmt: skip
    readings = _readings(file)
    if readings:
        _add_readings(readings, plan, times)
    else:
        _count(file, plan, known, times)


def _readings(file) -> loaders.ReadingsFound | None:
    """The counts in a file of counts; None for another."""
    found = _kept((file.file_id, "readings"), lambda: loaders.readings_from(file.name, file.getvalue()))
    return found if isinstance(found, loaders.ReadingsFound) and found.readings else None


def _kept(what: tuple, find):
    """What was found in a file, or why it is refused, found once for the file that is chosen."""
    kept: dict = st.session_state.setdefault(_COUNTED, {})
    if what not in kept:
        try:
            kept[what] = find()
        except loaders.LoadError as error:
            kept[what] = str(error)
    return kept[what]


def _add_readings(found: loaders.ReadingsFound, plan: str | None, times: int) -> None:
    rows.show(said.readings(found.readings), key="records_readings")
    if found.notes:
        st.caption(plain(" ".join(map(heard, found.notes))))
    who = person.name("records_who")
    if not st.button(say("Add these counts"), type="primary", key=f"records_add_{times}"):
        return
    if missing := _missing({say("choose a plan"): plan, say("give your name"): who}):
        st.error(say("Not added yet: {missing}.", missing=words.several(missing)))
        return
    replaced = 0
    try:
        for one in found.readings:
            before = loaders.add_reading(
                data.to_write(Role.EDITOR, who), plan_id=str(plan), programme=one.programme, audience=one.audience,
                measure="staff", as_at=one.as_at, value=one.value, source=one.source, added_by=who,
            )  # fmt: skip
            replaced += before is not None
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    told = [say("Added: {counts}.", counts=words.count(len(found.readings), "count"))]
    if replaced:
        told.append(say("{counts} of the same day replaced.", counts=words.count(replaced, "count")))
    _finish(" ".join(told))


def _count(file, plan: str | None, known: Known, times: int) -> None:
    as_at = st.date_input(
        say("Exported on"), value=None, format="DD/MM/YYYY", key=f"records_as_at_{times}",
        help=say("Completions after that day aren’t counted."),
    )  # fmt: skip
    if as_at is None:
        st.caption(say("Give the day of the export, and it is counted."))
        return
    keeps = bool(st.session_state.get(key := f"records_keeps_{file.file_id}_{times}"))
    found = _kept(
        (file.file_id, as_at, keeps),
        lambda: loaders.count_completions(file.name, file.getvalue(), as_at=as_at, keeps_names=keeps),
    )
    if isinstance(found, str):
        st.error(plain(heard(found)))
        return
    st.markdown(plain(said.found(found)))
    if found.like_names:
        st.checkbox(said.keeps_names(found), key=key, help=say(said.KEEPS_NAMES))
    programmes = _programmes(found, known, times)
    if table := said.groups(found):
        with st.expander(say("Groups")):
            rows.show(table, key="records_groups")
    if found.notes:
        st.caption("  \n".join(plain(heard(one)) for one in found.notes))
    if plan and (replaced := _replaced(plan, found, programmes)):
        st.warning(plain(replaced))
    source = st.text_input(
        say("Source"), max_chars=300, key=f"records_source_{times}", placeholder=say("For example Moodle")
    )
    who = person.name("records_who")
    if st.button(say("Count this export"), type="primary", key=f"records_save_{times}"):
        given = {say("choose a plan"): plan, say("give your name"): who}
        if missing := _missing({**given, say("give a course its programme"): any(programmes.values())}):
            st.error(say("Not counted yet: {missing}.", missing=words.several(missing)))
        else:
            _save(file, as_at, programmes, {"plan_id": plan, "source": source, "imported_by": who}, keeps_names=keeps)


def _programmes(found: loaders.CompletionsCounted, known: Known, times: int) -> dict[str, str]:
    """A field a course for the programme that it goes by: those of Prevent, and others where they are chosen."""
    others = [one.course for one in found.courses if not one.programme and one.course != NOT_NAMED]
    offered = list(dict.fromkeys([*(one.programme for one in found.courses), *known.programmes, ""]))
    above = st.container()
    more: list[str] = []
    if others:
        more = st.multiselect(
            say("Other courses to count"), others, key=f"records_others_{times}", placeholder=say("None")
        )
    chosen = {}
    for number, one in enumerate(found.courses):
        if one.programme or one.course not in others or one.course in more:
            chosen[one.course] = above.selectbox(
                plain(said.course(one)), offered, index=offered.index(one.programme), accept_new_options=True,
                format_func=said.programme, key=f"records_course_{number}_{times}",
            )  # fmt: skip
    return chosen


def _replaced(plan: str, found: loaders.CompletionsCounted, programmes: dict[str, str]) -> str:
    """What the export would replace under the programmes that are chosen."""
    chosen = [name for name in dict.fromkeys(programmes.values()) if name]
    return loaders.completions_replaced(data.to_read(), plan_id=plan, as_at=found.as_at, programmes=chosen)


def _save(file, as_at: datetime.date, programmes: dict[str, str], given: dict, *, keeps_names: bool) -> None:
    try:
        found = loaders.count_completions(
            file.name, file.getvalue(), as_at=as_at, programmes=programmes, keeps_names=keeps_names
        )
        loaders.add_completions(data.to_write(Role.EDITOR, given["imported_by"]), as_at=as_at, counted=found, **given)
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    _finish(said.saved(found))


def _finish(saved: str) -> None:
    """Lets go of the file and of what was found in it, and says what was saved."""
    st.session_state.pop(_COUNTED, None)
    recording.done(saved, _FORM)


def _withdraw(known: Known, times: int) -> None:
    if not person.may(Role.ADMIN):
        return
    if not known.exports:
        return
    with st.expander(say("Withdraw an export")), st.form("records_withdraw", border=False):
        export = st.selectbox(
            say("Export"), list(known.exports), index=None, format_func=named(known.exports),
            placeholder=say("Choose one"), key=f"records_export_{times}",
        )  # fmt: skip
        reason = st.text_input(say("Reason"), required=True, max_chars=300, key=f"records_reason_{times}")
        who = person.name("records_withdraw_who")
        if not st.form_submit_button(say("Withdraw it")):
            return
        if missing := _missing(
            {say("choose an export"): export, say("give the reason"): reason, say("give your name"): who}
        ):
            st.error(say("Not withdrawn yet: {missing}.", missing=words.several(missing)))
            return
        try:
            loaders.withdraw_completions(data.to_write(Role.ADMIN, who), str(export), by=who, reason=reason)
        except loaders.LoadError as error:
            st.error(why_refused(error))
            return
    recording.done(say("Withdrawn. It is kept, and counts in no figure any more."), _FORM)


def _missing(asked: dict) -> list[str]:
    return [what for what, value in asked.items() if not value]
