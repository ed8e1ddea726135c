"""What the frameworks hold, made ready: tables to read, and what a council wrote itself to be changed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loaders.lookups import frameworks as lookups
from pages.common import data
from pages.said import rows, words
from pages.said.language import WELSH, language, say
from pages.said.rows import Cell, Column, Row, Table
from pages.status.coverage import words as coverage_said
from pages.status.coverage.frameworks import words as said

_ASKED = {"element": "framework_elements", "scale": "framework_scale", "word": "framework_words"}


class Parts(NamedTuple):
    """A framework: a table a kind of part (None where it has none), and what can be chosen in the forms.

    is_shipped: the framework and its sections came with the dashboard, and aren't changed here. own: the council's own
    parts by kind, each by its key with what its form's fields hold. sections, others, elsewhere:
    the names of its sections, of the other frameworks, and of their sections (as FRAMEWORK/KEY).
    """

    tables: Mapping[str, Table | None]
    own: Mapping[str, Mapping[str, dict[str, Any]]]
    sections: Mapping[str, str]
    others: Mapping[str, str]
    elsewhere: Mapping[str, str]
    is_shipped: bool


def known() -> pd.DataFrame:
    """The rows of the query frameworks; one that is shipped stays so, whatever it is replaced by."""
    rows = data.ask("frameworks")
    shipped = [one.framework for one in lookups.frameworks()]
    return rows.assign(is_own=rows.is_own & ~rows.framework.isin(shipped))


def parts(framework: str) -> Parts:
    """What a framework holds."""
    every = known()
    sections = {one: data.ask("framework_sections", framework=one) for one in every.framework}
    held = {kind: data.ask(name, framework=framework) for kind, name in _ASKED.items()}
    return made(framework, every, sections, held)


def made(
    framework: str, frameworks: pd.DataFrame, sections: Mapping[str, pd.DataFrame], held: Mapping[str, pd.DataFrame]
) -> Parts:
    """A framework from the rows of the queries frameworks, framework_sections (of each) and _ASKED (of this one)."""
    here = sections[framework]
    names = _names(here)
    titles = dict(zip(frameworks.framework, frameworks.title, strict=True))
    elsewhere = {
        f"{other}/{key}": f"{titles[other]}: {name}"
        for other, of_other in sections.items()
        if other != framework
        for key, name in _names(of_other).items()
    }
    mapped = pd.concat([of_one.assign(of=one) for one, of_one in sections.items()])
    tables = {"section": _sections(framework, mapped, elsewhere), "framework": None}
    tables |= {kind: _listed(kind, of_kind, names) for kind, of_kind in held.items()}
    this = frameworks[frameworks.framework == framework]
    every = {"framework": this.assign(is_own=True), "section": here, **held}
    own = {kind: _own(of_kind, kind) for kind, of_kind in every.items()}
    others = {one: title for one, title in titles.items() if one != framework}
    return Parts(tables, own, names, others, elsewhere, is_shipped=not this.is_own.all())


def _names(sections: pd.DataFrame) -> dict[str, str]:
    return {one.section: coverage_said.numbered(one.number, _title(one)) for one in sections.itertuples()}


def _title(section) -> str:
    """A section's title in the language of now, where it has one."""
    return words.text(section.title_cy if language() == WELSH else None, "") or section.title_en


def _sections(framework: str, mapped: pd.DataFrame, elsewhere: Mapping[str, str]) -> Table | None:
    """Its sections with their Welsh titles, and what each is the same as in another framework, and why.

    mapped: the sections of every framework (of: which), as any of two may say that it is the same as the other.
    """
    lines = []
    for one in mapped[mapped.of == framework].itertuples():
        there = mapped[mapped.maps_to == f"{framework}/{one.section}"]
        same = [
            (elsewhere.get(f"{other.of}/{other.section}", ""), other.mapping_reason) for other in there.itertuples()
        ]
        if not words.is_missing(one.maps_to):
            same.insert(0, (elsewhere.get(one.maps_to, ""), one.mapping_reason))
        name = rows.text(coverage_said.numbered(one.number, one.title_en), words.text(one.title_cy, ""))
        lines.append(Row("", (name, rows.text("" if same else say("none"), said.same_as(same)))))
    heads = (Column(say("Section"), share=2), Column(say("Same as, and why"), share=3))
    table = rows.table(heads, lines, caption=say("Its sections"), sorts=False, opens=None, look="plain whole")
    return table if lines else None


def _listed(kind: str, parts: pd.DataFrame, names: Mapping[str, str]) -> Table | None:
    if parts.empty:
        return None
    has_sections, is_word = "section" in parts, kind == "word"
    lines = []
    for one in parts.to_dict("records"):
        name = rows.text(said.name(kind, one), words.text(one.get(said.WELSH.get(kind, "")), ""))
        told: tuple[Cell, ...] = (name, *([said.weight(one["weight"])] if is_word else []), said.whose(one["is_own"]))
        lines.append(Row("", told, heading=names.get(one["section"], "") if has_sections else ""))
    heads = [
        Column(said.KINDS[kind]),
        *([Column(say("Speaks"))] if is_word else []),
        Column(say("Whose"), look="nowrap"),
    ]
    return rows.table(heads, lines, caption=said.KINDS[kind], sorts=False, opens=None, look="plain")


def _own(known: pd.DataFrame, kind: str) -> dict[str, dict[str, Any]]:
    fields, key = [one.name for one in said.FIELDS[kind]], said.KEYS[kind]
    own = known[known.is_own].to_dict("records")
    return {row[key]: {name: _plain(row[name]) for name in fields} for row in own}


def _plain(value: Any) -> Any:
    """A value as a form gives it."""
    if words.is_missing(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if isinstance(value, np.generic) else value
