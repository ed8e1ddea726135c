"""What loaders and the database say in English, said in another language: each sentence of theirs has a form."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.board_packs import shipped_database

from loaders.bounds import SPAN
from loaders.completions import count, readings
from loaders.completions.given import Given
from loaders.record import faults
from pages.said import heard
from pages.said.language import WELSH, in_language

LOADERS = Path(__file__).parents[1] / "loaders"
REFUSALS = {
    "LoadError", "DocumentRefused", "MayBeCaseData", "NotReadNow", "DocumentUnclear", "ReadingRefused", "ChangeRefused",
    "DatabaseUnavailable", "Unwritable",
}  # fmt: skip
ELSEWHERE = {  # where no page shows what is said: at the command line, and in what another program is told
    "commands/terminal.py",
    "commands/training.py",
    "commands/build.py",
    "commands/extract.py",
    "commands/keeping.py",
    *(f"commands/folder/{name}.py" for name in ("add_all", "command", "destination", "files", "reading", "writing")),
    "record/carry.py",
    "record/copies.py",
    "record/faults.py",  # whose sentences are tested below
}
FOUND = {"Finding", "Remark", "finding", "found", "_about"}
KNOWN = {"SPAN": SPAN, "seen.what": "a date of birth"}
_PARTS = "The table at page 1 has more than 7 rows: load a plan's tasks alone, in parts if need be."
_CASE = "“a.docx”, table 1, holds a date of birth"
_ADVICE = "open it in the program that wrote it, save it as .docx and try again."
MADE_OF_PARTS = {  # with a 7 for each part: as the loaders make it
    "“7”: 7": f"“a.docx”: {_PARTS}",
    "“7” 7, 7": "“a.pdf” has more than 600 pages, too much for a plan: load the plan's own pages alone, or its Word file.",
    "“7” 7": "“a.docx” takes longer than 60 seconds to read: load the plan's own pages alone.",
    "“7” wasn't read: 7": "“a.docx” wasn't read: no reader could be started; try again, or restart the dashboard.",
    "“7” is a 7 file, which can't be read here: 7": f"“a.doc” is a .doc file, which can't be read here: {_ADVICE}",
    "“7” can't be converted by LibreOffice: 7": f"“a.doc” can't be converted by LibreOffice: {_ADVICE}",
    "7. This is data": f"{_CASE}. This is data",
    "7. This looks like data": f"{_CASE}. This looks like data",
    "left as it is. 7": f"left as it is. {faults._CLOSED}",
    "“7” is no 7 that there is": "“7” is no rating that there is",
    "7: choose another, or none.": "Each would replace the other: choose another, or none.",
    "The 7 is longer than": "The name is longer than",
    "The 7 can’t be 7: give": "The number of seats can’t be 0: give",
    "The 7 can’t be in 7": "The goal’s date can’t be in 7",
    "No lead is named7": "No lead is named (“tbc”)",
    "so no date is read.7": "so no date is read. In the plan's period it would be 31 May 2017.",
    "so no due date is read. 7 it": "so no due date is read. It may mean an end on 02 Mar 2017: confirm it",
    "read as due on 7 7.": "read as due on 31 Dec 2017.",
    "7 is read as 7, 7.": "“2016/17” is read as a financial year, Apr 2016 to Mar 2017.",
    "7 7.": "Row 7 is the rest of 6.",
    "7 7 made from": "7 tasks have no reference of their own; one was made from",
    "7 7 a reference or nothing": "7 rows hold a reference or nothing",
    "The heading row at 7 7;": "The heading row at table 1 is missing;",
    "7 7 struck": "7 passages that are struck",
    "7 read, as": "The hidden sheet “A” was read, as",
    "7 not read.": "The hidden sheets “A”, “B” were not read.",
    "7 7 coloured": "7 cells are coloured",
    "says it was 7:": "says it was declined:",
    "7 It may mean 7 7:": "“2061” is due in 2061; the tasks beside it are due in 2016. It may mean 7 May 2016:",
}


def _sentence(node: ast.AST) -> str | None:
    """A text of the code with something at its places; None for what isn't a text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        said = "".join(one.value if isinstance(one, ast.Constant) else _filled(one) for one in node.values)
        begins = next(
            (part for part in MADE_OF_PARTS if said.startswith(part) or (part[0] != "7" and part in said)), ""
        )
        return said.replace(begins, MADE_OF_PARTS.get(begins, ""), 1)
    return None


def _filled(place: ast.FormattedValue) -> str:
    return KNOWN.get(ast.unparse(place.value), "7")


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    for file in sorted(LOADERS.rglob("*.py")):
        name = file.relative_to(LOADERS).as_posix()
        if name not in ELSEWHERE:
            yield from ((name, node) for node in ast.walk(ast.parse(file.read_text("utf-8"))))


