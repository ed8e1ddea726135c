"""People who hold valid training, from made-up exports of a learning system, held against a count row by row."""

from datetime import date, timedelta
from random import Random

import pandas as pd
import pytest
from helpers.sample_rows import add_plan, insert
from helpers.training_rows import empty

import queries
from loaders.record.database import open_database

AT = date(2026, 3, 31)
SCOPE = {"known_at": None, "plans": None}
LOADED, LATER = pd.Timestamp("2026-04-01", tz="UTC"), pd.Timestamp("2026-04-02", tz="UTC")
NEVER = {"validity_months": None, "grace_days": None, "window_from": None, "window_until": None}


@pytest.fixture(scope="module")
def opened():
    """A plan in force on 31 Mar 2026."""
    connection = open_database(":memory:")
    add_plan(connection, "alpha", "Alpha", AT)
    yield connection
    connection.close()


@pytest.fixture
def alpha(opened):
    """The plan, with nothing told of training."""
    empty(opened)
    return opened


def add_import(connection, rows, import_id="one", as_at=AT, at=LOADED):
    """An export; rows: audience, month completed, month of expiry, month of the next completion, people."""
    insert(
        connection, "training_import", import_id=import_id, plan_id="alpha", as_at=as_at, shape="made up", left_out=0,
        completions=len(rows), source="", imported_by="Ann", imported_at=at,
    )  # fmt: skip
    for audience, completed, expires, followed, people in rows:
        insert(
            connection, "training_completion", import_id=import_id, programme="WRAP", course="WRAP 3", audience=audience,
            completed_month=completed, expires_month=expires, followed_month=followed, people=people,
        )  # fmt: skip


def add_rule(connection, audience="", **given):
    """How WRAP counts for an audience."""
    values = NEVER | {"people": None} | given
    insert(
        connection, "training_rule", rule_id=f"{audience}{given}", plan_id="alpha", programme="WRAP", audience=audience,
        source="policy", set_by="Ann", set_at=given.pop("set_at", LOADED) if "set_at" in given else LOADED,
        **{name: value for name, value in values.items() if name != "set_at"},
    )  # fmt: skip


