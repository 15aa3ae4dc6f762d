import type { SchemaPart } from '../schema-part';

/**
 * What a service tells the others (outbox_event) and how far it has read what they tell (feed_cursor). The identity key
 * is taken while the row of the aggregate is locked, so within one aggregate its order is the order of commits; a UUID
 * v7 would follow the clocks of the writing processes instead.
 */
export const outboxTables: SchemaPart = {
  up: ({ app, job }) => [
    `CREATE TABLE outbox_event (
      id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_event_pk PRIMARY KEY,
      position bigint CONSTRAINT outbox_event_position_uq UNIQUE,
      type text NOT NULL,
      subject text NOT NULL,
      audience text NOT NULL CONSTRAINT outbox_event_audience_ck CHECK (audience IN ('INTERNAL', 'AGENCY')),
      data jsonb NOT NULL,
      occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      published_at timestamptz,
      CONSTRAINT outbox_event_published_ck CHECK ((position IS NULL) = (published_at IS NULL))
    )`,
    `CREATE SEQUENCE outbox_position`,
    `CREATE INDEX outbox_event_unnumbered_ix ON outbox_event (id) WHERE position IS NULL`,
    // Without it a reader of a rare type would walk over all later events of the other types at every poll.
    `CREATE INDEX outbox_event_type_position_ix ON outbox_event (type, position) WHERE position IS NOT NULL`,
    // One expression for compaction, so that no plan made on old statistics can mistake the index above for it.
    `CREATE INDEX outbox_event_key_position_ix ON outbox_event ((type || ' ' || subject), position)
      WHERE position IS NOT NULL`,
    // Column by column: nobody who writes an event can choose its place or time.
    `GRANT INSERT (type, subject, audience, data) ON outbox_event TO ${app}, ${job}`,
    `GRANT SELECT, DELETE, UPDATE (position, published_at) ON outbox_event TO ${job}`,
    `GRANT USAGE ON SEQUENCE outbox_position TO ${job}`,
    `CREATE TABLE feed_cursor (
      consumer text CONSTRAINT feed_cursor_pk PRIMARY KEY,
      last_event_id bigint NOT NULL DEFAULT 0,
      caught_up_at timestamptz
    )`,
    `GRANT SELECT ON feed_cursor TO ${app}`,
    `GRANT SELECT, INSERT, UPDATE ON feed_cursor TO ${job}`,
  ],
  down: () => ['DROP TABLE feed_cursor', 'DROP TABLE outbox_event', 'DROP SEQUENCE outbox_position'],
};
