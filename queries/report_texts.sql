-- What a council writes in its committee reports, as it holds now.
-- One row per text that isn't empty, in order of name.
-- $council: as its plans name it.
select
    item,
    max_by(text, written_at) as text,
from report_text
where council = $council
group by item
having max_by(text, written_at) <> ''
order by item
