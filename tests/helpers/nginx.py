"""nginx before several processes of the dashboard, as README gives it: its own text, with the ports of now."""

import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from helpers.server import ROOT, free_port

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
NAME = "plans.example.gov.uk"
_README = re.compile(r"```nginx\n# /etc/nginx/conf\.d/prevent\.conf, for two processes\n(.*?)```", re.DOTALL)
_AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    {own}
}}
"""


def configuration(ports: Sequence[int], listens: int, folder: Path) -> str:
    """README's configuration for processes at these ports, without its certificate, listening on this machine alone."""
    found = _README.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert found, "README has the configuration no more"
    own = found[1]
    for number, port in enumerate(ports, start=1):
        own = own.replace(f"127.0.0.1:{8500 + number}", f"127.0.0.1:{port}")
    own = re.sub(r"listen 443 ssl( default_server)?;", rf"listen 127.0.0.1:{listens}\1;", own)
    own = re.sub(r"^\s*(?:ssl_\w+|access_log|log_format) .*?;(?:.*)$", "", own, flags=re.MULTILINE)
    return _AROUND.format(folder=folder, own=own.replace("ssl_reject_handshake on; ", ""))


class Nginx:
    """nginx in front of processes, from its making until it is stopped."""

    def __init__(self, ports: Sequence[int], folder: Path) -> None:
        listens = free_port()
        self.address = f"http://127.0.0.1:{listens}"
        written = folder / "nginx.conf"
        written.write_text(configuration(ports, listens, folder), encoding="utf-8")
        assert NGINX
        subprocess.run([NGINX, "-t", "-q", "-c", str(written)], check=True, capture_output=True)
        self._process = subprocess.Popen([NGINX, "-c", str(written)], stderr=subprocess.DEVNULL)
        time.sleep(0.5)

    def stop(self) -> None:
        """Ends it as a service would."""
        self._process.terminate()
        self._process.wait(timeout=20)
