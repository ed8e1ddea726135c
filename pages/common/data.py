"""The pages' only way to the database: one connection for the process, cached answers."""

import threading
from dataclasses import dataclass, field

import duckdb
import pandas as pd
import streamlit as st

import queries
from loaders import build, database_path, open_database


@dataclass
class _Database:
    connection: duckdb.DuckDBPyConnection
    is_filled: bool = False
    building: threading.Lock = field(default_factory=threading.Lock)


@st.cache_resource(show_spinner=False, max_entries=1)
def _opened(path: str) -> _Database:
    return _Database(open_database(path))


def connection() -> duckdb.DuckDBPyConnection:
    """The process's connection; at the first start the shipped plans are read in, with progress shown.

    Raises loaders.LoadError, with a sentence for the reader. Query through ask; take a cursor for anything else.
    """
    database = _opened(database_path())
    if not database.is_filled:
        with st.spinner("Opening the database…"), database.building:
            if not database.is_filled:
                _fill(database.connection)
                database.is_filled = True
    return database.connection


def _fill(opened: duckdb.DuckDBPyConnection) -> None:
    snapshots, *_ = queries.row(opened, "database_version")
    if snapshots:
        return
    bar = st.progress(0.0, text="Reading the plans for the first time…")
    build(opened, progress=lambda done, total, words: bar.progress(min(done / max(total, 1), 1.0), text=words))
    bar.empty()


def ask(name: str, **parameters) -> pd.DataFrame:
    """The rows of queries/<name>.sql, cached until something is added to the database."""
    opened = connection()
    return _answer(database_path(), queries.row(opened, "database_version"), name, parameters, opened)


@st.cache_data(show_spinner=False, max_entries=500)
def _answer(path: str, version: tuple, name: str, parameters: dict, _connection) -> pd.DataFrame:
    return queries.run(_connection, name, **parameters)


def figure(build, *arguments):
    """The figure that a pure function makes of its arguments, kept for the same ones: don't change it."""
    return _figure(f"{build.__module__}.{build.__qualname__}", arguments, build)


@st.cache_resource(show_spinner=False, max_entries=200)
def _figure(name: str, arguments: tuple, _build):
    return _build(*arguments)
