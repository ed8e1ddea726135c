"""Fills a database with a country's plans, generated: no council's, no person's; the same rows every time.

python tests/benchmarks/national.py FILE [--councils 400] [--tasks 60] [--quarters 40]

Every plan, council, task and lead says "Generated" in its name.
"""

import argparse
import sys
from pathlib import Path

import duckdb

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE.parents[1])]
AREAS, LEADS_A_PLAN = 8, 12

_PLANS = """
insert into plan by name
select
    'generated-' || lpad(cast(n as varchar), 4, '0') as plan_id,
    'Generated council ' || lpad(cast(n as varchar), 4, '0') as council,
    'Generated Prevent action plan ' || lpad(cast(n as varchar), 4, '0') as title,
    date '2016-01-01' as starts_on,
from range(1, $councils + 1) as numbers (n)
"""
_SNAPSHOTS = """
insert into snapshot by name
select
    plan_id || '-' || lpad(cast(quarter as varchar), 2, '0') as snapshot_id,
    plan_id,
    last_day(date '2016-03-01' + to_months(cast(3 * quarter as integer))) as as_at,
    'stated' as as_at_basis,
    plan_id || '-' || lpad(cast(quarter as varchar), 2, '0') as document_id,
    as_at + interval 12 hours as loaded_at,
    'Generated officer' as loaded_by,
    title as document_title,
    'restated' as wording,
from plan
cross join range($quarters) as quarters (quarter)
where starts_with(plan_id, 'generated-')
"""
_DOCUMENTS = """
insert into document by name
select
    document_id,
    snapshot_id || '.docx' as file_name,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document' as media_type,
    'generated'::blob as content,
    9 as size_bytes,
from snapshot
where starts_with(plan_id, 'generated-')
"""
# A task begins somewhere in the quarters, moves on at its own pace, slips at times, and ends or doesn't.
_TASKS = """
insert into task by name
with

placed as (
    select
        snapshot.snapshot_id,
        snapshot.plan_id,
        snapshot.as_at,
        n,
        cast(right(snapshot.snapshot_id, 2) as integer) as quarter,
        hash(snapshot.plan_id, n) as draw,
    from snapshot
    cross join range($tasks) as numbers (n)
    where starts_with(snapshot.plan_id, 'generated-')
),

paced as (
    select
        placed.*,
        cast(draw % 40 as integer) as begins_in,
        cast(2 + (draw // 64) % 6 as integer) as takes,
        cast((draw // 512) % 3 as integer) as slips,
    from placed
),

aged as (
    select
        paced.*,
        (quarter + 40 - begins_in) % 40 as age,
    from paced
)

select
    snapshot_id,
    plan_id,
    plan_id || '-task-' || n as task_id,
    (n // 10 + 1) || '.' || (n % 10 + 1) as ref,
    n + 1 as position,
    'Generated area ' || (n % $areas + 1) as section,
    'Generated action ' || (n + 1) || ' of this plan, to be done together with partners and reported each quarter' as action,
    'Generated outcome ' || (n + 1) as outcome,
    case
        when age >= takes + slips then 'Completed.'
        when age >= takes then 'Delayed, the work goes on.'
        when age >= 1 then 'Work is under way with partners.'
        else 'Not started.'
    end as progress,
    if(n % 10 = 9, 'Ongoing', strftime(due, '%d %B %Y')) as timescale_text,
    if(n % 10 = 9, 'ongoing', 'date') as timescale_kind,
    if(n % 10 = 9, null, due) as due_on,
    case when age >= takes + slips then 'complete' when n % 4 = 0 and age >= takes then 'behind' end as declared_rating,
    declared_rating as declared_text,
    if(declared_rating is null, null, 'text') as declared_from,
    case
        when age >= takes + slips then 'done'
        when age >= takes then 'partly'
        when age >= 1 then 'under_way'
        else 'not_started'
    end as evidence,
    progress as evidence_phrase,
    if(age >= takes and age < takes + slips, 'late', null) as lateness,
    if(lateness is null, null, 'Delayed') as lateness_phrase,
    'table 1, row ' || (n + 2) as locator,
    '[]' as cells,
from (
    select
        aged.*,
        last_day(as_at + to_months(cast(3 * (takes - least(age, takes + slips)) + 3 * if(age >= takes, slips, 0) as integer))) as due,
    from aged
)
"""
_LEADS = """
insert into task_lead by name
select
    task.snapshot_id,
    task.task_id,
    place + 1 as position,
    'Generated lead ' || ((task.position * 3 + place * 11) % $leads + 1) || ' of council ' || right(task.plan_id, 4) as lead,
    'person' as lead_kind,
    lead as lead_text,
from task
cross join range(2) as places (place)
where starts_with(task.plan_id, 'generated-') and (place = 0 or task.position % 3 = 0)
"""
_DECISIONS = """
insert into decision by name
with

chosen as (
    select
        task.*,
        snapshot.as_at,
        snapshot.loaded_at,
    from task
    inner join snapshot using (snapshot_id)
    where starts_with(task.plan_id, 'generated-') and hash(task.snapshot_id, task.task_id) % 100 < 2
)

select
    'generated-decision-' || snapshot_id || '-' || position as decision_id,
    plan_id,
    task_id,
    if(position % 3 = 0, 'due_on', 'rating') as field,
    if(position % 3 = 0, cast(as_at + interval 120 days as date)::varchar, ['on_schedule', 'behind', 'off_track', 'complete'][position % 4 + 1]) as value,
    'Generated reason' as reason,
    as_at,
    'Generated manager' as decided_by,
    loaded_at + interval 3 hours as decided_at,
from chosen
"""


def fill(connection: duckdb.DuckDBPyConnection, councils: int = 400, tasks: int = 60, quarters: int = 40) -> None:
    """Adds so many councils' plans, each of so many tasks, as they stood at the end of so many quarters; decisions too."""
    from loaders.record.decisions import keep_confirmations

    connection.begin()
    connection.execute(_PLANS, {"councils": councils})
    connection.execute(_SNAPSHOTS, {"quarters": quarters})
    connection.execute(_DOCUMENTS)
    connection.execute(_TASKS, {"tasks": tasks, "areas": AREAS})
    connection.execute(_LEADS, {"leads": LEADS_A_PLAN})
    connection.execute(_DECISIONS)
    keep_confirmations(connection)
    connection.commit()


def main() -> None:
    """Makes the file, and says what is in it."""
    from loaders.record.database import open_database

    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("file", type=Path)
    for name, number in {"councils": 400, "tasks": 60, "quarters": 40}.items():
        said.add_argument(f"--{name}", type=int, default=number)
    given = said.parse_args()
    with open_database(given.file) as connection:
        fill(connection, given.councils, given.tasks, given.quarters)
        for table in ("plan", "snapshot", "task", "task_lead", "decision"):
            print(f"{table}: {connection.table(table).count('*').fetchone()[0]:,} rows, generated")


if __name__ == "__main__":
    main()
