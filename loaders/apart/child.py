"""The process that works apart, one task after the other: python -m loaders.apart.child FOLDER AHEAD, by reader.py."""

import os
import shutil
import signal
import sys
from importlib import import_module
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from loaders.apart import bounded, wire
from loaders.apart.limits import Limits
from loaders.errors import LoadError


def main(folder: str, ahead: str) -> None:
    """Answers until the server has gone; with it go LibreOffice, where it runs, and the folder of what is written.

    ahead: the module that the tasks will need, imported before the first.
    """
    asked, answers = _own_pipes()
    bounded.prepare()
    requests: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=[asked, requests, folder], daemon=True).start()
    import_module(ahead)
    wire.send(answers, "ready", None)
    while True:
        request = requests.get()
        os.makedirs(folder, mode=0o700, exist_ok=True)  # a system may tidy up what lies unused for days
        _answer(answers, request)


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes from and to the server, for messages alone: what a library prints goes nowhere."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    return asked, answers


def _listen(asked: IO[bytes], requests: SimpleQueue, folder: str) -> None:
    """Hands requests on, also while a document is read, so that the end of the server is the end of the reading."""
    try:
        while True:
            requests.put(wire.receive(asked)[1])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if sys.platform != "win32":
            os.killpg(0, signal.SIGKILL)
        os._exit(1)


def _answer(answers: IO[bytes], request: dict[str, Any]) -> None:
    """Does one task of another module, within limits, and sends what came of it."""
    limits = Limits(**request["limits"])

    def tell(done: int, total: int, words: str) -> None:
        wire.send(answers, "progress", (done, total, words))

    keywords = request["keywords"] | ({"progress": tell} if request["tells"] else {})
    with bounded.Held(limits) as held:
        try:
            kind, value = _done(request["task"], request["arguments"], keywords)
            if held.came_near():
                kind, value = "too large", None
            wire.send(answers, kind, value, limits.answer)
        except wire.TooLong:
            wire.send(answers, "says too much", None)
        except Exception as error:
            wire.send(answers, "too large" if _ran_out(error) else "ended", type(error).__name__)
        value = None
    wire.send(answers, "rested", held.is_swollen())


def _done(task: str, arguments: list[Any], keywords: dict[str, Any]) -> tuple[str, Any]:
    module, _, name = task.partition(":")
    try:
        return "value", getattr(import_module(module), name)(*arguments, **keywords)
    except LoadError as error:
        return ("too large", None) if _ran_out(error) else ("refused", error)


def _ran_out(error: BaseException | None) -> bool:
    """Whether an error was raised because memory was refused, whatever a parser made of that."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


if __name__ == "__main__":
    main(*sys.argv[1:])
