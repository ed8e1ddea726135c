-- A share in words: 0.85 as "85%", 0.125 as "12.5%".
create or replace macro percent_text(share) as regexp_replace(format('{:.1f}', 100 * share), '\.0$', '') || '%';
