"""Loads councils' Prevent action plans into DuckDB: reads documents, makes sense of them, keeps them."""

from loaders.commands.accepted import LIMIT_MEGABYTES, document_id, plan_id_from, readable_endings
from loaders.commands.asked import Grid, columns_under, grids, makes_plan, rows_to_ask
from loaders.commands.build import Added, add_document, build, prepare, reread
from loaders.commands.preview import preview
from loaders.commands.remembered import as_remembered, column_said, followed, row_said, say_remembered, told
from loaders.errors import (
    ChangeRefused,
    DatabaseUnavailable,
    DecidedMeanwhile,
    DocumentRefused,
    DocumentUnclear,
    LoadedMeanwhile,
    LoadError,
    ReadingRefused,
)
from loaders.lookups.column_fields import column_fields
from loaders.lookups.finding_rules import finding_rules
from loaders.reading.plan import read_plan
from loaders.record.compare import Change, compare_with_latest
from loaders.record.copies import database_copy
from loaders.record.database import check_place, database_path, open_database
from loaders.record.decision_fields import leads_value, section_value
from loaders.record.decisions import Deciding, Decision, correct_match, decide, record, undo
from loaders.record.faults import fault, unfit
from loaders.record.journal import left_out
from loaders.record.lead_names import name_lead, name_leads
from loaders.record.packs import LONGEST_SENTENCE, PackEdit, PackFile, PackToIssue, edit_pack, issue_pack
from loaders.record.plan_columns import Remembered, remembered
from loaders.record.readings import add_reading
from loaders.record.store import Plan, Standing, loads_of_plan
from loaders.record.withdrawals import purge, withdraw

__all__ = [
    "Added",
    "Change",
    "ChangeRefused",
    "DatabaseUnavailable",
    "DecidedMeanwhile",
    "Deciding",
    "Decision",
    "DocumentRefused",
    "DocumentUnclear",
    "Grid",
    "LIMIT_MEGABYTES",
    "LONGEST_SENTENCE",
    "LoadError",
    "LoadedMeanwhile",
    "PackEdit",
    "PackFile",
    "PackToIssue",
    "Plan",
    "ReadingRefused",
    "Remembered",
    "Standing",
    "add_document",
    "add_reading",
    "as_remembered",
    "build",
    "check_place",
    "column_fields",
    "column_said",
    "columns_under",
    "compare_with_latest",
    "correct_match",
    "database_copy",
    "database_path",
    "decide",
    "document_id",
    "edit_pack",
    "fault",
    "finding_rules",
    "followed",
    "grids",
    "issue_pack",
    "leads_value",
    "left_out",
    "loads_of_plan",
    "makes_plan",
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
    "remembered",
    "reread",
    "row_said",
    "rows_to_ask",
    "say_remembered",
    "section_value",
    "told",
    "undo",
    "unfit",
    "withdraw",
]
