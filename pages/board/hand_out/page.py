"""Draws what comes out of a pack: the link that presents it, its files, and its issue."""

import hashlib
from urllib.parse import urlencode

import streamlit as st

import loaders
from pages.board import packs
from pages.board.files import bundle
from pages.board.pack import briefs, model
from pages.board.pack.choice import Choice
from pages.board.pack.issue import issue as freeze
from pages.board.pack.model import Pack
from pages.common import data, links, person, recording
from pages.common.handing import button
from pages.said import words
from pages.said.words import plain

_MADE, _KEY, _TEMPLATE = "board_files", "board_issue", "board_template_given"
_NAMES = {
    "pptx": "Slides (PowerPoint)", "pdf": "Paper (PDF)", "xlsx": "Workbook (Excel)", "csv": "Tasks (CSV)",
    "html": "Slides for any browser", "zip": "Briefs for all leads (zip)", "txt": "Brief as text for an e-mail",
    "ics": "Calendar of due dates",
}  # fmt: skip


def present(choice: Choice) -> None:
    """The link that opens the slides in the browser, in a tab of their own."""
    address = f"/present?{urlencode(packs.address(choice), doseq=True)}"
    st.link_button(
        "Present", address, type="primary", icon=":material/slideshow:",
        help="Slides in a new tab: ← → to move, F for full screen. They need no network once opened.",
    )  # fmt: skip


def files(choice: Choice) -> None:
    """The files of the pack, made when asked for, and its issue."""
    pack = packs.pack(choice)
    st.header("Files to hand out", anchor=False)
    given = _template()
    mark = hashlib.sha256(data.kept(_content, choice) + (given or b"")).hexdigest()
    if st.button("Prepare the files", icon=":material/inventory_2:"):
        st.session_state[_MADE] = (mark, build_files(choice, pack, given))
    made = st.session_state.get(_MADE)
    if made and made[0] == mark:
        _made(choice, pack, made[1])
    else:
        st.caption(
            "Slides with charts that can be edited, an accessible paper, a workbook, the tasks, slides for the "
            "browser, and a brief with a calendar for each lead. Once prepared, the pack can be issued: frozen, kept."
        )


def _template() -> bytes | None:
    """The council's own template for the slides, if one was given; the field is built once it is opened."""
    kept = st.session_state.get(_TEMPLATE)
    opened = st.expander("Use your council’s PowerPoint template", key="board_template_open", on_change="rerun")
    if not opened.open:
        if kept:
            st.caption(f"Slides are made in the template {plain(kept[0])}.")
        return kept[1] if kept else None
    with opened:
        given = st.file_uploader(
            "A .pptx or .potx file: its master, colours and size are used, its own slides are left out",
            type=["pptx", "potx"], key="board_template", max_upload_size=20,
        )  # fmt: skip
    st.session_state[_TEMPLATE] = (given.name, given.getvalue()) if given else None
    return given.getvalue() if given else None


def _content(choice: Choice) -> bytes:
    return hashlib.sha256(model.to_json(packs.pack(choice)).encode()).digest()


def _made(choice: Choice, pack: Pack, made: bundle.Made) -> None:
    """The files that were made; those that couldn't be are named, and then the pack isn't issued."""
    for said in made.missing:
        st.error(plain(said))
    if made.files:
        downloads(made.files, "board_made", model_stem=pack.file_stem)
    if made.missing:
        st.caption("A pack is issued with all its files: mend what is named above, then prepare the files again.")
    else:
        _issue(choice, pack, made.files)


def build_files(choice: Choice, pack: Pack, template: bytes | None = None) -> bundle.Made:
    """The files of a pack, with progress shown while they are made."""
    bar = st.progress(0.0, text="Gathering what each lead has to do…")
    told = bundle.addressed(choice, pack, links.origin(bundle.HOME), packs.address(choice))
    theirs = briefs.briefs(choice, data.ask, pack, links.origin(bundle.HOME))
    made = bundle.make(told, theirs, template=template, progress=lambda share, said: bar.progress(share, text=said))
    bar.empty()
    return made


def downloads(made: tuple[loaders.PackFile, ...], key: str, *, model_stem: str) -> None:
    """A button for each file, and one for all of them."""
    with st.container(horizontal=True):
        for number, file in enumerate(made):
            ending = file.name.rpartition(".")[2]
            label = "Brief (PDF)" if file.name.endswith("-brief.pdf") else _NAMES.get(ending, file.name)
            button(label, file.content, file.name, file.media_type, f"{key}_{number}")
        button("All in one zip", lambda: bundle.zipped(made), f"{model_stem}.zip", bundle.ZIP, f"{key}_all")


def _issue(choice: Choice, pack: Pack, made: tuple[loaders.PackFile, ...]) -> None:
    with st.form(f"{_KEY}_{recording.times(_KEY)}", border=True):
        st.markdown("**Issue this pack**: frozen as it stands with these files, kept, listed below.")
        with st.container(horizontal=True):
            note = st.text_input("Note", key=f"{_KEY}_note", max_chars=500, placeholder="For the board of 12 October")
            who = person.name(f"{_KEY}_who")
        pressed = st.form_submit_button("Issue this pack", type="primary")
    if pressed:
        issue(choice, pack, made, who=who, note=note)


def issue(
    choice: Choice, pack: Pack, made: tuple[loaders.PackFile, ...], *, who: str, note: str, replaces: str | None = None
) -> None:
    """Freezes a pack with its files and runs the page again, which then says so; else says why not."""
    try:
        freeze(data.connection(), choice, pack, made, issued_by=who, note=note, replaces=replaces)
    except loaders.LoadError as error:
        st.error(plain(error))
        return
    recording.done(f"Issued: {pack.title}, with {words.count(len(made), 'file')}.", _KEY)
