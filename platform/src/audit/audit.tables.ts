import type { SchemaPart } from '../schema-part';

/**
 * The audit record. Rows can be added, never changed: no role has UPDATE, DELETE or TRUNCATE. An agency's auditors read
 * the rows of their own agency (domain-model.md 2.8: OWNER_ONLY and oversight).
 */
export const auditTables: SchemaPart = {
  up: ({ app, job }) => [
    `CREATE TABLE audit_event (
      id uuid CONSTRAINT audit_event_pk PRIMARY KEY,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      request_id text NOT NULL,
      actor text NOT NULL,
      agency text,
      purpose text,
      action text NOT NULL,
      outcome text NOT NULL CONSTRAINT audit_event_outcome_ck CHECK (outcome IN ('DONE', 'REFUSED', 'FAILED')),
      object_type text,
      object_id text,
      detail jsonb
    )`,
    `CREATE INDEX audit_event_agency_at_ix ON audit_event (agency, at DESC, id DESC)`,
    `CREATE INDEX audit_event_object_ix ON audit_event (object_type, object_id, at)`,
    `ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE audit_event FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY audit_event_insert ON audit_event FOR INSERT TO ${app}
      WITH CHECK (agency IS NOT DISTINCT FROM (SELECT viewer() ->> 'agency'))`,
    `CREATE POLICY audit_event_read ON audit_event FOR SELECT TO ${app}
      USING (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('OVERSIGHT_AUDITOR')))`,
    `CREATE POLICY audit_event_job_insert ON audit_event FOR INSERT TO ${job} WITH CHECK (true)`,
    `GRANT SELECT, INSERT ON audit_event TO ${app}`,
    `GRANT INSERT ON audit_event TO ${job}`,
  ],
  down: () => ['DROP TABLE audit_event'],
};
