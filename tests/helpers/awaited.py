"""Runs what is asynchronous to its end, in a thread of its own: a browser test leaves a loop running in this one."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def awaited(what: Coroutine[Any, Any, Any]) -> Any:
    """What comes of a coroutine."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(asyncio.run, what).result()
