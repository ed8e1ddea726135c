"""Tables of real rows, status tiles and the scope line as plain values, in the form that pages.common.rows draws.

Everything is text: what a document holds reaches the page as words, never as HTML.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pages.said import ratings, words

Cell = str | int | float | dict[str, Any] | None


@dataclass(frozen=True)
class Column:
    """A column. kind: "text", "number" or "date" (how it is set). look: "wide" leaves it out where there is no room.

    chip: a rating's chip as its head.
    """

    label: str
    kind: str = "text"
    look: str = ""
    chip: dict[str, Any] | None = None


@dataclass(frozen=True)
class Row:
    """A row. id: comes back when it is opened ("" for a row that doesn't). address: the page that opens it elsewhere.

    heading: printed above the first of the rows that share it. look: "sum" for a total.
    """

    id: str
    cells: tuple[Cell, ...]
    address: str = ""
    heading: str = ""
    look: str = ""


class Table(NamedTuple):
    """A drawing made ready (its text for the browser), and the ids of its rows in their order."""

    drawn: str
    ids: tuple[str, ...] = ()


class Part(NamedTuple):
    """A part of a strip: a rating's code, whether it was computed, and how many."""

    code: str | None
    how: str
    n: int


class Tile(NamedTuple):
    """A tile of the status strip: a task's id, its name in words, the address that opens it."""

    id: str
    name: str
    address: str


@dataclass(frozen=True)
class Run:
    """Tiles of one rating, given in one way, and the words under them: "12 complete"."""

    code: str | None
    how: str
    said: str
    tiles: Sequence[Tile]


@dataclass(frozen=True)
class Scope:
    """The line under a title: what is in view, small labels (text, explanation), and the filters: id → words."""

    said: Sequence[tuple[str, str]]
    labels: Sequence[tuple[str, str]] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    has_filters: bool = True


def chip(code, basis=None, why: str = "") -> dict[str, Any]:
    """A rating as a chip: letter, word, shape and colour; outlined where it was computed. why: shown on hovering."""
    return {"kind": "chip", **_rating(code, basis), "why": why, "sort": ratings.position(code)}


def chips(codes: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    """Several chips in a cell, as (code, basis)."""
    return {"kind": "chips", "chips": [chip(*one) for one in codes]}


def text(said, under: str = "", *, ref: str = "", sort: str | float | None = None) -> dict[str, Any]:
    """A text with a muted line under it; ref: bold before it; sort: what it is sorted by, if not its words."""
    made = {"kind": "text", "text": words.text(said, ""), "under": under, "ref": ref}
    return made if sort is None else made | {"sort": sort}


def date(value, missing: str = words.NO_DATE) -> dict[str, Any]:
    """A date in words, sorted as a date."""
    return text(words.day(value, missing), sort=words.iso(value) or "")


def link(id_: str, said: str, address: str = "") -> dict[str, Any]:
    """A link in a cell whose id comes back when it is chosen."""
    return {"kind": "link", "id": id_, "text": said, "address": address}


def strip(parts: Iterable[Part]) -> dict[str, Any]:
    """A small 100 % bar of ratings with their numbers."""
    parts = list(parts)
    made = [{**_rating(one.code, one.how), "n": int(one.n)} for one in parts if one.n]
    said = words.several(f"{one.n} {ratings.label(one.code).lower()}" for one in parts if one.n) or "none"
    return {"kind": "strip", "parts": made, "said": said, "sort": sum(one.n for one in parts)}


def count(id_: str, n: int, code, *, share: float, computed: int, said: str) -> dict[str, Any]:
    """A cell of the heat map: its number, of which so many were computed; share: of its row, from 0 to 1."""
    basis = "computed" if computed == n else "declared"
    note = f"{computed} computed" if 0 < computed < n else ""
    return {
        "kind": "count", "id": id_, "n": int(n), **_rating(code, basis), "share": round(float(share), 3),
        "note": note, "said": said, "sort": int(n),
    }  # fmt: skip


def table(
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    caption: str,
    shows_caption: bool = False,
    sorts: bool = True,
    opens: int | None = 0,
    look: str = "",
) -> Table:
    """A table. caption: what it holds, for those who don't see it. opens: the column whose cell opens its row.

    look: "heat" for a heat map, "plain" for one whose rows are read only.
    """
    return Table(
        _text(
            kind="table",
            caption=caption,
            shows_caption=shows_caption,
            sorts=sorts and len(rows) > 1,
            opens=opens,
            look=look,
            columns=[vars(one) for one in columns],
            rows=[vars(one) for one in rows],
        ),
        tuple(one.id for one in rows if one.id),
    )


def tiles(runs: Sequence[Run], *, caption: str) -> Table:
    """The status strip: a tile a task."""
    made = [
        {**_rating(one.code, one.how), "said": one.said, "tiles": [tile._asdict() for tile in one.tiles]}
        for one in runs
    ]
    return Table(_text(kind="tiles", caption=caption, runs=made), tuple(tile.id for one in runs for tile in one.tiles))


def scope(line: Scope) -> Table:
    """The line under a page's title."""
    return Table(
        _text(
            kind="scope",
            said=[{"text": text, "title": title} for text, title in line.said],
            labels=[{"text": text, "title": title} for text, title in line.labels],
            filters=[{"id": id_, "text": said} for id_, said in line.filters.items()],
            link=line.link,
            has_filters=line.has_filters,
        )
    )


def _rating(code, basis) -> dict[str, str]:
    found = ratings.rating(code)
    how = "declared" if words.is_missing(basis) else str(basis)
    return {"code": found.code, "word": found.label, "letter": found.letter, "how": how}


def _text(**drawn) -> str:
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))
