"""What the Data quality page says, as sentences and tables; nothing is drawn here."""

import pandas as pd

from pages.said import words
from pages.said.findings import LET_IN, SEVERITIES, answered, as_written
from pages.said.heard import heard
from pages.said.language import Named, marked, say

_FIELDS = {
    "timescale": (marked("Timescale"), marked("without a doubt about the date")),
    "lead": (marked("Lead"), marked("a person, team, body or role, without a doubt about who")),
    "rating": (marked("Rating in the document"), marked("one of the ratings")),
    "evidence": (marked("Evidence (status and progress)"), marked("the words say how far the task is")),
}
_BASES = Named({"stated": marked("stated"), "assumed": marked("assumed")})


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
            marked("Kind"): grouped["severity"].map(SEVERITIES),
            marked("Finding"): [title(rule, rules) for rule in grouped["rule"]],
            marked("Findings"): grouped["findings"],
            marked("Answered"): grouped["answered"],
            marked("Tasks"): grouped["tasks"],
            marked("What to do"): [what_to_do(rule, rules) for rule in grouped["rule"]],
            "rule": grouped["rule"],
            "severity": grouped["severity"],
        }
    ).reset_index(drop=True)
    return made if grouped["answered"].any() else made.drop(columns="Answered")


def title(rule: str, rules: dict[str, tuple[str, str]]) -> str:
    """A rule in words."""
    return say(rules[rule][0]) if rule in rules else rule.replace("_", " ")


def what_to_do(rule: str, rules: dict[str, tuple[str, str]]) -> str:
    """What to do about a finding of a rule."""
    return say(rules[rule][1]) if rule in rules else say("Look at the task.")


def headline(findings: pd.DataFrame) -> str:
    """How many findings of each severity there are, and how many are answered: "1 error; 12 warnings, 2 answered"."""
    counts, answered = (
        findings["severity"].value_counts(),
        findings.dropna(subset=["answer"])["severity"].value_counts(),
    )
    said = [_counted(code, int(counts[code]), int(answered.get(code, 0))) for code in SEVERITIES if code in counts]
    return ("; ".join(said) if len(answered) else words.several(said)) or say("No findings")


def _counted(severity: str, number: int, answered: int) -> str:
    if severity == "error":
        said = words.count(number, "error")
    else:
        said = words.count(number, "warning") if severity == "warning" else words.count(number, "note")
    return say("{findings}, {number} answered", findings=said, number=f"{answered:,}") if answered else said


def each(findings: pd.DataFrame) -> pd.DataFrame:
    """Findings one by one, as the reader sees them, in the same order; of several plans each with its plan."""
    shown = {
        marked("Plan"): findings["plan"],
        marked("Ref"): [words.text(ref, marked("document")) for ref in findings["ref"]],
        marked("What was found"): findings["message"].map(heard),
        marked("Answer"): [_answer(row) for row in findings.itertuples()],
        marked("As written"): [as_written(row.rule, row.source_text) for row in findings.itertuples()],
        marked("Where"): [words.text(place, "") for place in findings["locator"]],
    }
    needless = {"Plan": findings["plan"].nunique() == 1, "Answer": findings["answer"].isna().all()}
    return pd.DataFrame(shown).drop(columns=[name for name, is_so in needless.items() if is_so])


def _answer(row) -> str:
    return say("open") if words.is_missing(row.answer) else answered(row)


def fields(rows: pd.DataFrame) -> pd.DataFrame:
    """The share of fields read with certainty, always with its n. rows: of the query "fields_certain"."""
    return pd.DataFrame(
        {
            marked("Field"): [say(_FIELDS[row.field][0]) for row in rows.itertuples()],
            marked("Tasks that give it"): [words.of(int(row.filled), int(row.tasks)) for row in rows.itertuples()],
            marked("Read with certainty"): [words.of(int(row.certain), int(row.filled)) for row in rows.itertuples()],
            marked("Certain means"): [say(_FIELDS[row.field][1]) for row in rows.itertuples()],
        }
    )


def certain(rows: pd.DataFrame) -> str:
    """The share of all fields in one sentence."""
    filled, sure = int(rows["filled"].sum()), int(rows["certain"].sum())
    return say("{part} fields read with certainty", part=words.of(sure, filled)).capitalize()


def loads(rows: pd.DataFrame) -> pd.DataFrame:
    """Every load as the reader sees it, in the same order. rows: of the query "loads"."""
    return pd.DataFrame(
        {
            marked("Plan"): rows["plan"],
            marked("As at"): [words.day(when) for when in rows["as_at"]],
            marked("Date"): [_BASES.get(basis, basis) for basis in rows["as_at_basis"]],
            marked("Document"): rows["file_name"],
            marked("Loaded"): [words.day(when) for when in rows["loaded_on"]],
            marked("By"): rows["loaded_by"],
            marked("Tasks"): rows["tasks"],
            marked("Standing"): [_standing(row) for row in rows.itertuples()],
        }
    )


def _standing(row) -> str:
    if row.is_withdrawn:
        return say(
            "withdrawn on {day} by {person}: {reason}",
            day=words.day(row.withdrawn_on),
            person=row.withdrawn_by,
            reason=row.withdrawn_because,
        )
    return say("in force") if row.is_in_force else say("replaced by another load")


def load_name(row) -> str:
    """A load in one line, to be chosen from a list."""
    told = {"plan": row.plan, "day": words.day(row.as_at), "file": row.file_name, "loaded": words.day(row.loaded_on)}
    if row.is_withdrawn:
        return say("{plan} as at {day}: {file}, loaded {loaded}, withdrawn", **told)
    return say("{plan} as at {day}: {file}, loaded {loaded}", **told)


def removed(rows: pd.DataFrame) -> list[str]:
    """A sentence for each document that was removed for good."""
    return [
        say(
            "A document of {plans} was removed on {day} by {person}: {reason}",
            plans=row.plan_ids,
            day=words.day(row.purged_on),
            person=row.purged_by,
            reason=row.reason,
        )
        for row in rows.itertuples()
    ]
