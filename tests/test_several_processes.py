"""Several processes behind one address: README's own nginx leads a browser to one and keeps it there."""

import pytest
from helpers.nginx import NAME, NGINX, Nginx
from helpers.server import Server
from helpers.visiting import Visit, answered

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not NGINX, reason="nginx isn’t installed")]


def test_a_browser_stays_with_one_process_and_goes_to_the_other_where_that_ends(tmp_path):
    servers = [Server(tmp_path / f"{n}.duckdb", STREAMLIT_SERVER_ALLOWED_HOSTS=f"127.0.0.1 {NAME}") for n in (1, 2)]
    front = None
    try:
        for one in servers:
            one.wait()
        front = Nginx([one.port for one in servers], tmp_path)
        given = [answered(f"{front.address}/", Accept="text/html", Host=NAME)[1]["set-cookie"] for _ in range(12)]
        assert {"prevent_process=1", "prevent_process=2"} == {one[one.index("prevent_process") :][:17] for one in given}
        visit = Visit(front.address, host=NAME, origin=f"https://{NAME}")
        told = visit.run("tasks")
        assert visit.session and len(told) > 5
        kept = answered(f"{front.address}/health", Host=NAME, Cookie=visit.cookie)
        assert (kept[0], "set-cookie" in kept[1]) == (200, False)
        at = int(visit.cookie.partition("prevent_process=")[2][:1])
        link = visit.press(told)
        assert answered(link, Host=NAME, Cookie=visit.cookie)[0] == 200
        elsewhere = visit.cookie.replace(f"prevent_process={at}", f"prevent_process={3 - at}")
        assert answered(link, Host=NAME, Cookie=elsewhere)[0] == 404
        servers[at - 1].kill()
        assert answered(f"{front.address}/health", Host=NAME, Cookie=visit.cookie)[0] == 200
        again = Visit(front.address, cookie=visit.cookie, host=NAME, origin=f"https://{NAME}")
        assert len(again.run()) > 5
        again.close()
    finally:
        if front:
            front.stop()
        for one in servers:
            one.kill()
