"""The columns that a plan has beside those that are read: costs, priorities, scores of risk, links."""

from datetime import date, timedelta
from random import Random

from . import values
from .column import Column
from .dated import other_date
from .gold import PIECES, Piece
from .layout import Layout
from .parts import Cell

_TINTS = {"High": "FF0000", "Medium": "FFC000", "Low": "92D050"}
_EVIDENCE = (
    "Minutes of the meeting",
    "Attendance list",
    "",
    "E-mail from the chair",
    "Screenshot",
    "Log kept by the team",
)
_COMMENTS = (
    "",
    "Discussed with the regional adviser",
    "",
    "See also the plan of the north area",
    "Depends on the new budget",
    "",
)
_MEASURES = (
    "Nine in ten say so in the survey",
    "No gaps left",
    "Two a year",
    "Fewer than five late",
    "All wards reached",
    "Answer within a day",
)
PARTNERS = ("Schools", "Health, police", "Housing associations", "", "Probation", "Voluntary groups")
_SHARES = {"complete": "100%", "on_schedule": "60%", "behind": "40%", "off_track": "10%", "not_started": "0%", None: ""}


def extra_columns(name: str, layout: Layout, rng: Random) -> list[Column]:
    """The columns of one name in layout.EXTRAS."""
    count = range(len(PIECES))
    turn = rng.randint(0, 5)

    def told(heading: str, texts: tuple[str, ...]) -> list[Column]:
        return [Column(name, heading, [Cell(texts[(n + turn) % len(texts)]) for n in count])]

    if name == "cost":
        return told(
            rng.choice(("Cost", "Budget (£)", "Estimated cost")),
            ("£1,200", "Nil", "£350", "Within existing budget", "£15,000", "None"),
        )
    if name == "priority":
        levels = [("High", "Medium", "Low")[(n * 7 + turn) % 3] for n in count]
        is_coloured = layout.colours and rng.random() < 0.4
        return [
            Column(name, "Priority", [Cell(level, fill=_TINTS[level] if is_coloured else None) for level in levels])
        ]
    if name == "risk":
        scores = [(4, 6, 9, 12, 16, 3)[(n * 5 + turn) % 6] for n in count]
        tint = {True: "FF0000", False: "92D050"}
        return [
            Column(
                name,
                rng.choice(("Risk score", "Risk (L x I)", "Score")),
                [Cell(str(score), fill=tint[score > 9] if layout.colours else None) for score in scores],
            )
        ]
    if name in ("created", "review"):
        headings = {
            "created": ("Created", "Date added", "Raised on"),
            "review": ("Review date", "Next review", "To be reviewed"),
        }
        days = [
            date(2024, 4, 2) + timedelta(days=n % 9)
            if name == "created"
            else date(2026, 1, 12) + timedelta(days=7 * (n % 5))
            for n in count
        ]
        return [Column(name, rng.choice(headings[name]), [other_date(layout, day) for day in days])]
    if name == "ticks":
        return [
            Column(name, f"Q{quarter}", [Cell(_tick(piece, quarter)) for piece in PIECES], width=0.5)
            for quarter in (1, 2, 3, 4)
        ]
    if name == "status":
        return [
            Column(
                name, "Open or closed", [Cell("Closed" if piece.rating == "complete" else "Open") for piece in PIECES]
            )
        ]
    if name == "percent":
        return [
            Column(
                name, rng.choice(("% complete", "Percentage done")), [Cell(_SHARES[piece.rating]) for piece in PIECES]
            )
        ]
    if name == "link":
        return [Column(name, "Link", [Cell(f"https://fair.example/{n + 100}") for n in count], width=2)]
    told_of = {
        "evidence": (("Evidence", "Evidence held"), _EVIDENCE),
        "comments": (("Comments", "Remarks by the board"), _COMMENTS),
        "measure": (("Success measure", "KPI", "Measure of success"), _MEASURES),
        "partners": (("Partners", "Supporting partners", "Also involved"), PARTNERS),
        "paragraph": (("Duty paragraph", "Guidance para."), ("Para 41", "Para 58", "Para 102", "Para 7", "Paras 12 to 15", "Para 88")),
    }  # fmt: skip
    return told(rng.choice(told_of[name][0]), told_of[name][1])


def _tick(piece: Piece, quarter: int) -> str:
    """A tick where work on a piece goes on in a quarter of 2024/25."""
    begin = date(2024 + (quarter == 4), (4, 7, 10, 1)[quarter - 1], 1)
    if not isinstance(piece.due, date):
        return "✓" if piece.due in ("ongoing", "quarterly") else ""
    return "✓" if piece.start <= values.last_of_quarter(begin) and piece.due >= begin else ""
