#!/bin/bash
# Runs once, when the primary makes its data folder: a role for the standby and the way in for it.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$(cat /run/secrets/replication-password)" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role replicator replication login password :'password';
SQL
echo "host replication replicator samenet scram-sha-256" >> "$PGDATA/pg_hba.conf"
