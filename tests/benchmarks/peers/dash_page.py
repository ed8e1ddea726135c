"""The same pictures as a Dash page: python dash_page.py FIGURES.json PORT; first_view.py writes the figures, and starts it.

At / stand the heat map, the Gantt and the table together; at /heat_map, /timeline and /tasks each by itself.
"""

import json
import sys
from datetime import date
from pathlib import Path

import plotly.graph_objects as go
from dash import Dash, Input, Output, State, dash_table, dcc, html
from waitress import serve

FIGURES = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
TASKS = FIGURES["tasks"]
COLOURS = {"complete": "#1B7837", "on_schedule": "#7FBF7B", "behind": "#E6A817", "off_track": "#B2182B"}
PARTS = ("heat_map", "timeline", "tasks")


def heat_map(tasks: list[dict]) -> dcc.Graph:
    """Areas against ratings, with their numbers."""
    areas = sorted({task["area"] for task in tasks})
    ratings = FIGURES["ratings"]
    counts = [[sum(task["area"] == a and task["rating"] == r for task in tasks) for r in ratings] for a in areas]
    figure = go.Figure(go.Heatmap(z=counts, x=ratings, y=areas, text=counts, texttemplate="%{text}", showscale=False))
    return dcc.Graph(id="heat", figure=figure.update_layout(height=600), config={"displayModeBar": False})


def timeline(tasks: list[dict]) -> dcc.Graph:
    """A bar a task, by its rating, at its time."""
    dated = [task for task in tasks if task["due_on"]][: FIGURES["bars"]]
    bars = go.Bar(
        base=[task["starts_on"] for task in dated],
        x=[_days(task) * 86_400_000 for task in dated],
        y=[f"{task['ref']} {task['action']}" for task in dated],
        orientation="h",
        marker={"color": [COLOURS.get(task["rating"], "#777777") for task in dated]},
    )
    figure = go.Figure(bars).update_layout(height=120 + 22 * len(dated))
    figure.update_xaxes(type="date").update_yaxes(automargin=True, dtick=1, autorange="reversed")
    return dcc.Graph(id="gantt", figure=figure, config={"displayModeBar": False})


def _days(task: dict) -> int:
    return max((date.fromisoformat(task["due_on"]) - date.fromisoformat(task["starts_on"])).days, 1)


def table(tasks: list[dict]) -> dash_table.DataTable:
    """The tasks as rows."""
    columns = ("ref", "action", "area", "lead", "due_on", "rating")
    return dash_table.DataTable(
        [{name: task[name] for name in columns} for task in tasks],
        [{"id": name, "name": name} for name in columns],
        id="table",
        page_size=FIGURES["listed"],
        style_cell={"textAlign": "left"},
    )


DRAWN = {"heat_map": heat_map, "timeline": timeline, "tasks": table}
app = Dash(__name__, compress=True, suppress_callback_exceptions=True)
app.layout = html.Div(
    [
        dcc.Location(id="url"),
        html.Nav([dcc.Link(part, href=f"/{part}", id=f"to_{part}") for part in PARTS]),
        html.H1(FIGURES["headline"], id="headline"),
        dcc.Dropdown(FIGURES["ratings"], multi=True, id="filter", placeholder="Rating"),
        html.Div(id="page"),
        html.Div(id="detail"),
    ]
)


@app.callback(Output("page", "children"), Input("url", "pathname"), Input("filter", "value"))
def page(path: str, ratings: list[str] | None) -> list:
    """The parts that an address asks for, of the tasks that the filter keeps."""
    kept = [task for task in TASKS if not ratings or task["rating"] in ratings]
    asked = path.strip("/")
    return [DRAWN[part](kept) for part in ([asked] if asked in PARTS else PARTS)]


@app.callback(
    Output("detail", "children"),
    Input("table", "active_cell"),
    State("table", "data"),
    prevent_initial_call=True,
)
def detail(cell: dict | None, rows: list[dict]) -> list:
    """The task whose row was chosen, whole."""
    if cell is None:
        return []
    task = next(task for task in TASKS if task["ref"] == rows[cell["row"]]["ref"])
    return [html.H2(f"{task['ref']} {task['action']}"), *(html.P(f"{name}: {said}") for name, said in task.items())]


if __name__ == "__main__":
    serve(app.server, host="127.0.0.1", port=int(sys.argv[2]), threads=8, _quiet=True)
