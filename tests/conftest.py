"""What the tests share: two made-up plans in a database, the frame under test, a server, a browser."""

import os
from pathlib import Path

import pytest
from helpers.chromium import FLAGS, chromium
from helpers.sample_plans import fill, filled_file
from helpers.server import ROOT, served

from loaders.record.database import open_database

os.environ["PREVENT_DATABASE"] = ":memory:"  # no test may touch the user's own
HARMLESS = ("/_stcore/health", "/_stcore/host-config")  # the front end looks for the server's base path, 404 by 404


def pytest_collection_modifyitems(items) -> None:
    """Marks the tests that drive a browser; they run last, and once more where a slow machine was late."""
    for item in items:
        if "browser_page" in item.fixturenames or "browser" in item.fixturenames:
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=1))
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture
def sample():
    """A connection to the two made-up plans, in memory."""
    connection = open_database(":memory:")
    fill(connection)
    yield connection
    connection.close()


@pytest.fixture
def frame(tmp_path, monkeypatch):
    """The frame on the two made-up plans, not yet run: frame.run(), frame.switch_page("work/tasks/page.py").run()."""
    import streamlit as st
    from streamlit.testing.v1 import AppTest

    from pages.common import data

    monkeypatch.setenv("PREVENT_DATABASE", str(filled_file(tmp_path / "sample.duckdb")))
    data._run.saw = None  # what a test before this one saw, in the same thread
    st.cache_data.clear()
    st.cache_resource.clear()
    yield AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The address of a running dashboard on the two made-up plans; tests that add something start their own."""
    with served(filled_file(tmp_path_factory.mktemp("server") / "sample.duckdb")) as address:
        yield address


@pytest.fixture(scope="session")
def shipped_server(tmp_path_factory):
    """The address of a running dashboard that builds the shipped plans at its first visit."""
    with served(tmp_path_factory.mktemp("shipped") / "shipped.duckdb") as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """The machine's own Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def browser_page(browser):
    """A page in a session of its own; it may leave no error in its console, nor ask another host for anything."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    page = context.new_page()
    errors, outside = watch(page)
    yield page
    context.close()
    assert errors == []
    assert outside == []


def watch(page) -> tuple[list[str], list[str]]:
    """Two lists that fill up while the page is used: errors in its console, addresses outside this machine."""
    errors, outside = [], []
    here = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")

    def said(message) -> None:
        harmless = message.location.get("url", "").endswith(HARMLESS) and "404" in message.text
        if message.type == "error" and not harmless:
            errors.append(message.text)

    page.on("console", said)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(here) else outside.append(request.url))
    page.on("websocket", lambda socket: None if socket.url.startswith(here) else outside.append(socket.url))
    return errors, outside


def opened(page, address: str) -> None:
    """Opens an address and waits until its page has been drawn whole."""
    page.goto(address)
    settled(page)


def settled(page) -> None:
    """Waits until the page has been drawn whole: it has its title, and nothing runs."""
    page.wait_for_selector("h1", timeout=60_000)
    for _ in range(2):  # a widget that has just been drawn may set off one more run
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
        page.wait_for_timeout(300)


def database_copy(folder: Path) -> Path:
    """A database of the two made-up plans for a test that writes to it."""
    return filled_file(folder / "own.duckdb")
