"""What the server writes goes out at once."""

import socket
from asyncio import base_events


def send_at_once() -> None:
    """Has no connection hold a small message back until the one before it is acknowledged (Nagle's algorithm, RFC 896).

    A browser acknowledges after some 40 ms where it has nothing to say itself (RFC 1122, 4.2.3.2), so that a page's second
    message came that much later. asyncio means to switch it off (its documentation, of transports: “TCP_NODELAY is set
    by default”), but passes over sockets that don't name their protocol, as Streamlit's.
    """
    base_events._set_nodelay = _switch_off


def _switch_off(connection: socket.socket) -> None:
    if connection.family in (socket.AF_INET, socket.AF_INET6) and connection.type == socket.SOCK_STREAM:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
