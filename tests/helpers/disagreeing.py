"""A made-up plan in two versions that say different things, and what a person decides about its tasks."""

from datetime import date

from loaders import Deciding, Decision, Plan, Standing, add_document, decide, prepare

MARCH, JUNE, SEPTEMBER = date(2021, 3, 31), date(2021, 6, 30), date(2021, 9, 30)
PLAN = Plan("a-plan", "A council", "A plan")
HEAD = "Ref\tAction\tLead\tBy when\tStatus\tRAG\n"
FIRST = (
    HEAD + "Schools\n1\tPublish the guidance for every school\tUna Marsh\tMay 2021\tUnder way\tAmber\n"
    "2\tTrain the front line staff\tOwen Pike\tMarch 2021\tTo be considered\t\n"
    "3\tReview the venue hire policy\tComms Team\tOctober 2021\tNot started\t\n"
)
SECOND = (
    HEAD + "Schools\n1\tPublish the guidance for every school\tUna Marsh\tMay 2021\tUnder way\tAmber\n"
    "2\tTrain the front line staff\tAda Finch\tJuly 2021\tTraining was completed in June\t\n"
    "Halls\n3\tReview the venue hire policy\tComms Team\tOctober 2021\tNot started\t\n"
)


def add(connection, text: str, as_at: date) -> None:
    """A document of the plan."""
    standing = Standing(as_at, "stated", None, "Ada")
    add_document(connection, PLAN, standing, text.encode(), prepare(PLAN, standing, text.encode(), "plan.txt"))


def decided(connection, ref: str, field: str, value, *, on=MARCH, seen=None) -> str:
    """A decision about a task, made by Ann from the page of a snapshot."""
    found = connection.execute("select snapshot_id from snapshot where as_at = $on", {"on": on}).fetchone()[0]
    decision = Decision(field, value, "agreed at the board", "Ann")
    return decide(connection, [Deciding(found, f"a-plan/{ref}", on, decision, seen)])[0]