def _called(node: ast.AST) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""


def _refusals() -> Iterator[str]:
    for name, node in _nodes():
        is_own = name == "errors.py" and _called(node) == "__init__"
        if (_called(node) in REFUSALS or is_own) and node.args and (said := _sentence(node.args[0])):
            yield said


def _findings() -> Iterator[str]:
    for _, node in _nodes():
        given = node.args if _called(node) in FOUND else ()
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "message":
            given = (node.value,)
        yield from (said for one in given if (said := _sentence(one)) and re.match(r"[^a-z].* .*[.?:] *\w*$", said))


def _without_form(sentences: list[str]) -> list[str]:
    with in_language(WELSH):
        return [one for one in sentences if heard._forms().told(one) is None]


def test_every_refusal_of_the_loaders_has_a_form():
    said = list(_refusals())
    assert len(said) > 150
    assert _without_form(said) == []


def test_every_finding_of_the_loaders_has_a_form():
    said = list(_findings())
    assert len(said) > 60
    assert _without_form(said) == []


def test_every_fault_of_the_database_has_a_form():
    places = {"which": "", "age": "an older", "then": "name another file", "what": "empty", "done": "used"}
    forms = [one.said for one in faults._FAULTS]
    others = [faults._OUT_OF_MEMORY, faults._STOPPED, faults._MET, faults._CLOSED, faults._OTHERWISE, faults._UNFIT]
    said = [faults._said(form, path, **places) for form in [*forms, *others] for path in (None, "/data/plans.duckdb")]
    why = ("there is no room left on the disk", "the disk, or the file itself")
    assert _without_form(said + [faults._said(faults._ENDED, "/data/plans.duckdb", why=one) for one in why]) == []


def test_everything_that_is_told_of_an_export_has_a_form():
    told = [*count._SAID.values(), *((*each, "left out") for each in readings._SAID.values())]
    said = [f"7 {row}: {done}." for one, several, done in told for row in (f"row {one}", f"rows {several}")]
    for number in (1, 2):
        said += Given({}, {}, frozenset(), frozenset(), *[number] * 4, keeps_names=False).notes()
    assert len(said) > 30
    assert _without_form(said) == []


def test_everything_that_the_database_holds_and_says_has_a_form():
    opened, judged = shipped_database(), "('complete_without_evidence', 'complete_unclear')"  # these: see said.because
    for asked in (
        "select distinct message from finding",
        f"select distinct because from challenge_at(null, null) where rule not in {judged}",
        "select distinct because from task_section(null, null, null)",
    ):
        assert _without_form([said for (said,) in opened.execute(asked).fetchall() if said]) == [], asked


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("No lead is given; at 2 May 2016 there was A, B.", "Ni roddir arweinydd; ar 2 Mai 2016 roedd A, B."),
        (
            "“May” gives no year, so no date is read. In the plan's period it would be 31 May 2016 or 31 May 2017.",
            "Nid yw “May” yn rhoi blwyddyn, felly ni ddarllenir dyddiad. Yng nghyfnod y cynllun, 31 Mai 2016 neu "
            "31 Mai 2017 fyddai.",
        ),
        (
            "The database /srv/p.duckdb is encrypted, and the dashboard has no key: name another file.",
            "Mae’r gronfa ddata /srv/p.duckdb wedi’i hamgryptio, ac nid oes gan y dangosfwrdd allwedd: enwch ffeil "
            "arall.",
        ),
        (
            "Not stated; the latest evidence is of Dec 2016 (task 1b): assumed to be the end of that quarter.",
            "Heb ei nodi; Rhag 2016 yw dyddiad y dystiolaeth ddiweddaraf (tasg 1b): tybir diwedd y chwarter hwnnw.",
        ),
        (
            "It holds columns about people: “DOB, age”, ages, which a person says is about nobody referred: “so” (Jo)",
            "Mae’n cynnwys colofnau am bobl: “DOB, age”, oedrannau, y mae person yn dweud nad yw am neb a atgyfeiriwyd: "
            "“so” (Jo)",
        ),
        ("“a.docx”, table 1, holds what nobody said.", "“a.docx”, table 1, holds what nobody said."),
    ],
)
def test_a_sentence_is_said_with_its_values(english, welsh):
    assert heard.heard(english) == english
    with in_language(WELSH):
        assert heard.heard(english) == welsh


def test_why_a_column_was_taken_for_something_is_said_part_by_part():
    with in_language(WELSH):
        said = heard.reasons("though its heading speaks of a lead; 9 of 10 filled cells are rating words; (Jo)")
    assert said == "er bod ei phennawd yn sôn am arweinydd; geiriau graddio yw 9 o 10 o gelloedd llawn; (Jo)"
