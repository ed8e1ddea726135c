"""What an address asks of the Board page that there isn't, a sentence each, so that a stale link isn't believed."""

from collections.abc import Collection, Mapping, Sequence

from pages.board.pack.choice import AUDIENCES
from pages.said import words
from pages.said.filters import ALL_PLANS

OPENS = ("files", "words")
_MANY = 4


def left_out(
    named: Mapping[str, list[str]], *, plans: Collection[str], leads: Collection[str], issued: Collection[str]
) -> list[str]:
    """The sentences. named: the address's parameters; plans, leads, issued: those that there are."""
    return [
        *_plans(named, plans),
        *_unknown(named, "audience", AUDIENCES, "There is no audience {}: shown is the board’s pack."),
        *_whose(named, leads),
        *_unknown(named, "issued", issued, "No pack was issued under {}: choose one from the list of issued packs."),
        *_unknown(named, "open", OPENS, "Nothing on this page is called {}."),
    ]


def _plans(named: Mapping[str, list[str]], plans: Collection[str]) -> list[str]:
    asked = named.get("plans", [])
    unknown = [one for one in asked if one not in plans]
    if unknown:
        verb = "There is no plan" if len(unknown) == 1 else "There are no plans"
        shown = "the others" if len(unknown) < len(asked) else "another"
        return [f"{verb} {_quoted(unknown)} here: shown {'are' if shown == 'the others' else 'is'} {shown}."]
    if len(asked) > 1 and named.get("plan", [ALL_PLANS]) != [ALL_PLANS]:
        return ["This address names one plan, and others under “plans”: shown is the one."]
    return []


def _whose(named: Mapping[str, list[str]], leads: Collection[str]) -> list[str]:
    asked = named.get("whose", [])
    if asked and named.get("audience") != ["lead"]:
        return [f"This isn’t a lead’s pack, so {_quoted(asked)} is left out. Choose “Lead officer” for theirs alone."]
    unknown = [one for one in asked if one not in leads]
    return [f"{_quoted(unknown)} leads no task of this pack: choose whose it is."] if unknown else []


def _unknown(named: Mapping[str, list[str]], name: str, known: Collection[str], said: str) -> list[str]:
    unknown = [one for one in named.get(name, []) if one not in known]
    return [said.format(_quoted(unknown))] if unknown else []


def _quoted(names: list[str]) -> str:
    return words.several([f"“{words.shorten(one, 60)}”" for one in names])


def older(titles: Sequence[str]) -> str:
    """That plans aren't in a pack of all plans, as no version of theirs is of its quarter; "" for none."""
    if not titles:
        return ""
    shown = words.several(list(titles)) if len(titles) < _MANY else words.count(len(titles), "plan")
    has, it = ("has", "it") if len(titles) == 1 else ("have", "them")
    return f"Not in this pack: {shown}, which {has} no version of this quarter. Choose {it} under Plans to add {it}."
