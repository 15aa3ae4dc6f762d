import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The whole life of a hit: who has it, until when, and a row for each change of it. */
export class HitActs1760000003200 implements MigrationInterface {
  readonly name = 'HitActs1760000003200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(hits);
    await runner.query(acts);
    await runner.query(decisions);
    await runner.query(moves);
    await runner.query(readings);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withoutReadings);
    await runner.query(withoutMoves);
    await runner.query(withoutActs);
    await runner.query(withoutLife);
  }
}

const readers = `(SELECT viewer_agency()) IS NOT NULL
    AND (SELECT viewer_has_role('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR'))`;

// Forced row-level security hides the rows from their owner too, who must fill the new columns.
const hits = `
  ALTER TABLE hit
    ADD COLUMN sealed_facts text,
    ADD COLUMN reopened_from uuid CONSTRAINT hit_reopened_from_fk REFERENCES hit (id),
    ADD COLUMN assignee text,
    ADD COLUMN assignee_agency text,
    ADD COLUMN due_at timestamptz,
    ADD COLUMN reminded_at timestamptz,
    ADD COLUMN overdue_since timestamptz,
    ADD COLUMN escalated_to text CONSTRAINT hit_escalated_to_ck
      CHECK (escalated_to IN ('HEADQUARTERS', 'LEGAL_OFFICE', 'SANCTIONS_PANEL')),
    ADD COLUMN escalated_agency text,
    ADD COLUMN erased_at timestamptz,
    ADD CONSTRAINT hit_assignee_ck CHECK ((assignee IS NULL) = (assignee_agency IS NULL)),
    ADD CONSTRAINT hit_escalated_ck CHECK ((escalated_to IS NULL) = (escalated_agency IS NULL)),
    DROP CONSTRAINT hit_because_ck,
    ADD CONSTRAINT hit_because_ck CHECK (opened_because IN ('FOUND', 'PARTNER_CHANGED', 'LISTING_CHANGED', 'RETURNED')),
    DROP CONSTRAINT hit_person_ck,
    ADD CONSTRAINT hit_person_ck CHECK (CASE WHEN erased_at IS NULL
      THEN (person_id IS NOT NULL) = (sealed IS NOT NULL) AND (person_id IS NULL) = (asked_name IS NOT NULL)
           AND (person_id IS NULL) = (features IS NOT NULL) AND (person_id IS NOT NULL) = (matched_field = 'KEY_PERSON')
      ELSE sealed IS NULL AND sealed_facts IS NULL AND asked_name IS NULL AND features IS NULL AND closed_at IS NOT NULL
    END);
  ALTER TABLE hit NO FORCE ROW LEVEL SECURITY;
  UPDATE hit SET due_at = opened_at + interval '7 days' WHERE closed_at IS NULL;
  ALTER TABLE hit FORCE ROW LEVEL SECURITY;
  ALTER TABLE hit ADD CONSTRAINT hit_due_ck CHECK (closed_at IS NOT NULL OR due_at IS NOT NULL);
  CREATE INDEX hit_due_ix ON hit (due_at, id) WHERE closed_at IS NULL;
  CREATE INDEX hit_live_score_ix ON hit (score, id) WHERE closed_at IS NULL;
  CREATE INDEX hit_retention_ix ON hit (closed_at) WHERE closed_at IS NOT NULL AND erased_at IS NULL;
  CREATE INDEX hit_reopened_from_ix ON hit (reopened_from) WHERE reopened_from IS NOT NULL;
`;

const withoutLife = `
  DROP INDEX hit_reopened_from_ix, hit_retention_ix, hit_live_score_ix, hit_due_ix;
  ALTER TABLE hit NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE hit_decision NO FORCE ROW LEVEL SECURITY;
  DELETE FROM hit_decision WHERE hit_id IN (SELECT id FROM hit WHERE erased_at IS NOT NULL);
  UPDATE hit SET reopened_from = NULL;
  DELETE FROM hit WHERE erased_at IS NOT NULL;
  UPDATE hit SET opened_because = 'FOUND' WHERE opened_because = 'RETURNED';
  ALTER TABLE hit_decision FORCE ROW LEVEL SECURITY;
  ALTER TABLE hit FORCE ROW LEVEL SECURITY;
  ALTER TABLE hit
    DROP CONSTRAINT hit_person_ck,
    DROP CONSTRAINT hit_because_ck,
    DROP CONSTRAINT hit_due_ck, DROP CONSTRAINT hit_escalated_ck, DROP CONSTRAINT hit_assignee_ck,
    DROP COLUMN erased_at, DROP COLUMN escalated_agency, DROP COLUMN escalated_to, DROP COLUMN overdue_since,
    DROP COLUMN reminded_at, DROP COLUMN due_at, DROP COLUMN assignee_agency, DROP COLUMN assignee,
    DROP COLUMN reopened_from, DROP COLUMN sealed_facts,
    ADD CONSTRAINT hit_because_ck CHECK (opened_because IN ('FOUND', 'PARTNER_CHANGED', 'LISTING_CHANGED')),
    ADD CONSTRAINT hit_person_ck CHECK (
      (person_id IS NOT NULL) = (matched_field = 'KEY_PERSON') AND (person_id IS NOT NULL) = (sealed IS NOT NULL)
      AND (person_id IS NULL) = (asked_name IS NOT NULL) AND (person_id IS NULL) = (features IS NOT NULL));
`;

