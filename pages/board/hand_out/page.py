"""Draws what comes out of a pack: the link that presents it, its files, and its issue."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from urllib.parse import urlencode

import streamlit as st

import loaders
from pages.board import packs
from pages.board.files import bundle
from pages.board.pack import briefs, model
from pages.board.pack.choice import Choice
from pages.board.pack.issue import Issue, SameAgain, next_issue, see_another
from pages.board.pack.issue import issue as freeze
from pages.board.pack.model import Pack
from pages.board.word_plan import page as word_plan
from pages.common import data, links, person, recording
from pages.common.handing import button
from pages.said import words
from pages.said.heard import why_refused
from pages.said.language import marked, say
from pages.said.roles import Role
from pages.said.words import plain

_MADE, _ASKED, _KEY, _TEMPLATE = "board_files", "board_files_asked", "board_issue", "board_template_given"
_NAMES = {
    "pptx": marked("Slides (PowerPoint)"), "pdf": marked("Paper (PDF)"), "docx": marked("Report (Word)"),
    "xlsx": marked("Workbook (Excel)"), "csv": marked("Tasks (CSV)"), "html": marked("Slides for any browser"),
    "zip": marked("Briefs for all leads (zip)"), "txt": marked("Brief as text for an e-mail"),
    "ics": marked("Calendar of due dates"),
}  # fmt: skip


class NotWhole(Exception):
    """Some files of a pack that is to be issued can't be made; missing says which and why, a sentence each."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(" ".join(missing))
        self.missing = missing


def present(choice: Choice) -> None:
    """The link that opens the slides in the browser, in a tab of their own."""
    address = f"/present?{urlencode(packs.address(choice), doseq=True)}"
    st.link_button(
        say("Present"), address, type="primary", icon=":material/slideshow:",
        help=say("Slides in a new tab: ← → to move, F for full screen. They need no network once opened."),
    )  # fmt: skip


def ask() -> None:
    """Has the files prepared as soon as they are shown, unless they are already."""
    st.session_state[_ASKED] = True


def files(choice: Choice) -> None:
    """The files of the pack, made when asked for, and its issue."""
    pack = packs.pack(choice)
    st.header(say("Files to hand out"), anchor=False)
    given = _template()
    reply_by = _reply_by(choice) if choice.audience != "public" else None
    mark = hashlib.sha256(data.kept(_content, choice) + (given or b"") + str(reply_by).encode()).hexdigest()
    made = st.session_state.get(_MADE)
    is_new = st.session_state.pop(_ASKED, False) and not (made and made[0] == mark)
    if st.button(say("Prepare the files"), icon=":material/inventory_2:") or is_new:
        st.session_state[_MADE] = (mark, build_files(choice, pack, given, reply_by))
    made = st.session_state.get(_MADE)
    if made and made[0] == mark:
        _made(choice, pack, made[1], given, reply_by)
    else:
        kinds = [
            say("Slides with charts that can be edited"), say("an accessible paper"), say("a report in Word"),
            say("a workbook"), say("the tasks"), say("slides for the browser"),
        ]  # fmt: skip
        kinds += [] if choice.audience == "public" else [say("a brief with a calendar for each lead")]
        st.caption(say("{files}. Once prepared, the pack can be issued: frozen, kept.", files=words.several(kinds)))
    word_plan.show(choice)


def template_given() -> bytes | None:
    """The council's own template for the slides, if one was given in this visit."""
    kept = st.session_state.get(_TEMPLATE)
    return kept[1] if kept else None


def _template() -> bytes | None:
    """The council's own template for the slides, if one was given; the field is built once it is opened."""
    kept = st.session_state.get(_TEMPLATE)
    opened = st.expander(say("Use your council’s PowerPoint template"), key="board_template_open", on_change="rerun")
    if not opened.open:
        if kept:
            st.caption(say("Slides are made in the template {file}.", file=plain(kept[0])))
        return kept[1] if kept else None
    with opened:
        given = st.file_uploader(
            say("A .pptx or .potx file: its master, colours and size are used, its own slides are left out"),
            type=["pptx", "potx"], key="board_template", max_upload_size=20,
        )  # fmt: skip
    st.session_state[_TEMPLATE] = (given.name, given.getvalue()) if given else None
    return given.getvalue() if given else None


def _reply_by(choice: Choice) -> date | None:
    """The day by which leads are asked to reply: chosen, or a fortnight after the as-at date, unless it has passed."""
    usual = briefs.usual_reply_by(choice.as_at, date.today())
    return st.date_input(
        say("Ask leads to reply by"), usual, format="DD/MM/YYYY", key=f"board_reply_by_{choice.as_at}", width=220,
        help=say(
            "Stands in each lead’s brief. Proposed is {days} days after the as-at date, while that is to come. Left "
            "empty, no day is named.",
            days=briefs.DAYS_TO_REPLY,
        ),
    )  # fmt: skip


