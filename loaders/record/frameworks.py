"""A council's own part of the frameworks: what it adds to them, changes or takes out; only ever added to the record."""

import json
import re
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import duckdb

from loaders import lookups
from loaders.errors import ChangeRefused
from loaders.lookups.frameworks import folded_phrase
from loaders.record import statements
from loaders.record.database import transaction, tried_again
from loaders.record.purposes import name_given
from loaders.shortened import shortened

LONGEST_TITLE, LONGEST_ADDRESS, LARGEST_NUMBER = 300, 2_000, 999
STRONGEST_WORD = 8.0  # as much as a heading that is a section's own

_Content = Mapping[str, object]


@tried_again
def write_framework(
    connection: duckdb.DuckDBPyConnection,
    kind: str,
    framework: str,
    item: str,
    content: _Content,
    *,
    is_removed: bool = False,
    written_by: str,
) -> str:
    """Writes one item of a framework, or takes it out (is_removed); its key.

    kind: framework, section, element, scale or word; content: the columns of that kind's lookup without framework and
    key, a word's without places and partners. item: its key, the framework's own for a framework; "" makes one from its
    title, label or phrase. Raises ChangeRefused, with a sentence, where it can't be one.
    """
    written_by = name_given(written_by)
    if kind not in _CHECKS:
        raise ChangeRefused(f"“{shortened(kind)}” is no part of a framework: choose one of {', '.join(_CHECKS)}.")
    with transaction(connection) as cursor:
        framework = framework.strip() or _new_key(_text(content, "title"), {*_frameworks(cursor)}, "-")
        if kind == "framework":
            item = framework
        elif framework not in _frameworks(cursor):
            raise ChangeRefused("This framework isn't there any more: choose another.")
        there = _there(cursor, kind, framework)
        if not all(re.fullmatch(r"[\w *-]*", key) for key in (framework, item)):
            raise ChangeRefused("A key is letters, numbers, _ and - alone: choose another, or leave it out.")
        item = item.strip() or _new_key(_text(content, _NAMED_BY[kind]), set(there), "_")
        if is_removed and item not in there:
            raise ChangeRefused("This was taken out already: reload the page.")
        kept = {} if is_removed else _CHECKS[kind](cursor, framework, item, content)
        statements.run(
            cursor,
            "frameworks/add",
            entry_id=uuid.uuid4().hex,
            kind=kind,
            framework=framework,
            item=item,
            content=json.dumps(kept, ensure_ascii=False),
            is_removed=is_removed,
            written_by=written_by,
            written_at=datetime.now(UTC),
        )
    return item


def _framework(cursor: duckdb.DuckDBPyConnection, framework: str, item: str, content: _Content) -> dict[str, object]:
    known = _frameworks(cursor)
    replaced_by = _text(content, "replaced_by")
    if replaced_by and replaced_by not in known:
        raise ChangeRefused("The framework that replaces this one isn't there: choose one from the list.")
    _check_no_circle({**known, framework: replaced_by}, framework, "Each would replace the other")
    return {
        "title": _title(content, "title"),
        "version": _text(content, "version") or "",
        "updated_on": _day(content),
        "applies_to": _text(content, "applies_to") or "",
        "is_statutory": content.get("is_statutory") is True,
        "address": _address(content),
        "replaced_by": replaced_by,
    }


def _section(cursor: duckdb.DuckDBPyConnection, framework: str, item: str, content: _Content) -> dict[str, object]:
    rows = statements.rows(cursor, "frameworks/sections")
    taken = {section: number for of, section, number, _ in rows if of == framework}
    maps_to = _text(content, "maps_to")
    targets = {f"{of}/{section}": target for of, section, _, target in rows}
    own = f"{framework}/{item}"
    if maps_to and maps_to not in targets and maps_to != own:
        raise ChangeRefused("The section that this one maps to isn't there: choose one from the list.")
    if maps_to and maps_to.startswith(f"{framework}/"):
        raise ChangeRefused("A section maps to one of another framework: choose one of those, or none.")
    _check_no_circle({**targets, own: maps_to}, own, "Sections would map to each other in a circle")
    return {
        "number": _number(content, "number", item, taken),
        "title_en": _title(content, "title_en"),
        "title_cy": _text(content, "title_cy"),
        "maps_to": maps_to,
        "mapping_reason": _text(content, "mapping_reason"),
    }


def _element(cursor: duckdb.DuckDBPyConnection, framework: str, item: str, content: _Content) -> dict[str, object]:
    section = _known_section(cursor, framework, content)
    rows = statements.rows(cursor, "frameworks/elements", framework=framework)
    taken = {element: number for element, of, number in rows if of == section}
    return {
        "section": section,
        "number": _number(content, "number", item, taken),
        "title_en": _title(content, "title_en"),
        "title_cy": _text(content, "title_cy"),
    }


