"""What is going well: what is complete, and whose word that is."""

from pages.board.pack import telling
from pages.board.pack.facts import Facts
from pages.board.pack.model import Section


def section(facts: Facts) -> Section:
    """The part after the one page."""
    done = telling.figure(facts, "complete")
    panels = []
    if done.value:
        title = f"{telling.tasks_are(done)} complete"
        panels = [telling.panel(facts, "well.complete", title, n=facts.value("tasks"), figures=[done])]
    return telling.section("well", "Going well", panels, "complete")
