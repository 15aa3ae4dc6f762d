import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Adjudication1760000002000 implements MigrationInterface {
  readonly name = 'Adjudication1760000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(people);
    await runner.query(hits);
    await runner.query(decisions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withoutDecisions);
    await runner.query(withoutHitsOfPeople);
    await runner.query(withoutPeople);
  }
}

// Sealed by registry; the app role keeps its grant on the id and the hash alone, so no request reads it.
const people = `
  ALTER TABLE partner_basis ADD COLUMN people text;

  ALTER TABLE screening DROP CONSTRAINT screening_trigger_ck;
  ALTER TABLE screening ADD CONSTRAINT screening_trigger_ck CHECK (trigger IN (
    'REGISTRATION', 'NAME_CHANGE', 'PERSON_CHANGE', 'DECLARATION_SIGNED', 'MERGE', 'CORRECTION', 'LIST_UPDATE',
    'ADJUDICATION'));
`;

const withoutPeople = `
  UPDATE screening SET trigger = 'NAME_CHANGE' WHERE trigger NOT IN ('REGISTRATION', 'NAME_CHANGE', 'LIST_UPDATE');
  ALTER TABLE screening DROP CONSTRAINT screening_trigger_ck;
  ALTER TABLE screening ADD CONSTRAINT screening_trigger_ck
    CHECK (trigger IN ('REGISTRATION', 'NAME_CHANGE', 'LIST_UPDATE'));
  ALTER TABLE partner_basis DROP COLUMN people;
`;

const hits = `
  ALTER TABLE hit
    ADD COLUMN person_id uuid,
    ADD COLUMN sealed text,
    ADD COLUMN facts_hash text NOT NULL DEFAULT '',
    ADD COLUMN opened_because text NOT NULL DEFAULT 'FOUND' CONSTRAINT hit_because_ck
      CHECK (opened_because IN ('FOUND', 'PARTNER_CHANGED', 'LISTING_CHANGED')),
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ALTER COLUMN asked_name DROP NOT NULL,
    ALTER COLUMN features DROP NOT NULL,
    DROP CONSTRAINT hit_field_ck,
    ADD CONSTRAINT hit_field_ck CHECK (matched_field IN ('LEGAL_NAME', 'ALIAS', 'FORMER_NAME', 'KEY_PERSON')),
    ADD CONSTRAINT hit_person_ck CHECK (
      (person_id IS NOT NULL) = (matched_field = 'KEY_PERSON') AND (person_id IS NOT NULL) = (sealed IS NOT NULL)
      AND (person_id IS NULL) = (asked_name IS NOT NULL) AND (person_id IS NULL) = (features IS NOT NULL));
  DROP INDEX hit_live_uq;
  CREATE UNIQUE INDEX hit_live_uq ON hit (partner_id, subject_id, person_id) NULLS NOT DISTINCT WHERE closed_at IS NULL;
`;

// Forced row-level security hides the rows from their owner too, who would keep what it must take away.
const withoutHitsOfPeople = `
  ALTER TABLE hit NO FORCE ROW LEVEL SECURITY;
  DELETE FROM hit WHERE person_id IS NOT NULL;
  ALTER TABLE hit FORCE ROW LEVEL SECURITY;
  DROP INDEX hit_live_uq;
  ALTER TABLE hit
    DROP CONSTRAINT hit_person_ck,
    DROP CONSTRAINT hit_field_ck,
    ADD CONSTRAINT hit_field_ck CHECK (matched_field IN ('LEGAL_NAME', 'ALIAS', 'FORMER_NAME')),
    ALTER COLUMN asked_name SET NOT NULL,
    ALTER COLUMN features SET NOT NULL,
    DROP COLUMN person_id, DROP COLUMN sealed, DROP COLUMN facts_hash, DROP COLUMN opened_because, DROP COLUMN version;
  CREATE UNIQUE INDEX hit_live_uq ON hit (partner_id, subject_id) WHERE closed_at IS NULL;
`;

// Append-only: nobody has the right to change or delete a decision. The grounds are sealed, since they repeat what is
// known of people. A request moves a hit only to where a decision of its own viewer says.
const decisions = `
  CREATE TABLE hit_decision (
    id uuid CONSTRAINT hit_decision_pk PRIMARY KEY,
    hit_id uuid NOT NULL CONSTRAINT hit_decision_hit_fk REFERENCES hit (id),
    decision text NOT NULL CONSTRAINT hit_decision_decision_ck CHECK (decision IN ('FALSE_POSITIVE', 'CONFIRMED')),
    outcome text NOT NULL CONSTRAINT hit_decision_outcome_ck CHECK (outcome IN (
      'IN_REVIEW', 'PROPOSED_FALSE_POSITIVE', 'PROPOSED_CONFIRMED', 'FALSE_POSITIVE', 'CONFIRMED')),
    grounds text NOT NULL,
    decider text NOT NULL,
    agency text NOT NULL,
    offices text[] NOT NULL,
    facts_hash text NOT NULL,
    screening_hash text NOT NULL,
    decided_at timestamptz NOT NULL
  );
  CREATE INDEX hit_decision_hit_ix ON hit_decision (hit_id, id);
  ALTER TABLE hit_decision ENABLE ROW LEVEL SECURITY;
  ALTER TABLE hit_decision FORCE ROW LEVEL SECURITY;
  CREATE POLICY hit_decision_read ON hit_decision FOR SELECT TO sanctions_app
    USING ((SELECT viewer_agency()) IS NOT NULL
           AND (SELECT viewer_has_role('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR')));
  CREATE POLICY hit_decision_insert ON hit_decision FOR INSERT TO sanctions_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND decider = (SELECT viewer() ->> 'subject')
                AND (SELECT viewer_has_role('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR')));
  GRANT SELECT, INSERT ON hit_decision TO sanctions_app;

  CREATE POLICY hit_decide ON hit FOR UPDATE TO sanctions_app
    USING ((SELECT viewer_agency()) IS NOT NULL
           AND (SELECT viewer_has_role('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR')))
    WITH CHECK (EXISTS (SELECT FROM hit_decision d
                        WHERE d.hit_id = hit.id AND d.outcome = hit.state AND d.decider = (SELECT viewer() ->> 'subject')));
  GRANT UPDATE (state, closed_at, version) ON hit TO sanctions_app;
`;

const withoutDecisions = `
  REVOKE UPDATE (state, closed_at, version) ON hit FROM sanctions_app;
  DROP POLICY hit_decide ON hit;
  DROP TABLE hit_decision;
`;
