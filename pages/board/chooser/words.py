"""What an address asks of the Board page that there isn't, a sentence each, so that a stale link isn't believed."""

from collections.abc import Collection, Mapping, Sequence

from pages.board.pack.choice import AUDIENCES
from pages.said import words
from pages.said.filters import ALL_PLANS
from pages.said.language import marked, say, says

OPENS = ("files", "words")
_MANY = 4


def left_out(
    named: Mapping[str, list[str]], *, plans: Collection[str], leads: Collection[str], issued: Collection[str]
) -> list[str]:
    """The sentences. named: the address's parameters; plans, leads, issued: those that there are."""
    return [
        *_plans(named, plans),
        *_unknown(named, "audience", AUDIENCES, marked("There is no audience {names}: shown is the board’s pack.")),
        *_whose(named, leads),
        *_unknown(
            named,
            "issued",
            issued,
            marked("No pack was issued under {names}: choose one from the list of issued packs."),
        ),
        *_unknown(named, "open", OPENS, marked("Nothing on this page is called {names}.")),
    ]


def _plans(named: Mapping[str, list[str]], plans: Collection[str]) -> list[str]:
    asked = named.get("plans", [])
    unknown = [one for one in asked if one not in plans]
    if unknown:
        number, names = len(unknown), _quoted(unknown)
        if number < len(asked):
            return [
                says(
                    number,
                    "There is no plan {names} here: shown are the others.",
                    "There are no plans {names} here: shown are the others.",
                    names=names,
                )
            ]
        return [
            says(
                number,
                "There is no plan {names} here; another is shown.",
                "There are no plans {names} here; another is shown.",
                names=names,
            )
        ]
    if len(asked) > 1 and named.get("plan", [ALL_PLANS]) != [ALL_PLANS]:
        return [say("This address names one plan, and others under “plans”: shown is the one.")]
    return []


def _whose(named: Mapping[str, list[str]], leads: Collection[str]) -> list[str]:
    asked = named.get("whose", [])
    if asked and named.get("audience") != ["lead"]:
        return [
            say(
                "This isn’t a lead’s pack, so {names} is left out. Choose “Lead officer” for theirs alone.",
                names=_quoted(asked),
            )
        ]
    unknown = [one for one in asked if one not in leads]
    return [say("{names} leads no task of this pack: choose whose it is.", names=_quoted(unknown))] if unknown else []


def _unknown(named: Mapping[str, list[str]], name: str, known: Collection[str], said: str) -> list[str]:
    unknown = [one for one in named.get(name, []) if one not in known]
    return [say(said, names=_quoted(unknown))] if unknown else []


def _quoted(names: list[str]) -> str:
    return words.several([f"“{words.shorten(one, 60)}”" for one in names])


def older(titles: Sequence[str]) -> str:
    """That plans aren't in a pack of all plans, as no version of theirs is of its quarter; "" for none."""
    if not titles:
        return ""
    shown = words.several(list(titles)) if len(titles) < _MANY else words.count(len(titles), "plan")
    return says(
        len(titles),
        "Not in this pack: {plans}, which has no version of this quarter. Choose it under Plans to add it.",
        "Not in this pack: {plans}, which have no version of this quarter. Choose them under Plans to add them.",
        plans=shown,
    )
