-- The tables of the record. Rows are only ever added to snapshot, withdrawal,
-- training_reading, decision, plan_column and plan_heading_row; identities are text, so that they hold in any store.
-- No table has a key, and nothing a sequence: a lake has neither. What adds a row sees to it that it is there once.

create table if not exists plan ( -- a council's action plan, of which each document is a version
    plan_id varchar not null,
    council varchar not null,
    title varchar not null,
    starts_on date,
    ends_on date
);

create table if not exists document ( -- a file that was loaded
    document_id varchar not null, -- SHA-256 of content, in hex
    file_name varchar not null,
    media_type varchar not null,
    content blob not null,
    size_bytes bigint not null
);

create table if not exists snapshot ( -- a plan as it stood in one document at one date
    snapshot_id varchar not null,
    plan_id varchar not null,
    as_at date not null,
    as_at_basis varchar not null, -- stated, assumed
    as_at_note varchar,
    document_id varchar not null,
    loaded_at timestamp with time zone not null,
    loaded_by varchar not null,
    document_title varchar,
    wording varchar not null, -- as_published, restated
    wording_note varchar,
    corrected_columns json, -- {heading: field} of the columns that a person corrected; null: none
    header_row varchar -- where the row stands that a person said holds the headings; null: as read
);

alter table snapshot add column if not exists corrected_columns json; -- of a database made before there was one
alter table snapshot add column if not exists header_row varchar;

create table if not exists plan_column ( -- what a person said that a column of a plan is; the last row about a heading holds
    plan_id varchar not null,
    heading varchar not null, -- or "column 3", where it has none
    field varchar, -- null: as it is read without a person
    corrected_by varchar not null,
    corrected_at timestamp with time zone not null
);

create table if not exists plan_heading_row ( -- the row of a plan that a person said holds the headings; the last one holds
    plan_id varchar not null,
    headings varchar[], -- its filled cells, by which it is found in the next document; null: as it is read without a person
    corrected_by varchar not null,
    corrected_at timestamp with time zone not null
);

create table if not exists withdrawal ( -- a snapshot with a row here counts no more, and is kept
    snapshot_id varchar not null,
    withdrawn_at timestamp with time zone not null,
    withdrawn_by varchar not null,
    reason varchar not null
);

create table if not exists purge ( -- what was removed for good, by whom and why
    document_id varchar not null, -- of a document whose bytes and rows are gone
    plan_ids varchar not null,
    purged_at timestamp with time zone not null,
    purged_by varchar not null,
    reason varchar not null
);

create table if not exists plan_note ( -- what a document says beside its tasks
    plan_id varchar not null,
    snapshot_id varchar not null,
    kind varchar not null, -- priority, footnote, marking, heading
    position integer not null,
    text varchar not null
);

create table if not exists rating_key ( -- what each rating means in a document, in its own words
    plan_id varchar not null,
    snapshot_id varchar not null,
    position integer not null,
    label varchar not null,
    meaning varchar,
    colour varchar,
    rating varchar
);

create table if not exists task ( -- a task as one document writes it, unjudged; task_at judges it at a date
    snapshot_id varchar not null,
    plan_id varchar not null,
    task_id varchar not null, -- the same in every snapshot of the plan
    ref varchar,
    position integer not null, -- from 1, in the order of the document
    section varchar,
    subsection varchar,
    action varchar,
    outcome varchar,
    status_text varchar,
    progress varchar,
    next_steps varchar,
    timescale_text varchar,
    timescale_kind varchar not null,
    starts_on date,
    due_on date,
    due_before date, -- the date that due_on replaced, where the cell holds both
    start_by date,
    completed_on date,
    completed_text varchar,
    declared_rating varchar,
    declared_text varchar,
    declared_from varchar, -- colour, text, timescale
    evidence varchar not null,
    evidence_phrase varchar,
    lateness varchar, -- late, on_track; null: the words say nothing of it
    lateness_phrase varchar,
    delay_reason varchar, -- partner, capacity, funding, guidance, scope, other
    delay_phrase varchar,
    locator varchar not null,
    cells json not null -- [{"heading", "field", "text"}], the row as written
);

alter table task add column if not exists lateness varchar; -- likewise
alter table task add column if not exists lateness_phrase varchar;
alter table task add column if not exists delay_reason varchar;
alter table task add column if not exists delay_phrase varchar;

create table if not exists task_lead ( -- a lead of a task, as read from a document
    snapshot_id varchar not null,
    task_id varchar not null,
    position integer not null,
    lead varchar not null,
    lead_kind varchar not null, -- person, team, body, role, unknown
    lead_text varchar not null
);

