"""The words that councils use: every file is in their README with its columns, and has nothing twice."""

import csv
import re
from pathlib import Path

import pytest

from loaders import lookups

FOLDER = Path(__file__).parents[1] / "data" / "lookups"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
LISTED = dict(re.findall(r"^\| `(\w+)\.csv` \| ([^|]+?) \| [^|]+ \|$", README, re.MULTILINE))
FILES = sorted(path.stem for path in FOLDER.glob("*.csv"))
SCALES = {  # whose columns their own readers check
    "councils",
    "dispositions",
    "framework_elements",
    "framework_scale",
    "framework_sections",
    "framework_words",
    "frameworks",
    "rating_scale",
}
IN_SEVERAL_PARTS = {"dependency_words"}  # whose words may play several parts in a phrase: "is done" ends, "was" fills
WORDS = [name for name in FILES if "word" in LISTED.get(name, "") and name not in IN_SEVERAL_PARTS]


def _table(name):
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_the_readme_lists_every_file_in_order():
    assert list(LISTED) == sorted(LISTED)
    assert set(LISTED) - SCALES == set(FILES) - SCALES and set(LISTED) >= SCALES


@pytest.mark.parametrize("name", [name for name in FILES if name not in SCALES])
def test_a_files_columns_are_those_that_the_readme_gives(name):
    header, *lines = _table(name)
    assert f"`{','.join(header)}`" == LISTED[name]
    assert {len(line) for line in lines} == {len(header)} and all(all(map(str.strip, line)) for line in lines)


@pytest.mark.parametrize("name", WORDS)
def test_no_word_stands_twice_with_different_meanings(name):
    _, *lines = _table(name)
    said = {tuple(line) for line in lines}
    assert len({word for word, *_ in said}) == len(said)


def test_the_example_of_a_new_word_would_be_one():
    word, meaning = re.search(r"```\n(\w+),(\w+)\n```", README).groups()
    known = lookups.meanings("headings")
    assert meaning in known.values() and word not in known


def test_a_word_and_a_pattern_are_found_by_the_name_of_their_column():
    assert lookups.meanings("colours")["gray"] == "grey"
    assert "n a" in lookups.words("no_value")
    assert lookups.meanings_as_written("symbols")["🔴"] == "red"
    assert [meaning for meaning, pattern in lookups.patterns("frequencies") if pattern.search("Weekly")] == ["7"]


def test_no_two_rules_of_findings_have_one_name():
    names = [row["rule"] for row in lookups.rows("finding_rules")]
    assert len(set(names)) == len(names)
