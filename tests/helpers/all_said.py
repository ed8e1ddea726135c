"""Every text that a page under AppTest shows, whatever element says it, and what of it no catalogue was asked for."""

import json
import re
from collections.abc import Iterable, Iterator

import pyarrow as pa
from babel import Locale
from helpers.drawn_rows import handed_over

_SAYING = {  # the fields of Streamlit's elements that people read
    "label", "body", "help", "placeholder", "options", "text", "title", "caption", "headline", "markdown", "children",
}  # fmt: skip
_DRAWN = {  # the values of our own drawings that nobody reads
    "id", "address", "kind", "code", "look", "how", "letter", "mark", "rating_code", "shape", "share", "align",
}  # fmt: skip
_IN_FIGURES = {"text", "hovertext", "ticktext", "name", "title", "hovertemplate"}
_MARKUP = re.compile(r"<style.*?</style>|<[^>]*>|:material/\w+:|%\{\w+(?::[^}]*)?\}|`[^`]*`|\b\w+_\w+\b", re.S)
_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
_CUT = re.compile(r"⟦[^⟦⟧]*(?=…|$)|^[^⟦⟧]*⟧")  # a marked text that was shortened or shown in two parts
_BETWEEN = re.compile(r"[·:;,.!?()“”‘’\"\n|/→…—–+=*#•>\[\]÷×%&]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MONTHS = {name for width in ("wide", "abbreviated") for name in Locale("cy").months["format"][width].values()}
_DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b(?: \d{{4}})?")
_HIDDEN = re.compile(r"[\\\N{WORD JOINER}]")


def all_said(shown) -> list[str]:
    """Every text of a page, element by element, as it is drawn."""
    return [text for node in _nodes(shown._tree) for text in _of_node(node) if text.strip()]


def unmarked(text: str, data: str, allowed: Iterable[str] = ()) -> list[str]:
    """The pieces of a text that stand outside all marks and occur neither in data (in lower case) nor in allowed."""
    text = _DATE.sub(" · ", _HIDDEN.sub("", _MARKUP.sub(" · ", text)))
    before = ""
    while before != text:
        before, text = text, _MARKED.sub(" · ", text)
    joined = re.compile("|".join([_BETWEEN.pattern, *(rf"\s{re.escape(word)}\s" for word in allowed)]))
    pieces = (" ".join(piece.split()) for piece in joined.split(_CUT.sub(" · ", text)))
    return [one for one in pieces if _WORD.search(one) and one not in allowed and not _is_data(one, data)]


def _is_data(piece: str, data: str) -> bool:
    """Whether data holds it, alone or behind a number or ref of its own."""
    whole = piece.casefold()
    _, _, rest = whole.partition(" ")
    return whole in data or (bool(rest) and rest in data)


def _nodes(node) -> Iterator:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _of_node(node) -> Iterator[str]:
    proto, kind = getattr(node, "proto", None), getattr(node, "type", "")
    if proto is None:
        return
    if kind == "bidi_component":
        _, words, drawn = handed_over(proto)
        yield from _of_json(drawn)
        yield from _of_json(words | {"language": ""})
    elif kind == "plotly_chart":
        yield from _of_figure(json.loads(proto.spec))
    elif hasattr(proto, "arrow_data"):
        named = json.loads(getattr(proto, "columns", "") or "{}")
        labels = {name: one["label"] for name, one in named.items() if one.get("label")}
        yield from _of_table(proto.arrow_data.data, labels)
    elif kind != "code":
        yield from _of_proto(proto)
    else:
        yield proto.code_text


def _of_proto(proto) -> Iterator[str]:
    for field, value in proto.ListFields():
        if field.type == field.TYPE_STRING and field.name in _SAYING:
            yield from [value] if isinstance(value, str) else value
        elif field.type == field.TYPE_MESSAGE and field.name not in ("arrow_data", "data"):
            for one in value if not hasattr(value, "ListFields") else [value]:
                if hasattr(one, "ListFields"):
                    yield from _of_proto(one)


def _of_json(given, key: str = "") -> Iterator[str]:
    if isinstance(given, str):
        if key not in _DRAWN:
            yield given
    elif isinstance(given, dict):
        for name, value in given.items():
            yield from _of_json(value, name)
    elif isinstance(given, list):
        for value in given:
            yield from _of_json(value, key)


def _of_figure(given, key: str = "") -> Iterator[str]:
    if isinstance(given, str):
        if key in _IN_FIGURES:
            yield given
    elif isinstance(given, dict):
        for name, value in given.items():
            if name != "template":
                yield from _of_figure(value, name if name not in ("font", "title") or key != "" else name)
    elif isinstance(given, list):
        for value in given:
            yield from _of_figure(value, key)


def _of_table(data: bytes, labels: dict[str, str]) -> Iterator[str]:
    table = pa.ipc.open_stream(data).read_all()
    for name in table.column_names:
        if not name.startswith("__index"):
            yield labels.get(name, name)
        yield from [one for one in table[name].to_pylist() if isinstance(one, str)]
