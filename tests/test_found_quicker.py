"""What is looked for only where it can stand is found wherever it stands."""

import csv
import re
from pathlib import Path

import pytest

from loaders import lookups
from loaders.interpret import training
from loaders.layout import phrases
from loaders.lookups.first_words import first_words
from loaders.lookups.pattern_index import possible
from loaders.reading.case_data import prose
from loaders.reading.case_data.learn import labelled

ROOT = Path(__file__).parents[1]
INDEXED = (
    "case_phrases", "report_states", "report_reality", "report_extent", "report_lateness", "report_delays",
    "timescale_english",
)  # fmt: skip


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Rows about people, actions and reports, made up for learning and for tests."""
    people = [
        " ; ".join([what] if isinstance(what, str) else what)
        for document in labelled(ROOT / "data/case_data/documents.jsonl")[::12]
        for _, what in document["blocks"]
    ]
    with open(ROOT / "tests/gold/reports.csv", encoding="utf-8", newline="") as file:
        reports = [f"{row['action']} {row['words']}" for row in csv.DictReader(file)]
    return [
        *people[::3],
        *reports[::6],
        "HE WAS",
        "ſhe said she",
        "Ionawr 2024, diwedd Mawrth",
        "yp12",
        "un\u0131on",
        "",
    ]


@pytest.mark.parametrize("name", INDEXED)
def test_no_pattern_is_passed_over_that_a_text_matches(texts, name):
    patterns = [re.compile(row["pattern"], re.IGNORECASE) for row in lookups.rows(name)]
    for text in texts[:: 1 + len(patterns) // 60]:
        matched = {number for number, pattern in enumerate(patterns) if pattern.search(text)}
        assert matched <= set(possible(name, text)), text


def test_the_first_words_of_a_pattern_are_told_in_every_form():
    assert first_words(r"\b(?:he|she)(?:'s)?\b") == ({}.keys(), {"he", "she"})
    assert first_words(r"^\W*(?:age[ds]?|[mn]o) \d") == (frozenset(), {"age", "aged", "ages", "mo", "no"})
    assert first_words(r"\bplan\w*|\bimplement") == ({"plan", "impleme"}, frozenset())
    assert [first_words(one) for one in (r"plan", r"\b\w+", r"\(?\w", r"\bx?")] == [None] * 4
    assert first_words(r",? age |\((?:male|f)\b") == (frozenset(), {",", "(", "age"})


def test_a_name_is_found_wherever_one_stands(texts):
    for meaning, pattern, _ in lookups.weighed_patterns("case_phrases"):
        if meaning in {name for name, *_ in prose._PLACES}:
            for text in texts:
                found = [match.span() for match in prose._found(pattern, meaning, text)]
                assert found == [match.span() for match in pattern.finditer(text)], text


def test_no_count_and_no_cut_ending_is_passed_over(texts):
    for text in texts:
        counts = any(pattern.search(text) for _, _, pattern in training._FIGURES)
        assert not counts or training._may_count(text), text
        for end in range(0, len(text), 7):
            assert phrases.ends_mid_phrase(text[:end]) == bool(
                phrases._CUT_ENDING.search(text[:end].strip().rstrip("•").rstrip())
            )
