"""How grave a finding is, and what was answered to it, in words."""

from pages.said import words
from pages.said.language import Named, marked, say

SEVERITIES = Named({"error": marked("Error"), "warning": marked("Warning"), "note": marked("Note")})
_ANSWERED = {
    "accepted": marked("Accepted by {person}, {day}. Reason: {reason}"),
    "dismissed": marked("Dismissed by {person}, {day}. Reason: {reason}"),
}
LET_IN = "not_case_data"  # a person said that a document which may hold data about people referred holds none


def as_written(rule: str, source_text) -> str:
    """The document's own words that a finding is about; the reason for letting a document in isn't among them."""
    return "" if rule == LET_IN else words.text(source_text, "")


def answered(row) -> str:
    """Who answered a finding, how and why. row: with the answer's columns, as the queries of findings give them."""
    return say(
        _ANSWERED[row.answer], person=row.answered_by, day=words.day(row.answered_on), reason=row.answered_because
    )
