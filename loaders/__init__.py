"""Loads councils' Prevent action plans into DuckDB: reads documents, makes sense of them, keeps them."""

from loaders.build import Added, add_document, build, prepare, reread
from loaders.compare import Change, compare_with_latest
from loaders.database import database_path, open_database
from loaders.decided_values import leads_value, section_value
from loaders.decisions import Deciding, Decision, correct_match, decide, name_lead, name_leads, record, undo
from loaders.errors import (
    ChangeRefused,
    DatabaseUnavailable,
    DecidedMeanwhile,
    DocumentRefused,
    LoadError,
    ReadingRefused,
)
from loaders.incoming import LIMIT_MEGABYTES, column_fields, document_id, plan_id_from, readable_endings
from loaders.packs import LONGEST_SENTENCE, PackEdit, PackFile, PackToIssue, edit_pack, issue_pack
from loaders.plan import read_plan
from loaders.preview import preview
from loaders.readings import add_reading
from loaders.rules import finding_rules
from loaders.store import Plan, Standing
from loaders.withdrawals import purge, withdraw

__all__ = [
    "Added",
    "Change",
    "ChangeRefused",
    "DatabaseUnavailable",
    "DecidedMeanwhile",
    "Deciding",
    "Decision",
    "DocumentRefused",
    "LIMIT_MEGABYTES",
    "LONGEST_SENTENCE",
    "LoadError",
    "PackEdit",
    "PackFile",
    "PackToIssue",
    "Plan",
    "ReadingRefused",
    "Standing",
    "add_document",
    "add_reading",
    "build",
    "column_fields",
    "compare_with_latest",
    "correct_match",
    "database_path",
    "decide",
    "document_id",
    "edit_pack",
    "finding_rules",
    "issue_pack",
    "leads_value",
    "name_lead",
    "name_leads",
    "open_database",
    "plan_id_from",
    "prepare",
    "preview",
    "purge",
    "read_plan",
    "readable_endings",
    "record",
    "reread",
    "section_value",
    "undo",
    "withdraw",
]
