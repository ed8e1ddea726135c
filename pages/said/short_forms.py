"""What short forms in plans' titles stand for, where data/lookups/short_forms.csv knows them; else nothing is said."""

import re

from loaders import lookups
from pages.said.language import say


def spelled_out(title: str, council: str) -> str:
    """A sentence for each short form of a council that stands in a plan's title; "" where none is known."""
    return " ".join(
        say("{short} stands for {full}, {council}.", short=row["short"], full=row["full"], council=council)
        for row in lookups.rows("short_forms")
        if row["council"] == council and re.search(rf"\b{re.escape(row['short'])}\b", title)
    )
