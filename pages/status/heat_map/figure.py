"""Draws the heat map: a grid of bars that can be chosen, with count, letter and tint. No page, no database."""

import pandas as pd
import plotly.graph_objects as go

from pages.said import ratings, shades
from pages.said.template import BAND, MUTED, TEXT, hover, new_figure
from pages.said.words import wrapped
from pages.status.heat_map import words as said

ROW_HEIGHT, HEAD_HEIGHT, CELL_WIDTH, LABEL_WIDTH = 52, 72, 72, 170
_TOTAL = 0.6  # the width of the column of totals, in cells
_HALF, _PLAN_GAP, _LABEL_LENGTH, _LABEL_LINES = 0.46, 0.55, 20, 3


def width(cells: pd.DataFrame) -> int:
    """The width in pixels at which the cells are about square; a narrower screen narrows them."""
    return LABEL_WIDTH + CELL_WIDTH * (cells.column_name.nunique() + 1)


def is_wide(cells: pd.DataFrame) -> bool:
    """Whether there are too many columns for a phone, so that the picture scrolls inside itself."""
    return cells.column_name.nunique() > 7


def figure(
    cells: pd.DataFrame, rows_by: str, columns_by: str, as_share: bool, chosen: str | None, dark: bool
) -> go.Figure:
    """The grid of the cells of queries/heat_map.sql, in their order; the first trace's customdata are cell ids.

    chosen: the id of the cell to outline, if any.
    """
    many = cells.plan_id.nunique() > 1
    columns = said.column_order(cells, columns_by)
    placed = _placed(cells, columns, has_plan_heads=many and rows_by != "plan")
    names = [said.cell_words(cell, rows_by, columns_by, many) for cell in placed.itertuples()]
    rows = placed.drop_duplicates("y")
    bottom = placed.y.max() + 0.5
    drawn = new_figure(dark, height=round(HEAD_HEIGHT + ROW_HEIGHT * (bottom + 0.5)))
    inks = [shades.text_on(_fill(cell, dark)) for cell in placed.itertuples()]
    drawn.add_trace(_squares(placed, names, "\u00a0<br>" * (2 if as_share else 1), chosen, inks, dark))
    drawn.add_traces(_counts(placed, as_share, inks) + _letters(placed, inks))
    drawn.add_traces(_totals(rows, len(columns) - 0.5 + _TOTAL / 2, dark))
    _row_names(drawn, rows, rows_by, bottom)
    _heads(drawn, [_head(name, columns_by) for name in columns])
    drawn.update_layout(shapes=[_lane(at, len(columns), dark) for at in rows.y])
    if many and rows_by != "plan":
        _plan_heads(drawn, rows, dark)
    return drawn


def _placed(cells: pd.DataFrame, columns: list[str], *, has_plan_heads: bool) -> pd.DataFrame:
    """The cells with their id, x and y; each plan's rows stand below room for its name, where asked."""
    rows = list(dict.fromkeys(zip(cells.plan_id, cells.row_name, strict=True)))
    plans = list(dict.fromkeys(cells.plan_id))
    room = {plan: _PLAN_GAP * (number + 1) * has_plan_heads for number, plan in enumerate(plans)}
    return cells.assign(
        y=[rows.index(pair) + room[pair[0]] for pair in zip(cells.plan_id, cells.row_name, strict=True)],
        x=[columns.index(name) for name in cells.column_name],
        id=[said.cell_id(cell) for cell in cells.itertuples()],
    )


