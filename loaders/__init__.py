"""Loads councils' Prevent action plans into DuckDB: reads documents, makes sense of them, keeps them."""

from loaders.build import Added, add_document, build, prepare
from loaders.compare import Change, compare_with_latest
from loaders.database import database_path, open_database
from loaders.errors import ChangeRefused, DatabaseUnavailable, DocumentRefused, LoadError, ReadingRefused
from loaders.preview import preview
from loaders.readings import add_reading
from loaders.store import Plan, Standing
from loaders.withdrawals import purge, withdraw

__all__ = [
    "Added",
    "Change",
    "ChangeRefused",
    "DatabaseUnavailable",
    "DocumentRefused",
    "LoadError",
    "Plan",
    "ReadingRefused",
    "Standing",
    "add_document",
    "add_reading",
    "build",
    "compare_with_latest",
    "database_path",
    "open_database",
    "prepare",
    "preview",
    "purge",
    "withdraw",
]
