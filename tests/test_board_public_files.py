"""The files of public packs, every byte of them: parts, notes, alternative texts, properties, embedded workbooks."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, partial

import pdfplumber
import pikepdf
import pytest
from helpers.board_packs import AT, NOTTS, NPT, built, flat, leaks, people, shipped
from helpers.built_once import shipped_plans
from helpers.sample_rows import insert

import loaders
import queries
from pages.board.files.browser import deck
from pages.board.files.paper import pdf
from pages.board.files.powerpoint import presentation
from pages.board.files.report.word import docx_report
from pages.board.files.task_csv import tasks_csv
from pages.board.files.workbook import xlsx
from pages.board.pack.choice import Choice
from pages.board.pack.edits import Edit
from pages.board.pack.model import Pack, to_json

pytestmark = pytest.mark.slow

MADE: dict[str, Callable[[Pack], bytes]] = {
    "pptx": presentation, "pdf": pdf, "docx": docx_report, "xlsx": xlsx, "csv": tasks_csv,
    "html": lambda pack: deck(pack).encode(), "issued": lambda pack: to_json(pack).encode(),
}  # fmt: skip
APPROVED = {NPT: "34", NOTTS: "2d"}
WRITTEN_AT = {NPT: date(2017, 12, 31), NOTTS: AT[NOTTS]}


def everything(content: bytes) -> str:
    """All that can be read in a file: its texts as they show and its source."""
    if content.startswith(b"%PDF"):
        return _pdf(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join([*archive.namelist(), *(everything(archive.read(name)) for name in archive.namelist())])
    source = content.decode("utf-8", "ignore")
    return "\n".join(
        [source, html.unescape(re.sub(r"<[^>]*>", "", source)), html.unescape(re.sub(r"<[^>]*>", " ", source))]
    )


def _pdf(content: bytes) -> str:
    found = []
    with pikepdf.open(io.BytesIO(content)) as document:
        for one in document.objects:
            found += _strings(one)
            if isinstance(one, pikepdf.Stream) and one.get("/Type") in ("/Metadata", "/EmbeddedFile"):
                found.append(one.read_bytes().decode("utf-8", "ignore"))
        found += [str(value) for value in document.docinfo.values()]
    with pdfplumber.open(io.BytesIO(content)) as document:
        found += [page.extract_text() for page in document.pages]
    return "\n".join(found)


def _strings(value) -> list[str]:
    """The strings in an object of a PDF; what it refers to is listed by itself."""
    if isinstance(value, pikepdf.String):
        return [str(value)]
    if isinstance(value, pikepdf.Array):
        parts = list(value)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        parts = [part for _, part in value.items()]
    else:
        return []
    return [text for part in parts if not getattr(part, "is_indirect", False) for text in _strings(part)]


@cache
def approved(plan_id: str) -> Pack:
    """The public pack of a shipped plan one task of which was approved, with words about a late task that name a lead."""
    connection = loaders.open_database(shipped_plans())
    rows = queries.run(connection, "texts_approved", on_date=AT[plan_id], known_at=None, plans=[plan_id])
    row = rows[rows["ref"] == APPROVED[plan_id]].iloc[0]
    insert(
        connection, "decision", decision_id="made-up", plan_id=plan_id, task_id=row.task_id, field="publish",
        value=row.fingerprint, reason="made up", as_at=date(2016, 1, 1), decided_by="Olga Chair",
        decided_at=datetime(2017, 12, 1, tzinfo=UTC),
    )  # fmt: skip
    choice = Choice((plan_id,), WRITTEN_AT[plan_id], "public")
    ask = partial(queries.run, connection)
    task_id = ask("board_late", **choice.parameters())["task_id"].iloc[0]
    named = people(plan_id)[0]
    words = {
        "cause": f"{named} has left",
        "recovery": f"Ask {named}’s team",
        "by_whom": named,
        "report": f"Says {named}",
    }
    written = {
        f"late:{task_id}:{field}": Edit(f"late:{task_id}:{field}", text, edited_by="Olga Chair")
        for field, text in words.items()
    }
    return built(connection, choice, written)


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("plan_id", [NPT, pytest.param(NOTTS, marks=pytest.mark.long)])
def test_no_lead_and_no_words_but_those_of_an_approved_task_are_in_a_file(plan_id, kind):
    pack = approved(plan_id)
    (task,) = (task for task in pack.tasks if task.ref == APPROVED[plan_id])
    found = everything(MADE[kind](pack))
    assert flat(task.action)[:30] in flat(found)
    assert {ref for ref, _ in leaks(found, plan_id)} == {APPROVED[plan_id]}
    assert [
        name for name in ("Olga Chair", *people(plan_id)) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", found, re.I)
    ] == []
    assert "Officer A" in found
    assert kind == "csv" or "(added)" in found


def test_a_leak_would_be_seen():
    pack = shipped(NPT)
    for kind, make in MADE.items():
        found = everything(make(pack))
        assert "Elinor Wellington" in found, kind
        assert leaks(found, NPT), kind
