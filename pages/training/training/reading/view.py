"""What the form that adds a count offers, made ready: the plans that one can be of."""

from pages.common import data


def plans() -> dict[str, str]:
    """The title of every plan in force, by its id."""
    rows = data.ask("plans_shown", on_date=None, known_at=None)
    return dict(zip(rows["plan_id"], rows["title"], strict=True))
