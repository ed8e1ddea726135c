"""Two made-up plans that spell their leads in several ways."""

from datetime import date

from loaders import Plan, Standing, add_document, prepare

_FIRST = (
    "Ref\tAction\tLead\tBy when\tStatus\n"
    "1\tPublish the guidance for every school\tUna Marsh\tMay 2021\tUnder way\n"
    "2\tTrain the front line staff\tUna Marsch/PAG members\tJune 2021\tUnder way\n"
    "3\tReview the venue hire policy\tPAG\tOctober 2021\tNot started\n"
)
_SECOND = (
    "Ref\tAction\tLead\tBy when\tStatus\n"
    "1\tAsk halls about their policies\tP.A.G\tMarch 2022\tNot started\n"
    "2\tSet up a board of partners\tUNA MARSH\tDecember 2021\tNot started\n"
)


def both(connection):
    """The two plans, in a database that holds the first or neither."""
    for plan_id, text in (("a-plan", _FIRST), ("b-plan", _SECOND)):
        plan, standing = Plan(plan_id, "A council", plan_id), Standing(date(2021, 3, 31), "stated", None, "Ada")
        add_document(
            connection, plan, standing, text.encode(), prepare(plan, standing, text.encode(), f"{plan_id}.txt")
        )
    return connection
