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

WITHOUT_SCOPE = {"add_plan", "board"}
OWN_TITLE = {"board"}  # says itself what it is about
READ_ONLY = ("home", "board")  # what a link for reading alone shows

PAGES = {
    "See": {
        "home": ("status/home/page.py", "Home"),
        "heat_map": ("status/heat_map/page.py", "Heat map"),
        "timeline": ("status/timeline/page.py", "Timeline"),
        "gap_analysis": ("status/gap_analysis/page.py", "Gap analysis"),
        "coverage": ("status/coverage/page.py", "Duty coverage"),
        "changes": ("status/changes/page.py", "Changes"),
        "training": ("training/training/page.py", "Training"),
    },
    "Chase": {
        "tasks": ("work/tasks/page.py", "Tasks"),
        "leads": ("work/leads/page.py", "Leads"),
        "early_warning": ("work/early_warning/page.py", "Early warning"),
        "challenge": ("status/challenge/page.py", "Challenge list"),
    },
    "Decide": {
        "decide": ("work/decide/page.py", "Decide"),
        "decisions": ("work/decisions/page.py", "Decisions"),
    },
    "Report": {
        "board": ("board/page.py", "Board"),
        "assurance": ("board/assurance/page.py", "Assurance file"),
    },
    "Load": {
        "add_plan": ("data/add_plan/page.py", "Add a plan"),
        "data_quality": ("data/data_quality/page.py", "Data quality"),
    },
}
