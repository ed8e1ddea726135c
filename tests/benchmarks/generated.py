"""Generated plans for the benchmarks: no council's, no person's; the same rows every time."""

import duckdb

AREAS, LEADS, TASKS_A_PLAN = 20, 40, 300

_TASKS = """
insert into task by name
select
    'generated-' || (n // $size) as snapshot_id,
    'generated-' || (n // $size) as plan_id,
    'generated-' || n as task_id,
    cast(n % $size as varchar) as ref,
    n % $size + 1 as position,
    'Generated area ' || (n * 7 % $areas) as section,
    'Generated action ' || n as action,
    'month' as timescale_kind,
    date '2015-01-31' + cast(n * 13 % 1095 as integer) as due_on,
    ['done', 'under_way', 'partly', 'not_started', 'none', 'unknown'][n * 5 % 6 + 1] as evidence,
    if(n % 9 = 0, 'behind', null) as declared_rating,
    'generated' as locator,
    '[]' as cells,
from range($tasks) as numbers (n)
"""
_LEADS = """
insert into task_lead by name
select
    task.snapshot_id,
    task.task_id,
    place + 1 as position,
    'Generated lead ' || ((task.position * 3 + place * 11) % $leads) as lead,
    'person' as lead_kind,
    '' as lead_text,
from task
cross join range(2) as places (place)
where place = 0 or task.position % 3 = 0
"""
_PLANS = """
insert into plan by name
select distinct plan_id, 'Generated' as council, plan_id as title from task
"""
_SNAPSHOTS = """
insert into snapshot by name
select distinct
    plan_id as snapshot_id,
    plan_id,
    date '2016-12-31' as as_at,
    'assumed' as as_at_basis,
    plan_id as document_id,
    timestamptz '2017-01-01 00:00:00+00' as loaded_at,
    'benchmark' as loaded_by,
    'restated' as wording,
from task
"""


def fill(connection: duckdb.DuckDBPyConnection, tasks: int, size: int = TASKS_A_PLAN) -> None:
    """Adds generated plans of so many tasks each (300), 20 areas and 40 leads, until there are so many tasks."""
    connection.execute(_TASKS, {"size": size, "areas": AREAS, "tasks": tasks})
    connection.execute(_LEADS, {"leads": LEADS})
    connection.execute(_PLANS)
    connection.execute(_SNAPSHOTS)