def _lane(at: float, columns: int, dark: bool) -> dict:
    """A faint band under a row, so that the eye finds it across empty cells."""
    across = {"x0": -_HALF, "x1": columns - 1 + _HALF, "y0": at - _HALF, "y1": at + _HALF}
    return {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": BAND[dark], **across}


def _plan_heads(drawn: go.Figure, rows: pd.DataFrame, dark: bool) -> None:
    for row in rows.drop_duplicates("plan_id").itertuples():
        drawn.add_annotation(
            text=f"<b>{hover(row.plan_title)}</b>",
            x=-_HALF,
            y=row.y - 0.5,
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            font={"size": 13, "color": TEXT[dark]},
        )


def _fill(cell, dark: bool) -> str:
    is_computed = cell.computed == cell.tasks
    return shades.fill(cell.worst_rating, dark, share=cell.tasks / cell.row_tasks, is_computed=is_computed)


def _is_mixed(cell) -> bool:
    return 0 < cell.computed < cell.tasks


def _squares(placed, names, above, chosen, inks, dark) -> go.Bar:
    cells = list(placed.itertuples())
    return go.Bar(
        orientation="h",
        base=placed.x - _HALF,
        x=[2 * _HALF] * len(cells),
        y=placed.y,
        width=2 * _HALF,
        customdata=placed.id,
        text=[f"{above}{cell.computed:,} computed" if _is_mixed(cell) else "" for cell in cells],
        textposition="inside",
        insidetextanchor="middle",
        constraintext="inside",
        textangle=0,
        textfont={"size": 11, "color": inks},
        marker={
            "color": [_fill(cell, dark) for cell in cells],
            "line": {
                "color": [TEXT[dark] if cell.id == chosen else shades.line(cell.worst_rating, dark) for cell in cells],
                "width": [4 if cell.id == chosen else 1.5 for cell in cells],
            },
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        hovertext=[hover(name) for name in names],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _texts(x, y, text, colours, *, size, position="middle center") -> list[go.Scatter]:
    """Words on cells, a trace for each colour: only then can a click on a cell leave them all undimmed."""
    placed = list(zip(x, y, text, colours, strict=True))
    traces = []
    for colour in dict.fromkeys(colours):
        xs, ys, words, _ = zip(*[one for one in placed if one[3] == colour], strict=True)
        font = {"textfont": {"color": colour, "size": size}, "unselected": {"textfont": {"color": colour}}}
        traces.append(
            go.Scatter(
                x=xs,
                y=ys,
                text=words,
                mode="text",
                textposition=position,
                hoverinfo="skip",
                cliponaxis=False,
                **font,
            )
        )
    return traces


def _counts(placed, as_share, inks) -> list[go.Scatter]:
    cells = list(placed.itertuples())
    share = [f"{said.percent(cell.tasks, cell.row_tasks)}<br>{cell.tasks:,} of {cell.row_tasks:,}" for cell in cells]
    counts = [f"<b>{cell.tasks:,}</b>" for cell in cells]
    lift = [(0.16 if as_share else 0.13) * _is_mixed(cell) for cell in cells]  # room for the line "2 computed"
    return _texts(placed.x, placed.y - lift, share if as_share else counts, inks, size=12 if as_share else 16)


def _letters(placed, inks) -> list[go.Scatter]:
    letters = [f"\u2009{ratings.letter(code)}" for code in placed.worst_rating]
    return _texts(placed.x - _HALF, placed.y - _HALF + 0.03, letters, inks, size=11, position="bottom right")


def _totals(rows, at: float, dark: bool) -> list[go.Scatter]:
    totals = [f"{total:,}" for total in rows.row_tasks]
    return _texts([at] * len(rows), rows.y, totals, [MUTED[dark]] * len(rows), size=14)


def _head(column_name: str, columns_by: str) -> str:
    if columns_by == "quarter":
        return "<br>".join(said.quarter(column_name).rsplit(" ", 1))
    return f"<b>{ratings.letter(column_name)}</b> {ratings.label(column_name).replace(' ', '<br>', 1)}"


def _wrapped(label: str) -> str:
    lines = wrapped(label, _LABEL_LENGTH, _LABEL_LINES)
    return "<br>".join(hover(line) for line in lines)


def _heads(drawn: go.Figure, heads: list[str]) -> None:
    drawn.update_xaxes(
        side="top",
        tickvals=[*range(len(heads)), len(heads) - 0.5 + _TOTAL / 2],
        ticktext=[*heads, "All"],
        range=[-0.5, len(heads) - 0.5 + _TOTAL],
        autotickangles=[0, -90],
        tickfont={"size": 12},
        showgrid=False,
        fixedrange=True,
    )


def _row_names(drawn: go.Figure, rows: pd.DataFrame, rows_by: str, bottom: float) -> None:
    drawn.update_yaxes(
        tickvals=list(rows.y),
        ticktext=[_wrapped(said.row_label(row, rows_by)) for row in rows.itertuples()],
        tickfont={"size": 12},
        range=[bottom, -0.5],
        showgrid=False,
        fixedrange=True,
    )
