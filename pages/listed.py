"""Every page there is: section → address → (file, title); and those that aren't about the plans in view."""

WITHOUT_SCOPE = {"add_plan", "board"}
OWN_TITLE = {"board"}  # says itself what it is about

PAGES = {
    "Status": {
        "overview": ("status/overview.py", "Overview"),
        "heat_map": ("status/heat_map.py", "Heat map"),
        "timeline": ("status/timeline.py", "Timeline"),
        "gap_analysis": ("status/gap_analysis.py", "Gap analysis"),
        "changes": ("status/changes.py", "Changes"),
        "challenge": ("status/challenge.py", "Challenge list"),
        "board": ("board/board.py", "Board"),
    },
    "Work": {
        "tasks": ("work/tasks.py", "Tasks"),
        "decide": ("work/decide.py", "Decide"),
        "decisions": ("work/decisions.py", "Decisions"),
        "leads": ("work/leads.py", "Leads"),
    },
    "Training": {
        "training": ("training/training.py", "Training"),
    },
    "Data": {
        "add_plan": ("data/add_plan.py", "Add a plan"),
        "data_quality": ("data/data_quality.py", "Data quality"),
    },
}
