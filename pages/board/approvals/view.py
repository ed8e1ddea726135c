"""The words that the public may see, made ready: each task's texts as they would be published."""

import pandas as pd

from pages.board.pack import audience
from pages.board.pack.choice import Choice
from pages.common import data
from pages.said import words
from pages.said.language import marked, say

TEXTS = {
    "action": marked("Task"), "outcome": marked("Outcome"), "status_text": marked("Status"),
    "progress": marked("Progress"), "next_steps": marked("Next steps"),
    "timescale_text": marked("Timescale as written"),
}  # fmt: skip


def rows(choice: Choice) -> pd.DataFrame:
    """The tasks of a choice with their words, and what was approved of them."""
    return data.ask("texts_approved", **choice.scope())


def table(choice: Choice) -> pd.DataFrame:
    """The same tasks as they are shown, leads' names replaced; a row each, in the same order."""
    found = rows(choice)
    named = data.ask("lead_names_ever", plans=list(choice.plans))
    names = audience.names_of(named, " ".join(found["plan"].unique()))
    texts = {
        head: [names.scrub(words.text(value, "")) for value in found[name]]
        for name, head in TEXTS.items()
        if found[name].notna().any()
    }
    return pd.DataFrame(
        {
            say("May be published"): found["is_approved"].astype(bool),
            say("Ref"): [words.text(ref, marked("none")) for ref in found["ref"]],
            **texts,
            say("Approved"): [_said(row) for row in found.itertuples()],
        }
    )


def _said(row) -> str:
    if row.is_approved:
        return say("by {who}, {day}", who=row.approved_by, day=words.day(row.approved_on))
    return say("its words have changed since") if row.is_outdated else say("no")
