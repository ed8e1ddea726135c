"""How grave a finding is, and what was answered to it, in words."""

from pages.said import words

SEVERITIES = {"error": "Error", "warning": "Warning", "note": "Note"}


def answered(row) -> str:
    """Who answered a finding, how and why. row: with the answer's columns, as the queries of findings give them."""
    how = {"accepted": "Accepted", "dismissed": "Dismissed"}.get(row.answer, row.answer)
    return f"{how} by {row.answered_by}, {words.day(row.answered_on)}. Reason: {row.answered_because}"
