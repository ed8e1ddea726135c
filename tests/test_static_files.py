"""Streamlit's own files go out compressed to who takes that, byte for byte the same, and as they are to others."""

import gzip
from concurrent.futures import ThreadPoolExecutor

import pytest
from helpers.asked import asked
from starlette.applications import Starlette
from starlette.middleware import Middleware
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from pages.server import compressed
from pages.server.own_script import index_file
from pages.server.static_files import StaticFiles

FOLDER = index_file().parent
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file())
LARGE = max((name for name in FILES if name.endswith(".css")), key=lambda name: (FOLDER / name).stat().st_size)
GZIP = {"accept_encoding": "gzip, deflate, br"}


def serving(kept, base=""):
    return Starlette(routes=create_streamlit_static_assets_routes(base), middleware=[Middleware(StaticFiles, base=base, kept=kept)])  # fmt: skip


def test_every_file_is_the_same_compressed_and_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(compressed, "_LEVEL", 1)  # the quickest: it is about the bytes
    app, zipped = serving(tmp_path), 0
    for name in FILES:
        status, headers, content = asked(app, f"/{name}", **GZIP)
        plain = asked(app, f"/{name}")
        assert (status, plain[0]) == (200, 200) and plain[2] == (FOLDER / name).read_bytes(), name
        assert "content-encoding" not in plain[1] and int(headers["content-length"]) == len(content), name
        assert headers["cache-control"] == plain[1]["cache-control"], name
        assert headers["content-type"] == plain[1]["content-type"], name
        if headers.get("content-encoding") == "gzip":
            zipped += 1
            assert headers["etag"] != plain[1]["etag"] and headers["vary"] == plain[1]["vary"] == "Accept-Encoding"
            content = gzip.decompress(content)
        assert content == plain[2], name
    assert zipped > 200 and len(list(tmp_path.iterdir())) >= zipped


def test_who_has_a_file_or_asks_for_a_part_is_told_so(tmp_path):
    app, path = serving(tmp_path, "council/plans"), f"/council/plans/{LARGE}"
    _, headers, content = asked(app, path, **GZIP)
    assert asked(app, path, "HEAD", **GZIP) == (200, headers, b"")
    status, again, nothing = asked(app, path, **GZIP, if_none_match=f'"other", W/{headers["etag"]}')
    assert (status, nothing, again["etag"], again["vary"]) == (304, b"", headers["etag"], "Accept-Encoding")
    assert asked(app, path, **GZIP, if_none_match='"other"')[2] == content
    status, part, body = asked(app, path, **GZIP, range="bytes=0-9")
    assert (status, body, "content-encoding" in part) == (206, (FOLDER / LARGE).read_bytes()[:10], False)
    assert asked(app, path, "POST", **GZIP)[0] == 405


@pytest.mark.parametrize(
    ("said", "is_zipped"),
    [("", False), ("br", False), ("gzip;q=0", False), ("gzip; q=0.5, identity", False), ("gzip;q=x", False), ("*;q=0", False),
     ("identity;q=0, *", True), ("deflate, GZIP;q=1.0", True), ("x-gzip", True)],
)  # fmt: skip
def test_gzip_comes_only_where_it_is_taken(tmp_path, said, is_zipped):
    headers = asked(serving(tmp_path), f"/{LARGE}", accept_encoding=said)[1]
    assert (headers.get("content-encoding") == "gzip") is is_zipped


def test_a_kept_file_is_used_again_and_a_wrong_one_made_anew(tmp_path):
    content = b"const made = 'up';\n" * 500
    made = compressed.compressed(content, tmp_path)
    (kept,) = tmp_path.iterdir()
    slower = gzip.compress(content, 1)
    kept.write_bytes(slower)
    assert compressed.compressed(content, tmp_path).zipped == slower  # as it was kept
    for wrong in (made.zipped[:-4], gzip.compress(b"other"), gzip.compress(content + b"more"), made.zipped + b"x", b""):
        kept.write_bytes(wrong)
        assert compressed.compressed(content, tmp_path) == made and kept.read_bytes() == made.zipped
    with ThreadPoolExecutor(8) as several:
        kept.unlink()
        assert set(several.map(lambda _: compressed.compressed(content, tmp_path), range(32))) == {made}
    assert list(tmp_path.iterdir()) == [kept]


def test_where_nothing_can_be_kept_it_is_compressed_all_the_same(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"in the way")
    assert gzip.decompress(compressed.compressed(b"content", file).zipped) == b"content"


def test_the_folder_is_the_settings_the_services_or_the_users(monkeypatch, tmp_path):
    for name in ("PREVENT_CACHE", "CACHE_DIRECTORY", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert compressed.kept_in() == tmp_path / ".cache" / "prevent-dashboard"
    monkeypatch.setenv("CACHE_DIRECTORY", str(tmp_path / "service"))
    assert compressed.kept_in() == tmp_path / "service" / "prevent-dashboard"
    monkeypatch.setenv("PREVENT_CACHE", str(tmp_path / "set"))
    assert compressed.kept_in() == tmp_path / "set"
