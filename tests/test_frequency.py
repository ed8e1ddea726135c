"""How often: what a task asks for, held against what is reported of it."""

import pytest
from plan_files import load

from loaders.interpret.frequency import frequencies


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hold panel meetings monthly", {"monthly": "monthly"}),
        ("Meetings are bi-monthly", {"two-monthly": "bi-monthly"}),
        ("Meet every two months and report quarterly", {"two-monthly": "every two months", "quarterly": "quarterly"}),
        ("A biannual review, then an annual one", {"half-yearly": "biannual", "yearly": "annual"}),
        ("Twice a year", {"half-yearly": "Twice a year"}),
        ("Six-monthly returns", {"half-yearly": "Six-monthly"}),
        ("Fortnightly bulletins", {"fortnightly": "Fortnightly"}),
        ("A biweekly call, with a weekly note", {"weekly": "weekly", "fortnightly": "biweekly"}),
        ("In the months ahead", {}),
        ("", {}),
        (None, {}),
    ],
)
def test_the_frequencies_that_a_text_names(text, named):
    assert frequencies(text) == named


HEAD = "Ref\tAction\tLead\tBy when\tStatus\n"


@pytest.mark.parametrize(
    ("action", "status", "found"),
    [
        ("Hold panel meetings monthly", "Meetings have been scheduled bi-monthly", 1),
        ("Hold panel meetings monthly", "Meetings have been scheduled every month", 0),
        ("Hold panel meetings monthly", "Meetings have been scheduled", 0),
        ("Hold panel meetings", "Meetings have been scheduled bi-monthly", 0),
        ("Hold monthly meetings and a yearly conference", "Quarterly meetings have been held", 0),
    ],
)
def test_what_is_done_otherwise_than_asked_is_a_finding(action, status, found):
    connection = load(f"{HEAD}1\t{action}\tUna Marsh\tCompleted\t{status}\n")
    rule = "select count(*) from finding where rule = 'varied_called_complete'"
    assert connection.execute(rule).fetchone() == (found,)
