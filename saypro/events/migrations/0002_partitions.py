"""Move the log into monthly partitions, with one for whatever fits none of them."""

from django.db import migrations

PARTITION = """
    ALTER TABLE events_event RENAME TO events_event_plain;
    ALTER TABLE events_event_plain ALTER id DROP IDENTITY IF EXISTS;
    ALTER INDEX events_event_pkey RENAME TO events_event_plain_pkey;
    ALTER INDEX event_by_kind RENAME TO event_plain_by_kind;
    CREATE SEQUENCE IF NOT EXISTS events_event_id_seq;
    CREATE TABLE events_event (
        id bigint NOT NULL DEFAULT nextval('events_event_id_seq'),
        kind varchar(80) NOT NULL,
        actor_id bigint,
        payload jsonb NOT NULL,
        occurred_at timestamptz NOT NULL,
        cause bigint,
        PRIMARY KEY (id, occurred_at)
    ) PARTITION BY RANGE (occurred_at);
    ALTER SEQUENCE events_event_id_seq OWNED BY events_event.id;
    CREATE INDEX event_by_kind ON events_event (kind, occurred_at);
    CREATE TABLE events_event_rest PARTITION OF events_event DEFAULT;

    DO $$
    DECLARE
        first timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
        start timestamp;
    BEGIN
        FOR start IN SELECT generate_series(first, first + interval '3 months', interval '1 month') LOOP
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF events_event FOR VALUES FROM (%L) TO (%L)',
                'events_event_' || to_char(start, 'YYYY_MM'),
                start::text || '+00',
                (start + interval '1 month')::text || '+00'
            );
        END LOOP;
    END $$;

    INSERT INTO events_event (id, kind, actor_id, payload, occurred_at, cause)
        SELECT id, kind, actor_id, payload, occurred_at, cause FROM events_event_plain;
    SELECT setval('events_event_id_seq', (SELECT coalesce(max(id), 0) + 1 FROM events_event_plain), false);
    DROP TABLE events_event_plain;
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [migrations.RunSQL(PARTITION, migrations.RunSQL.noop)]
