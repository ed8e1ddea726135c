"""What the gap analysis says of each plan: how far each area is complete, and where nothing is live or reported."""

import pandas as pd

from pages.said import words
from pages.said.bars import Row, Segment

_UNNAMED = "Not under a heading"


def area_name(row) -> str:
    """An area, or that there is none."""
    return words.text(row.area, _UNNAMED)


def detail(row) -> str:
    """An area's completion with what it is counted from: "9 of 15 complete, all computed; 2 not rated; 1 closed"."""
    said = f"{words.of(row.complete, row.counted)} complete"
    if row.complete_computed:
        part = "all" if row.complete_computed == row.complete else f"{row.complete_computed:,}"
        said += f", {part} computed" if row.complete > 1 or part != "all" else ", computed"
    parts = [(row.not_rated, "not rated"), (row.closed, "closed, left out")]
    return "; ".join([said, *(f"{number:,} {state}" for number, state in parts if number)])


def bars(rows: pd.DataFrame) -> list[Row]:
    """Each area as a bar as long as its tasks, filled as far as they are complete."""
    return [
        Row(
            area_name(row),
            area_name(row),
            detail(row),
            tuple(
                piece
                for piece in (
                    Segment(0, row.counted),
                    Segment(0, row.complete - row.complete_computed, "complete"),
                    Segment(row.complete - row.complete_computed, row.complete_computed, "complete", is_computed=True),
                )
                if piece.length
            ),
        )
        for row in rows.itertuples()
    ]


def headline(rows: pd.DataFrame) -> str:
    """A plan's finding: "Nottinghamshire CFCS: 20 of 36 complete; nothing complete in 1 of 6 areas"."""
    said = f"{rows.plan_title.iloc[0]}: {words.of(int(rows.complete.sum()), int(rows.counted.sum()))} complete"
    without = int(((rows.complete == 0) & (rows.counted > 0)).sum())
    return f"{said}; nothing complete in {words.of(without, len(rows))} areas" if without else said


def subtitle(rows: pd.DataFrame) -> str:
    """What a plan's picture counts."""
    parts = [
        f"{words.count(int(rows.tasks.sum()), 'task')} in {words.count(len(rows), 'area')}, "
        f"as at {words.day(rows.as_at.iloc[0])}"
    ]
    unrated, closed = int(rows.not_rated.sum()), int(rows.closed.sum())
    if unrated:
        parts.append(f"{unrated:,} not rated {'stays' if unrated == 1 else 'stay'} in the total")
    if closed:
        parts.append(f"{closed:,} closed without doing {'is' if closed == 1 else 'are'} left out")
    return "; ".join(parts) + ". Bar: an area’s tasks; filled: complete; outlined: complete as computed."


def remarks(rows: pd.DataFrame) -> list[str]:
    """The areas with nothing live and those where nothing is reported, by name."""
    quiet = [area_name(row) for row in rows.itertuples() if not row.live]
    silent = [area_name(row) for row in rows.itertuples() if not row.with_evidence]
    return [
        f"Nothing live (all complete or closed): {words.several(quiet) or 'no area'}.",
        f"No evidence (nothing reported on any task): {words.several(silent) or 'no area'}.",
    ]


def table(rows: pd.DataFrame) -> pd.DataFrame:
    """A plan's figures by area."""
    return pd.DataFrame(
        {
            "Area": [area_name(row) for row in rows.itertuples()],
            "Complete": [words.of(row.complete, row.counted) for row in rows.itertuples()],
            "Of these computed": rows.complete_computed.to_list(),
            "Not rated": rows.not_rated.to_list(),
            "Live": rows.live.to_list(),
            "Overdue": rows.overdue.to_list(),
            "Closed, left out": rows.closed.to_list(),
            "With evidence": [words.of(row.with_evidence, row.tasks) for row in rows.itertuples()],
        }
    )
