"""What a plan's figures say of each implication that a committee report states; the rest is for the council."""

from pages.board.pack.facts import Facts
from pages.board.pack.report import Given
from pages.said import words
from pages.said.language import say, says


def said(facts: Facts) -> tuple[Given, ...]:
    """A sentence or two for each implication of which the figures, or the law, say something."""
    return (
        Given("financial", say("The plan’s figures hold no costs.")),
        Given(
            "legal",
            say(
                "Section 26 of the Counter-Terrorism and Security Act 2015 lays the Prevent duty on the council. "
                "Whether it is met isn’t judged here."
            ),
        ),
        Given("crime", _crime(facts)),
        Given("data", _named(facts)),
    )


def _crime(facts: Facts) -> str:
    number, total = facts.value("late"), facts.total("late")
    given = {"part": words.of(number, total), "when": facts.when}
    bearing = say("The plan’s tasks bear on the prevention of terrorism.")
    if total == 1:
        late = say("By its figures, {part} task is late or off track as at {when}.", **given)
    else:
        late = says(
            max(number, 1),
            "By its figures, {part} tasks is late or off track as at {when}.",
            "By its figures, {part} tasks are late or off track as at {when}.",
            **given,
        )
    return f"{bearing} {late}"


def _named(facts: Facts) -> str:
    if facts.choice.audience == "public":
        return say(
            "Officers’ names are left out, and so are words of the plan that nobody has cleared for publication."
        )
    return say("Lead officers are named as the plan names them.")
