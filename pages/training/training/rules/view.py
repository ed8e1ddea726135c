"""What the page knows of training, made ready as tables: goals, how each programme counts, exports, counts."""

from typing import NamedTuple

from pages.common import data
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Table
from pages.training.training import view
from pages.training.training.rules import words as said


class Part(NamedTuple):
    """A list with its heading; nothing: what is said where it has no row."""

    title: str
    table: Table | None
    nothing: str


def shown(chosen: Filters) -> list[Part]:
    """The lists under some filters."""
    is_one = view.one_plan(chosen)
    goals, counts = view.goals_of(chosen), data.ask("training_readings", **chosen.scope())
    known = {"known_at": chosen.when()["known_at"], "plans": chosen.scope()["plans"]}
    rules, exports = data.ask("training_rules", **known), data.ask("training_imports", **known)
    return [
        Part(say("Goals"), said.goal_table(goals, is_one) if goals else None, say("No goal is known: set one.")),
        Part(say("How each programme counts"), said.rules(rules, is_one) if len(rules) else None, say(said.NO_RULE)),
        Part(
            say("Learning system"),
            said.exports(exports, is_one) if len(exports) else None,
            say("No export is counted."),
        ),
        Part(say("Counts"), said.counts(counts, is_one) if len(counts) else None, say("No count is known: add one.")),
    ]
