import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What partners are found as duplicates by, what people decided about pairs, and merges with the redirects they make. */
export class DuplicatesAndMerges1760000002500 implements MigrationInterface {
  readonly name = 'DuplicatesAndMerges1760000002500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(index);
    await runner.query(merges);
    await runner.query(cases);
    await runner.query(sweeps);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE duplicate_sweep, duplicate_case, partner_redirect, partner_merge, duplicate_pending, duplicate_key`,
    );
  }
}

// One row per key, so that both a partner's keys and the partners of a key are one index scan.
const index = `
  CREATE TABLE duplicate_key (
    key text NOT NULL,
    partner_id uuid NOT NULL CONSTRAINT duplicate_key_partner_fk REFERENCES partner (id),
    CONSTRAINT duplicate_key_pk PRIMARY KEY (key, partner_id)
  );
  CREATE INDEX duplicate_key_partner_ix ON duplicate_key (partner_id);
  GRANT SELECT, INSERT, DELETE ON duplicate_key TO registry_app, registry_job;

  CREATE TABLE duplicate_pending (
    partner_id uuid CONSTRAINT duplicate_pending_pk PRIMARY KEY
      CONSTRAINT duplicate_pending_partner_fk REFERENCES partner (id),
    cause text NOT NULL CONSTRAINT duplicate_pending_cause_ck CHECK (cause IN ('ENTRY', 'CHANGE'))
  );
  GRANT SELECT, INSERT ON duplicate_pending TO registry_app, registry_job;
  GRANT UPDATE (cause), DELETE ON duplicate_pending TO registry_job;
`;

const merges = `
  CREATE TABLE partner_merge (
    id uuid CONSTRAINT partner_merge_pk PRIMARY KEY,
    survivor_id uuid NOT NULL CONSTRAINT partner_merge_survivor_fk REFERENCES partner (id),
    merged_id uuid NOT NULL CONSTRAINT partner_merge_merged_fk REFERENCES partner (id),
    state text NOT NULL CONSTRAINT partner_merge_state_ck
      CHECK (state IN ('PROPOSED', 'REJECTED', 'MERGED', 'UNDO_PROPOSED', 'UNDONE')),
    reason text NOT NULL,
    field_choices jsonb NOT NULL,
    taken jsonb NOT NULL DEFAULT '[]',
    proposed_by text NOT NULL,
    proposed_agency text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by text,
    decided_agency text,
    decided_at timestamptz,
    decision_note text,
    reversible_until timestamptz,
    undo_reason text,
    undo_proposed_by text,
    undo_proposed_agency text,
    undo_proposed_at timestamptz,
    undone_by text,
    undone_agency text,
    undone_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT partner_merge_two_partners_ck CHECK (survivor_id <> merged_id),
    CONSTRAINT partner_merge_four_eyes_ck CHECK (state = 'REJECTED' OR decided_by <> proposed_by),
    CONSTRAINT partner_merge_undo_four_eyes_ck CHECK (undone_by <> undo_proposed_by),
    CONSTRAINT partner_merge_decided_ck CHECK ((state = 'PROPOSED') = (decided_by IS NULL)
      AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT partner_merge_undone_ck CHECK ((state = 'UNDONE') = (undone_by IS NOT NULL)
      AND (undone_by IS NULL) = (undone_at IS NULL))
  );
  CREATE UNIQUE INDEX partner_merge_live_uq ON partner_merge (merged_id)
    WHERE state IN ('PROPOSED', 'MERGED', 'UNDO_PROPOSED');
  CREATE INDEX partner_merge_survivor_ix ON partner_merge (survivor_id);
  CREATE INDEX partner_merge_state_ix ON partner_merge (state, id);
  GRANT SELECT, INSERT ON partner_merge TO registry_app;
  GRANT UPDATE (state, taken, decided_by, decided_agency, decided_at, decision_note, reversible_until, undo_reason,
    undo_proposed_by, undo_proposed_agency, undo_proposed_at, undone_by, undone_agency, undone_at, version)
    ON partner_merge TO registry_app;
  GRANT SELECT ON partner_merge TO registry_job;

  CREATE TABLE partner_redirect (
    old_id uuid CONSTRAINT partner_redirect_pk PRIMARY KEY CONSTRAINT partner_redirect_old_fk REFERENCES partner (id),
    survivor_id uuid NOT NULL CONSTRAINT partner_redirect_survivor_fk REFERENCES partner (id),
    CONSTRAINT partner_redirect_self_ck CHECK (old_id <> survivor_id)
  );
  CREATE INDEX partner_redirect_survivor_ix ON partner_redirect (survivor_id);
  GRANT SELECT, INSERT, UPDATE, DELETE ON partner_redirect TO registry_app;
  GRANT SELECT ON partner_redirect TO registry_job;
`;

const cases = `
  CREATE TABLE duplicate_case (
    id uuid CONSTRAINT duplicate_case_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT duplicate_case_partner_fk REFERENCES partner (id),
    other_id uuid NOT NULL CONSTRAINT duplicate_case_other_fk REFERENCES partner (id),
    score numeric(5, 4) NOT NULL CONSTRAINT duplicate_case_score_ck CHECK (score BETWEEN 0 AND 1),
    reasons jsonb NOT NULL,
    state text NOT NULL CONSTRAINT duplicate_case_state_ck
      CHECK (state IN ('OPEN', 'DUPLICATE_PROPOSED', 'DUPLICATE', 'NOT_DUPLICATE', 'MERGED')),
    cause text NOT NULL CONSTRAINT duplicate_case_cause_ck CHECK (cause IN ('ENTRY', 'CHANGE', 'SWEEP', 'STAFF')),
    found_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    proposed_by text,
    proposed_agency text,
    proposed_at timestamptz,
    decided_by text,
    decided_agency text,
    decided_at timestamptz,
    note text,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT duplicate_case_order_ck CHECK (partner_id < other_id),
    CONSTRAINT duplicate_case_pair_uq UNIQUE (partner_id, other_id),
    CONSTRAINT duplicate_case_four_eyes_ck CHECK (state <> 'DUPLICATE' OR decided_by <> proposed_by)
  );
  CREATE INDEX duplicate_case_other_ix ON duplicate_case (other_id);
  CREATE INDEX duplicate_case_queue_ix ON duplicate_case (state, (-score), id);
  GRANT SELECT, INSERT, UPDATE ON duplicate_case TO registry_app, registry_job;
`;

const sweeps = `
  CREATE TABLE duplicate_sweep (
    id uuid CONSTRAINT duplicate_sweep_pk PRIMARY KEY,
    agency text NOT NULL CONSTRAINT duplicate_sweep_agency_fk REFERENCES agency (code),
    job_id uuid NOT NULL,
    started_at timestamptz NOT NULL,
    partners integer NOT NULL DEFAULT 0,
    pairs integer NOT NULL DEFAULT 0
  );
  GRANT SELECT, INSERT ON duplicate_sweep TO registry_app;
  GRANT SELECT, UPDATE (partners, pairs) ON duplicate_sweep TO registry_job;
`;
