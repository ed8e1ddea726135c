"""Every page there is: section → address → (file, title); and those that aren't about the plans in view.

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

PAGES = {
    "Status": {
        "overview": ("status/overview/page.py", "Overview"),
        "heat_map": ("status/heat_map/page.py", "Heat map"),
        "timeline": ("status/timeline/page.py", "Timeline"),
        "gap_analysis": ("status/gap_analysis/page.py", "Gap analysis"),
        "changes": ("status/changes/page.py", "Changes"),
        "challenge": ("status/challenge/page.py", "Challenge list"),
        "board": ("board/page.py", "Board"),
    },
    "Work": {
        "tasks": ("work/tasks/page.py", "Tasks"),
        "decide": ("work/decide/page.py", "Decide"),
        "decisions": ("work/decisions/page.py", "Decisions"),
        "leads": ("work/leads/page.py", "Leads"),
    },
    "Training": {
        "training": ("training/training/page.py", "Training"),
    },
    "Data": {
        "add_plan": ("data/add_plan/page.py", "Add a plan"),
        "data_quality": ("data/data_quality/page.py", "Data quality"),
    },
}
