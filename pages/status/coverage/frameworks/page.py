"""The frameworks: what the one in use holds, and the forms by which a council adds its own and changes that."""

from collections.abc import Callable
from typing import Any

import streamlit as st

import loaders
from pages.common import beside, data, person, recording, rows
from pages.common.options import named
from pages.said.filters import EARLIEST, LATEST
from pages.said.heard import why_refused
from pages.said.language import say
from pages.said.roles import Role
from pages.said.words import plain
from pages.status.coverage.frameworks import view
from pages.status.coverage.frameworks import words as said
from pages.status.coverage.frameworks.view import Parts
from pages.status.coverage.frameworks.words import Field

_NEW = ""


def show(framework: str, title: str, on_close: Callable[[], None]) -> None:
    """Draws what a framework holds, and the forms. title: the framework's; on_close: closes this part."""
    recording.say()
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(plain(title), anchor=False)
        beside.close("frameworks_close", on_close)
    parts = data.kept(view.parts, framework)
    kind = st.segmented_control(
        say("Part"), list(said.KINDS), default="section", required=True, format_func=named(said.KINDS),
        key="frameworks_kind", label_visibility="collapsed",
    )  # fmt: skip
    if kind == "section" and parts.is_shipped:
        st.caption(say(said.SHIPPED))
    else:
        with st.expander(said.invitation(kind), key="frameworks_change"):
            _change(kind, framework, parts)
    table = parts.tables[kind]
    if table:
        rows.show(table, key=f"frameworks_{kind}")
    elif kind != "framework":
        st.caption(f"{say('None yet.')} {said.MEANINGS[kind]}")


def _change(kind: str, framework: str, parts: Parts) -> None:
    if not person.offered(Role.ADMIN):
        return
    own = parts.own[kind]
    names = {_NEW: said.NEW[kind]} | {key: said.name(kind, held) for key, held in own.items()}
    item = _NEW
    if own:
        item = st.selectbox(
            say("Which"), list(names), format_func=named(names), key=f"frameworks_item_{framework}_{kind}"
        )
    held, is_whole = own.get(item, {}), not (item and kind == "framework" and parts.is_shipped)
    fields = said.FIELDS[kind] if is_whole else (said.REPLACED_BY,)
    key = f"frameworks_{framework}_{kind}_{item}_{recording.times()}"
    with st.form(key, border=False):
        with st.container(horizontal=True, key="frameworks_fields"):
            given = {one.name: _field(one, held.get(one.name), parts, f"{key}_{one.name}") for one in fields}
            who = person.name("frameworks_who")
        with st.container(horizontal=True):
            is_sent = st.form_submit_button(say("Record"), type="primary")
            is_removed = bool(item) and is_whole and st.form_submit_button(say("Remove it"))
    if is_sent or is_removed:
        _write(kind, framework, item, held if is_removed else held | given, who, is_removed=is_removed)


def _field(one: Field, value: Any, parts: Parts, key: str) -> Any:
    """Draws a field with what it holds; what is given comes back as it is kept, None for nothing."""
    label, meaning = say(one.label), say(one.meaning) or None
    offered = {"section": parts.sections, "framework": parts.others, "elsewhere": parts.elsewhere}.get(one.how)
    if offered is not None:
        options = list(offered)
        at = options.index(value) if value in options else None
        return st.selectbox(
            label,
            options,
            index=at,
            format_func=named(offered),
            key=key,
            help=meaning,
            placeholder=say("Choose one") if one.how == "section" else say("None"),
        )
    if one.how == "tick":
        return st.checkbox(label, value=bool(value), key=key, help=meaning)
    if one.how == "day":
        return st.date_input(label, value=value, min_value=EARLIEST, max_value=LATEST, format="DD/MM/YYYY", key=key)
    if one.how == "number":
        return st.number_input(label, min_value=1, max_value=999, value=value, step=1, key=key)
    if one.how == "weight":
        return st.number_input(
            label, min_value=-8.0, max_value=8.0, value=value or 3.0, step=1.0, format="%g", key=key, help=meaning
        )
    return st.text_input(label, value=value or "", max_chars=300, key=key, help=meaning).strip() or None


def _write(kind: str, framework: str, item: str, content: dict, who: str, *, is_removed: bool) -> None:
    of = item if kind == "framework" else framework
    try:
        key = loaders.write_framework(
            data.to_write(Role.ADMIN, who), kind, of, item, content, is_removed=is_removed, written_by=who
        )
    except loaders.LoadError as error:
        st.error(why_refused(error))
        return
    if kind == "framework":
        beside.pick(None if is_removed else key, "framework")
    recording.done(said.recorded(kind, said.name(kind, content), is_removed=is_removed))
