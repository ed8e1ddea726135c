"""Heat map: where the tasks stand, by area, lead or plan, against rating or the quarter they are due in."""

import streamlit as st

from pages.common import beside, data, empty, paged, ranked
from pages.common.in_force import current
from pages.common.options import known_in_any_language, said
from pages.common.part import part
from pages.said.language import marked, say
from pages.said.words import plain
from pages.status.behind import page as behind
from pages.status.heat_map import view
from pages.status.heat_map.view import Grid

_CELL = "cell"
_ROWS = {"area": marked("Area"), "lead": marked("Lead"), "plan": marked("Plan")}
_COLUMNS = {"rating": marked("Rating"), "quarter": marked("Quarter")}
_SHOWN = {"count": marked("Counts"), "share": marked("Shares")}
_ORDER = {"worst": marked("Worst first"), "plan": marked("Plan’s order")}


def _choice(label: str, name: str, options: dict[str, str]) -> str:
    known_in_any_language(name, options)
    return st.segmented_control(
        label, list(options), default=next(iter(options)), required=True, key=name,
        format_func=said(options), bind="query-params", label_visibility="collapsed",
        on_change=beside.pick, args=[None, _CELL],
    )  # fmt: skip


def _controls() -> Grid:
    with st.container(horizontal=True, gap="small"):
        rows_by = _choice(say("Rows"), "rows", _ROWS)
        columns_by = _choice(say("Columns"), "columns", _COLUMNS)
        as_share = _choice(say("Figures"), "figures", _SHOWN) == "share"
        worst_first = rows_by != "lead" and _choice(say("Order of rows"), "order", _ORDER) == "worst"
    return Grid(rows_by, columns_by, as_share, worst_first)


@part
def main() -> None:
    """Draws the page."""
    chosen = current()
    if ranked.are_many(chosen):
        ranked.show("heat_map", chosen)
        return
    grid = _controls()
    left, right = beside.panes(is_open=behind.is_open(_CELL))
    drawn = data.kept(view.drawn, chosen, grid)
    with right if behind.is_open(_CELL) else left:
        behind.show(_CELL, drawn.behind if drawn else {}, chosen)
    with left:
        if drawn is None:
            empty.say(chosen)
        else:
            if drawn.headline:
                st.header(plain(drawn.headline), anchor=False)
            st.caption(plain(drawn.subtitle))
            paged.show(
                drawn.table, key="heat_map", of=(chosen, grid), chosen=beside.picked(_CELL),
                do=lambda id_: behind.choose(id_, _CELL),
            )  # fmt: skip


main()
