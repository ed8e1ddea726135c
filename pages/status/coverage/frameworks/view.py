"""What the frameworks hold, made ready: tables to read, and what a council wrote itself to be changed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from pages.common import data
from pages.said import rows, words
from pages.said.rows import Column, Row, Table
from pages.status.coverage import words as coverage_said
from pages.status.coverage.frameworks import words as said

_ASKED = {"element": "framework_elements", "scale": "framework_scale", "word": "framework_words"}


class Parts(NamedTuple):
    """A framework: a table a kind of part (None where it has none), and what can be chosen in the forms.

    own: the council's own parts by kind, each by its key with what its form's fields hold. sections, others, elsewhere:
    the names of its sections, of the other frameworks, and of their sections (as FRAMEWORK/KEY).
    """

    tables: Mapping[str, Table | None]
    own: Mapping[str, Mapping[str, dict[str, Any]]]
    sections: Mapping[str, str]
    others: Mapping[str, str]
    elsewhere: Mapping[str, str]


def parts(framework: str) -> Parts:
    """What a framework holds."""
    known = data.ask("frameworks")
    sections = {one: data.ask("framework_sections", framework=one) for one in known.framework}
    held = {kind: data.ask(name, framework=framework) for kind, name in _ASKED.items()}
    return made(framework, known, sections, held)


def made(
    framework: str, known: pd.DataFrame, sections: Mapping[str, pd.DataFrame], held: Mapping[str, pd.DataFrame]
) -> Parts:
    """A framework from the rows of the queries frameworks, framework_sections (of each) and _ASKED (of this one)."""
    here = sections[framework]
    names = _names(here)
    titles = dict(zip(known.framework, known.title, strict=True))
    elsewhere = {
        f"{other}/{key}": f"{titles[other]}: {name}"
        for other, of_other in sections.items()
        if other != framework
        for key, name in _names(of_other).items()
    }
    tables = {"section": _sections(here, elsewhere), "framework": None}
    tables |= {kind: _listed(kind, of_kind, names) for kind, of_kind in held.items()}
    every = {"framework": known[known.framework == framework], "section": here, **held}
    own = {kind: _own(of_kind, kind) for kind, of_kind in every.items()}
    others = {one: title for one, title in titles.items() if one != framework}
    return Parts(tables, own, names, others, elsewhere)


def _names(sections: pd.DataFrame) -> dict[str, str]:
    return {one.section: coverage_said.numbered(one.number, one.title_en) for one in sections.itertuples()}


def _sections(here: pd.DataFrame, elsewhere: Mapping[str, str]) -> Table | None:
    """Its sections with their Welsh titles, and what each is the same as in another framework, and why."""
    if here.empty:
        return None
    lines = []
    for one in here.itertuples():
        same = elsewhere.get(one.maps_to, "") if not words.is_missing(one.maps_to) else ""
        reason = words.text(one.mapping_reason, "")
        name = rows.text(coverage_said.numbered(one.number, one.title_en), words.text(one.title_cy, ""))
        lines.append(Row("", (name, rows.text(same or "none", reason))))
    heads = (Column("Section"), Column("Same as, and why"))
    return rows.table(heads, lines, caption="Its sections", sorts=False, opens=None, look="plain whole")


def _listed(kind: str, parts: pd.DataFrame, names: Mapping[str, str]) -> Table | None:
    if parts.empty:
        return None
    has_sections, is_word = "section" in parts, kind == "word"
    lines = []
    for one in parts.to_dict("records"):
        name = rows.text(said.name(kind, one), words.text(one.get(said.WELSH.get(kind, "")), ""))
        told = (name, *([said.weight(one["weight"])] if is_word else []), said.whose(one["is_own"]))
        lines.append(Row("", told, heading=names.get(one["section"], "") if has_sections else ""))
    heads = [Column(said.KINDS[kind]), *([Column("Speaks")] if is_word else []), Column("Whose", look="nowrap")]
    return rows.table(heads, lines, caption=said.KINDS[kind], sorts=False, opens=None, look="plain")


def _own(known: pd.DataFrame, kind: str) -> dict[str, dict[str, Any]]:
    fields, key = [one.name for one in said.FIELDS[kind]], said.KEYS[kind]
    return {row[key]: {name: row[name] for name in fields} for row in known[known.is_own].to_dict("records")}
