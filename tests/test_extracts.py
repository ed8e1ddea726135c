"""Files of counts: they hold no word of a plan, add up to the databases that they come from, and none is trusted."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from helpers.drawn_rows import cells, ids
from helpers.framed import through_frame
from helpers.sample_rows import add_plan, add_task

import loaders
import queries
from loaders.__main__ import main
from loaders.extracts import form
from loaders.extracts.gathered import gathered
from loaders.extracts.made import extract_of, written
from loaders.extracts.read import ExtractRefused, read_extract
from pages.status.regional import view

NOW = datetime(2020, 5, 1, 12, 0, tzinfo=UTC)
COUNCILS = {"luton": ("Luton Borough Council", "E06000032"), "kent": ("Kent County Council", "E10000016")}
ACTIONS = (
    "Hold the Channel panel each month",
    "Train staff in Prevent awareness",
    "Write the partnership plan",
    "Buy chairs",
)


def _add(connection, plan_id: str, as_at: date) -> None:
    add_plan(connection, plan_id, plan_id.title(), as_at)
    connection.execute("update plan set council = ? where plan_id = ?", [COUNCILS[plan_id][0], plan_id])
    for number in range(12):
        add_task(
            connection, plan_id, f"{number}", action=f"{ACTIONS[number % 4]} {number}", section="Secret heading",
            evidence=("done", "under_way", "not_started", "replaced")[number * (3 if plan_id == "kent" else 5) // 4 % 4],
            due_on=date(as_at.year, 1 + number, 1), timescale_kind="day", leads=(("Ann Example", "person"),),
            declared_rating="behind" if number == 5 else None,
        )  # fmt: skip


def _database(*plans: str):
    connection = loaders.open_database(":memory:")
    for plan_id in plans:
        _add(connection, plan_id, date(2019, 9, 30) if plan_id == "kent" else date(2019, 6, 30))
    return connection


def _regional(connection, extracts=()):
    found = queries.run(
        connection, "regional", framework=form.FRAMEWORK, extracts=view._as_json(form.FRAMEWORK, extracts)
    )
    return {
        (one.gss_code, one.section): (
            one.place, one.as_at, one.region, *(int(getattr(one, name)) for name in form.NUMBERS), list(one.ratings)
        )
        for one in found.itertuples()
    }  # fmt: skip


@pytest.fixture(scope="module")
def both():
    """A database with both councils, and a file of each from a database of its own."""
    files = []
    for plan_id in COUNCILS:
        with _database(plan_id) as own:
            files.append(extract_of(own, plan_id=plan_id, made_at=NOW))
    with _database(*COUNCILS) as connection:
        yield connection, files


def test_the_totals_of_extracts_are_those_of_the_databases_for_each_section_and_rating(both):
    connection, files = both
    extracts = tuple(read_extract(one, "x.csv", NOW) for one in files)
    direct = _regional(connection)
    with loaders.open_database(":memory:") as empty:
        assert _regional(empty, extracts) == direct
    assert {code for code, _ in direct} == {code for _, code in COUNCILS.values()}
    assert {key for _, key in direct} == {*form.sections(form.FRAMEWORK), form.ALL}
    assert sum(one[3] for (_, key), one in direct.items() if key != form.ALL) == 24
    assert len({rating["rating"] for one in direct.values() for rating in one[-1]}) >= 4


def test_an_extract_holds_no_word_of_the_plan(both):
    _, files = both
    known = {*form.sections(form.FRAMEWORK), *form.ratings(), *form.BASES, form.ALL, form.FRAMEWORK}
    for content in files:
        *_, checksum = content.decode("ascii").split("\n")[: len(form.STATES)]
        said = content.decode("ascii").replace(checksum, "")
        for line in said.split("\n")[len(form.STATES) + 1 :]:
            assert all(re.fullmatch(r"[\dQ-]*", one) or one in known for one in line.split(",")), line


def _sealed(lines: list[str]) -> bytes:
    lines = [*lines]
    lines[4] = f"{form.CHECKSUM},{form.checksum(lines)}"
    return ("\n".join(lines) + "\n").encode()


def _swapped(old: str, new: str, at: int | None = None):
    def change(lines: list[str]) -> list[str]:
        place = at if at is not None else next(number for number, one in enumerate(lines) if old in one and number > 5)
        return [one.replace(old, new, 1) if number == place else one for number, one in enumerate(lines)]

    return change


LINE = "2019-20-Q1,2019-06-30,{section},{rating},{basis},{numbers}"
# what is done to a good file's lines (and the checksum made anew), what the sentence has
WRONG = [
    (_swapped(",1", ",2", 0), "another format"),
    (_swapped("prevent", "other", 0), "not a file of counts"),
    (_swapped("council,", "place,", 1), "first lines"),
    (_swapped("E06000032", "E06999999", 1), "council’s code"),
    (_swapped("E06000032", "Luton", 1), "council’s code"),
    (_swapped("la-toolkit", "my-toolkit", 2), "framework is not known"),
    (_swapped("2020", "2099", 3), "in the future"),
    (_swapped("T", " ", 3), "when it was made"),
    (_swapped("2020-05", "2019-05", 3), "after it was made"),
    (lambda lines: lines[:-1], "count of all tasks"),
    (lambda lines: [*lines, lines[-1]], "twice"),
    (lambda lines: [*lines, lines[6]], "twice"),
    (lambda lines: lines[:6] + lines[7:], "don’t add up"),
    (lambda lines: [*lines, LINE.format(section="channel_panel", rating="behind", basis="confirmed", numbers="1,1,0,0,0,0")], "add up"),
    (lambda lines: [*lines, LINE.format(section="channel", rating="behind", basis="confirmed", numbers="0,0,0,0,0,0")], "section"),
    (lambda lines: [*lines, LINE.format(section="all", rating="behind", basis="confirmed", numbers="0,0,0,0,0,0")], "section"),
    (lambda lines: [*lines, LINE.format(section="none", rating="fine", basis="confirmed", numbers="0,0,0,0,0,0")], "rating"),
    (lambda lines: [*lines, LINE.format(section="none", rating="behind", basis="none", numbers="0,0,0,0,0,0")], "rating"),
    (lambda lines: [*lines, LINE.format(section="none", rating="behind", basis="confirmed", numbers="2,1,0,0,0,0")], "contradict"),
    (lambda lines: [*lines, LINE.format(section="none", rating="behind", basis="confirmed", numbers="1,1,0,1,0,0")], "contradict"),
    (lambda lines: [*lines, LINE.format(section="none", rating="behind", basis="confirmed", numbers="-1,-1,0,0,0,0")], "whole number"),
    (lambda lines: [*lines, LINE.format(section="none", rating="behind", basis="confirmed", numbers="1e9,0,0,0,0,0")], "whole number"),
    (lambda lines: [*lines, LINE.format(section="none", rating="behind", basis="confirmed", numbers="٣,0,0,0,0,0")], "not a file"),
    (lambda lines: [*lines, "2019-20-Q1,2019-06-30,none"], "columns"),
    (lambda lines: [*lines, ""], "columns"),
    (_swapped("2019-20-Q1", "2019-20-Q2"), "quarter"),
    (_swapped("2019-06-30", "2019-06-31"), "date"),
    (_swapped("2019-06-30", "0019-06-30"), "date"),
    (lambda lines: [*lines, "=1+1"], "columns"),
]  # fmt: skip


def test_a_file_that_is_not_as_it_should_be_is_refused_whole_in_one_sentence_and_others_count(both):
    _, (good, other) = both
    lines = good.decode("ascii").splitlines()
    assert read_extract(_sealed(lines), "luton.csv", NOW) == read_extract(good, "luton.csv", NOW)
    assert read_extract(good.replace(b"\n", b"\r\n"), "luton.csv", NOW)
    for change, part in WRONG:
        with pytest.raises(ExtractRefused) as refused:
            read_extract(
                _sealed(change(lines)) if part != "not a file" else "\n".join(change(lines)).encode(), "luton.csv", NOW
            )
        said = str(refused.value)
        assert part in said and said.startswith("luton.csv: ") and said.count(".") == 2, (part, said)
    hostile = [
        b"",
        b"\x00" * 300_000,
        good[:-40],
        good + b"x",
        b"<html>" * 9,
        good.replace(b"complete", b"behind", 1),
        "ŵ".encode(),
    ]
    files = [loaders.ExtractFile(f"{number}.csv", content) for number, content in enumerate(hostile)]
    found = gathered([*files, loaders.ExtractFile("kent.csv", other)])
    assert [one.gss_code for one in found.extracts] == ["E10000016"]
    assert len(found.refused) == len(hostile) and all(one[:6] == f"{n}.csv:" for n, one in enumerate(found.refused))


def test_of_a_councils_plan_and_files_the_newest_counts_and_none_twice(both):
    connection, (luton, _) = both
    older = written("E06000032", form.FRAMEWORK, NOW, [(date(2019, 3, 31), *["all"] * 3, *[0] * 6)])
    found = gathered(loaders.ExtractFile(name, content) for name, content in (("a", older), ("b", luton), ("c", older)))
    assert [one.as_at for one in found.extracts] == [date(2019, 6, 30)] and found.aside == ("a", "c")

    line = (date(2019, 12, 31), "none", "behind", "declared", 3, 3, 0, 0, 0, 0)
    newer = written("E10000016", form.FRAMEWORK, NOW, [line, (line[0], "all", "all", "all", *line[4:])])
    extracts = tuple(read_extract(one, "x", NOW) for one in (luton, newer))
    rows = queries.run(
        connection, "regional", framework=form.FRAMEWORK, extracts=view._as_json(form.FRAMEWORK, extracts)
    )
    alls = rows[rows.section == "all"].set_index("gss_code")
    assert alls.plan_id.fillna("file").to_dict() == {"E06000032": "luton", "E10000016": "file"}
    assert alls.tasks.to_dict() == {"E06000032": 12, "E10000016": 3}
    assert {code: day.date() for code, day in alls.other_as_at.items()} == {
        "E06000032": date(2019, 6, 30), "E10000016": date(2019, 9, 30),
    }  # fmt: skip


def test_a_council_that_the_words_do_not_tell_is_asked_for():
    with loaders.open_database(":memory:") as connection:
        add_plan(connection, "made-up", "Made up", date(2019, 6, 30))
        with pytest.raises(loaders.LoadError, match="say which it is"):
            extract_of(connection, plan_id="made-up")
        content = extract_of(connection, plan_id="made-up", gss_code="E06000032", made_at=NOW)
        assert read_extract(content, "x", NOW).totals[0].tasks == 0
        for wrong in (
            {"plan_id": "other"},
            {"plan_id": "made-up", "gss_code": "E1"},
            {"plan_id": "made-up", "framework": "x"},
        ):
            with pytest.raises(loaders.LoadError):
                extract_of(connection, **({"gss_code": "E06000032"} | wrong))


def test_the_command_writes_the_file_once(tmp_path, capsys):
    place, out = tmp_path / "plans.duckdb", tmp_path / "counts.csv"
    with loaders.open_database(place) as connection:
        _add(connection, "kent", date(2019, 9, 30))
    command = ["--database", str(place), "extract", "kent", "--out", str(out), "--quarters", "1"]
    assert main(command) == 0 and "numbers alone" in capsys.readouterr().out
    assert read_extract(out.read_bytes(), "x").totals[0].tasks == 12
    assert main(command) == 2 and "isn’t replaced" in capsys.readouterr().err


def test_the_page_sets_plans_and_files_side_by_side_the_worst_first(frame, both, tmp_path, monkeypatch):
    _, files = both
    for number, content in enumerate([*files, b"broken"]):
        (tmp_path / f"{number}.csv").write_bytes(content)
    (tmp_path / "linked.csv").symlink_to(tmp_path / "0.csv")
    monkeypatch.setenv("PREVENT_EXTRACTS", str(tmp_path))
    page = through_frame(frame, "status/regional/page.py")
    listed = cells(page, "regional")
    assert not page.exception and len(listed) == 4
    assert not page.toggle  # what is handed over is built once it is opened
    assert "2.csv: it is not a file of counts." in page.warning[0].value.replace("\\", "")
    assert (
        page.header[0].value.replace("\\", "") == "3 of 4 plans have late tasks; the greatest share: Kent, 4 of 5 live"
    )
    shares = [one[2].split(" of ") for one in listed if " of " in one[2]]
    assert shares == sorted(shares, key=lambda one: -int(one[0]) / int(one[1]))
    page.query_params["council"] = "E10000016"
    page.text_input(key="find").input("KENT").run()
    assert ids(page, "regional") == ["E10000016"] and page.subheader[0].value == "Kent"
    drawn = json.dumps(cells(page, "regional_council"))
    assert "5 Channel panel" in drawn and "from an extract" in "".join(one.value for one in page.caption)
    page.text_input(key="find").input("nobody").run()
    assert "No council’s name or region is as asked for" in page.info[0].value
