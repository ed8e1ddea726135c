-- Adds that the database was made as it stands by a version of the schema.
-- version: its number; made_from: a hash of the schema's files and of the lookups that it holds; made_at: the moment.
insert into schema_version (version, made_from, made_at)
values ($version, $made_from, $made_at)
