"""Older and other office files (.doc, .xls, .odt, .ods, .rtf): LibreOffice converts them where it is installed."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from loaders.errors import DocumentRefused
from loaders.read.container import true_ending
from loaders.read.document import Document
from loaders.records import Line, Row

if sys.platform != "win32":
    import resource

_SHEETS = (".xls", ".ods", ".xlsb")


def blocks(document: Document, ending: str) -> Iterator[Row | Line]:
    """The rows and lines of a document that LibreOffice makes into a Word document or workbook first.

    Raises DocumentRefused where LibreOffice isn't installed or can't read the file.
    """
    target = ".xlsx" if ending in _SHEETS else ".docx"
    document.content = _converted(document, ending, target)
    document.found("converted", "note", f"LibreOffice made the {ending} file into {target}, which was read.")
    if true_ending(document, target) == ".xlsx":
        from loaders.read.sheet import blocks as read
    else:
        from loaders.read.word import blocks as read
    yield from read(document)


def _converted(document: Document, ending: str, target: str) -> bytes:
    """The bytes of the converted file."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    nowhere = subprocess.DEVNULL
    advice = f"open it in the program that wrote it, save it as {target} and try again."
    if program is None:
        raise DocumentRefused(f"“{document.name}” is a {ending} file, which can't be read here: {advice}")
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"document{ending}"
        source.write_bytes(document.content)
        command = [
            program, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", target[1:], "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            with _room_to_convert():
                subprocess.run(
                    command, stdin=nowhere, stdout=nowhere, stderr=nowhere, timeout=document.seconds_left(), check=True,
                    cwd=folder,
                )  # fmt: skip
            return source.with_suffix(target).read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise DocumentRefused(f"“{document.name}” can't be converted by LibreOffice: {advice}") from error


@contextmanager
def _room_to_convert() -> Iterator[None]:
    """Gives LibreOffice all the address space that this process may take at most: it reserves far more than it uses."""
    if sys.platform == "win32":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
