"""Gathers extracts, of a folder or as they are given: each is read or refused by itself; of each council one counts."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from loaders.errors import LoadError
from loaders.extracts.form import MOST_BYTES, Extract
from loaders.extracts.read import ExtractRefused, read_extract
from loaders.shortened import shortened

MOST_FILES = 1000


@dataclass(frozen=True)
class ExtractFile:
    """A file's name and content."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Gathered:
    """The extracts that count, by their councils' codes; a sentence for each file that was refused; those set aside.

    aside: the names of files in the place of which another of the same council and framework counts, as it is newer.
    """

    extracts: tuple[Extract, ...] = ()
    refused: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


def extracts_folder() -> str | None:
    """The folder of extracts: the environment's PREVENT_EXTRACTS; None where it isn't set."""
    return os.environ.get("PREVENT_EXTRACTS") or None


def folder_listed(folder: str) -> tuple[tuple[str, int, int], ...]:
    """The plain .csv files of a folder by name, each with its size and when it was last changed.

    Raises LoadError where the folder can't be read.
    """
    try:
        with os.scandir(folder) as there:
            found = [(one.name, one.stat(follow_symlinks=False)) for one in there if one.name.lower().endswith(".csv")]
    except OSError as error:
        raise LoadError("The folder of files of counts (PREVENT_EXTRACTS) can’t be read.") from error
    return tuple(sorted((name, at.st_size, at.st_mtime_ns) for name, at in found if stat.S_ISREG(at.st_mode)))


def folder_gathered(folder: str, listed: Iterable[tuple[str, int, int]]) -> Gathered:
    """What the listed files of a folder hold."""
    return gathered(_opened(Path(folder), name) for name, _, _ in listed)


def gathered(files: Iterable[ExtractFile]) -> Gathered:
    """What files hold; the newest of each council and framework counts, of several for one date that made last."""
    held: dict[tuple[str, str], tuple[Extract, str]] = {}
    refused, aside = [], []
    for number, file in enumerate(files):
        if number >= MOST_FILES:
            refused.append(f"Only the first {MOST_FILES:,} files of counts are read; there are more.")
            break
        try:
            read = read_extract(file.content, file.name)
        except ExtractRefused as error:
            refused.append(str(error))
            continue
        key = (read.gss_code, read.framework)
        before = held.get(key)
        if before and (before[0].as_at, before[0].made_at) >= (read.as_at, read.made_at):
            aside.append(shortened(file.name))
            continue
        if before:
            aside.append(before[1])
        held[key] = (read, shortened(file.name))
    return Gathered(tuple(one for _, (one, _) in sorted(held.items())), tuple(refused), tuple(sorted(aside)))


def _opened(folder: Path, name: str) -> ExtractFile:
    """A file of the folder, no further than an extract can be long; empty where it can't be read."""
    try:
        with open(os.open(folder / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            return ExtractFile(name, file.read(MOST_BYTES + 1))
    except OSError:
        return ExtractFile(name, b"")
