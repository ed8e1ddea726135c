"""What the files of the trail hold: every column, ids and exact times with it, and the view in words."""

import pandas as pd

from pages.common import data, scope
from pages.said import export, task_table, words
from pages.said.filters import Filters
from pages.said.language import marked, say
from pages.work.decisions import view as trail
from pages.work.decisions.files import words as said
from pages.work.decisions.view import Kept


def as_csv(chosen: Filters, kept: Kept) -> bytes:
    """The trail as CSV, with what each decision's plan says of itself."""
    rows = trail.rows(chosen, kept)
    return export.as_csv(said.table(rows).assign(View=view(chosen, kept, len(rows))), _plans(chosen))


def as_excel(chosen: Filters, kept: Kept) -> bytes:
    """The trail as a workbook, with the view and the plans on a sheet of their own."""
    rows = trail.rows(chosen, kept)
    about = {
        say("{decisions} from the Prevent action plans", decisions=words.count(len(rows), "decision")): _plans(chosen),
        say("View"): pd.DataFrame({marked("View"): [view(chosen, kept, len(rows))]}),
    }
    return export.as_excel(said.table(rows), about, sheet=marked("Decisions"))


def view(chosen: Filters, kept: Kept, number: int) -> str:
    """What the file holds, in words: plan, dates, lead, and the trail's own filters."""
    plans = words.several(list(scope.plans(chosen)["title"])) if chosen.plan else say("All plans")
    tasks = trail.choices().tasks if kept.task_id else {}
    shared = Filters(leads=chosen.leads, known_on=chosen.known_on).in_words()
    when = [say("as at {day}", day=words.day(chosen.as_at))] if chosen.as_at else []
    return f"{', '.join([plans, *when, *shared, *kept.in_words(tasks)])}: {words.count(number, 'row')}"


def _plans(chosen: Filters) -> pd.DataFrame:
    basis = data.ask("plan_basis", **chosen.scope())
    return task_table.about(basis, "").drop(columns=["View", "Ratings"])
