"""The table of who is trained that can be published, made ready, and the files that hold it."""

from dataclasses import dataclass

import pandas as pd

from pages.said import export, published
from pages.said.filters import Filters
from pages.said.language import say
from pages.said.rows import Table
from pages.training.training.groups import view as groups
from pages.training.training.groups import words as groups_said
from pages.training.training.publish import words as said


@dataclass(frozen=True)
class Shown:
    """The view: what the table is, the table, what to know of it, and its sources in full, which aren't published."""

    headline: str
    table: Table
    notes: list[str]
    sources: list[str]


def shown(chosen: Filters) -> Shown | None:
    """The view under some filters; None where nothing is known by group."""
    people = groups.known(chosen)
    if people.empty:
        return None
    made = _made(people)
    return Shown(said.headline(made), said.table(made), said.notes(people, made), groups_said.basis(people))


def _made(people: pd.DataFrame) -> pd.DataFrame:
    """The table to publish, a plan below another."""
    given = people.rename(columns={"audience": "group", "valid": "completed"})
    return said.named(published.suppressed(given))


def csv(chosen: Filters) -> bytes:
    """The table as CSV, each row with its date, and the basis of all."""
    people = groups.known(chosen)
    return export.table_csv(said.with_basis(_made(people), people))


def workbook(chosen: Filters) -> bytes:
    """The table as an Excel workbook, with its dates and basis on a sheet of their own."""
    people = groups.known(chosen)
    made = _made(people)
    return export.as_excel(made, said.about(people, made), say("Training"))
