"""What was answered to a finding, in words."""

from pages.said import words


def answered(row) -> str:
    """Who answered a finding, how and why. row: with the answer's columns, as the queries of findings give them."""
    how = {"accepted": "Accepted", "dismissed": "Dismissed"}.get(row.answer, row.answer)
    return f"{how} by {row.answered_by}, {words.day(row.answered_on)}. Reason: {row.answered_because}"
