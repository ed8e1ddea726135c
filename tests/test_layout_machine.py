"""One made-up plan in sixty layouts, as different councils would set it: all of them are read as a careful person would."""

import importlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from helpers.layout_machine import FIELDS, OWN, Expected, Score, drawn_layout, is_exact, made, scored

GROUPS = 3
SEEDS = range(60)
LEAST = 0.97


@pytest.mark.parametrize("group", range(GROUPS))
def test_plans_are_read_however_they_are_laid_out(group):
    whole, told = Score(), []
    for seed in SEEDS[group::GROUPS]:
        document = made(seed)
        score = document.score()
        whole.add(score)
        if score.remarks:
            told += [f"layout {seed}, {', '.join(document.tags)}: {score.share():.1%}", *score.remarks[:3]]
    assert (whole.share() >= LEAST, whole.wrong) == (True, 0), "\n".join([f"{whole.share():.1%} right", *told])


def test_the_layouts_are_of_every_format_and_every_way_to_show_sections():
    layouts = [drawn_layout(seed) for seed in SEEDS]
    assert {layout.kind for layout in layouts} == {"docx", "xlsx", "csv", "pdf", "html", "md"}
    assert {layout.sections for layout in layouts} == {
        "rows", "tables", "sheets", "none", "column repeated", "column merged", "column first row",
    }  # fmt: skip


@pytest.mark.parametrize("seed", [3, 4])
def test_a_layout_is_the_same_each_time(seed):
    first, again = made(seed), made(seed)
    assert (first.layout, first.tags, first.expected) == (again.layout, again.tags, again.expected)


@pytest.mark.parametrize("field", OWN)
def test_a_dozen_headings_of_each_field_are_none_of_the_lookups(field):
    assert len([word for word in OWN[field] if not is_exact(word)]) >= 12


PLAIN = """Ref,Action,Lead,Target date,RAG
1,Publish the guide,Una Marsh,31/05/2021,Green
2,Brief the governors,Una Marsh/Tom Field,30/06/2021,Amber
"""
READ = [
    Expected("Publish the guide", "1", date(2021, 5, 31), frozenset({"on_schedule"}), ("Una Marsh",)),
    Expected("Brief the governors", "2", date(2021, 6, 30), frozenset({"behind"}), ("Tom Field", "Una Marsh")),
]


@pytest.mark.parametrize(
    ("change", "field", "wrong"),
    [
        ({}, None, 0),
        ({"due_on": date(1999, 1, 1)}, "due_on", 1),
        ({"due_on": None}, "due_on", 1),
        ({"ratings": frozenset({""})}, "declared_rating", 1),
        ({"ratings": frozenset({"", "on_schedule"})}, None, 0),
        ({"leads": ()}, "leads", 0),
        ({"section": "Schools"}, "section", 0),
    ],
)
def test_what_is_read_otherwise_is_counted_and_a_date_or_rating_that_should_not_be_there_is_wrong(change, field, wrong):
    score = scored(PLAIN.encode(), "plan.csv", [replace(READ[0], **change), READ[1]])
    assert score.wrong == wrong
    assert [name for name in FIELDS if score.right[name] < score.total[name]] == ([field] if field else [])


def test_a_task_that_is_missing_loses_every_field_and_the_count():
    score = scored(PLAIN.encode(), "plan.csv", [*READ, Expected("Check the filters", "3", section="Schools")])
    lost = {name: score.total[name] - score.right[name] for name in FIELDS}
    assert (lost, score.wrong) == (dict.fromkeys(FIELDS, 1), 0)


def test_the_benchmark_prints_each_difficulty_and_keeps_the_files(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "benchmarks"))
    table = importlib.import_module("layouts").measure(4, first=3, keep=tmp_path)
    assert list(table["difficulty"])[-1] == "all"
    assert set(table["difficulty"][:-1]) == {tag for seed in range(3, 7) for tag in made(seed).tags}
    assert len(list(tmp_path.iterdir())) == 4
