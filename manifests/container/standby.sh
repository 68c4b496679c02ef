#!/bin/bash
# Copies the primary the first time, then follows it. Promote it with: pg_ctl promote -D /var/lib/postgresql/data
set -eu
data=/var/lib/postgresql/data
if [ ! -s "$data/PG_VERSION" ]; then
    PGPASSWORD=$(cat /run/secrets/replication-password)
    export PGPASSWORD
    until pg_basebackup --host "$PRIMARY" --username replicator --pgdata "$data" --wal-method stream --write-recovery-conf; do
        rm -rf "${data:?}"/*
        sleep 2
    done
    chmod 700 "$data"
fi
exec postgres -D "$data" -c hot_standby=on -c max_connections=200
