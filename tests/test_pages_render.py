"""Every page through its frame: it draws without an error, with plans, with nothing, and with hostile addresses."""

import pytest
from helpers.drawn_rows import keys, scope_line
from helpers.framed import through_frame
from helpers.pages_listed import PAGES, SCOPED

from pages.board.present import answer

HOSTILE = {
    "plan": "<script>alert(1)</script>",
    "as_at": "9999-99-99",
    "lead": "'; drop table task; --",
    "rating": "\x00",
    "due": "{{7*7}}",
    "area": "../../etc/passwd",
    "q": "**[x](javascript:alert(1))** <img src=x> $x$ :red[x]",
    "computed": "perhaps",
    "task": "%00../..",
    "lang": "../../cy",
}


@pytest.mark.parametrize("path", PAGES)
def test_it_draws(reader, path):
    shown = through_frame(reader, path)
    assert not shown.exception
    assert len(shown.title) == 1
    assert ("scope" in keys(shown)) == (path in SCOPED or path == "board/page.py")


@pytest.mark.parametrize("path", SCOPED)
def test_it_draws_what_no_task_matches(reader, path):
    shown = through_frame(reader, path, q="nothing holds these words")
    assert not shown.exception
    assert "no tasks" in scope_line(shown)


@pytest.mark.parametrize("path", PAGES)
def test_a_hostile_address_is_harmless(reader, path):
    shown = through_frame(reader, path, **HOSTILE)
    assert not shown.exception
    assert len(shown.title) == 1


def test_slides_at_a_hostile_address_are_harmless(reader):
    hostile = {name: [value] for name, value in HOSTILE.items()}
    for parameters in (hostile, {"pack": ["'; drop table pack; --"]}, {"pack": ["<script>alert(1)</script>"]}):
        status, slides = answer(parameters)
        assert status in (200, 400, 404)
        assert "alert(1)</script>" not in slides and "<img src=x" not in slides


@pytest.mark.parametrize("path", SCOPED)
def test_a_date_before_every_snapshot_says_so(reader, path):
    shown = through_frame(reader, path, as_at="2001-01-01")
    assert not shown.exception
    assert "nothing is known at 1 Jan 2001" in shown.warning[0].value


@pytest.mark.parametrize("path", PAGES)
def test_one_plan_with_nothing_declared_shown(reader, path):
    shown = through_frame(reader, path, plan="north-made-up", computed="no")
    assert not shown.exception


def test_tasks_say_first_what_is_overdue_and_what_comes(reader):
    shown = through_frame(reader, "work/tasks/page.py", plan="north-made-up")
    first = next(one.value for one in shown.markdown if one.value.startswith("**"))
    assert first == "**1 of 7 tasks is overdue by 14 months; the next is due 28 Feb 2017**"


def test_a_database_that_cannot_be_opened_is_one_sentence(frame, tmp_path, monkeypatch):
    broken = tmp_path / "not_a_database.duckdb"
    broken.write_bytes(b"not a database" * 100)
    monkeypatch.setenv("PREVENT_DATABASE", str(broken))
    frame.run()
    assert not frame.exception
    assert [error.value for error in frame.error]


@pytest.mark.parametrize(
    ("path", "address", "said"),
    [
        ("work/tasks/page.py", {"lead": "Nobody"}, "Left out of this address, since it isn’t known here: lead."),
        ("work/tasks/page.py", {"rating": "x", "as_at": "rubbish"}, "isn’t known here: as at and rating."),
        ("work/tasks/page.py", {"plan": "nonsense"}, "There is no plan “nonsense” here; another is shown."),
        ("data/data_quality/page.py", {"rule": "x"}, "There is no finding of the kind in this address"),
        ("work/tasks/page.py", {"read": "1"}, "This link is for reading Home and Board alone."),
    ],
)
def test_an_address_that_names_what_is_not_there_is_told_so(reader, path, address, said):
    shown = through_frame(reader, path, **address)
    assert not shown.exception
    assert any(said in one.value.replace("\\", "") for one in (*shown.warning, *shown.info))
