"""Tables of real rows, status tiles and the scope line as plain values, in the form that pages.common.rows draws.

Everything is text: what a document holds reaches the page as words, never as HTML.
"""

import datetime
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from pages.said import ratings, words
from pages.said.language import say

_MOST = 0.6

Cell = str | int | float | dict[str, Any] | None
MOST_TILES = 150


@dataclass(frozen=True)
class Column:
    """A column. kind: "text", "number" or "date" (how it is set). look: "wide" leaves it out where there is no room.

    chip: a rating's chip as its head. id: comes back when the head is chosen ("" for one that isn't). share: of the
    table's width, beside the others'; 0: as its contents ask. order: "ascending" or "descending" where the query
    ordered the rows by it, "none" where choosing the head would; "" where the head isn't for that.
    """

    label: str
    kind: str = "text"
    look: str = ""
    chip: dict[str, Any] | None = None
    id: str = ""
    share: float = 0
    order: str = ""


@dataclass(frozen=True)
class Row:
    """A row. id: comes back when it is opened. address: the page that opens it elsewhere; without an id it leads there.

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
    """A tile of the status strip: a task's id, its name in words, the address that opens it, how it was rated."""

    id: str
    name: str
    address: str
    how: str = "declared"


class FigureTile(NamedTuple):
    """A figure as a tile: its number, what follows it ("of 40"), what it counts. id, address: as a row's."""

    id: str
    number: str
    rest: str
    label: str
    address: str = ""


@dataclass(frozen=True)
class Run:
    """Tiles of one rating, and the words beside them: "12 complete". address: where these lead, "" for nowhere."""

    code: str | None
    said: str
    tiles: Sequence[Tile]
    address: str = ""


@dataclass(frozen=True)
class Scope:
    """The line under a title: what is in view, small labels (text, explanation), and the filters: id → words.

    plan: named in the link that is copied where the address leaves it out.
    """

    said: Sequence[tuple[str, str]]
    labels: Sequence[tuple[str, str]] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    plan: str = ""
    has_filters: bool = True


def chip(code, basis=None, why: str = "") -> dict[str, Any]:
    """A rating as a chip: letter, word, shape and colour; outlined where it was computed. why: shown on hovering."""
    return {"kind": "chip", **_rating(code, basis), "why": why, "sort": ratings.position(code)}


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


def links(parts: Iterable[tuple[str, str]], *, sort: str | float) -> dict[str, Any]:
    """Links in a cell, a line each: words and address. sort: what the cell is sorted by."""
    return {"kind": "links", "parts": [{"text": said, "address": address} for said, address in parts], "sort": sort}


def strip(parts: Iterable[Part], length: float = 1, *, sort: float | None = None) -> dict[str, Any]:
    """A small bar of ratings with their numbers. length: of its cell, from 0 to 1; sort: if not by how many."""
    parts = list(parts)
    made = [{**_rating(one.code, one.how), "n": int(one.n)} for one in parts if one.n]
    said = words.several(f"{one.n} {ratings.label(one.code).lower()}" for one in parts if one.n) or say("none")
    all_of_them = sum(one.n for one in parts)
    return {
        "kind": "strip", "parts": made, "said": said, "length": round(float(length), 3),
        "sort": all_of_them if sort is None else sort,
    }  # fmt: skip


def bar(parts: Iterable[tuple[str, int, bool]], length: float = 1) -> dict[str, Any]:
    """A bar of numbers that are no ratings: each with its name and whether it is outlined. length: as a strip's."""
    there = [(name, int(n), is_outlined) for name, n, is_outlined in parts if n]
    made = [
        {"code": "figure", "word": name, "letter": "", "how": "computed" if is_outlined else "declared", "n": n}
        for name, n, is_outlined in there
    ]
    said = words.several(f"{n:,} {name.lower()}" for name, n, _ in there) or say("none")
    return {"kind": "strip", "parts": made, "said": said, "length": round(float(length), 3),
            "sort": sum(n for _, n, _ in there)}  # fmt: skip


def count(
    id_: str, n: int, code, *, share: float, computed: int, said: str, shown: str = "", note: str = ""
) -> dict[str, Any]:
    """A cell of the heat map: its number, of which so many were computed; share: of its row, from 0 to 1.

    said: the whole in words. shown: what stands for the number; note: in its corner, if not how many were computed.
    """
    is_pale = computed == n or ratings.rating(code) is ratings.NOT_RATED
    note = note or (say("{number} computed", number=computed) if 0 < computed < n else "")
    return {
        "kind": "count", "id": id_, "n": int(n), "shown": shown or f"{int(n):,}",
        **_rating(code, "computed" if computed == n else "declared"),
        "tint": round(100 * tint(share, is_pale=is_pale)),
        "is_strong": is_strong(share, is_pale=is_pale),
        "note": note, "said": said, "sort": int(n),
    }  # fmt: skip


