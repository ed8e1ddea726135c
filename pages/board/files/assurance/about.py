"""What an assurance file is about, and what to know before reading it."""

from dataclasses import dataclass
from datetime import date

from pages.said import words
from pages.said.language import marked, say

WHOSE = marked(
    "Criterion, self-rating, evidence, gap and what the last letter said are the council’s own words. Tasks, dates and "
    "ratings are the plan’s; a rating marked “computed” is this tool’s reading of the plan’s wording and dates."
)
BEHIND = marked(
    "A task closes a criterion where it serves its section, as a person said or the plan’s words tell; one that serves "
    "several counts at its main one, and the others name it apart. “Complete, with evidence” is this tool’s reading of "
    "the plan’s words, or a person’s decision."
)


@dataclass(frozen=True)
class About:
    """Whose file it is, held against which framework (in full; address "" for none), of which period, as at when.

    version: of the plan, by its own date; marking, stale: as everywhere, "" for none.
    """

    plan: str
    council: str
    framework: str
    address: str
    period: str
    as_at: date
    version: date
    marking: str
    stale: str

    @property
    def title(self) -> str:
        """What the file is called: "Assurance file 2026/27: Midshire"."""
        return say("Assurance file {period}: {plan}", period=self.period, plan=self.plan)

    @property
    def when(self) -> str:
        """Which words of the plan it rests on: "As at 30 Sep 2017 (version of 30 Sep 2017)"."""
        day, version = words.day(self.as_at), words.day(self.version)
        return say("{day}, by the plan’s version of {version}", day=day, version=version)

    @property
    def foot(self) -> str:
        """The line at the foot of every page."""
        return say("Assurance file {period}, as at {day}", period=self.period, day=words.day(self.as_at))

    def lines(self) -> tuple[tuple[str, str], ...]:
        """The head of the file, a name and what is given, without what isn't."""
        given = {
            say("Council"): self.council,
            say("Plan"): self.plan,
            say("Framework"): self.framework,
            say("Source"): self.address,
            say("Period"): self.period,
            say("As at"): self.when,
            say("Marking"): self.marking,
        }
        return tuple((name, said) for name, said in given.items() if said)

    def notes(self) -> tuple[str, ...]:
        """What to know before reading it."""
        return (
            *([say("The plan is judged on {stale}.", stale=self.stale)] if self.stale else []),
            say(WHOSE),
            say(BEHIND),
        )
