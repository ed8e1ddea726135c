"""What the server writes goes out at once."""

import socket
from asyncio import base_events


def send_at_once() -> None:
    """Has no connection hold a small message back until the one before it is acknowledged (Nagle's algorithm, RFC 896).

    A browser that has nothing to say itself acknowledges late (RFC 1122, 4.2.3.2), and so late came a page's second
    message. asyncio means to switch it off, but passes over sockets that don't name their protocol, as Streamlit's.
    """
    vars(base_events)["_set_nodelay"] = _switch_off  # Python has no public name for it


def _switch_off(connection: socket.socket) -> None:
    if connection.family in (socket.AF_INET, socket.AF_INET6) and connection.type == socket.SOCK_STREAM:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