def tally(
    id_: str, n: int, look: str, letter: str, *, share: float, is_pale: bool, said: str, shown: str = ""
) -> dict[str, Any]:
    """A cell of a picture of numbers that are no ratings; look: its class in the style sheet, letter: in its corner.

    share: how strong it is, from 0 to 1, is_pale: at most a little; said: the whole in words. shown: what stands for
    the number.
    """
    return {
        "kind": "count", "id": id_, "n": int(n), "shown": shown or f"{int(n):,}",
        "code": f"tally {look}", "how": "", "letter": letter, "tint": round(100 * tint(share, is_pale=is_pale)),
        "is_strong": is_strong(share, is_pale=is_pale), "note": "", "said": said, "sort": int(n),
    }  # fmt: skip


def side_by_side(cells: Sequence[dict[str, Any] | None]) -> dict[str, Any]:
    """Several counts in one cell, each at its place; None leaves one empty, and one alone takes the room of all."""
    return {"kind": "counts", "cells": list(cells)}


def tint(share: float, *, is_pale: bool) -> float:
    """How much of its rating's colour a cell has, from 0 to 1: more with its share of the row.

    is_pale: little of it, as for what was computed or isn't rated. Between a half and nearly all no text would read.
    """
    if is_pale:
        return 0.03 + 0.12 * share
    return 0.95 + 0.05 * share if is_strong(share, is_pale=False) else 0.22 + 0.4 * share


def is_strong(share: float, *, is_pale: bool) -> bool:
    """Whether a cell is so full of its colour that its text stands on it as on a chip: it holds most of its row."""
    return not is_pale and share >= _MOST


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
            columns=[vars(one) | {"label": say(one.label)} for one in columns],
            rows=[vars(one) for one in rows],
        ),
        tuple(one.id for one in rows if one.id),
    )


def of_frame(
    shown: pd.DataFrame | pa.Table, caption: str, ids: Sequence[str] = (), *, wide: Collection[str] = (), look: str = ""
) -> Table:
    """A table whose columns are named as the reader should see them; ratings in words become chips.

    ids: what comes back when a row is opened by its first cell; none for a table that is read only. wide: the columns
    left out where there is no room. look: as table takes it; "" for a list whose rows open, or a plain table.
    """
    frame = shown.to_pandas() if isinstance(shown, pa.Table) else shown
    kinds = ["number" if pd.api.types.is_numeric_dtype(frame[name]) else "text" for name in frame]
    rows = [
        Row(id_, tuple(_of_value(value) for value in values))
        for id_, values in zip(ids or [""] * len(frame), frame.itertuples(index=False), strict=True)
    ]
    columns = [
        Column(str(name), kind, look="wide" if name in wide else "") for name, kind in zip(frame, kinds, strict=True)
    ]
    return table(columns, rows, caption=caption, opens=0 if ids else None, look=look or ("" if ids else "plain"))


def _of_value(value) -> Cell:
    if words.is_missing(value):
        return ""
    if isinstance(value, datetime.date):
        return date(value)
    if isinstance(value, int | np.integer):
        return int(value)
    rating = ratings.of_words(str(value))
    return chip(*rating) if rating else str(value)


def tiles(runs: Sequence[Run], *, caption: str) -> Table:
    """The status strip: a tile a task, or a 100 % bar where there are more than people can tell apart."""
    ids = tuple(tile.id for one in runs for tile in one.tiles)
    if len(ids) > MOST_TILES:
        parts = [Part(one.code, *part) for one in runs for part in Counter(tile.how for tile in one.tiles).items()]
        bar, runs = strip(parts)["parts"], [replace(one, tiles=()) for one in runs]
    else:
        bar = []
    made = [{**vars(one), **_rating(one.code, None), "tiles": [_tile(tile) for tile in one.tiles]} for one in runs]
    return Table(_text(kind="tiles", caption=caption, runs=made, parts=bar), ids)


def figures(tiles: Sequence[FigureTile], *, caption: str) -> Table:
    """Figures side by side, each the link to its tasks."""
    return Table(_text(kind="figures", caption=caption, tiles=[one._asdict() for one in tiles]))


def bullet(value: int, goal: int, *, counted: str, aimed: str, said: str) -> Table:
    """A bar as long as a count beside a tick where its goal is.

    counted, aimed: the words at the bar and at the tick; said: all of it, for those who don't see it.
    """
    longest = max(value, goal, 1)
    shares = {"value": round(value / longest, 4), "goal": round(goal / longest, 4)}
    return Table(_text(kind="bullet", **shares, counted=counted, aimed=aimed, said=said))


def scope(line: Scope) -> Table:
    """The line under a page's title."""
    return Table(
        _text(
            kind="scope",
            said=[{"text": text, "title": title} for text, title in line.said],
            labels=[{"text": text, "title": title} for text, title in line.labels],
            filters=[{"id": id_, "text": said} for id_, said in line.filters.items()],
            plan=line.plan,
            has_filters=line.has_filters,
        )
    )


def _tile(one: Tile) -> dict[str, str]:
    return {**one._asdict(), "how": "declared" if words.is_missing(one.how) else one.how}


def _rating(code, basis) -> dict[str, str]:
    found = ratings.rating(code)
    how = "declared" if words.is_missing(basis) else str(basis)
    return {"code": found.code, "word": found.label, "letter": found.letter, "how": how}


def _text(**drawn) -> str:
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
