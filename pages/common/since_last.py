"""Why a plan's figures moved since its last version: asked for any page that says so."""

from datetime import date

import pandas as pd

from pages.common import data
from pages.said import why_moved
from pages.said.filters import Filters


def moved(chosen: Filters) -> tuple[pd.DataFrame | None, date | None]:
    """The rows of the query why_moved since the version before the one in force, and that version's date.

    None for both where there is no version before. chosen: of one plan.
    """
    known_at = chosen.when()["known_at"]
    found = data.ask("snapshots", known_at=known_at, plans=[chosen.plan])
    dates = why_moved.dates(found, chosen.as_at)
    if dates is None:
        return None, None
    since, on_date = dates
    view = chosen.parameters()["view"] | {"on_date": on_date}
    return data.ask("why_moved", from_date=since, from_known_at=known_at, view=view), since
