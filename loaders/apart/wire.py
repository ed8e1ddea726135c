"""How the two processes talk over a pipe: messages of a kind and a value, each with its length before it."""

import json
from struct import Struct
from typing import IO, Any

from loaders.apart.plain import NotPlain, from_plain, to_plain

_LENGTH, _COUNT = Struct(">Q"), Struct(">I")


class BadMessage(Exception):
    """What came isn't a message, or is longer than agreed."""


class TooLong(Exception):
    """A message is longer than agreed, and wasn't sent."""


def send(pipe: IO[bytes], kind: str, value: Any, most: int | None = None) -> None:
    """Sends a message, whole or not at all; most: the bytes that it may have.

    Raises plain.NotPlain or TooLong with nothing sent, and OSError where the other side has gone.
    """
    parts: list[bytes] = []
    written = json.dumps([kind, to_plain(value, parts)], ensure_ascii=False, separators=(",", ":"))
    text = written.encode("utf-8", "surrogatepass")  # half characters come out of damaged documents
    if most is not None and len(text) + sum(map(len, parts)) > most:
        raise TooLong
    pipe.write(_COUNT.pack(len(parts)))
    for part in (text, *parts):
        pipe.write(_LENGTH.pack(len(part)))
        pipe.write(part)
    pipe.flush()


def receive(pipe: IO[bytes], most: int | None = None) -> tuple[str, Any]:
    """The next message. Raises EOFError where the other side has gone, BadMessage for anything else than a message."""
    (count,) = _COUNT.unpack(_bytes(pipe, _COUNT.size))
    left, parts = most, []
    for _ in range(count + 1):
        (length,) = _LENGTH.unpack(_bytes(pipe, _LENGTH.size))
        if left is not None:
            left -= length + _LENGTH.size
            if left < 0:
                raise BadMessage("too long")
        parts.append(_bytes(pipe, length))
    try:
        kind, value = json.loads(parts[0])
        return str(kind), from_plain(value, parts[1:])
    except (ValueError, TypeError, RecursionError, NotPlain) as error:
        raise BadMessage(type(error).__name__) from error


def _bytes(pipe: IO[bytes], length: int) -> bytes:
    found = pipe.read(length)
    if len(found) < length:
        raise EOFError
    return found
