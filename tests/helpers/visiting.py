"""A visit without a browser: what Streamlit's front end says to the server, and what it is told."""

import urllib.error
import urllib.request
from contextlib import ExitStack
from http.cookies import SimpleCookie
from socket import create_connection
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


def answered(address: str, method: str = "GET", **given: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in lower case and content of an answer, an error's too; Sec_Fetch_Site="…" gives a header."""
    headers = {name.replace("_", "-"): value for name, value in given.items()}
    asked = urllib.request.Request(address, method=method, headers=headers)
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return answer.status, _headers(answer), answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, _headers(answer), answer.read()


def _headers(answer) -> dict[str, str]:
    """By their names; all cookies that are given stand in one."""
    cookies = answer.headers.get_all("set-cookie", [])
    found = {name.lower(): value for name, value in answer.headers.items()}
    return found | ({"set-cookie": "; ".join(cookies)} if cookies else {})


class Visit:
    """One page in a browser of its own: its cookie, its session and its websocket; close() leaves the page."""

    def __init__(self, address: str, cookie: str = "", session: str = "", origin: str = "", host: str = "") -> None:
        self.address = address
        named = {"Host": host} if host else {}
        page = answered(f"{address}/", Accept="text/html", **named)
        self.cookie = cookie or _cookie(page[1].get("set-cookie", ""))
        self.session = session
        self._left = ExitStack()
        self._socket = self._left.enter_context(
            connect(
                f"{(f'http://{host}' if host else address).replace('http', 'ws', 1)}/_stcore/stream",
                sock=create_connection((urlsplit(address).hostname, urlsplit(address).port), 20),
                origin=origin or address,
                additional_headers={"Cookie": self.cookie},
                subprotocols=["streamlit", self._token(), *([session] if session else [])],
                max_size=None,
            )
        )

    def _token(self) -> str:
        """What the front end says to prove that it may read the cookies; "none" without the cookie for it."""
        found = SimpleCookie(self.cookie).get("_streamlit_xsrf")
        return found.value if found else "none"

    def run(self, page: str = "", query: str = "") -> list[ForwardMsg]:
        """Everything that the server tells until a page has run to its end."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
        self._socket.send(asked.SerializeToString())
        told = []
        while not told or not _is_last(told[-1]):
            content = self._socket.recv(timeout=60)
            told.append(ForwardMsg.FromString(content))
            self.session = told[-1].new_session.initialize.session_id or self.session
        return told

    def press(self, told: list[ForwardMsg]) -> str:
        """The address of the file of the first button among what a page was told, which is made when pressed."""
        asked = BackMsg()
        asked.backend_operation_request.request_id = "pressed"
        asked.backend_operation_request.session_id = self.session
        buttons = (one.delta.new_element.download_button.deferred_file_id for one in told)
        asked.backend_operation_request.deferred_file.file_id = next(filter(None, buttons))
        self._socket.send(asked.SerializeToString())
        answer = ForwardMsg()
        while not answer.backend_operation_response.request_id:
            answer = ForwardMsg.FromString(self._socket.recv(timeout=60))
        return self.address + answer.backend_operation_response.deferred_file.url

    def close(self) -> None:
        """Leaves the page."""
        self._left.close()


def _cookie(written: str) -> str:
    return "; ".join(f"{name}={one.value}" for name, one in SimpleCookie(written).items())


def _is_last(told: ForwardMsg) -> bool:
    """Is that the end of a run that isn't followed by another?"""
    return told.WhichOneof("type") == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
