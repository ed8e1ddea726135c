"""The councils that the Prevent duty is for and the names that each goes by, from data/lookups/councils.csv."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from loaders import lookups


@dataclass(frozen=True)
class Council:
    """One council, by its code. welsh_name: None where it has none of its own; until: the day it ended, else None."""

    gss_code: str
    council: str
    official_name: str
    welsh_name: str | None
    region: str
    nation: str
    kind: str
    until: date | None


@dataclass(frozen=True)
class CouncilName:
    """A name, folded, that one council alone goes by."""

    name: str
    gss_code: str


# Forms that a kind of council goes by beside its official name; {} is its short name.
_FORMS = {
    "county": ("{} county", "{} cc"),
    "unitary": ("{} unitary authority", "{} ua"),
    "district": ("{} district",),
    "metropolitan": ("{} metropolitan borough", "{} metropolitan borough council", "{} mbc"),
    "london": (
        "london borough of {}", "{} london borough", "{} london borough council", "lb {}", "lb of {}",
        "{} borough council",
    ),
    "welsh": ("{} county council",),
    "scottish": (),
}  # fmt: skip
_WELSH_FORMS = (
    "{}", "cyngor {}", "cyngor sir {}", "cyngor bwrdeistref sirol {}", "cyngor dinas {}", "cyngor dinas a sir {}",
)  # fmt: skip
_SHORTENED = {  # the ends of official names that are written shorter, and how
    "metropolitan borough council": ("borough council", "mbc"),
    "metropolitan district council": ("mdc",),
    "county borough council": ("county borough", "cbc", "borough council"),
    "borough council": ("borough", "bc"),
    "district council": ("dc",),
    "city council": ("city",),
}


@cache
def councils() -> tuple[Council, ...]:
    """Every council, former ones too, by their codes."""
    return tuple(
        Council(
            row["gss_code"],
            row["council"],
            row["official_name"],
            row["welsh_name"] or None,
            row["region"],
            row["nation"],
            row["kind"],
            date.fromisoformat(row["until"]) if row["until"] else None,
        )
        for row in lookups.rows("councils")
    )


@cache
def council_names() -> tuple[CouncilName, ...]:
    """Every name that tells one council, folded; one that several could mean is none.

    A name that a council of today and a former one both go by means that of today, unless it is the former's official
    one.
    """
    held: defaultdict[str, set[str]] = defaultdict(set)
    official = {folded_name(row["official_name"]): row["gss_code"] for row in lookups.rows("councils")}
    for is_former in (False, True):
        taken = dict(held)
        for row in lookups.rows("councils"):
            if bool(row["until"]) == is_former:
                for name in {*map(folded_name, _names(row))} - taken.keys():
                    held[name].add(row["gss_code"])
    held.update({name: {code} for name, code in official.items()})
    return tuple(CouncilName(name, min(codes)) for name, codes in sorted(held.items()) if len(codes) == 1)


def folded_name(text: str) -> str:
    """A council's name for comparing, as the macro folded_council has it: folded, "and" for &, no accents, no "the"."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    return " ".join(lookups.fold(bare).replace("&", " and ").split()).removeprefix("the ")


def _names(row: dict[str, str]) -> Iterator[str]:
    short, official = row["council"], row["official_name"]
    yield from (official, *row["other_names"].split("|")) if row["other_names"] else (official,)
    for name in (short, *_without_city(row)):
        yield from (name, f"{name} council", *(form.format(name) for form in _FORMS[row["kind"]]))
    folded = folded_name(official)
    for end, others in _SHORTENED.items():
        if folded.endswith(f" {end}"):
            yield from (f"{folded.removesuffix(end)}{other}" for other in others)
    if row["nation"] == "Wales":
        yield from (form.format(row["welsh_name"] or short) for form in _WELSH_FORMS)


def _without_city(row: dict[str, str]) -> Iterator[str]:
    """Other names that are short ones: "Edinburgh" of the City of Edinburgh."""
    for name in row["other_names"].split("|"):
        words = folded_name(name).split()
        if words and not {"council", "of", "city", "borough", "mdc"} & set(words):
            yield name
