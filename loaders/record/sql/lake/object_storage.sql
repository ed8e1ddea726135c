-- Has a connection reach object storage. key, secret: those of whoever may write to it, as AWS's own programs are given them.
-- region; endpoint: the host of the storage; style: path, where it has one host for all buckets, else vhost; ssl: whether by https.
create or replace secret object_storage ( -- noqa: PRS
    type s3,
    key_id $key,
    secret $secret,
    region $region,
    endpoint $endpoint,
    url_style $style,
    use_ssl $ssl
);
