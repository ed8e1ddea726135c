"""Values as plain data and back: what a parser that a document took over could send is data and nothing else.

A pickle, even of listed classes alone, can set attributes of the classes themselves; this can only make new records.
"""

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from loaders import errors, records
from loaders.errors import LoadError

_RECORDS: dict[str, type[Any]] = {
    name: one for name, one in vars(records).items() if isinstance(one, type) and dataclasses.is_dataclass(one)
}
_FIELDS = {one: tuple(field.name for field in dataclasses.fields(one)) for one in _RECORDS.values()}
_ERRORS = {name: one for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, LoadError)}
_VALUES: dict[type[Any], Callable[[Any], Any]] = {one: attrgetter(*names) for one, names in _FIELDS.items()}
_PLAIN = (str, int, float, type(None))
_AS_THEY_ARE = {*_PLAIN, bool}  # most of what passes: these cost no call each


class NotPlain(Exception):
    """A value of a kind that doesn't pass between the processes; the message names the kind."""


def to_plain(value: Any, parts: list[bytes]) -> Any:
    """A value as json can write it; bytes go into parts. Raises NotPlain."""
    if isinstance(value, _PLAIN):
        return value
    kind = type(value)
    if kind is list:
        return _all_plain(value, parts)
    if kind is tuple:
        return {"tuple": _all_plain(value, parts)}
    if kind in _FIELDS:
        values = _VALUES[kind](value)
        return {kind.__name__: _all_plain(values if len(_FIELDS[kind]) > 1 else [values], parts)}
    if kind is dict:
        return {"dict": [[to_plain(key, parts), to_plain(one, parts)] for key, one in value.items()]}
    if kind is date:
        return {"date": value.isoformat()}
    if kind is bytes:
        parts.append(value)
        return {"bytes": len(parts) - 1}
    if _ERRORS.get(kind.__name__) is kind:
        return {kind.__name__: [str(value), to_plain(vars(value), parts)]}
    raise NotPlain(kind.__name__)


def _all_plain(values: Sequence[Any], parts: list[bytes]) -> list[Any]:
    return [one if type(one) in _AS_THEY_ARE else to_plain(one, parts) for one in values]


def from_plain(value: Any, parts: Sequence[bytes]) -> Any:
    """The value that to_plain wrote. Raises NotPlain where it is of another kind, or isn't whole."""
    if isinstance(value, list):
        return [one if type(one) in _AS_THEY_ARE else from_plain(one, parts) for one in value]
    if not isinstance(value, dict):
        return value
    try:
        [(kind, held)] = value.items()
        return _made(kind, held, parts)
    except (TypeError, ValueError, AttributeError, LookupError) as error:
        raise NotPlain(type(error).__name__) from error


def _made(kind: str, held: Any, parts: Sequence[bytes]) -> Any:
    if kind in _RECORDS:
        record, values = _RECORDS[kind], from_plain(held, parts)
        if len(values) != len(_FIELDS[record]):
            raise ValueError(kind)
        return record(*values)
    if kind == "tuple":
        return tuple(from_plain(held, parts))
    if kind == "dict":
        return dict(from_plain(held, parts))
    if kind == "date":
        return date.fromisoformat(held)
    if kind == "bytes":
        return parts[held]
    if kind in _ERRORS:
        said, about = from_plain(held, parts)
        error = _ERRORS[kind].__new__(_ERRORS[kind], str(said))
        vars(error).update(about)
        return error
    raise NotPlain(kind)
