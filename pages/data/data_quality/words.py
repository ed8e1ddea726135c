"""What the Data quality page says, as sentences and tables; nothing is drawn here."""

import pandas as pd

from pages.said import words
from pages.said.findings import LET_IN, SEVERITIES, answered, as_written
from pages.said.heard import heard

_FIELDS = {
    "timescale": ("Timescale", "without a doubt about the date"),
    "lead": ("Lead", "a person, team, body or role, without a doubt about who"),
    "rating": ("Rating in the document", "one of the ratings"),
    "evidence": ("Evidence (status and progress)", "the words say how far the task is"),
}


def by_rule(findings: pd.DataFrame, rules: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """One row per rule and severity, with what to do: the gravest first, of these what was let in, then the most often.

    findings: rows of the query "findings".
    """
    grouped = findings.groupby(["severity", "rule"], sort=False, as_index=False).agg(
        findings=("message", "size"), answered=("answer", "count"), tasks=("task_id", "nunique")
    )
    grouped["order"] = grouped["severity"].map(list(SEVERITIES).index)
    grouped["is_let_in"] = grouped["rule"] == LET_IN
    grouped = grouped.sort_values(["order", "is_let_in", "findings"], ascending=[True, False, False], kind="stable")
    made = pd.DataFrame(
        {
            "Kind": grouped["severity"].map(SEVERITIES),
            "Finding": [title(rule, rules) for rule in grouped["rule"]],
            "Findings": grouped["findings"],
            "Answered": grouped["answered"],
            "Tasks": grouped["tasks"],
            "What to do": [rules.get(rule, ("", "Look at the task."))[1] for rule in grouped["rule"]],
            "rule": grouped["rule"],
            "severity": grouped["severity"],
        }
    ).reset_index(drop=True)
    return made if grouped["answered"].any() else made.drop(columns="Answered")


def title(rule: str, rules: dict[str, tuple[str, str]]) -> str:
    """A rule in words."""
    return rules.get(rule, (rule.replace("_", " "),))[0]


def headline(findings: pd.DataFrame) -> str:
    """How many findings of each severity there are, and how many are answered: "1 error; 12 warnings, 2 answered"."""
    counts, answered = (
        findings["severity"].value_counts(),
        findings.dropna(subset=["answer"])["severity"].value_counts(),
    )
    said = [
        words.count(int(counts[code]), label.lower()) + (f", {answered[code]:,} answered" if code in answered else "")
        for code, label in SEVERITIES.items()
        if code in counts
    ]
    return ("; ".join(said) if len(answered) else words.several(said)) or "No findings"


def each(findings: pd.DataFrame) -> pd.DataFrame:
    """Findings one by one, as the reader sees them, in the same order."""
    shown = {
        "Plan": findings["plan"],
        "Ref": [words.text(ref, "document") for ref in findings["ref"]],
        "What was found": findings["message"].map(heard),
        "Answer": [_answer(row) for row in findings.itertuples()],
        "As written": [as_written(row.rule, row.source_text) for row in findings.itertuples()],
        "Where": [words.text(place, "") for place in findings["locator"]],
    }
    made = pd.DataFrame(shown)
    return made if findings["answer"].notna().any() else made.drop(columns="Answer")


def _answer(row) -> str:
    return "open" if words.is_missing(row.answer) else answered(row)


def fields(rows: pd.DataFrame) -> pd.DataFrame:
    """The share of fields read with certainty, always with its n. rows: of the query "fields_certain"."""
    return pd.DataFrame(
        {
            "Field": [_FIELDS[row.field][0] for row in rows.itertuples()],
            "Tasks that give it": [words.of(int(row.filled), int(row.tasks)) for row in rows.itertuples()],
            "Read with certainty": [words.of(int(row.certain), int(row.filled)) for row in rows.itertuples()],
            "Certain means": [_FIELDS[row.field][1] for row in rows.itertuples()],
        }
    )


def certain(rows: pd.DataFrame) -> str:
    """The share of all fields in one sentence."""
    filled, sure = int(rows["filled"].sum()), int(rows["certain"].sum())
    return f"{words.of(sure, filled)} fields read with certainty".capitalize()


def loads(rows: pd.DataFrame) -> pd.DataFrame:
    """Every load as the reader sees it, in the same order. rows: of the query "loads"."""
    return pd.DataFrame(
        {
            "Plan": rows["plan"],
            "As at": [words.day(when) for when in rows["as_at"]],
            "Date": rows["as_at_basis"],
            "Document": rows["file_name"],
            "Loaded": [words.day(when) for when in rows["loaded_on"]],
            "By": rows["loaded_by"],
            "Tasks": rows["tasks"],
            "Standing": [_standing(row) for row in rows.itertuples()],
        }
    )


def _standing(row) -> str:
    if row.is_withdrawn:
        return f"withdrawn on {words.day(row.withdrawn_on)} by {row.withdrawn_by}: {row.withdrawn_because}"
    return "in force" if row.is_in_force else "replaced by another load"


def load_name(row) -> str:
    """A load in one line, to be chosen from a list."""
    withdrawn = ", withdrawn" if row.is_withdrawn else ""
    return f"{row.plan} as at {words.day(row.as_at)}: {row.file_name}, loaded {words.day(row.loaded_on)}{withdrawn}"


def removed(rows: pd.DataFrame) -> list[str]:
    """A sentence for each document that was removed for good."""
    return [
        f"A document of {row.plan_ids} was removed on {words.day(row.purged_on)} by {row.purged_by}: {row.reason}"
        for row in rows.itertuples()
    ]
