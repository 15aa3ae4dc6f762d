// The package's own migration runner needs a pool of its own, outside the transaction of our migration.
import { migrations } from 'graphile-worker/dist/generated/sql';
import type { DatabaseRoles, SchemaPart } from '../schema-part';

/** Everything of graphile-worker lives here, apart from our tables; the catalogue test exempts it by this name. */
export const queueSchema = 'job';

/**
 * The queue and the progress of long work. A release of graphile-worker with new migrations needs one of ours that
 * carries them: a runner that finds the database behind its package fails at its start, for want of the right to migrate.
 */
export const jobTables: SchemaPart = {
  up: (roles) => [
    `CREATE SCHEMA ${queueSchema}`,
    `CREATE TABLE ${queueSchema}.migrations (
      id int PRIMARY KEY,
      ts timestamptz NOT NULL DEFAULT now(),
      breaking boolean NOT NULL DEFAULT false
    )`,
    ...queueMigrations(),
    ...queueGrants(roles),
    ...enqueueFunction(roles),
    ...progressTable(roles),
  ],
  down: () => [
    'DROP TABLE job_progress',
    'DROP FUNCTION enqueue_job(text, json, text, timestamptz, int)',
    `DROP SCHEMA ${queueSchema} CASCADE`,
  ],
};

function queueMigrations(): string[] {
  return Object.entries(migrations).flatMap(([file, text]) => {
    const id = Number.parseInt(file, 10);
    const breaking = text.startsWith('--! breaking');
    return [
      text.replace(/:GRAPHILE_WORKER_SCHEMA\b/g, queueSchema),
      `INSERT INTO ${queueSchema}.migrations (id, breaking) VALUES (${id}, ${breaking})`,
    ];
  });
}

/** The queue's tables have row-level security without policies, so that grants alone show a runner nothing. */
function queueGrants({ job }: DatabaseRoles): string[] {
  const tables = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];
  return [
    `GRANT USAGE ON SCHEMA ${queueSchema} TO ${job}`,
    `GRANT SELECT ON ${queueSchema}.migrations TO ${job}`,
    ...tables.flatMap((table) => [
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ${queueSchema}.${table} TO ${job}`,
      `CREATE POLICY ${table.replace('_private_', '')}_runner ON ${queueSchema}.${table} TO ${job}
        USING (true) WITH CHECK (true)`,
    ]),
  ];
}

/** The only way into the queue for requests: graphile-worker's own add_job fails for the app role even with grants. */
function enqueueFunction({ app, job }: DatabaseRoles): string[] {
  const signature = 'enqueue_job(text, json, text, timestamptz, int)';
  return [
    `CREATE FUNCTION enqueue_job(task text, payload json, job_key text, run_at timestamptz, max_attempts int)
      RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT ${queueSchema}.add_job(
        identifier => task, payload => payload, job_key => job_key, run_at => run_at, max_attempts => max_attempts) $$`,
    `REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION ${signature} TO ${app}, ${job}`,
  ];
}

function progressTable({ app, job }: DatabaseRoles): string[] {
  return [
    `CREATE TABLE job_progress (
      id uuid CONSTRAINT job_progress_pk PRIMARY KEY,
      kind text NOT NULL,
      state text NOT NULL CONSTRAINT job_progress_state_ck
        CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
      done int NOT NULL DEFAULT 0 CONSTRAINT job_progress_done_ck CHECK (done >= 0),
      total int CONSTRAINT job_progress_total_ck CHECK (total >= 0),
      started_at timestamptz,
      finished_at timestamptz,
      error text,
      cancel_requested boolean NOT NULL DEFAULT false,
      created_by text NOT NULL,
      agency text,
      created_at timestamptz NOT NULL
    )`,
    `GRANT SELECT, INSERT, UPDATE (cancel_requested) ON job_progress TO ${app}`,
    `GRANT SELECT, INSERT, UPDATE ON job_progress TO ${job}`,
  ];
}
