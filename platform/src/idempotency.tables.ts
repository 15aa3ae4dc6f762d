import type { SchemaPart } from './schema-part';

/** Keys of creates, kept for ever: a machine that repeats a call after a year must not create twice (trust.md I02). */
export const idempotencyTables: SchemaPart = {
  up: ({ app }) => [
    `CREATE TABLE idempotent_call (
      caller text NOT NULL,
      action text NOT NULL,
      key text NOT NULL,
      input_hash text NOT NULL,
      object_id text,
      at timestamptz NOT NULL,
      CONSTRAINT idempotent_call_pk PRIMARY KEY (caller, action, key)
    )`,
    `GRANT SELECT, INSERT, UPDATE (object_id) ON idempotent_call TO ${app}`,
  ],
  down: () => ['DROP TABLE idempotent_call'],
};
