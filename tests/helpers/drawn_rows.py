"""What our own component draws on a page under AppTest: tables of rows, tiles, the line under the title."""

import json

from pages.said.rows import Table


def drawing(page, key: str) -> dict:
    """The table, the tiles or the line with a key, as handed to the browser, with what is chosen in it."""
    return _all(page)[key]


def keys(page) -> list[str]:
    """The keys of all drawings of a page, in their order."""
    return list(_all(page))


def cells(page, key: str) -> list[list[str]]:
    """A table's rows, each cell in words: its ref and text, its chip, its number."""
    return _in_words(drawing(page, key))


def in_words(table: Table) -> list[list[str]]:
    """The rows of a table that isn't drawn yet, likewise."""
    return _in_words(json.loads(table.drawn))


def _in_words(drawn: dict) -> list[list[str]]:
    return [[_said(cell) for cell in row["cells"]] for row in drawn["rows"]]


def ids(page, key: str) -> list[str]:
    """The ids of a table's rows, in their order."""
    return [row["id"] for row in drawing(page, key)["rows"]]


def scope_line(page) -> str:
    """The line under the title: plans, date and number of tasks, labels, filters."""
    line = drawing(page, "scope")
    return " · ".join(one["text"] for part in ("said", "labels", "filters") for one in line[part])


def everything(page) -> str:
    """Every text that the drawings of a page hold."""
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in _all(page).values())


def _all(page) -> dict[str, dict]:
    found = {}
    for one in page.get("bidi_component"):
        chosen, _, drawn = handed_over(one.proto)
        key = one.proto.id.split("-", 2)[2]
        found[key] = drawn | {"chosen": chosen}
    return found


def handed_over(proto) -> tuple[str | None, dict, dict]:
    """What a drawing's component is given: what is chosen in it, the words of its parts, what it draws."""
    chosen, words, drawn = (json.loads(line) for line in proto.bytes.decode().split("\n"))
    return chosen, words, drawn


def _said(cell) -> str:
    if not isinstance(cell, dict):
        return "" if cell is None else str(cell)
    if cell["kind"] == "chip":
        return f"{cell['letter']} {cell['word']}" + ("" if cell["how"] == "declared" else f", {cell['how']}")
    if cell["kind"] == "strip":
        return cell["said"]
    if cell["kind"] == "count":
        return str(cell["n"])
    if cell["kind"] == "counts":
        return " ".join(str(one["n"]) for one in cell["cells"] if one)
    return " ".join(part for part in (cell.get("ref"), cell["text"]) if part)
