"""Small exports as programs for tasks write them: the same few made-up tasks, each in the shape of its program."""

import csv
from datetime import date
from io import StringIO

import openpyxl
from helpers.plan_writer import saved
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.table import Table, TableStyleInfo

SIGNED = "\ufeff"  # the mark before UTF-8 that most programs write


def sheets(**rows_by_title) -> bytes:
    """A workbook with the rows of each sheet, by its title."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in rows_by_title.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def separated(*rows, quote_all: bool = False, mark: str = SIGNED, end: str = "\r\n") -> bytes:
    """Comma-separated rows, quoted where they must be or everywhere."""
    text = StringIO()
    writer = csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL)
    writer.writerows(rows)
    return (mark + text.getvalue()).encode()


PLANNER = (
    "Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Created By", "Created Date", "Start date",
    "Due date", "Is Recurring", "Late", "Completed Date", "Completed By", "Completed Checklist Items", "Checklist Items",
    "Labels", "Description",
)  # fmt: skip
PLANNER_TASK = (
    "kQ2_x", "Train panel members", "Channel", "In progress", "Important", "Una Marsh;Tom Field", "Sam Lee", "01/12/2024",
    "01/15/2024", "03/31/2024", "false", "true", "", "", "1/2", "Book a room;Write slides", "Training", "Two days.\nBooked.",
)  # fmt: skip
PLANNER_ABOUT = (("Plan name", "Prevent delivery"), ("Plan ID", "aBc-1"), ("Date of export", "04/02/2024"))


def planner_xlsx() -> bytes:
    """Microsoft Planner: the plan's name and number, an empty row, then the tasks; dates month first, as text."""
    return sheets(Tasks=(*PLANNER_ABOUT, (), PLANNER, PLANNER_TASK))


def planner_csv() -> bytes:
    """Microsoft Planner's rows saved as CSV."""
    wide = [(*row, *[""] * (len(PLANNER) - len(row))) for row in (*PLANNER_ABOUT, ())]
    return separated(*wide, PLANNER, PLANNER_TASK)


JIRA = ("Summary", "Issue key", "Status", "Assignee", "Due date", "Labels", "Labels", "Comment", "Comment")
JIRA_TASK = (
    "Train panel members", "PREV-12", "Done", "Una Marsh", "31/Mar/24 12:00 AM", "training", "",
    '29/Mar/24 10:00 AM;712020:ab;Two days.\nBooked with "Act Early".', "",
)  # fmt: skip


def jira_csv() -> bytes:
    """Jira: columns that repeat, comments over several lines."""
    return separated(JIRA, JIRA_TASK, mark="", end="\n")


OPENPROJECT = ("ID", "Subject", "Type", "Status", "Assignee", "Start date", "Finish date", "% Complete")


def openproject_csv() -> bytes:
    """OpenProject: quoted where needed, days as year, month and day."""
    return separated(
        OPENPROJECT,
        (17, "Train panel members, all", "Task", "In progress", "Una Marsh", "2024-01-15", "2024-03-31", 40),
    )


def openproject_xlsx() -> bytes:
    """OpenProject: a title in the first row, percentages as numbers with a format."""
    book = openpyxl.Workbook()
    book.active.title = "Work packages"
    for row in (
        ["Prevent delivery - Work packages"],
        [],
        OPENPROJECT,
        [17, "Train panel members", "Task", "In progress", "Una Marsh", date(2024, 1, 15), date(2024, 3, 31), 0.4],
    ):
        book.active.append(list(row))
    book.active["H4"].number_format = "0%"
    return saved(book)


SMARTSHEET = ("Task Name", "Assigned To", "Start", "Finish", "% Complete", "RAG", "Status")


def smartsheet_xlsx() -> bytes:
    """Smartsheet: parent rows in bold, their tasks indented below, a sheet of comments."""
    book = openpyxl.Workbook()
    book.active.title = "Prevent delivery"
    for row in (
        SMARTSHEET,
        ["Channel", None, date(2024, 1, 15), date(2024, 3, 31), 0.5, None, None],
        ["Train panel members", "una@example.org", date(2024, 1, 15), date(2024, 3, 31), 0.5, "Yellow", "In Progress"],
    ):
        book.active.append(list(row))
    for row in (2, 3):
        book.active.cell(row, 5).number_format = "0%"
    book.active["A2"].font = Font(bold=True)
    book.active["A3"].alignment = Alignment(indent=1)
    book.active.row_dimensions[3].outlineLevel = 1
    comments = book.create_sheet("Comments")
    comments.append(["Row 3", "Booked with the police", "una@example.org"])
    return saved(book)


MONDAY = ("Name", "Subitems", "Person", "Status", "Due date")


