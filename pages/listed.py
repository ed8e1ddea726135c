"""Every page there is: what people do → address → (file, title); and those that aren't about the plans in view.

A page is a folder, pages/<section>/<page>/, with the same rooms everywhere:

    page.py    draws: a short script, alone in importing Streamlit
    view.py    asks the queries and makes ready what is drawn; called through data.kept, which keeps what it gives
    words.py   speaks: sentences and tables, from rows alone
    figure.py  draws pictures with plotly, from rows alone

A part of a page is a folder in it, with those of the rooms that it needs. A module that is none of the four is plain
(tests/test_rooms.py lists them). A room imports its own others as view, figure, and words as said; a part's page by the
part's name, a part's other rooms by both (dates_said). What several pages say is in pages/said, what they draw with and
ask through in pages/common; no section imports another.
"""

from pages.said.language import marked

WITHOUT_SCOPE = {"accessibility", "add_plan", "board", "regional", "sql"}
OWN_TITLE = {"board"}  # says itself what it is about
READ_ONLY = ("home", "board", "accessibility")  # what a link for reading alone shows
BELOW_MENU = ("accessibility",)  # a link under the menu leads there

PAGES = {
    marked("See"): {
        "home": ("status/home/page.py", marked("Home")),
        "heat_map": ("status/heat_map/page.py", marked("Heat map")),
        "timeline": ("status/timeline/page.py", marked("Timeline")),
        "gap_analysis": ("status/gap_analysis/page.py", marked("Gap analysis")),
        "coverage": ("status/coverage/page.py", marked("Duty coverage")),
        "changes": ("status/changes/page.py", marked("Changes")),
        "training": ("training/training/page.py", marked("Training")),
        "regional": ("status/regional/page.py", marked("Regional")),
    },
    marked("Chase"): {
        "tasks": ("work/tasks/page.py", marked("Tasks")),
        "leads": ("work/leads/page.py", marked("Leads")),
        "early_warning": ("work/early_warning/page.py", marked("Early warning")),
        "challenge": ("status/challenge/page.py", marked("Challenge list")),
    },
    marked("Decide"): {
        "decide": ("work/decide/page.py", marked("Decide")),
        "decisions": ("work/decisions/page.py", marked("Decisions")),
    },
    marked("Report"): {
        "board": ("board/page.py", marked("Board")),
        "assurance": ("board/assurance/page.py", marked("Assurance file")),
    },
    marked("Data"): {
        "add_plan": ("data/add_plan/page.py", marked("Add a plan")),
        "data_quality": ("data/data_quality/page.py", marked("Data quality")),
        "sql": ("data/questions/page.py", marked("Questions in SQL")),
    },
    marked("About"): {
        "accessibility": ("data/accessibility/page.py", marked("Accessibility")),
    },
}