def _step(cursor: duckdb.DuckDBPyConnection, framework: str, item: str, content: _Content) -> dict[str, object]:
    taken = dict(statements.rows(cursor, "frameworks/steps", framework=framework))
    return {
        "position": _number(content, "position", item, taken),
        "label_en": _title(content, "label_en"),
        "label_cy": _text(content, "label_cy"),
    }


def _word(cursor: duckdb.DuckDBPyConnection, framework: str, item: str, content: _Content) -> dict[str, object]:
    phrase = folded_phrase(_text(content, "phrase") or "")
    if len(phrase.rstrip("*")) < 3:
        raise ChangeRefused("Give a word or a phrase of at least three letters.")
    weight = content.get("weight", 3.0)
    if not isinstance(weight, int | float) or not 0 < abs(weight) <= STRONGEST_WORD:
        raise ChangeRefused(
            f"How far a phrase speaks for its section is a number up to {STRONGEST_WORD:g}, below 0 against it."
        )
    return {"section": _known_section(cursor, framework, content), "phrase": phrase, "weight": float(weight)}


def _frameworks(cursor: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    return dict(statements.rows(cursor, "frameworks/frameworks"))


def _there(cursor: duckdb.DuckDBPyConnection, kind: str, framework: str) -> list[str]:
    if kind == "framework":
        return list(_frameworks(cursor))
    if kind == "section":
        return [key for of, key, *_ in statements.rows(cursor, "frameworks/sections") if of == framework]
    return [key for key, *_ in statements.rows(cursor, f"frameworks/{_LISTED_IN[kind]}", framework=framework)]


def _known_section(cursor: duckdb.DuckDBPyConnection, framework: str, content: _Content) -> str:
    section = _text(content, "section")
    if section is None or section not in _there(cursor, "section", framework):
        raise ChangeRefused("The section isn't in this framework any more: choose one from the list.")
    return section


def _check_no_circle(leads_to: Mapping[str, str | None], start: str, what: str) -> None:
    passed, now = set[str](), leads_to.get(start)
    while now is not None and now not in passed:
        if now == start:
            raise ChangeRefused(f"{what}: choose another, or none.")
        passed.add(now)
        now = leads_to.get(now)


def _text(content: _Content, column: str) -> str | None:
    value = content.get(column)
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _title(content: _Content, column: str) -> str:
    title = _text(content, column)
    if not title:
        raise ChangeRefused("Give a title, then try again.")
    if len(title) > LONGEST_TITLE:
        raise ChangeRefused(f"A title has {LONGEST_TITLE} characters at most: shorten it, then try again.")
    return title


def _number(content: _Content, column: str, item: str, taken: Mapping[str, int]) -> int:
    number = content.get(column)
    if not isinstance(number, int) or not 1 <= number <= LARGEST_NUMBER:
        raise ChangeRefused(f"Give a whole number from 1 to {LARGEST_NUMBER}.")
    if any(other == number for key, other in taken.items() if key != item):
        raise ChangeRefused(f"The number {number} is taken: choose another.")
    return number


def _address(content: _Content) -> str | None:
    address = _text(content, "address")
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme != "https" or not parts.hostname or " " in address or len(address) > LONGEST_ADDRESS:
        raise ChangeRefused("An address begins with https:// and names a site: check it, or leave it out.")
    return address


def _day(content: _Content) -> str | None:
    value = content.get("updated_on")
    if isinstance(value, date):
        return value.isoformat()
    text = _text(content, "updated_on")
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as error:
        raise ChangeRefused(f"“{shortened(str(text))}” is no date: give a day, month and year.") from error


def _new_key(text: str | None, taken: set[str], join: str) -> str:
    """A key that isn't taken, from a title: its first words in small letters."""
    words = re.sub(r"[^a-z0-9]+", " ", lookups.fold(text or "")).split()[:6]
    if not words:
        raise ChangeRefused("Give a title, then try again.")
    key = join.join(words)
    return next(one for one in (key, *(f"{key}{join}{n}" for n in range(2, len(taken) + 3))) if one not in taken)


_LISTED_IN = {"element": "elements", "scale": "steps", "word": "words"}
_NAMED_BY = {"framework": "title", "section": "title_en", "element": "title_en", "scale": "label_en", "word": "phrase"}
_CHECKS: dict[str, Callable[[duckdb.DuckDBPyConnection, str, str, _Content], dict[str, object]]] = {
    "framework": _framework,
    "section": _section,
    "element": _element,
    "scale": _step,
    "word": _word,
}
