-- People who hold valid training, as each export of a learning system has them at its own day. One row per import, programme and
-- audience; the audience '' has everybody. valid, lapsed and never: people, as training_certificate has their states; completions: the
-- rows that they are from.
-- on_date, known_at: as in training_certificate.
create or replace macro training_stock(on_date, known_at) as table
    with

    certificates as (
        select
            certificates.*,
            unnest(list_distinct(['', certificates.audience])) as counted_as,
        from training_certificate(on_date, known_at) as certificates
    )

    select
        certificates.import_id,
        certificates.plan_id,
        certificates.as_at,
        certificates.judged_at,
        certificates.programme,
        certificates.counted_as as audience,
        coalesce(sum(certificates.people) filter (where certificates.state = 'valid'), 0)::bigint as valid,
        coalesce(sum(certificates.people) filter (where certificates.state = 'lapsed'), 0)::bigint as lapsed,
        coalesce(sum(certificates.people) filter (where certificates.state = 'never'), 0)::bigint as never,
        coalesce(sum(certificates.people) filter (where certificates.is_completion), 0)::bigint as completions,
    from certificates
    group by all
