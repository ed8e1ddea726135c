"""Loads councils' Prevent action plans into DuckDB: reads documents, makes sense of them, keeps them.

What others use is offered here by its name, and loaded when first asked for: the process that reads documents apart
from the server needs neither the database nor what writes to it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

_OFFERED = {
    "loaders.apart": ("NotDone", "done_apart", "read_plan_apart", "start_ahead"),
    "loaders.commands.accepted": ("LIMIT_MEGABYTES", "document_id", "free_id", "plan_id_from", "readable_endings"),
    "loaders.commands.asked": ("Grid", "columns_under", "grids", "makes_plan", "rows_to_ask"),
    "loaders.commands.build": ("Added", "add_document", "build", "prepare", "reread"),
    "loaders.commands.completions": ("count_completions", "readings_from"),
    "loaders.commands.meanwhile": ("told_meanwhile",),
    "loaders.commands.preview": ("preview",),
    "loaders.commands.question": ("QUESTION_LIMITS", "ask_in_sql"),
    "loaders.commands.remembered": ("as_remembered", "column_said", "followed", "row_said", "say_remembered", "told"),
    "loaders.commands.word_copy": ("Carried", "WordCopy", "word_with_decisions"),
    "loaders.errors": (
        "ChangeRefused",
        "DatabaseUnavailable",
        "DecidedMeanwhile",
        "DocumentRefused",
        "DocumentUnclear",
        "IssuedMeanwhile",
        "LoadError",
        "LoadedMeanwhile",
        "MayBeCaseData",
        "NotReadNow",
        "ReadingRefused",
        "WrittenMeanwhile",
    ),
    "loaders.extracts.form": ("Extract",),
    "loaders.extracts.gathered": (
        "ExtractFile",
        "Gathered",
        "extracts_folder",
        "folder_gathered",
        "folder_listed",
        "gathered",
    ),
    "loaders.extracts.made": ("extract_of",),
    "loaders.interpret.dates": ("impossible_date",),
    "loaders.lookups.column_fields": ("column_fields",),
    "loaders.lookups.finding_rules": ("finding_rules",),
    "loaders.questions.allowed": ("LONGEST_STATEMENT",),
    "loaders.questions.contract": ("Thing", "columns_of", "names_to_ask", "things"),
    "loaders.questions.copied": ("Copies",),
    "loaders.reading.case_data": ("not_case_data",),
    "loaders.record.assurance": ("ASSURANCE_ITEMS", "LONGEST_ASSURANCE_TEXT", "LONGEST_PERIOD", "write_assurance"),
    "loaders.record.compare": ("Change", "compare_with_latest"),
    "loaders.record.completions": ("add_completions", "completions_replaced", "withdraw_completions"),
    "loaders.record.copies": ("database_copy",),
    "loaders.record.database": ("DEFAULT_PATH", "check_place", "database_path", "open_database"),
    "loaders.record.decision_fields": ("leads_value", "section_value"),
    "loaders.record.decisions": ("Deciding", "Decision", "correct_match", "decide", "undo", "undo_all"),
    "loaders.record.faults": ("fault", "unfit"),
    "loaders.record.frameworks": ("write_framework",),
    "loaders.record.journal": ("left_out",),
    "loaders.record.lake": ("saved_last",),
    "loaders.record.lead_names": ("name_lead", "name_leads"),
    "loaders.record.mappings": ("map_task",),
    "loaders.record.packs": (
        "LONGEST_SENTENCE",
        "PackEdit",
        "PackFile",
        "PackToIssue",
        "edit_pack",
        "issue_pack",
        "withdraw_pack",
    ),
    "loaders.record.place_names": ("is_lake",),
    "loaders.record.plan_columns": ("Remembered", "remembered"),
    "loaders.record.readings": ("LONGEST_READING_TEXT", "add_reading"),
    "loaders.record.recognise": ("Recognised", "recognise"),
    "loaders.record.report_texts": ("LONGEST_REPORT_TEXT", "keep_report_texts"),
    "loaders.record.store": ("Plan", "Standing", "loads_of_plan"),
    "loaders.record.training_goals": ("set_goal", "set_rule"),
    "loaders.record.withdrawals": ("purge", "withdraw"),
    "loaders.records": ("CompletionsCounted", "PlanReading", "ReadingsFound"),
}
_PLACE = {name: module for module, names in _OFFERED.items() for name in names}

if TYPE_CHECKING:
    from loaders.apart import NotDone, done_apart, read_plan_apart, start_ahead
    from loaders.commands.accepted import LIMIT_MEGABYTES, document_id, free_id, plan_id_from, readable_endings
    from loaders.commands.asked import Grid, columns_under, grids, makes_plan, rows_to_ask
    from loaders.commands.build import Added, add_document, build, prepare, reread
    from loaders.commands.completions import count_completions, readings_from
    from loaders.commands.meanwhile import told_meanwhile
    from loaders.commands.preview import preview
    from loaders.commands.question import QUESTION_LIMITS, ask_in_sql
    from loaders.commands.remembered import as_remembered, column_said, followed, row_said, say_remembered, told
    from loaders.commands.word_copy import Carried, WordCopy, word_with_decisions
    from loaders.errors import (
        ChangeRefused,
        DatabaseUnavailable,
        DecidedMeanwhile,
        DocumentRefused,
        DocumentUnclear,
        IssuedMeanwhile,
        LoadedMeanwhile,
        LoadError,
        MayBeCaseData,
        NotReadNow,
        ReadingRefused,
        WrittenMeanwhile,
    )
    from loaders.extracts.form import Extract
    from loaders.extracts.gathered import (
        ExtractFile,
        Gathered,
        extracts_folder,
        folder_gathered,
        folder_listed,
        gathered,
    )
    from loaders.extracts.made import extract_of
    from loaders.interpret.dates import impossible_date
    from loaders.lookups.column_fields import column_fields
    from loaders.lookups.finding_rules import finding_rules
    from loaders.questions.allowed import LONGEST_STATEMENT
    from loaders.questions.contract import Thing, columns_of, names_to_ask, things
    from loaders.questions.copied import Copies
    from loaders.reading.case_data import not_case_data
    from loaders.record.assurance import ASSURANCE_ITEMS, LONGEST_ASSURANCE_TEXT, LONGEST_PERIOD, write_assurance
    from loaders.record.compare import Change, compare_with_latest
    from loaders.record.completions import add_completions, completions_replaced, withdraw_completions
    from loaders.record.copies import database_copy
    from loaders.record.database import DEFAULT_PATH, check_place, database_path, open_database
    from loaders.record.decision_fields import leads_value, section_value
    from loaders.record.decisions import Deciding, Decision, correct_match, decide, undo, undo_all
    from loaders.record.faults import fault, unfit
    from loaders.record.frameworks import write_framework
    from loaders.record.journal import left_out
    from loaders.record.lake import saved_last
    from loaders.record.lead_names import name_lead, name_leads
    from loaders.record.mappings import map_task
    from loaders.record.packs import (
        LONGEST_SENTENCE,
        PackEdit,
        PackFile,
        PackToIssue,
        edit_pack,
        issue_pack,
        withdraw_pack,
    )
    from loaders.record.place_names import is_lake
    from loaders.record.plan_columns import Remembered, remembered
    from loaders.record.readings import LONGEST_READING_TEXT, add_reading
    from loaders.record.recognise import Recognised, recognise
    from loaders.record.report_texts import LONGEST_REPORT_TEXT, keep_report_texts
    from loaders.record.store import Plan, Standing, loads_of_plan
    from loaders.record.training_goals import set_goal, set_rule
    from loaders.record.withdrawals import purge, withdraw
    from loaders.records import CompletionsCounted, PlanReading, ReadingsFound
else:

    def __getattr__(name: str) -> Any:
        """One of the names that are offered."""
        if name not in _PLACE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_PLACE[name]), name)
        return value
