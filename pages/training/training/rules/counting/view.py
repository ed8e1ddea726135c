"""What holds now of how a programme counts, made ready to be filled into its form."""

from pages.common import data
from pages.said.words import is_missing

_WHOLE = ("people", "validity_months", "grace_days", "trainers", "seats")
_PARTS = ("sessions_a_month", "attendance")
_DAYS = ("window_from", "window_until")
_KINDS = dict.fromkeys(_WHOLE, int) | dict.fromkeys(_PARTS, float) | dict.fromkeys(_DAYS, lambda day: day.date())


def rule(plan_id: str, programme: str, audience: str) -> dict:
    """Each field's value by its name; none for what isn't known."""
    rows = data.ask("training_rules", known_at=None, plans=[plan_id])
    rows = rows[(rows["programme"] == programme) & (rows["audience"] == audience)]
    if rows.empty:
        return {}
    row = rows.iloc[0]
    return {name: kind(row[name]) for name, kind in _KINDS.items() if not is_missing(row[name])}
