"""What programs for tasks export comes out as its rows, with the lines that stand around them."""

import pytest
from helpers.tool_exports import (
    ASANA,
    AZURE,
    FILTERS,
    JIRA,
    JIRA_TASK,
    MONDAY,
    OPENPROJECT,
    PENTANA,
    PENTANA_TASK,
    PLANNER,
    PLANNER_ABOUT,
    PLANNER_TASK,
    POWER_BI,
    SHAREPOINT,
    SMARTSHEET,
    TRELLO,
    asana_csv,
    azure_devops_csv,
    jira_csv,
    monday_xlsx,
    openproject_csv,
    openproject_xlsx,
    pentana_xlsx,
    planner_csv,
    planner_xlsx,
    power_bi_csv,
    power_bi_xlsx,
    sharepoint_csv,
    sharepoint_xlsx,
    smartsheet_xlsx,
    trello_csv,
)

from loaders.read import read
from loaders.records import Row


def wide(row, header):
    """A row's cells, empty up to the width of its table."""
    return (*row, *[""] * (len(header) - len(row)))


PLANNER_ROWS = [wide(row, PLANNER) for row in (*PLANNER_ABOUT, PLANNER, PLANNER_TASK)]
TRELLO_TASK = (
    "65a", "Train panel members", "", "Two days in June", "Training (green)", "unamarsh, tomfield", "2024-03-31T11:00:00.000Z",
    "0", "", "2", "1", "0", "0", "2024-03-29T10:00:00.000Z", "65b", "Doing", "65c", "Prevent", "false", "", "false",
)  # fmt: skip
EXPORTS = [
    (planner_xlsx, PLANNER_ROWS),
    (planner_csv, PLANNER_ROWS),
    (jira_csv, [JIRA, JIRA_TASK]),
    (openproject_csv, [OPENPROJECT, ("17", "Train panel members, all", "Task", "In progress", "Una Marsh", "2024-01-15", "2024-03-31", "40")]),
    (openproject_xlsx, ["Prevent delivery - Work packages", OPENPROJECT, ("17", "Train panel members", "Task", "In progress", "Una Marsh", "15 January 2024", "31 March 2024", "40%")]),
    (smartsheet_xlsx, [
        "# Prevent delivery", SMARTSHEET, ("Channel", "", "15 January 2024", "31 March 2024", "50%", "", ""),
        ("Train panel members", "una@example.org", "15 January 2024", "31 March 2024", "50%", "Yellow", "In Progress"),
        "# Comments", ("Row 3", "Booked with the police", "una@example.org"),
    ]),
    (monday_xlsx, [
        "Prevent delivery", "Channel", MONDAY, ("Train panel members", "", "Una Marsh", "Done", "2024-03-31"),
        wide(["Venues"], MONDAY), MONDAY, ("Update the hire policy", "", "Tom Field", "Stuck", "2024-06-07"),
    ]),
    (pentana_xlsx, ["Action Report", "Generated on: 02 April 2024", PENTANA, PENTANA_TASK]),
    (power_bi_xlsx, [POWER_BI, ("AD-014", "Reduce waits", "Una Marsh", "30 September 2024", "12"), ("Total", "", "", "", "12"), FILTERS]),
    (power_bi_csv, [POWER_BI, ("AD-014", "Reduce waits", "Una Marsh", "30/09/2024", "12"), ("Total", "", "", "", "12"), FILTERS]),
    (asana_csv, [ASANA, ("1206", "2024-01-12", "", "2024-03-29", "Train panel members", "Channel", "Una Marsh", "una@example.org", "", "2024-03-31", "", "Two days.\nBooked.", "Prevent", "", "", "")]),
    (trello_csv, [TRELLO, TRELLO_TASK]),
    (azure_devops_csv, [AZURE, wide(("7", "Epic", "Channel", "", "", "Active"), AZURE), ("12", "Task", "", "Train panel members", "Una Marsh <una@example.org>", "Closed", "31/03/2024 00:00:00", "training; panel")]),
    (sharepoint_csv, [SHAREPOINT, ("Train panel members", "Una Marsh", "31/03/2024", "Done", "Item", "sites/prevent/Lists/Plan")]),
    (sharepoint_xlsx, [SHAREPOINT, ("Train panel members", "Una Marsh", "31 March 2024", "Done", "Item", "sites/prevent/Lists/Plan")]),
]  # fmt: skip


@pytest.mark.parametrize(("write", "expected"), EXPORTS, ids=lambda one: getattr(one, "__name__", ""))
def test_an_export_comes_out_as_its_rows_and_lines(write, expected):
    found = read(write(), write.__name__.replace("_csv", ".csv").replace("_xlsx", ".xlsx"))
    assert [
        block.cells if isinstance(block, Row) else f"# {block.text}" if block.is_sheet else block.text
        for block in found.blocks
    ] == expected


def test_labels_of_a_board_keep_their_colours():
    assert [block.colours[3] for block in read(monday_xlsx(), "board.xlsx").blocks if isinstance(block, Row)] == [
        None, "#00C875", None, None, "#DF2F4A",
    ]  # fmt: skip
