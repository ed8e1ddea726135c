"""What the tests share: two made-up plans in a database, the frame under test, a server, a browser."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from helpers.asked_once import asked_once
from helpers.browser import watch
from helpers.built_once import built_here
from helpers.chromium import FLAGS, chromium
from helpers.kept_scripts import kept_scripts
from helpers.postgres import NoPostgres, postgres
from helpers.quarterly_plan import quarterly
from helpers.sample_plans import filled_file
from helpers.schema_once import copied_from
from helpers.server import served

from loaders.record.database import open_database

os.environ["PREVENT_DATABASE"] = ":memory:"  # no test may touch the user's own


def pytest_configure(config) -> None:
    """Has made once what many tests need: databases, the schema of those in memory, compiled scripts, answers."""
    held = ExitStack()
    config.add_cleanup(held.close)
    held.enter_context(built_here())
    held.enter_context(copied_from(Path(held.enter_context(TemporaryDirectory())) / "schema.duckdb"))
    held.enter_context(kept_scripts())
    held.enter_context(asked_once())


LONG = {  # proofs by many examples, which `poe long` runs
    "test_board_welsh",
    "test_challenge_published",
    "test_damaged_documents",
    "test_early_warning",
    "test_killed",
    "test_known_on",
    "test_layout_machine",
    "test_properties",
    "test_replay",
    "test_texts_handed_out",
    "test_two_editors",
}


def pytest_collection_modifyitems(items) -> None:
    """Marks the tests that drive a browser, which run last, and once more where a slow machine was late; and the long ones."""
    for item in items:
        if item.path.stem in LONG:
            item.add_marker("long")
        if "browser_page" in item.fixturenames or "browser" in item.fixturenames:
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=1))
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    """A database file with the two made-up plans; who writes to it takes a copy."""
    return filled_file(tmp_path_factory.mktemp("sample") / "sample.duckdb")


@pytest.fixture
def sample(sample_file, tmp_path):
    """A connection to the two made-up plans, in a file of its own."""
    connection = open_database(shutil.copyfile(sample_file, tmp_path / "own-sample.duckdb"))
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def quarterly_file(tmp_path_factory):
    """A database file with the made-up plan in four quarters; who writes to it takes a copy."""
    path = tmp_path_factory.mktemp("quarterly") / "quarterly.duckdb"
    quarterly(path).close()
    return path


@pytest.fixture
def frame(sample_file, tmp_path, monkeypatch):
    """The frame on the two made-up plans, not yet run: frame.switch_page("work/tasks/page.py").run()."""
    import streamlit as st
    from helpers.framed import new_frame

    from pages.common import data

    own = shutil.copyfile(sample_file, tmp_path / "sample.duckdb")
    monkeypatch.setenv("PREVENT_DATABASE", str(own))
    data._run.set(None)  # what a test before this one saw, in the same thread
    st.cache_data.clear()
    st.cache_resource.clear()
    yield new_frame()
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def shared_file(sample_file, tmp_path_factory):
    """A database file with the two made-up plans, for tests of a module that write nothing."""
    return shutil.copyfile(sample_file, tmp_path_factory.mktemp("shared") / "sample.duckdb")


@pytest.fixture
def reader(shared_file, monkeypatch):
    """The frame as frame has it, for a test that writes nothing: its database stays open from test to test."""
    from helpers.framed import new_frame

    from pages.common import data

    monkeypatch.setenv("PREVENT_DATABASE", str(shared_file))
    data._run.set(None)  # what a test before this one saw, in the same thread
    return new_frame()


@pytest.fixture(scope="session")
def postgres_server():
    """A PostgreSQL server for lakes; where there is none, their tests are skipped, but never where CI is set."""
    with ExitStack() as held:
        try:
            server = held.enter_context(postgres())
        except NoPostgres as missing:
            if os.environ.get("CI"):
                raise
            pytest.skip(str(missing))
        yield server


@pytest.fixture
def lake(postgres_server, monkeypatch):
    """The place of a lake that isn't made yet."""
    place = postgres_server.new_lake()
    monkeypatch.setenv("PREVENT_DATA_PATH", str(postgres_server.files / place.split()[0].partition("=")[2]))
    return place


@pytest.fixture(scope="session")
def server(sample_file, tmp_path_factory):
    """The address of a running dashboard on the two made-up plans; tests that add something start their own."""
    with served(shutil.copyfile(sample_file, tmp_path_factory.mktemp("server") / "sample.duckdb")) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """The machine's own Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def context(browser):
    """One session for all pages, so that what the front end loads stays from test to test."""
    opened = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    yield opened
    opened.close()


@pytest.fixture
def browser_page(context):
    """A page of its own; it may leave no error in its console, nor ask another host for anything."""
    page = context.new_page()
    errors, outside = watch(page)
    yield page
    for left in context.pages:
        left.close()
    assert errors == []
    assert outside == []
