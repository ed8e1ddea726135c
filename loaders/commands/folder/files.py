"""The documents of a folder and its subfolders, in the order of a person's list; links aren't followed."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from loaders.errors import DocumentRefused, LoadError
from loaders.read import LIMIT_BYTES

_LEFT_OUT = (".", "~$", "~WRL")  # hidden ones, and what programs leave beside an open document
_OF_SYSTEMS = ("thumbs.db", "desktop.ini")
_FIGURES = re.compile(r"(\d+)")
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


@dataclass(frozen=True)
class Found:
    """A file, and its place under the folder as it is shown: in one line, nothing in it that a screen obeys."""

    path: Path
    shown: str


@dataclass(frozen=True)
class Skipped:
    """What isn't added, by its place as it is shown, and why, in a sentence."""

    shown: str
    why: str


def documents_in(folder: Path) -> tuple[list[Found], list[Skipped]]:
    """The files under a folder in natural order ("9" before "10"), and what can't be looked at.

    Hidden files and what programs keep beside an open document are left out unsaid. Raises LoadError where there is no
    such folder.
    """
    if not folder.is_dir():
        raise LoadError(f"“{_plain(str(folder))}” is no folder: name one that holds the documents.")
    files: list[Found] = []
    skipped: list[Skipped] = []
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    _look(entry, folder, files, waiting, skipped)
        except OSError as error:
            skipped.append(Skipped(_shown(place, folder), f"The folder can't be looked into ({error.strerror})."))
    return sorted(files, key=lambda one: _natural(one.path.relative_to(folder))), skipped


def _look(entry: os.DirEntry, folder: Path, files: list[Found], waiting: list[Path], skipped: list[Skipped]) -> None:
    path = Path(entry.path)
    if entry.name.startswith(_LEFT_OUT) or entry.name.lower() in _OF_SYSTEMS:
        return
    if entry.is_symlink():
        skipped.append(Skipped(_shown(path, folder), "It is a link, and links aren't followed: put the file here."))
    elif entry.is_dir(follow_symlinks=False):
        waiting.append(path)
    elif entry.is_file(follow_symlinks=False):
        files.append(Found(path, _shown(path, folder)))
    else:
        skipped.append(Skipped(_shown(path, folder), "It is no file."))


def content_of(found: Found) -> bytes:
    """A file's bytes, no more than one too many to be read. Raises DocumentRefused where it can't be opened."""
    try:
        opened = os.open(found.path, _FLAGS)
        with os.fdopen(opened, "rb") as file:
            if not stat.S_ISREG(os.fstat(opened).st_mode):
                raise DocumentRefused("It is no file.")
            return file.read(LIMIT_BYTES + 1)
    except OSError as error:
        raise DocumentRefused(f"It can't be read ({error.strerror}).") from error


def _shown(path: Path, folder: Path) -> str:
    return _plain(path.relative_to(folder).as_posix())


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _natural(path: Path) -> list[list[tuple[int, int, str]]]:
    """What orders names as a person does: figures by their size, letters whatever their case."""
    return [
        [(0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in _FIGURES.split(name)]
        for name in path.parts
    ]
