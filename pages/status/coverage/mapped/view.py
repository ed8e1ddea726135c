"""Which sections of a framework a task serves and who says so, made ready for the form that says otherwise."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import pandas as pd

from pages.common import data
from pages.said import words
from pages.said.filters import Filters
from pages.said.language import marked
from pages.status.coverage import words as coverage_said
from pages.status.coverage.mapped import words as said
from pages.status.coverage.view import titled


class Mapped(NamedTuple):
    """What a task serves: in words, its reason, the keys of its sections, the sections to choose from (key → name)."""

    ref: str
    said: str
    because: str
    is_by_person: bool
    plan_id: str
    as_at: date
    serves: tuple[str, ...]
    sections: Mapping[str, str]


def mapped(task_id: str, framework: str, chosen: Filters) -> Mapped | None:
    """What a task serves; None where the framework or the plans at the date don't hold it."""
    whole = Filters(as_at=chosen.as_at, known_on=chosen.known_on, with_computed=chosen.with_computed).parameters()
    found = data.ask("coverage_tasks", framework=framework, section=None, task_ids=[task_id], **whole)
    sections = data.ask("framework_sections", framework=framework).rename(columns={"title_en": "title"})
    return None if found.empty else made(found, titled(sections, framework))


def made(found: pd.DataFrame, every: pd.DataFrame) -> Mapped:
    """What a task serves. found: its rows of coverage_tasks, the chief one first; every: the framework's sections."""
    sections = {section.section: coverage_said.section_name(section) for section in every.itertuples()}
    served = found[found.section.notna()]
    first = found.iloc[0]
    is_guess = first.sureness == coverage_said.UNSURE
    return Mapped(
        ref=words.text(first.ref, marked("the task")),
        said=said.serves([sections[one] for one in served.section], is_guess=is_guess),
        because=coverage_said.why(first.sureness, first.because),
        is_by_person=first.sureness == coverage_said.PEOPLES,
        plan_id=first.plan_id,
        as_at=first.snapshot_as_at.date(),
        serves=tuple(served.section),
        sections=sections,
    )