// One row per version of a hit, so the history has no gap. Notes are sealed: they repeat what is known of people.
const acts = `
  CREATE TABLE hit_act (
    id uuid CONSTRAINT hit_act_pk PRIMARY KEY,
    hit_id uuid NOT NULL CONSTRAINT hit_act_hit_fk REFERENCES hit (id),
    hit_version integer NOT NULL,
    act text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    actor text NOT NULL,
    agency text,
    at timestamptz NOT NULL,
    assignee text,
    instance text,
    note text,
    CONSTRAINT hit_act_version_uq UNIQUE (hit_id, hit_version)
  );
  CREATE INDEX hit_act_hit_ix ON hit_act (hit_id, id);
  ALTER TABLE hit_act ENABLE ROW LEVEL SECURITY;
  ALTER TABLE hit_act FORCE ROW LEVEL SECURITY;
  CREATE POLICY hit_act_read ON hit_act FOR SELECT TO sanctions_app USING (${readers});
  CREATE POLICY hit_act_insert ON hit_act FOR INSERT TO sanctions_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND actor = (SELECT viewer() ->> 'subject') AND ${readers});
  CREATE POLICY hit_act_job_read ON hit_act FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY hit_act_job_insert ON hit_act FOR INSERT TO sanctions_job WITH CHECK (true);
  CREATE POLICY hit_act_job_erase ON hit_act FOR UPDATE TO sanctions_job USING (true) WITH CHECK (note IS NULL);
  GRANT SELECT, INSERT ON hit_act TO sanctions_app, sanctions_job;
  GRANT UPDATE (note) ON hit_act TO sanctions_job;
`;

const withoutActs = `
  DROP POLICY hit_decision_job_erase ON hit_decision;
  DROP POLICY hit_decision_job_read ON hit_decision;
  REVOKE SELECT, UPDATE (grounds, erased_at) ON hit_decision FROM sanctions_job;
  ALTER TABLE hit_decision DROP CONSTRAINT hit_decision_erased_ck, DROP COLUMN erased_at, DROP COLUMN reversal;
  DROP TABLE hit_act;
`;

// The grounds of a decision stay for as long as its hit keeps what is personal; then the job role takes both away.
const decisions = `
  ALTER TABLE hit_decision
    ADD COLUMN reversal boolean NOT NULL DEFAULT false,
    ADD COLUMN erased_at timestamptz,
    ADD CONSTRAINT hit_decision_erased_ck CHECK ((erased_at IS NOT NULL) = (grounds = ''));
  CREATE POLICY hit_decision_job_read ON hit_decision FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY hit_decision_job_erase ON hit_decision FOR UPDATE TO sanctions_job
    USING (true) WITH CHECK (erased_at IS NOT NULL);
  GRANT SELECT, UPDATE (grounds, erased_at) ON hit_decision TO sanctions_job;
`;

// A request moves a hit only together with an act in the name of its viewer, and to where a decision says.
const moves = `
  DROP POLICY hit_decide ON hit;
  CREATE POLICY hit_move ON hit FOR UPDATE TO sanctions_app USING (${readers})
    WITH CHECK (
      EXISTS (SELECT FROM hit_act a
              WHERE a.hit_id = hit.id AND a.hit_version = hit.version AND a.to_state = hit.state
                AND a.actor = (SELECT viewer() ->> 'subject'))
      AND (hit.state IN ('IN_REVIEW', 'AWAITING_INFORMATION', 'ESCALATED')
           OR EXISTS (SELECT FROM hit_decision d WHERE d.hit_id = hit.id AND d.outcome = hit.state)));
  GRANT UPDATE (assignee, assignee_agency, due_at, reminded_at, overdue_since, escalated_to, escalated_agency)
    ON hit TO sanctions_app;
`;

const withoutMoves = `
  REVOKE UPDATE (assignee, assignee_agency, due_at, reminded_at, overdue_since, escalated_to, escalated_agency)
    ON hit FROM sanctions_app;
  DROP POLICY hit_move ON hit;
  CREATE POLICY hit_decide ON hit FOR UPDATE TO sanctions_app USING (${readers})
    WITH CHECK (EXISTS (SELECT FROM hit_decision d
                        WHERE d.hit_id = hit.id AND d.outcome = hit.state AND d.decider = (SELECT viewer() ->> 'subject')));
`;

// Published lists, and the versions a screening used: what a comparison shows beside the partner's facts.
const readings = `
  GRANT SELECT ON listed_subject_version TO sanctions_app;
  GRANT SELECT (id, list_versions) ON screening TO sanctions_app;
  GRANT SELECT (country_of_origin) ON partner_basis TO sanctions_app;
`;

const withoutReadings = `
  REVOKE SELECT (country_of_origin) ON partner_basis FROM sanctions_app;
  REVOKE SELECT (id, list_versions) ON screening FROM sanctions_app;
  REVOKE SELECT ON listed_subject_version FROM sanctions_app;
`;
