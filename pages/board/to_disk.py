"""Writes a pack's files for the terminal command, all or nothing, and says how far it is."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import loaders
from pages.board.files import bundle
from pages.board.files.bundle import FileToMake

Part = tuple[Path, Path]  # a file under a name for the time being, and the name that is its own


class NotMade(Exception):
    """The pack isn't made as asked; the message says why, and what to do."""


def tell(said: str) -> None:
    """Says something to the person at the terminal, at once."""
    print(said, file=sys.stderr, flush=True)


def attempted(files: Sequence[FileToMake]) -> tuple[dict[str, loaders.PackFile], bool]:
    """The files by name, and whether none is missing; each is told when it is made, or why it isn't."""
    made: dict[str, loaders.PackFile] = {}
    is_whole = True
    for number, (file, one, missing, notes) in enumerate(bundle.each(files), start=1):
        is_whole = is_whole and not missing
        for said in (*missing, *notes):
            tell(f"{number} of {len(files)}: {said}")
        if one:
            made[file.name] = one
            tell(f"{number} of {len(files)}: {file.what}, {file.name}")
    return made, is_whole


def refuse_to_replace(paths: Sequence[Path], *, replaces_files: bool) -> None:
    """Raises NotMade where a folder stands in a file's place, or a file that isn't to be replaced."""
    there = [path for path in paths if os.path.isdir(path) or (os.path.lexists(path) and not replaces_files)]
    if there:
        more = f" and {len(there) - 1} more are" if len(there) > 1 else " is"
        raise NotMade(f"{there[0]}{more} there already: add --replace to replace files, or name another folder.")


@contextmanager
def half_written(folder: Path, files: Sequence[loaders.PackFile]) -> Iterator[list[Part]]:
    """Writes each file under a name for the time being; what put_in_place hasn't renamed is taken away on leaving.

    Raises NotMade where the folder can't be written to.
    """
    parts = [(folder / f".{os.getpid()}-{number}.part", folder / file.name) for number, file in enumerate(files)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for (part, _), file in zip(parts, files, strict=True):
            part.write_bytes(file.content)
        yield parts
    except OSError as error:
        raise NotMade(f"The files can’t be written to {folder} ({error.strerror}): name another folder.") from error
    finally:
        for part, _ in parts:
            with suppress(OSError):
                part.unlink()


def put_in_place(parts: Sequence[Part], *, replaces_files: bool) -> list[Path]:
    """Gives half-written files their names, and says which; raises NotMade where something came to stand there."""
    refuse_to_replace([path for _, path in parts], replaces_files=replaces_files)
    for part, path in parts:
        os.replace(part, path)
    return [path for _, path in parts]
