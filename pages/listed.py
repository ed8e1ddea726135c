"""Every page there is: section → address → (file, title); and those that aren't about the plans in view."""

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