def month(number: int) -> date:
    """The first day of a month, counted from January 2020."""
    return date(2020 + number // 12, number % 12 + 1, 1)


def last_day(first: date) -> date:
    """The last day of a month."""
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def made_up(seed: int) -> list[tuple]:
    """A few dozen rows: some never completed, some with an expiry of their own, some completed again."""
    chance, rows = Random(seed), {}
    for audience in ("", "Schools", "Social care"):
        rows[audience, None, None, None] = chance.randint(1, 9)
        for _ in range(15):
            done = chance.randint(30, 76)
            expires = month(done + chance.choice([6, 12, 24, 36])) if chance.random() < 0.4 else None
            followed = month(chance.randint(done, 76)) if chance.random() < 0.3 else None
            rows[audience, month(done), expires, followed] = chance.randint(1, 20)
    return [(*key, people) for key, people in rows.items()]


def state(row, rule, day=AT) -> tuple[str | None, date | None]:
    """What one row counts as, and the last day that it counts; the rule as training_rule describes it."""
    _, done, expires, followed, _ = row
    if done is None:
        return "never", None
    opens, closes = rule["window_from"], rule["window_until"]
    if done > day or followed and followed <= day and (closes is None or followed <= closes):
        return None, None
    end = expires or (
        month((done.year - 2020) * 12 + done.month - 1 + rule["validity_months"]) if rule["validity_months"] else None
    )
    until = last_day(end) + timedelta(days=rule["grace_days"] or 0) if end else None
    is_within = (opens is None or done >= opens.replace(day=1)) and (closes is None or done <= closes)
    return ("valid" if is_within and (until is None or until >= day) else "lapsed"), until


RULES = [
    NEVER,
    NEVER | {"validity_months": 24},
    NEVER | {"validity_months": 12, "grace_days": 45},
    NEVER | {"validity_months": 36, "window_from": date(2024, 4, 15), "window_until": date(2025, 12, 31)},
    NEVER | {"window_until": date(2025, 6, 30)},
]


@pytest.mark.parametrize(
    ("seed", "rule", "of_schools"), [*((seed, rule, None) for seed, rule in enumerate(RULES)), (7, RULES[1], RULES[2])]
)
def test_the_stock_is_what_a_count_row_by_row_gives(alpha, seed, rule, of_schools):
    rows = made_up(seed)
    add_import(alpha, rows)
    add_rule(alpha, **rule)
    if of_schools:
        add_rule(alpha, "Schools", **of_schools)
    found = {row.audience: row for row in queries.run(alpha, "training_groups", on_date=None, **SCOPE).itertuples()}
    lapsing = queries.run(alpha, "training_lapsing", on_date=None, **SCOPE)
    assert set(found) == {"", "Schools", "Social care"}
    for audience, said in found.items():
        theirs = [row for row in rows if audience in ("", row[0])]
        states = [(*state(row, of_schools if of_schools and row[0] == "Schools" else rule), row[4]) for row in theirs]
        number = {kind: sum(n for one, _, n in states if one == kind) for kind in ("valid", "lapsed", "never")}
        assert (said.valid, said.lapsed, said.never) == tuple(number.values())
        assert (said.required, said.required_source) == (sum(number.values()), "listed in the export of 31 Mar 2026")
        wave: dict[date, int] = {}
        for one, until, people in states:
            if one == "valid" and until:
                wave[until] = wave.get(until, 0) + people
        shown = lapsing[lapsing["audience"] == audience]
        assert dict(zip(shown["valid_until"].dt.date, shown["people"], strict=True)) == wave


def test_those_who_completed_are_never_taken_for_all_whom_it_is_for(alpha):
    add_import(
        alpha, [("Old group", month(60), None, None, 9), ("Old group", None, None, None, 4)], "old", date(2025, 12, 31)
    )
    add_import(alpha, [("East", month(60), None, None, 50), ("West", month(60), None, None, 6)])
    insert(
        alpha, "training_told", plan_id="alpha", snapshot_id="alpha", programme="WRAP", measure="staff", kind="target",
        audience="", share=0.85, source="85% of staff",
    )  # fmt: skip

    def groups():
        found = queries.run(alpha, "training_groups", on_date=None, **SCOPE).replace({float("nan"): None})
        return [(row.audience, row.valid, row.never, row.required, row.required_source) for row in found.itertuples()]

    def target():
        return queries.run(alpha, "training_targets", on_date=None, **SCOPE).replace({float("nan"): None})["target"][0]

    assert groups() == [("", 56, None, None, None), ("East", 50, None, None, None), ("West", 6, None, None, None)]
    assert target() is None
    add_import(alpha, [("East", month(60), None, None, 50), ("West", None, None, None, 6)], "listed", at=LATER)
    listed = "listed in the export of 31 Mar 2026"
    assert groups() == [("", 50, 6, 56, listed), ("East", 50, None, None, None), ("West", 0, 6, 6, listed)]
    assert target() == 48


def counts(connection, on_date=None, known_at=None):
    """The readings as plain tuples, the groups' left out."""
    found = queries.run(connection, "training_readings", on_date=on_date, known_at=known_at, plans=None)
    return [(row.as_at.date(), row.value, row.origin) for row in found[found["audience"] == ""].itertuples()]


def test_each_export_is_a_count_of_its_day_and_a_withdrawn_one_is_none(alpha):
    before = date(2025, 12, 31)
    add_import(alpha, [("", month(60), None, None, 40)], "old", before)
    add_import(alpha, [("", month(60), None, None, 50)], "wrong")
    assert counts(alpha) == [(before, 40, "import"), (AT, 50, "import")]
    assert counts(alpha, on_date=before) == []  # the plan itself isn't there yet
    add_import(alpha, [("", month(60), None, None, 55)], "right", at=LATER)
    assert counts(alpha)[-1] == (AT, 55, "import")
    assert counts(alpha, known_at=LOADED)[-1] == (AT, 50, "import")
    listed = queries.run(alpha, "training_imports", **SCOPE).fillna({"replaced_by": ""})
    assert [(row.import_id, list(row.replaced), row.replaced_by) for row in listed.itertuples()] == [
        ("right", [], ""), ("wrong", ["WRAP"], "Ann"), ("old", [], ""),
    ]  # fmt: skip
    for import_id, when in (("right", LATER), ("wrong", LATER)):
        insert(
            alpha, "training_import_withdrawal", import_id=import_id, withdrawn_at=when, withdrawn_by="Ann", reason="x"
        )
    assert counts(alpha) == [(before, 40, "import")]
    listed = queries.run(alpha, "training_imports", **SCOPE)
    assert [(row.import_id, list(row.programmes), pd.isna(row.withdrawn_at)) for row in listed.itertuples()] == [
        ("right", ["WRAP"], False), ("wrong", ["WRAP"], False), ("old", ["WRAP"], True),
    ]  # fmt: skip


def test_a_persons_count_goes_before_an_exports_and_that_before_a_documents(alpha):
    common = {"plan_id": "alpha", "programme": "WRAP", "measure": "staff", "as_at": AT}
    insert(alpha, "training_reading", **common, snapshot_id="alpha", value=30, source="row 2")
    assert counts(alpha) == [(AT, 30, "document")]
    add_import(alpha, [("", month(60), None, None, 50)])
    assert counts(alpha) == [(AT, 50, "import")]
    found = queries.run(alpha, "training_readings", on_date=None, **SCOPE)
    assert found["source"].tolist() == ["learning system, counted as at 31 Mar 2026 from 50 completions"]
    insert(alpha, "training_reading", **common, value=52, source="added by Ann", added_at=LOADED)
    assert counts(alpha) == [(AT, 52, "person")]


def test_a_rule_holds_as_last_set_and_for_what_was_known(alpha):
    add_import(alpha, [("", month(60), None, None, 50)])
    add_rule(alpha, validity_months=6, people=80)
    add_rule(alpha, validity_months=24, people=90, set_at=LATER)
    (now,) = queries.run(alpha, "training_groups", on_date=None, **SCOPE).itertuples()
    assert (now.valid, now.required, now.required_source) == (50, 90, "policy, set by Ann")
    (then,) = queries.run(alpha, "training_groups", on_date=None, known_at=LOADED, plans=None).itertuples()
    assert (then.valid, then.lapsed, then.required) == (0, 50, 80)
    (rule,) = queries.run(alpha, "training_rules", **SCOPE).itertuples()
    assert (rule.people, rule.validity_months) == (90, 24)
    add_rule(alpha, set_at=LATER + pd.Timedelta(days=1))
    assert queries.run(alpha, "training_rules", **SCOPE).empty
