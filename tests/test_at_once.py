"""A small message isn't held back on a connection that Streamlit's server takes."""

import asyncio
import socket

import pytest
from streamlit.web.server.starlette.starlette_server import _bind_socket

from pages.server.at_once import send_at_once


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_no_connection_to_a_socket_of_streamlits_holds_a_small_message_back(address, monkeypatch):
    monkeypatch.setattr("asyncio.base_events._set_nodelay", asyncio.base_events._set_nodelay)
    try:
        listening = _bind_socket(address, 0, 5)
    except OSError:
        pytest.skip("This machine has no IPv6.")
    assert not asyncio.run(_taken(listening)), "Streamlit’s sockets send at once now: send_at_once is not needed."
    send_at_once()
    assert asyncio.run(_taken(_bind_socket(address, 0, 5)))


async def _taken(listening: socket.socket) -> bool:
    """Is TCP_NODELAY set on a connection that a server takes on this socket?"""
    found = asyncio.get_running_loop().create_future()

    def taken(_, writer: asyncio.StreamWriter) -> None:
        connection = writer.get_extra_info("socket")
        found.set_result(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)
        writer.close()

    async with await asyncio.start_server(taken, sock=listening):
        _, writer = await asyncio.open_connection(*listening.getsockname()[:2])
        is_set = await found
        writer.close()
    return is_set
