"""Reports judged on labelled sentences, half of which were never learned from; and what holds for any report."""

import csv
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.interpret.evidence import read_evidence
from loaders.interpret.evidence.learn import SENTENCES, labelled
from loaders.interpret.evidence.model import CLASSES, WEIGHTS, likelihoods
from loaders.interpret.evidence.reader import features_read

GOLD = Path(__file__).parent / "gold" / "reports.csv"
with open(GOLD, encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, strict=True))
UNSEEN = [row for row in ROWS if row["half"] == "second"]
DONE = [row for row in ROWS if read_evidence([row["words"]], row["action"]).class_ == "done"]
REMAINDERS = [
    "30 remaining",
    "two still to do",
    "one school outstanding",
    "all but the last one to follow",
    "West not yet done",
]
FINISHING = [
    "delivered",
    "published",
    "completed",
    "agreed",
    "signed off",
    "circulated",
    "in place",
    "trained",
    "updated",
]


def test_the_corpus_is_large_and_halved():
    assert len(ROWS) >= 600 and abs(len(UNSEEN) * 2 - len(ROWS)) <= 1
    assert {row["class"] for row in ROWS} == {*CLASSES, "none"}


def test_no_sentence_of_the_second_half_was_learned_from():
    learned = {(row["action"], row["words"]) for row in labelled(SENTENCES)}
    assert not learned & {(row["action"], row["words"]) for row in UNSEEN}


def test_what_was_never_learned_from_is_judged_well_and_hardly_ever_as_done():
    right = [read_evidence([row["words"]], row["action"]).class_ == row["class"] for row in UNSEEN]
    assert sum(right) / len(right) >= 0.8
    unfinished = [row for row in UNSEEN if row["class"] not in ("done", "routine", "none") and row["also"] != "done"]
    false_done = [row["words"] for row in unfinished if read_evidence([row["words"]], row["action"]).class_ == "done"]
    assert len(false_done) / len(unfinished) <= 0.02, false_done


def test_the_weights_know_the_features_that_reports_have():
    known = {line.split(",", 1)[0].strip('"') for line in WEIGHTS.read_text(encoding="utf-8").splitlines()[1:]}
    features = features_read("Session delivered on 3 May", "Deliver a session")
    assert {"always", "verdict done", "says done", "the act done"} <= set(features) & known
    assert sum(likelihoods(features).values()) == pytest.approx(1)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60))
def test_any_text_is_judged(words, action):
    assert read_evidence([words], action).class_ in (*CLASSES, "none")


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(ROWS),
    st.sampled_from(FINISHING),
    st.sampled_from(["", " by the team", " in May", " to all schools"]),
)
def test_not_yet_before_a_finishing_word_is_never_done(row, word, after):
    assert read_evidence([f"Work not yet {word}{after}"], row["action"]).class_ != "done"


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(DONE), st.sampled_from(REMAINDERS), st.sampled_from([". ", "; ", ", "]))
def test_a_remainder_added_to_what_is_done_is_never_done(row, remainder, joint):
    words = re.sub(r"[.!\s]+$", "", row["words"])
    assert read_evidence([f"{words}{joint}{remainder}"], row["action"]).class_ != "done"


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ROWS), st.sampled_from(ROWS), st.permutations([0, 1]))
def test_the_order_of_sentences_makes_nothing_done(one, other, order):
    parts = [re.sub(r"[.!?\s]+$", "", row["words"]) + "." for row in (one, other)]
    read = {
        read_evidence(["\n".join(parts[place] for place in places)], one["action"]).class_
        for places in (order, order[::-1])
    }
    assert read == {"done"} or "done" not in read


@pytest.mark.parametrize("part", ["is being ", "1 of ", "not yet done, ", "12/", "and will be "])
def test_endless_words_are_judged_in_time_that_grows_with_them(part):
    def spent(length):
        begun = time.process_time()
        read_evidence([(part * length)[:length]], f"Do three things {length}")
        return time.process_time() - begun

    spent(2_000)
    assert spent(40_000) < 60 * max(spent(4_000), 0.005)
