"""A line of so many megabits a second before a server of this machine, for pages and websockets alike.

The browser's own way to slow itself down at times stops altogether, with all that it was sent unread.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

_PIECE = 4096


class _Line:
    """What all connections share: when the next bytes may go."""

    def __init__(self, megabits: float) -> None:
        self.rate, self.free_at = megabits * 1_000_000 / 8, 0.0

    async def carry(self, size: int) -> None:
        """Waits until so many bytes have gone through."""
        now = asyncio.get_running_loop().time()
        self.free_at = max(self.free_at, now) + size / self.rate
        await asyncio.sleep(self.free_at - now)


async def _relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: _Line | None) -> None:
    with suppress(OSError):
        while piece := await reader.read(_PIECE):
            if line:
                await line.carry(len(piece))
            writer.write(piece)
            await writer.drain()
    writer.close()


@contextmanager
def slow_line(address: str, megabits: float) -> Iterator[str]:
    """The address of a server at 127.0.0.1 over a slow line: the same port at ::1; what is sent to it isn't slowed."""
    port, line, loop = urlsplit(address).port, _Line(megabits), asyncio.new_event_loop()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_relay(reader, to_server, None), _relay(from_server, writer, line))

    loop.run_until_complete(asyncio.start_server(connected, "::1", port))
    threading.Thread(target=loop.run_forever, daemon=True).start()
    try:
        yield f"http://[::1]:{port}"
    finally:
        loop.call_soon_threadsafe(loop.stop)
