"""Beside a picture of many tasks: those behind what was chosen in it, and the one of them that is open."""

from collections.abc import Mapping

import streamlit as st

from pages.common import beside, data, recording, tables
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain
from pages.status.behind import view
from pages.status.behind.view import Behind
from pages.task import page as task


def is_open(name: str) -> bool:
    """Whether anything stands beside the picture: what the address chooses under a name, or a task."""
    return beside.picked(name) is not None or beside.picked() is not None


def choose(id_: str, name: str) -> None:
    """Opens the tasks behind something in place of whatever is open."""
    beside.pick(None)
    beside.pick(id_, name)


def show(name: str, all_behind: Mapping[str, Behind], chosen: Filters) -> None:
    """Draws the task that is open, else the tasks behind what is chosen. all_behind: by the ids of the picture."""
    picked = beside.picked(name)
    found = all_behind.get(picked) if picked else None
    listed = data.kept(view.tasks, found, chosen) if found else None
    opened = beside.picked()
    if opened:
        task.show(chosen, listed.ids if listed and opened in listed.ids else ())
        return
    recording.say()
    if picked is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.subheader(plain(found.said) if found else say("No task stands there now"), anchor=False)
        beside.close(f"{name}_close", beside.pick, None, name)
    if listed:
        tables.task_list(listed, key=f"{name}_tasks", of=(chosen, picked))
