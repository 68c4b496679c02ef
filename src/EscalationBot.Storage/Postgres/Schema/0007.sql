-- The secrets of channels (tokens, a consent that was asked for), the same for all replicas.
create table vault (name text primary key, content bytea not null);
