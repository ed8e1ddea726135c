"""One file that can't be made is named and the others are made, by the command, in the zip and on the page; issues are whole."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache, partial
from threading import Event, get_ident

import pytest
import streamlit as st
from helpers.framed import through_frame
from helpers.sample_plans import SOUTH
from helpers.sample_rows import add_plan, add_task
from pptx import Presentation

import queries
from loaders import open_database
from pages.board.__main__ import main
from pages.board.files import bundle
from pages.board.files.paper.briefs import all_briefs
from pages.board.pack.briefs import Brief, briefs
from pages.board.pack.build import build
from pages.board.pack.choice import Choice

pytestmark = pytest.mark.slow

PLAN, AS_AT = "small-made-up", date(2020, 3, 31)
STEM = "prevent-small-q4-2019-20-as-at-2020-03-31-board"
BROKEN = "The template isn’t a PowerPoint file, or is damaged: choose a .pptx or .potx that PowerPoint opens."
SLIDES = f"The slides, {STEM}.pptx, couldn’t be made: {BROKEN}"


def _filled(path):
    connection = open_database(path)
    add_plan(connection, PLAN, "Small", AS_AT)
    for number, lead in enumerate(("Ann Example", "Bo Example")):
        add_task(connection, PLAN, f"{number}", leads=((lead, "person"),), due_on=AS_AT, timescale_kind="day")
    return connection


@pytest.fixture
def run(tmp_path, capsys):
    """Runs the command on a small plan with a template that is none; its code, and what it says."""
    _filled(tmp_path / "small.duckdb").close()
    (tmp_path / "broken.pptx").write_bytes(b"PK\x03\x04 not packed")

    def ran(*arguments: str):
        where = ["--database", tmp_path / "small.duckdb", "--folder", tmp_path / "out"]
        code = main([*map(str, where), "--template", str(tmp_path / "broken.pptx"), *arguments])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return ran


@pytest.mark.long
def test_the_command_names_the_file_that_fails_and_writes_the_others(run, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / f"{STEM}.pptx").write_bytes(b"an earlier one")
    code, written, said = run("--replace")
    assert (code, f"1 of 7: {SLIDES}" in said) == (3, True)
    assert said[-1] == f"{folder / STEM}.pptx is still the one that was there before."
    others = [f"{STEM}.{ending}" for ending in ("pdf", "docx", "xlsx", "csv", "html")] + [f"{STEM}-briefs.zip"]
    assert written == [str(folder / name) for name in others]
    assert sorted(path.name for path in folder.iterdir()) == sorted([*others, f"{STEM}.pptx"])


def test_a_pack_with_a_file_that_fails_is_not_issued_and_where_no_file_can_be_made_nothing_is(run, tmp_path):
    code, written, said = run("--issue", "--by", "Ann Example", "--file", "csv")
    assert (code, written) == (2, [])
    assert re.sub(r"-issue-1-v1[-\d]+", "", said[0]) == f"1 of 7: {SLIDES}"
    assert said[-1].startswith("Not made: A pack is issued with all its files: it isn’t issued until")
    with open_database(tmp_path / "small.duckdb") as connection:
        assert queries.run(connection, "packs").empty
    none = [f"1 of 1: {SLIDES}", "Not made: None of the files can be made, for the reasons above."]
    assert run("--file", "pptx") == (2, [], none)
    assert not (tmp_path / "out").exists()


@cache
def _told():
    connection = _filled(":memory:")
    choice, ask = Choice((PLAN,), AS_AT), partial(queries.run, connection)
    pack = build(choice, ask, {})
    return pack, briefs(choice, ask, pack, bundle.HOME)


def _undated(brief: Brief) -> Brief:
    """A brief with a due date that is none, which no calendar can hold."""
    buckets = [replace(one, tasks=tuple(replace(task, due_on="soon") for task in one.tasks)) for one in brief.buckets]
    return replace(brief, buckets=tuple(buckets))


@pytest.mark.long
def test_a_leads_file_that_fails_stops_neither_the_leads_others_nor_the_other_leads():
    pack, (ann, bo) = _told()
    made = bundle.make(pack, [_undated(ann), bo])
    assert [file.name.rpartition(".")[2] for file in made.files] == [
        "pptx",
        "pdf",
        "docx",
        "xlsx",
        "csv",
        "html",
        "zip",
    ]
    with zipfile.ZipFile(io.BytesIO(made.files[-1].content)) as archive:
        names = [name.partition("/")[2] for name in archive.namelist()]
    assert names == [
        f"prevent-brief-bo-example-as-at-2020-03-31.{ending}" for ending in ("pdf", "txt", "ics")
    ]  # fmt: skip
    assert len(made.missing) == 3
    assert made.missing[0].startswith(
        "Of Ann Example, the brief couldn’t be made: something in the plan’s words broke it (ValueError: "
    )
    with pytest.raises(ValueError, match="soon"):
        all_briefs([_undated(ann)])


def test_the_page_names_the_file_that_fails_offers_the_others_and_issues_nothing(frame):
    shown = through_frame(frame, "board/page.py", plan=SOUTH, open="files")
    shown.session_state["board_template_given"] = ("broken.pptx", b"not packed at all")
    shown = next(one for one in shown.button if one.label == "Prepare the files").click().run()
    assert not shown.exception
    (said,) = (one.value.replace("\\", "") for one in shown.error)
    assert said.startswith("The slides, prevent-south") and said.endswith(BROKEN)
    labels = [one.label for one in shown.get("download_button")]
    assert labels[:2] == ["Paper (PDF)", "Report (Word)"] and "Slides (PowerPoint)" not in labels
    assert not any("Issue this pack" in one.label for one in shown.button)
    assert any("A pack is issued with all its files" in one.value for one in shown.caption)
    st.cache_data.clear()


def _template(change) -> bytes:
    saved = io.BytesIO()
    Presentation().save(saved)
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        held = {name: given.read(name) for name in given.namelist()}
        for name, part in change(held).items():
            archive.writestr(name, part)
    return out.getvalue()


_MASTER = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _related(kind: str, target: str, mode: str = ' TargetMode="External"'):
    rel = f'<Relationship Id="rId99" Type="{_KINDS}{kind}" Target="{target}"{mode}/></Relationships>'.encode()
    added = {} if mode else {"ppt/embeddings/object.bin": b"x"}
    types = b'<Default Extension="bin" ContentType="application/octet-stream"/></Types>'
    return lambda held: {
        **held, **added, _MASTER: held[_MASTER].replace(b"</Relationships>", rel),
        "[Content_Types].xml": held["[Content_Types].xml"] if mode else held["[Content_Types].xml"].replace(b"</Types>", types),
    }  # fmt: skip


def _replaced(name: str, was: bytes, now: bytes):
    return lambda held: {**held, name: held[name].replace(was, now, 1)}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda held: held, None),
        (_related("hyperlink", "https://x.example"), None),
        (_related("image", "http://x.example/spy.png"), "The template’s master holds an object, or a link"),
        (_related("image", "file://x.example/spy.png"), "The template’s master holds an object, or a link"),
        (_related("hyperlink", "file://x.example/share"), "The template’s master holds an object, or a link"),
        (_related("oleObject", "../embeddings/object.bin", ""), "The template’s master holds an object, or a link"),
        (_replaced("[Content_Types].xml", b"presentationml.presentation.main", b"macroEnabled.main"), "The template holds macros"),
        (lambda held: {**held, "ppt/activeX/activeX1.xml": b"<x/>"}, "The template holds macros"),
        (_replaced("ppt/presentation.xml", b"<p:presentation", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p:presentation'), "The template is damaged"),
        (lambda held: {**held, "ppt/big.xml": b"<a/>" * 2_500_000}, "The template unpacks to far more"),
        (_replaced("ppt/slideMasters/slideMaster1.xml", b'<a:off x="', b'<a:off z="'), None),
    ],
)  # fmt: skip
def test_a_template_that_would_fetch_run_or_fill_memory_is_refused(change, said):
    pack, _ = _told()
    slides = bundle.to_make(pack, [], _template(change))[0]
    missing: list[str] = []
    made = bundle.attempt(slides, missing.append)
    assert (made is None, len(missing)) == (said is not None, int(said is not None))
    assert said is None or missing[0].partition("couldn’t be made: ")[2].startswith(said)
    assert made is None or len(Presentation(io.BytesIO(made.content)).slides) > 3


def test_what_the_typesetter_sets_is_made_beside_the_others_and_told_where_it_is_asked_for():
    begun, told = Event(), []

    def set_apart(progress, missing, said) -> bytes:
        progress(0.5, "half of it")
        missing("a part")
        begun.set()
        return get_ident().to_bytes(8)

    def meanwhile(progress, missing, said) -> bytes:
        assert begun.wait(20)  # else it was to come after this
        return get_ident().to_bytes(8)

    files = [
        bundle.FileToMake("a.csv", "", "one", meanwhile),
        bundle.FileToMake("b.pdf", "", "another", set_apart, is_set=True),
        bundle.FileToMake("c.pdf", "", "a third", lambda *_: 1 / 0, is_set=True),
    ]
    first, second, third = bundle.each(files, lambda share, _: told.append((get_ident(), share)))
    assert (first.made.content, first.missing) == (get_ident().to_bytes(8), ())
    assert (second.made.content != first.made.content, second.missing) == (True, ("a part",))
    assert (third.made, len(third.missing)) == (None, 1)
    assert {who for who, _ in told} == {get_ident()}