def monday_xlsx() -> bytes:
    """monday.com: the board's name, then each group's name above a heading of its own; labels filled with colour."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Prevent"
    for row in (
        ["Prevent delivery"], ["Channel"], MONDAY, ["Train panel members", None, "Una Marsh", "Done", "2024-03-31"],
        [], ["Venues"], MONDAY, ["Update the hire policy", None, "Tom Field", "Stuck", "2024-06-07"],
    ):  # fmt: skip
        sheet.append(list(row))
    for row, colour in ((4, "FF00C875"), (8, "FFDF2F4A")):
        sheet.cell(row, 4).fill = PatternFill("solid", fgColor=colour)
    return saved(book)


PENTANA = (
    "Code & Title", "Status", "Progress Bar", "Due Date", "Original Due Date", "Managed By", "Assigned To", "Latest Note",
)  # fmt: skip
PENTANA_TASK = (
    "24 AGS 03 Review the scheme of delegation", "In Progress", "75%", "30-Sep-2024", "31-May-2024", "Director of Resources",
    "Una Marsh", "01-Apr-2024 Agreed by Council",
)  # fmt: skip


def pentana_xlsx() -> bytes:
    """Pentana: a title and the day of the report, code and title of each action in one cell."""
    return sheets(Actions=(("Action Report",), ("Generated on: 02 April 2024",), (), PENTANA, PENTANA_TASK))


POWER_BI = ("Action Ref", "Action", "Owner", "Target Date", "Days Overdue")
FILTERS = "Applied filters:\nDirectorate is Adults\nStatus is not Closed"


def power_bi_xlsx() -> bytes:
    """Power BI: a total below the rows, and the filters after a gap."""
    return sheets(
        Export=(
            POWER_BI,
            ("AD-014", "Reduce waits", "Una Marsh", date(2024, 9, 30), 12),
            ("Total", None, None, None, 12),
            (),
            (FILTERS,),
        )
    )


def power_bi_csv() -> bytes:
    """Power BI as CSV."""
    return separated(
        POWER_BI, ("AD-014", "Reduce waits", "Una Marsh", "30/09/2024", 12), ("Total", "", "", "", 12), (), (FILTERS,)
    )


ASANA = (
    "Task ID", "Created At", "Completed At", "Last Modified", "Name", "Section/Column", "Assignee", "Assignee Email",
    "Start Date", "Due Date", "Tags", "Notes", "Projects", "Parent task", "Blocked By (Dependencies)", "Blocking (Dependencies)",
)  # fmt: skip


def asana_csv() -> bytes:
    """Asana: days as year, month and day; notes over several lines."""
    task = (
        "1206",
        "2024-01-12",
        "",
        "2024-03-29",
        "Train panel members",
        "Channel",
        "Una Marsh",
        "una@example.org",
        "",
        "2024-03-31",
        "",
        "Two days.\n\nBooked.",
        "Prevent",
        "",
        "",
        "",
    )
    return separated(ASANA, task, mark="", end="\n")


TRELLO = (
    "Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members", "Due Date", "Attachment Count",
    "Attachment Links", "Checklist Item Total Count", "Checklist Item Completed Count", "Vote Count", "Comment Count",
    "Last Activity Date", "List ID", "List Name", "Board ID", "Board Name", "Archived", "Start Date", "Due Complete",
)  # fmt: skip


def trello_csv() -> bytes:
    """Trello: descriptions in Markdown, what is struck in them with it."""
    task = (
        "65a", "Train panel members", "", "**Two days** ~~in May~~ in June", "Training (green)", "unamarsh, tomfield",
        "2024-03-31T11:00:00.000Z", "0", "", "2", "1", "0", "0", "2024-03-29T10:00:00.000Z", "65b", "Doing", "65c", "Prevent", "false", "", "false",
    )  # fmt: skip
    return separated(TRELLO, task, mark="", end="\n")


AZURE = ("ID", "Work Item Type", "Title 1", "Title 2", "Assigned To", "State", "Target Date", "Tags")


def azure_devops_csv() -> bytes:
    """Azure DevOps: all quoted, a column of titles for each depth of the tree."""
    return separated(
        AZURE, ("7", "Epic", "Channel", "", "", "Active", "", ""),
        ("12", "Task", "", "Train panel members", "Una Marsh <una@example.org>", "Closed", "31/03/2024 00:00:00", "training; panel"),
        quote_all=True,
    )  # fmt: skip


SHAREPOINT = ("Title", "Assigned To", "Due Date", "Status", "Item Type", "Path")


def sharepoint_csv() -> bytes:
    """A SharePoint list as CSV with its schema on the first line."""
    schema = 'ListSchema={"schemaXmlList":["<Field DisplayName=\\"Title\\" Type=\\"Text\\" />","<Field Name=\\"Due, date\\" />"]}\r\n'
    rows = separated(
        SHAREPOINT,
        ("Train panel members", "Una Marsh", "31/03/2024", "Done", "Item", "sites/prevent/Lists/Plan"),
        quote_all=True,
        mark="",
    )
    return (SIGNED + schema).encode() + rows


def sharepoint_xlsx() -> bytes:
    """A SharePoint list as Excel opens it: one table of the workbook's own kind, days as days."""
    book = openpyxl.Workbook()
    book.active.title = "query"
    for row in (
        SHAREPOINT,
        ["Train panel members", "Una Marsh", date(2024, 3, 31), "Done", "Item", "sites/prevent/Lists/Plan"],
    ):
        book.active.append(list(row))
    table = Table(displayName="Table_query", ref="A1:F2")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    book.active.add_table(table)
    return saved(book)
