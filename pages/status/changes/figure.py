"""Draws the from → to matrix of ratings: a grid of cells that can be chosen. No page, no database."""

import pandas as pd
import plotly.graph_objects as go

from pages.said import ratings, shades
from pages.said.template import BACKGROUND, BAND, MUTED, TEXT, hover, new_figure
from pages.status.changes import words as said

ROW_HEIGHT, HEAD_HEIGHT, CELL_WIDTH, LABEL_WIDTH = 52, 72, 84, 170
_HALF, _TOTAL = 0.46, 0.6


def width(found: pd.DataFrame) -> int:
    """The width in pixels at which the cells are about square; a narrower screen narrows them."""
    return LABEL_WIDTH + CELL_WIDTH * (found["after"].nunique() + 1)


def figure(found: pd.DataFrame, rows: pd.DataFrame, chosen: str | None, dark: bool) -> go.Figure:
    """The matrix of words.cells(rows); the first trace's customdata are cell ids. chosen: one to outline."""
    order = [*(one.code for one in ratings.ALL), said.NONE]
    befores = [code for code in order if code in set(found["before"])]
    afters = [code for code in order if code in set(found["after"])]
    placed = found.assign(
        y=[befores.index(code) for code in found["before"]], x=[afters.index(code) for code in found["after"]]
    )
    totals = found.groupby("before")["tasks"].sum()
    placed = placed.assign(share=placed["tasks"] / placed["before"].map(totals))
    drawn = new_figure(dark, height=HEAD_HEIGHT + ROW_HEIGHT * max(len(befores), 2))
    fills = [_fill(cell, dark) for cell in placed.itertuples()]
    inks = [shades.text_on(fill) for fill in fills]
    drawn.add_trace(_squares(placed, rows, fills, chosen, dark))
    drawn.add_traces(_texts(placed, [f"<b>{cell.tasks:,}</b>" for cell in placed.itertuples()], inks, 16))
    drawn.add_traces(
        _texts(
            placed.assign(x=placed.x - _HALF, y=placed.y - _HALF + 0.03),
            [f"\u2009{said.cell_symbol(cell)}" for cell in placed.itertuples()],
            inks, 12, "bottom right",
        )
    )  # fmt: skip
    right = len(afters) - 0.5 + _TOTAL / 2
    ends = pd.DataFrame({"x": right, "y": range(len(befores))})
    drawn.add_traces(_texts(ends, [f"{totals[code]:,}" for code in befores], [MUTED[dark]] * len(befores), 14))
    drawn.update_layout(shapes=[_lane(at, len(afters), dark) for at in range(len(befores))])
    _axes(drawn, [_head(code, rows) for code in afters], [hover(said.row_head(code, rows)) for code in befores], right)
    return drawn


def _fill(cell, dark: bool) -> str:
    """Tinted by the rating after; tasks that the later version lacks by none."""
    if cell.after == said.NONE:
        return shades.mix(MUTED[dark], BACKGROUND[dark], 0.1 + 0.25 * cell.share)
    return shades.fill(cell.after, dark, share=cell.share, is_computed=cell.computed == cell.tasks)


def _squares(placed, rows, fills, chosen, dark) -> go.Bar:
    cells = list(placed.itertuples())
    edges = [shades.line("not_rated" if cell.after == said.NONE else cell.after, dark) for cell in cells]
    return go.Bar(
        orientation="h",
        base=placed.x - _HALF,
        x=[2 * _HALF] * len(cells),
        y=placed.y,
        width=2 * _HALF,
        customdata=placed.id,
        marker={
            "color": fills,
            "line": {
                "color": [
                    TEXT[dark] if cell.id == chosen else edge for cell, edge in zip(cells, edges, strict=True)
                ],
                "width": [4 if cell.id == chosen else 1.5 for cell in cells],
            },
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        hovertext=[hover(said.cell_words(cell, rows)) for cell in cells],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _texts(placed, texts, colours, size: int, position: str = "middle center") -> list[go.Scatter]:
    """Words on cells, a trace for each colour: only then can a click on a cell leave them all undimmed."""
    traces = []
    for colour in dict.fromkeys(colours):
        at = [number for number, one in enumerate(colours) if one == colour]
        traces.append(
            go.Scatter(
                x=placed["x"].iloc[at],
                y=placed["y"].iloc[at],
                text=[texts[number] for number in at],
                mode="text",
                textposition=position,
                textfont={"color": colour, "size": size},
                unselected={"textfont": {"color": colour}},
                hoverinfo="skip",
                cliponaxis=False,
            )
        )
    return traces


def _lane(at: int, columns: int, dark: bool) -> dict:
    across = {"x0": -_HALF, "x1": columns - 1 + _HALF, "y0": at - _HALF, "y1": at + _HALF}
    return {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": BAND[dark], **across}


def _head(code: str, rows: pd.DataFrame) -> str:
    if code == said.NONE:
        return "<br>".join(said.column_head(code, rows).replace(" or ", " or|").split("|"))
    return f"<b>{ratings.letter(code)}</b> {ratings.label(code).replace(' ', '<br>', 1)}"


def _axes(drawn: go.Figure, heads: list[str], names: list[str], right: float) -> None:
    drawn.update_xaxes(
        side="top", tickvals=[*range(len(heads)), right], ticktext=[*heads, "All"], autotickangles=[0, -90],
        range=[-0.5, right + _TOTAL / 2], tickfont={"size": 12}, showgrid=False, fixedrange=True,
    )  # fmt: skip
    drawn.update_yaxes(
        tickvals=list(range(len(names))), ticktext=names, tickfont={"size": 12}, range=[len(names) - 0.5, -0.5],
        showgrid=False, fixedrange=True,
    )  # fmt: skip
