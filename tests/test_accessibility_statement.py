"""The accessibility statement says what the tests do, and every sentence of the interface is plain enough."""

import re

from helpers.axe import FOLDER, exceptions
from helpers.catalogue import PLACE, said
from helpers.windows import NARROWEST, WIDE

from loaders.lookups.accessibility_gaps import accessibility_gaps
from pages.data.accessibility.words import AXE, linked, statement
from pages.data.accessibility.words import WIDTHS as STATED
from pages.said.words import plain

_ACT = "Accessibility Regulations 2018"  # a name that can’t be said in plainer words
_VOWELS = re.compile(r"[aeiouy]+")
_CLAUSES = re.compile(r"[.!?;:]+(?:\s|$)|\n")  # what stands after a colon is read as a sentence of its own
_SENTENCES = re.compile(r"[.!?]+(?:\s|$)|\n")
OLDEST, HARDEST = 12, 17  # years: of all sentences together, and of one long sentence


def test_it_names_the_rules_and_windows_of_the_tests():
    assert f"axe v{AXE}\n" in (FOLDER / "axe.min.js").read_text("utf-8")[:200]
    assert (WIDE, NARROWEST) == STATED


def test_what_is_forgiven_in_tests_is_owned_up_to():
    stated = " ".join(gap.what for gap in accessibility_gaps())
    assert [one["rule"] for one in exceptions() if one["rule"] not in stated] == []


def test_it_has_the_parts_that_the_regulations_ask_for():
    whole = statement("Made-up Council", ["access@council.example"], accessibility_gaps())
    text = " ".join(f"{part.heading} {' '.join(part.sentences)} {' '.join(part.listed)}" for part in whole)
    for asked in (
        "Made-up Council is committed",
        "No. 2) Accessibility Regulations 2018",
        "level AA, in part",
        "not accessible, and why",
        "contact access@council.example",
        "Equality and Human Rights Commission",
        "written on 27 Nov 2026",
        "screen reader has tested",
    ):
        assert asked in text
    assert "level AA, in full" in " ".join(sentence for part in statement("", [], ()) for sentence in part.sentences)
    assert "has not yet put its name" in statement("", [], ())[0].sentences[0]


def test_the_address_is_a_link_that_is_copied_whole_and_nothing_else_is_read_as_markdown():
    known = "a_b.c+d@council-1.example"
    assert linked(f"Contact *Ann* or {known}.", known) == (
        rf"Contact \*Ann\* or [a\_b\.c\+d\@council\-1\.example](mailto:{known})\."
    )
    for wrong in ("", "x", "a@b", "a@b.example](javascript:x)", "<a@b.example>", "a b@c.example", "a@b.example\n"):
        assert linked(f"Contact {wrong}.", wrong) == plain(f"Contact {wrong}.")


def age(text: str, ends: re.Pattern = _SENTENCES) -> float:
    """The reading age of a text in years: the Flesch–Kincaid grade (Kincaid and others, 1975) and five years."""
    words = re.findall(r"[A-Za-z’]+", text)
    sentences = [one for one in ends.split(text) if re.search("[A-Za-z]", one)]
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59 + 5


def _syllables(word: str) -> int:
    plain = word.lower().replace("’", "")
    return max(
        1,
        len(_VOWELS.findall(plain)) - (plain.endswith(("e", "es", "ed")) and not plain.endswith(("le", "ted", "ded"))),
    )


def test_the_reading_age_of_the_interface():
    texts = [PLACE.sub("it", one if isinstance(one, str) else one[1]) for one in said()]
    sentences = [one for one in texts if len(one.split()) > 7]
    assert len(sentences) > 300
    assert age(". ".join(one.rstrip(". ") for one in sentences)) <= OLDEST
    assert [one for one in sentences if age(one, _CLAUSES) > HARDEST and _ACT not in one] == []