def _content(choice: Choice) -> bytes:
    return hashlib.sha256(model.to_json(packs.pack(choice)).encode()).digest()


def _made(choice: Choice, pack: Pack, made: bundle.Made, template: bytes | None, reply_by: date | None) -> None:
    """The files that were made; those that couldn't be are named, and then the pack isn't issued."""
    for said in made.missing:
        st.error(plain(said))
    for said in made.said:
        st.warning(plain(said))
    if made.files:
        downloads(made.files, "board_made", model_stem=pack.file_stem)
    if made.missing:
        st.caption(say("A pack is issued with all its files: mend what is named above, then prepare the files again."))
    else:
        _issue(choice, pack, template, reply_by)


def build_files(
    choice: Choice, pack: Pack, template: bytes | None = None, reply_by: date | None = None,
    issue: Issue | None = None,
) -> bundle.Made:  # fmt: skip
    """The files of a pack, with progress shown while they are made. issue: which it is; None for a working copy."""
    bar = st.progress(0.0, text=say("Gathering what each lead has to do…"))
    data.start()  # so that what is there now is asked, whatever this run saw
    home = links.origin(bundle.HOME)
    told = bundle.addressed(choice, pack, home, packs.address(choice))
    theirs = bundle.gathered(choice, data.ask, pack, home, reply_by, issue or next_issue(data.ask, choice))
    made = bundle.make(told, theirs, template=template, progress=lambda share, said: bar.progress(share, text=said))
    bar.empty()
    return made


def downloads(made: tuple[loaders.PackFile, ...], key: str, *, model_stem: str) -> None:
    """A button for each file, and one for all of them."""
    with st.container(horizontal=True):
        for number, file in enumerate(made):
            ending = file.name.rpartition(".")[2]
            label = say("Brief (PDF)") if file.name.endswith("-brief.pdf") else say(_NAMES.get(ending, file.name))
            button(label, file.content, file.name, file.media_type, f"{key}_{number}")
        button(
            say("All in one zip"),
            lambda: bundle.zipped(made),
            f"{model_stem}.zip",
            bundle.ZIP,
            f"{key}_all",
        )


def _issue(choice: Choice, pack: Pack, template: bytes | None, reply_by: date | None) -> None:
    if not person.offered(Role.APPROVER):
        return
    would_be, is_issued = data.kept(_would_be, choice)
    if is_issued:
        st.info(plain(would_be))
        return
    with st.form(f"{_KEY}_{recording.times(_KEY)}", border=True):
        st.markdown(
            say(
                "**Issue this pack**: its files are made again with its number and the time, kept as they are, and "
                "listed."
            )
        )
        st.caption(plain(would_be))
        with st.container(horizontal=True):
            note = st.text_input(
                say("Note"), key=f"{_KEY}_note", max_chars=500, placeholder=say("For the board of 12 October")
            )
            who = person.name(f"{_KEY}_who")
        pressed = st.form_submit_button(say("Issue this pack"), type="primary")
    if pressed:
        issue(choice, pack, who=who, note=note, template=template, reply_by=reply_by)


def _would_be(choice: Choice) -> tuple[str, bool]:
    """Which issue the pack would be, in a sentence; or that the one that stands says the same, which is told apart."""
    found = next_issue(data.ask, choice)
    try:
        see_another(data.ask, packs.pack(choice), found.standing)
    except SameAgain as same:
        return str(same), True
    given = {"issue": found.name, "quarter": choice.quarter.said}
    if not found.replaces:
        return say("It would be {issue} for {quarter}. The files above say that they aren’t issued.", **given), False
    said = say(
        "It would be {issue} for {quarter}, in the place of version {version}. The files above say that they aren’t "
        "issued.",
        version=found.replaces,
        **given,
    )
    return said, False


def issue(
    choice: Choice, pack: Pack, *, who: str, note: str, template: bytes | None = None, reply_by: date | None = None
) -> None:
    """Issues a pack and runs the page again, which then says so; else says why not."""

    @contextmanager
    def making(stamped: Pack, which: Issue) -> Iterator[tuple[loaders.PackFile, ...]]:
        made = build_files(choice, stamped, template, reply_by, which)
        if made.missing:
            raise NotWhole(made.missing)
        yield made.files

    try:
        done = freeze(data.to_write(Role.APPROVER, who), choice, pack, making, issued_by=who, note=note)
    except NotWhole as error:
        for said in error.missing:
            st.error(plain(said))
        st.error(say("A pack is issued with all its files, so it wasn’t issued."))
    except SameAgain as error:
        st.info(why_refused(error))
    except loaders.LoadError as error:
        st.error(why_refused(error))
    else:
        recording.done(
            say(
                "{issue} is issued: {pack}, with {files}.",
                issue=done.name,
                pack=pack.title,
                files=words.count(len(done.files), "file"),
            ),
            _KEY,
        )
