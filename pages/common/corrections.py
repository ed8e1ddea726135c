"""Announces, where figures show, the corrections with which the document in force disagrees."""

import pandas as pd

from pages.common import data, in_force
from pages.common.links import link
from pages.said import corrections
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.words import plain

_DECISIONS = "work/decisions/page.py"


def standing(chosen: Filters) -> pd.DataFrame:
    """The corrections in view that stand against a newer document (rows of the query decisions_to_review)."""
    if data.ask("corrections_carried", **chosen.scope()).empty:
        return pd.DataFrame()
    return data.ask("decisions_to_review", **chosen.parameters())


def _sentences(chosen: Filters) -> list[str]:
    rows = standing(chosen)
    return corrections.against(rows, name_plans=rows["plan_id"].nunique() > 1) if len(rows) else []


def show(chosen: Filters) -> None:
    """Draws a sentence for each plan that corrections stand against; each leads to where they are looked at again."""
    for said in data.kept(_sentences, chosen):
        link(_DECISIONS, plain(said), in_force.link_parameters(chosen))


def lead_on(chosen: Filters) -> None:
    """Draws only the link, where a page has said the sentence itself."""
    if data.kept(_sentences, chosen):
        link(_DECISIONS, say("Look at the corrections again on Decisions"), in_force.link_parameters(chosen))