create table if not exists finding ( -- what is doubtful in a document, a row a doubt
    snapshot_id varchar not null,
    task_id varchar, -- null: about the document
    rule varchar not null,
    severity varchar not null, -- error, warning, note
    field varchar,
    source_text varchar,
    message varchar not null,
    locator varchar,
    other_task_ids varchar[], -- the tasks that it holds this one against
    suggested_field varchar, -- what a person could decide, as in decision: field and value
    suggested_value varchar
);

alter table finding add column if not exists other_task_ids varchar[]; -- likewise
alter table finding add column if not exists suggested_field varchar;
alter table finding add column if not exists suggested_value varchar;

create table if not exists task_match ( -- which task of the version before a task is
    snapshot_id varchar not null,
    task_id varchar not null, -- of a task of the snapshot
    kind varchar not null, -- same: it is earlier_task_id; split: a part of it; merge: earlier_task_id went into it
    earlier_task_id varchar not null, -- where kind is same and it isn't task_id, a person corrected the match
    matched_by varchar not null, -- ref, wording, ref_reworded, words_shared
    score double not null -- likeness of the actions, 0 to 100
);

create table if not exists training_target ( -- a training goal, as read from a document
    snapshot_id varchar not null,
    plan_id varchar not null,
    task_id varchar,
    programme varchar not null,
    measure varchar not null, -- staff, trainers
    target bigint not null,
    due_on date
);

create table if not exists training_reading ( -- how many were trained by a date
    plan_id varchar not null,
    snapshot_id varchar, -- null: added by a person
    task_id varchar,
    programme varchar not null,
    measure varchar not null,
    as_at date, -- null: the document gives no date
    value bigint not null,
    source varchar not null,
    added_at timestamp with time zone -- null: read from a document
);

alter table training_reading add column if not exists added_at timestamp with time zone; -- likewise

create table if not exists decision ( -- what a person confirmed, corrected or noted; rows are only added
    decision_id varchar not null,
    plan_id varchar, -- null: about every plan
    task_id varchar, -- null: about no single task
    field varchar not null, -- loaders/record/decision_fields.py has them all; finding:RULE and lead_name:SPELLING say which
    value varchar, -- null: as the document has it
    reason varchar not null,
    as_at date not null,
    decided_by varchar not null,
    decided_at timestamp with time zone not null,
    revokes varchar
);

create table if not exists confirmation ( -- as confirmation_found gives it: found from the other tables, never decided
    decision_id varchar not null,
    snapshot_id varchar not null,
    document_id varchar not null
);

create table if not exists pack_edit ( -- what a person changed in a board pack's words; the last row about an item holds
    edit_id varchar not null,
    pack_key varchar not null, -- what the pack is of: plans, quarter, audience, filters
    item varchar not null, -- the id of a section, a panel or a sentence; new:ID for a sentence that a person wrote
    panel varchar, -- where a sentence that a person wrote stands
    text varchar, -- null: as the figures give it
    generated varchar, -- the sentence that was edited, as the figures gave it then
    is_hidden boolean not null,
    position integer, -- null: where it stands by itself
    edited_by varchar not null,
    edited_at timestamp with time zone not null
);

create table if not exists issued_pack ( -- a board pack as it was issued
    pack_id varchar not null,
    title varchar not null,
    plan_ids varchar[] not null,
    quarter varchar not null,
    as_at date not null,
    audience varchar not null, -- board, public, lead
    choice json not null, -- what it was made of, so that it can be made again
    content json not null, -- the whole pack as it was issued
    issued_at timestamp with time zone not null,
    issued_by varchar not null,
    note varchar not null,
    replaces varchar, -- the pack that it was issued again for
    number integer, -- of the packs issued for its plans and audience, a quarter each; null: from before they were numbered
    version integer -- of the packs issued for its quarter; null likewise
);

alter table issued_pack add column if not exists number integer; -- of a database made before packs had it
alter table issued_pack add column if not exists version integer; -- likewise

create table if not exists pack_withdrawal ( -- a pack with a row here is kept with its files, and doesn't stand any more
    pack_id varchar not null,
    withdrawn_at timestamp with time zone not null,
    withdrawn_by varchar not null,
    reason varchar not null
);

create table if not exists issued_file ( -- a file of an issued pack
    pack_id varchar not null,
    position integer not null,
    file_name varchar not null,
    media_type varchar not null,
    content blob not null,
    size_bytes bigint not null
);

create table if not exists schema_version ( -- which version made the database as it stands; the last row holds
    version integer not null, -- loaders/record/schema.py has the present one; a database without a row is of version 1
    made_from varchar not null, -- a hash of the schema's files and of the lookups that are kept in it
    made_at timestamp with time zone not null
);

create table if not exists report_text ( -- a council's own words for its committee reports; the last row of an item holds
    text_id varchar not null,
    council varchar not null, -- as its plans name it; several councils' together where a report is of several
    item varchar not null, -- a field of the head, a heading, or a chapter's or implication's standing text
    text varchar not null, -- '' where there is none any more
    written_by varchar not null,
    written_at timestamp with time zone not null
);

