"""The letters that Home writes, made ready: whom they can go to, and their text."""

from pages.common import data, in_force, scope
from pages.said import letters, words
from pages.said.filters import Filters
from pages.said.language import say
from pages.status.home import view as home
from pages.status.home import words as said

MONDAY, _LEAD = "monday", "lead:"


def names(chosen: Filters) -> dict[str, str]:
    """The letters that can be written: "monday" or "lead:…" → what it is, and of what."""
    soon = data.ask("due_soon", **chosen.parameters())
    theirs = sorted({lead for leads in soon["leads"] for lead in leads}, key=str.casefold)
    found = {lead: soon[[lead in leads for leads in soon["leads"]]] for lead in theirs}
    found[""] = soon[soon["leads"].map(len) == 0]
    told = {
        f"{_LEAD}{lead}": f"{lead or say('No lead')}: {letters.counts(rows)}"
        for lead, rows in found.items()
        if len(rows)
    }
    return {MONDAY: say("Everyone: the Monday e-mail"), **told}


def text(name: str, chosen: Filters, origin: str) -> str:
    """The text of a letter by its name; chosen: of one plan; origin: what stands before every address."""
    soon = data.ask("due_soon", **chosen.parameters())

    def address_of(task_id: str) -> str:
        return f"{origin}{in_force.address('tasks', chosen, task=task_id)}"

    if name.startswith(_LEAD):
        return letters.chase(name.removeprefix(_LEAD), soon, address_of)
    return letters.monday(_week(chosen, origin), soon, address_of)


def _week(chosen: Filters, origin: str) -> letters.Week:
    plan = next(home.plans(chosen).itertuples())
    places = {code: f"{origin}{address}" for code, address in home.addresses(chosen).items()}
    waiting = [
        (f"{say(said.WAITING[code])}: {number:,}", places[code])
        for code, number in home.numbers(chosen).items()
        if number
    ]
    [shown] = scope.plans(chosen).itertuples()
    return letters.Week(
        plan=plan.title,
        as_at=words.day(plan.as_at),
        said=[one for one in (_kept(chosen), said.verdict(plan), home.moved(chosen)) if one],
        next_due=said.next_due(plan),
        waiting=waiting,
        lists=places,
        has_computed=plan.computed > 0,
        marking=words.text(shown.marking, ""),
    )


def _kept(chosen: Filters) -> str:
    """Which tasks a letter is about, where filters leave some out; "" for all."""
    narrowed = chosen.without("as_at", "known_on").in_words()
    if not narrowed:
        return ""
    return say("Only the tasks kept by these filters: {filters}.", filters=words.several(narrowed))
