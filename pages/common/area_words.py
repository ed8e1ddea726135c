"""What the plans in view call their areas."""

from pages.common import data
from pages.said import area_words
from pages.said.area_words import Noun
from pages.said.filters import Filters


def nouns(chosen: Filters) -> dict[str, Noun]:
    """The word for the areas of each plan: plan_id → noun."""
    texts = data.ask("area_words", **chosen.scope())
    return {str(plan_id): area_words.told(of_plan) for plan_id, of_plan in texts.groupby("plan_id")}
