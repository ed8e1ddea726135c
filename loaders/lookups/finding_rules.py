"""What each finding means for the person who keeps the plan, and what to do about it."""

from loaders import lookups


def finding_rules() -> dict[str, tuple[str, str]]:
    """For each rule that a finding can carry, its title and what to do, in plain words."""
    return {row["rule"]: (row["title"], row["what_to_do"]) for row in lookups.rows("finding_rules")}
