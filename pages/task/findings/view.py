"""What the findings on a task are answered against, made ready."""

from pages.common import data
from pages.said.filters import Filters


def seen(task_id: str, plan_id: str, chosen: Filters) -> dict[str, str]:
    """The decisions in force about a task: field → decision_id."""
    rows = data.ask("decide_seen", **chosen.when(), plans=[plan_id])
    rows = rows[rows["task_id"] == task_id]
    return dict(zip(rows["field"], rows["decision_id"], strict=True))
