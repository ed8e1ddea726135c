"""What a plan's figures say of each implication that a committee report states; the rest is for the council."""

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.report import Given
from pages.said import words


def said(facts: Facts) -> tuple[Given, ...]:
    """A sentence or two for each implication of which the figures, or the law, say something."""
    number, total = facts.value("late"), facts.total("late")
    tasks = "task" if total == 1 else "tasks"
    late = f"{words.of(number, total)} {tasks} {telling.is_are(number)} late or off track"
    crime = f"The plan’s tasks bear on the prevention of terrorism. By its figures, {late} as at"
    return (
        Given("financial", "The plan’s figures hold no costs."),
        Given(
            "legal",
            "Section 26 of the Counter-Terrorism and Security Act 2015 lays the Prevent duty on the council. Whether "
            "it is met isn’t judged here.",
        ),
        Given("crime", f"{crime} {facts.when}."),
        Given("data", _named(facts)),
    )


def _named(facts: Facts) -> str:
    if facts.choice.audience == "public":
        return "Officers’ names are left out, and so are words of the plan that nobody has cleared for publication."
    return "Lead officers are named as the plan names them."
