"""How often: what a task asks for, held against what is reported of it."""

import pytest
from helpers.plan_files import load

from loaders.interpret.frequency import frequencies


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hold panel meetings monthly", {30: "monthly"}),
        ("Meetings are bi-monthly", {61: "bi-monthly"}),
        ("Meet every two months and report quarterly", {61: "every two months", 91: "quarterly"}),
        ("A biannual review, then an annual one", {183: "biannual", 365: "annual"}),
        ("Twice a year", {183: "Twice a year"}),
        ("Six-monthly returns", {183: "Six-monthly"}),
        ("Fortnightly bulletins", {14: "Fortnightly"}),
        ("A biweekly call, with a weekly note", {7: "weekly", 14: "biweekly"}),
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
        ("Write an annual report", "Report published, with monthly bulletins beside it", 0),
        ("Hold panel meetings monthly", "Met monthly, with a quarterly summary", 0),
        ("Hold monthly meetings and a yearly conference", "Quarterly meetings have been held", 0),
    ],
)
def test_what_is_done_less_often_than_asked_is_a_finding(action, status, found):
    connection = load(f"{HEAD}1\t{action}\tUna Marsh\tCompleted\t{status}\n")
    rule = "select count(*) from finding where rule = 'varied_called_complete'"
    assert connection.execute(rule).fetchone() == (found,)