-- Training, beyond the counts and goals in numbers of people: what a plan tells in shares or words, what a council sets, and what
-- its learning system counted. Of people there are numbers alone.
alter table training_reading add column if not exists audience varchar; -- who was counted; null or '': all that the programme is for

create table if not exists training_told ( -- what a document tells of training other than in a number of people
    snapshot_id varchar not null,
    plan_id varchar not null,
    task_id varchar,
    kind varchar not null, -- target, reading
    programme varchar not null,
    audience varchar not null, -- '' where the document names none
    measure varchar not null, -- staff, trainers
    share double, -- from 0 to 1; null where it is told in words
    words varchar, -- as written: "the majority"; never made a number
    on_date date, -- due on, or counted on
    source varchar not null
);

create table if not exists training_goal ( -- a goal that a person sets; the last row of a programme, audience and measure holds
    goal_id varchar not null,
    plan_id varchar not null,
    programme varchar not null,
    audience varchar not null, -- '' for all that the programme is for
    measure varchar not null, -- staff, trainers
    target bigint, -- people; null where it is a share, or the goal is taken back
    share double, -- of the people that the programme is for; null likewise
    due_on date,
    source varchar not null,
    set_by varchar not null,
    set_at timestamp with time zone not null
);

create table if not exists training_rule ( -- how a programme counts for an audience; the last row of the two holds, whole
    rule_id varchar not null,
    plan_id varchar not null,
    programme varchar not null,
    audience varchar not null, -- '' for all that the programme is for
    people bigint, -- whom it is for, in number; null: not known
    validity_months integer, -- how long it counts; null: not known, and nothing lapses
    grace_days integer, -- how long it still counts after that; null: not at all
    window_from date, -- only what was completed in this window counts; null: no window
    window_until date,
    trainers integer, -- what can be delivered; null: not known
    sessions_a_month double, -- of each trainer
    seats integer, -- of each session
    attendance double, -- of the seats, from 0 to 1
    source varchar not null,
    set_by varchar not null,
    set_at timestamp with time zone not null
);

create table if not exists training_import ( -- one file of a learning system, counted; the file itself isn't kept
    import_id varchar not null,
    plan_id varchar not null,
    as_at date not null, -- the day of the export
    shape varchar not null, -- which headings it had, in words
    completions bigint not null, -- rows that were counted
    left_out bigint not null, -- rows that weren't
    source varchar not null,
    imported_by varchar not null,
    imported_at timestamp with time zone not null
);

create table if not exists training_completion ( -- completions by course, group and month; each person's one a course and day
    import_id varchar not null,
    programme varchar not null,
    course varchar not null, -- as the learning system calls it
    audience varchar not null, -- the group; '' where the file has none
    completed_month date, -- its first day; null: listed for the course, and not completed
    expires_month date, -- the month in which the file says that it ends; null: it doesn't say
    followed_month date, -- the month of the same person's next completion; null: there is none
    people bigint not null
);

create table if not exists training_import_withdrawal ( -- an import with a row here is kept, and counts no more
    import_id varchar not null,
    withdrawn_at timestamp with time zone not null,
    withdrawn_by varchar not null,
    reason varchar not null
);

-- The duty and how far the plans cover it: a council's own part of the frameworks, which tasks serve which section as people say,
-- and the assurance file. Shipped frameworks are lookups.
create table if not exists framework_entry ( -- what a council adds to or changes in a framework; the last row of an item holds
    entry_id varchar not null,
    kind varchar not null, -- framework, section, element, scale, word
    framework varchar not null,
    item varchar not null, -- the key within the framework and kind
    content json not null, -- the columns of the lookup of that kind
    is_removed boolean not null,
    written_by varchar not null,
    written_at timestamp with time zone not null
);

create table if not exists task_mapping ( -- the sections that a task serves, as a person says; the last row of a task and framework holds
    mapping_id varchar not null,
    plan_id varchar not null,
    task_id varchar not null,
    framework varchar not null,
    sections varchar[], -- the chief one first; empty: none; null: as the rules have it
    reason varchar not null,
    as_at date not null,
    mapped_by varchar not null,
    mapped_at timestamp with time zone not null
);

create table if not exists assurance_entry ( -- one item of the assurance file, of one period; the last row of an item holds
    entry_id varchar not null,
    plan_id varchar not null,
    framework varchar not null,
    section varchar not null,
    element varchar not null, -- '' for the section itself
    period varchar not null, -- "2026/27", as the council names it
    item varchar not null, -- criterion, self_rating, evidence, last_letter, gap
    text varchar not null, -- '' where it is taken back
    written_by varchar not null,
    written_at timestamp with time zone not null
);
