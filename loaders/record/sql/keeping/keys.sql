-- One row per table whose rows are told apart by some of its columns, where it has them: its name, and these columns.
with
keys as (
    select
        unnest(map_entries(map {
            'plan': ['plan_id'],
            'document': ['document_id'],
            'snapshot': ['snapshot_id'],
            'withdrawal': ['snapshot_id'],
            'purge': ['document_id'],
            'task': ['snapshot_id', 'task_id'],
            'decision': ['decision_id'],
            'pack_edit': ['edit_id'],
            'issued_pack': ['pack_id'],
            'report_text': ['text_id'],
            'training_goal': ['goal_id'],
            'training_rule': ['rule_id'],
            'training_import': ['import_id'],
            'framework_entry': ['entry_id'],
            'task_mapping': ['mapping_id'],
            'assurance_entry': ['entry_id']
        })) as key,
),

there as (
    select
        table_name,
        list(column_name) as columns,
    from duckdb_columns()
    where database_name = current_database() and schema_name = current_schema() and not internal
    group by table_name
)

select
    keys.key.key as table_name,
    keys.key.value as columns,
from keys
inner join there on keys.key.key = there.table_name and list_has_all(there.columns, keys.key.value)
order by keys.key.key asc
