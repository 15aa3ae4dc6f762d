import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who decided what about standing, and why: reasons apart from states, since only the states are for every agency. */
export class Standing1760000002600 implements MigrationInterface {
  readonly name = 'Standing1760000002600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(reasons);
    await runner.query(standingReasons);
    await runner.query(agencyStanding);
    await runner.query(proposals);
    await runner.query(reviews);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE standing_review, standing_proposal, agency_standing_reason, partner_agency_standing;
      ALTER TABLE standing_reason NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
      ALTER TABLE standing_change ADD COLUMN reason text, ADD COLUMN note text;
      UPDATE standing_change c SET reason = r.reason, note = r.note FROM standing_reason r WHERE r.change_id = c.id;
      ALTER TABLE standing_change ALTER COLUMN reason SET NOT NULL;
      DROP TABLE standing_reason, suspension_reason`);
  }
}

const reasons = `
  CREATE TABLE suspension_reason (
    code text CONSTRAINT suspension_reason_pk PRIMARY KEY,
    position integer NOT NULL CONSTRAINT suspension_reason_position_uq UNIQUE,
    system_wide boolean NOT NULL,
    label_en text NOT NULL,
    label_fr text NOT NULL
  );
  INSERT INTO suspension_reason (position, code, system_wide, label_en, label_fr) VALUES
    (1, 'SANCTIONS_MATCH', false, 'Confirmed match with a sanctions list', 'Correspondance confirmée avec une liste de sanctions'),
    (2, 'INELIGIBILITY_DECISION', false, 'Decision of ineligibility', 'Décision d''inéligibilité'),
    (3, 'RED_FLAG', false, 'Red flag', 'Signalement rouge'),
    (4, 'CRITERIA_NOT_MET', true, 'Criteria of registration no longer met', 'Critères d''enregistrement non remplis'),
    (5, 'DOCUMENT_EXPIRED', true, 'Legal registration expired', 'Enregistrement légal expiré'),
    (6, 'DECLARATION_INVALID', true, 'Declaration not valid', 'Déclaration non valable'),
    (7, 'MISREPRESENTATION', true, 'False information was given', 'Fausses informations fournies'),
    (8, 'INVESTIGATION_INTERIM', false, 'Precaution during an investigation', 'Mesure conservatoire pendant une enquête'),
    (9, 'PARTNER_REQUEST', true, 'The partner asked for it', 'À la demande du partenaire'),
    (10, 'DORMANT', false, 'No activity for 36 months', 'Aucune activité depuis 36 mois'),
    (11, 'OTHER', false, 'Other', 'Autre');
  GRANT SELECT ON suspension_reason TO registry_app, registry_job;
`;

const mayReadReasons = `viewer_has_role('IP_UNIT_ADMIN', 'VERIFIER', 'VETTING_OFFICER', 'REPRESENTATIVE', 'SANCTIONS_SCREENER',
    'SANCTIONS_ADJUDICATOR', 'OVERSIGHT_AUDITOR')`;

/** What would warn somebody of a screening, a flag or an investigation before the partner is notified. */
const notForPartners = `('SCREENING', 'RED_FLAG', 'INVESTIGATION_INTERIM')`;

const actsFor = `(viewer() ->> 'kind' = 'PARTNER'
      AND (viewer() ->> 'partnerId' = partner_id::text OR viewer() -> 'partnerIds' ? partner_id::text))`;

const standingReasons = `
  CREATE TABLE standing_reason (
    change_id uuid CONSTRAINT standing_reason_pk PRIMARY KEY
      CONSTRAINT standing_reason_change_fk REFERENCES standing_change (id),
    partner_id uuid NOT NULL CONSTRAINT standing_reason_partner_fk REFERENCES partner (id),
    reason text NOT NULL,
    note text
  );
  INSERT INTO standing_reason (change_id, partner_id, reason, note) SELECT id, partner_id, reason, note FROM standing_change;
  ALTER TABLE standing_change DROP COLUMN reason, DROP COLUMN note;
  ALTER TABLE standing_reason ENABLE ROW LEVEL SECURITY;
  ALTER TABLE standing_reason FORCE ROW LEVEL SECURITY;
  CREATE POLICY standing_reason_read ON standing_reason FOR SELECT TO registry_app
    USING (((SELECT viewer_agency()) IS NOT NULL AND (SELECT ${mayReadReasons}))
           OR (${actsFor} AND reason NOT IN ${notForPartners}));
  CREATE POLICY standing_reason_write ON standing_reason FOR INSERT TO registry_app
    WITH CHECK ((SELECT viewer_agency()) IS NOT NULL OR ${actsFor});
  CREATE POLICY standing_reason_job_read ON standing_reason FOR SELECT TO registry_job USING (true);
  CREATE POLICY standing_reason_job_write ON standing_reason FOR INSERT TO registry_job WITH CHECK (true);
  GRANT SELECT, INSERT ON standing_reason TO registry_app, registry_job;
`;

const agencyStanding = `
  CREATE TABLE partner_agency_standing (
    id uuid CONSTRAINT partner_agency_standing_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT partner_agency_standing_partner_fk REFERENCES partner (id),
    agency text NOT NULL CONSTRAINT partner_agency_standing_agency_fk REFERENCES agency (code),
    status text NOT NULL CONSTRAINT partner_agency_standing_status_ck
      CHECK (status IN ('ACTIVE', 'SUSPENDED', 'RESTRICTED', 'EXCLUDED')),
    since timestamptz NOT NULL,
    until timestamptz,
    decided_by text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT partner_agency_standing_until_ck CHECK (until > since)
  );
  CREATE INDEX partner_agency_standing_partner_ix ON partner_agency_standing (partner_id, agency, id);
  GRANT SELECT, INSERT ON partner_agency_standing TO registry_app, registry_job;

  CREATE TABLE agency_standing_reason (
    standing_id uuid CONSTRAINT agency_standing_reason_pk PRIMARY KEY
      CONSTRAINT agency_standing_reason_standing_fk REFERENCES partner_agency_standing (id),
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    reason text NOT NULL,
    note text NOT NULL,
    evidence_document_id uuid
  );
  ALTER TABLE agency_standing_reason ENABLE ROW LEVEL SECURITY;
  ALTER TABLE agency_standing_reason FORCE ROW LEVEL SECURITY;
  CREATE POLICY agency_standing_reason_read ON agency_standing_reason FOR SELECT TO registry_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT ${mayReadReasons}));
  CREATE POLICY agency_standing_reason_write ON agency_standing_reason FOR INSERT TO registry_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('IP_UNIT_ADMIN')));
  GRANT SELECT, INSERT ON agency_standing_reason TO registry_app;
`;

// Decided_by differs from proposed_by in the database too: two people, whatever the program does.
const proposals = `
  CREATE TABLE standing_proposal (
    id uuid CONSTRAINT standing_proposal_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT standing_proposal_partner_fk REFERENCES partner (id),
    kind text NOT NULL CONSTRAINT standing_proposal_kind_ck
      CHECK (kind IN ('SUSPEND', 'REINSTATE', 'INACTIVATE', 'CLOSE', 'PLACE_HOLD', 'LIFT_HOLD')),
    reason text NOT NULL,
    note text NOT NULL,
    evidence_document_id uuid,
    effective_from timestamptz NOT NULL,
    until timestamptz,
    hold jsonb,
    hold_id uuid CONSTRAINT standing_proposal_hold_fk REFERENCES eligibility_hold (id),
    state text NOT NULL CONSTRAINT standing_proposal_state_ck CHECK (state IN ('PROPOSED', 'APPROVED', 'EFFECTIVE', 'REFUSED')),
    proposed_by text NOT NULL,
    proposed_agency text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by text,
    decided_agency text,
    decided_at timestamptz,
    decision_note text,
    CONSTRAINT standing_proposal_two_people_ck CHECK (decided_by <> proposed_by),
    CONSTRAINT standing_proposal_decided_ck CHECK ((state = 'PROPOSED') = (decided_at IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT standing_proposal_until_ck CHECK (until > effective_from),
    CONSTRAINT standing_proposal_hold_ck CHECK ((kind = 'PLACE_HOLD') = (hold IS NOT NULL) AND (kind = 'LIFT_HOLD') = (hold_id IS NOT NULL))
  );
  CREATE UNIQUE INDEX standing_proposal_live_uq ON standing_proposal (partner_id, kind, hold_id)
    NULLS NOT DISTINCT WHERE state = 'PROPOSED' AND kind <> 'PLACE_HOLD';
  CREATE INDEX standing_proposal_due_ix ON standing_proposal (effective_from) WHERE state = 'APPROVED';
  CREATE INDEX standing_proposal_partner_ix ON standing_proposal (partner_id, id);
  ALTER TABLE standing_proposal ENABLE ROW LEVEL SECURITY;
  ALTER TABLE standing_proposal FORCE ROW LEVEL SECURITY;
  CREATE POLICY standing_proposal_read ON standing_proposal FOR SELECT TO registry_app
    USING ((SELECT viewer_agency()) IS NOT NULL
           AND (SELECT viewer_has_role('IP_UNIT_ADMIN', 'REPRESENTATIVE', 'OVERSIGHT_AUDITOR')));
  CREATE POLICY standing_proposal_propose ON standing_proposal FOR INSERT TO registry_app
    WITH CHECK (proposed_agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('IP_UNIT_ADMIN')));
  CREATE POLICY standing_proposal_decide ON standing_proposal FOR UPDATE TO registry_app
    USING ((SELECT viewer_agency()) IS NOT NULL AND (SELECT viewer_has_role('IP_UNIT_ADMIN')))
    WITH CHECK (decided_agency = (SELECT viewer_agency()));
  CREATE POLICY standing_proposal_job_read ON standing_proposal FOR SELECT TO registry_job USING (true);
  CREATE POLICY standing_proposal_job_apply ON standing_proposal FOR UPDATE TO registry_job USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_agency, decided_at, decision_note) ON standing_proposal TO registry_app;
  GRANT SELECT, UPDATE (state) ON standing_proposal TO registry_job;
`;

const reviews = `
  CREATE TABLE standing_review (
    id uuid CONSTRAINT standing_review_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT standing_review_partner_fk REFERENCES partner (id),
    cause text NOT NULL CONSTRAINT standing_review_cause_ck CHECK (cause IN (
      'DOCUMENT_EXPIRED', 'DECLARATION_EXPIRED', 'HIT_CONFIRMED', 'RED_FLAG', 'SUSPENSION_ENDED')),
    ref text,
    opened_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    outcome text CONSTRAINT standing_review_outcome_ck CHECK (outcome IN ('KEEP', 'SUSPEND', 'RESOLVED')),
    decided_by text,
    decided_agency text,
    decided_at timestamptz,
    note text,
    CONSTRAINT standing_review_decided_ck
      CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL))
  );
  CREATE UNIQUE INDEX standing_review_open_uq ON standing_review (partner_id, cause, ref)
    NULLS NOT DISTINCT WHERE decided_at IS NULL;
  CREATE INDEX standing_review_due_ix ON standing_review (due_at, id);
  ALTER TABLE standing_review ENABLE ROW LEVEL SECURITY;
  ALTER TABLE standing_review FORCE ROW LEVEL SECURITY;
  CREATE POLICY standing_review_read ON standing_review FOR SELECT TO registry_app
    USING ((SELECT viewer_agency()) IS NOT NULL
           AND (SELECT viewer_has_role('IP_UNIT_ADMIN', 'VETTING_OFFICER', 'REPRESENTATIVE', 'OVERSIGHT_AUDITOR')));
  CREATE POLICY standing_review_decide ON standing_review FOR UPDATE TO registry_app
    USING ((SELECT viewer_agency()) IS NOT NULL AND (SELECT viewer_has_role('IP_UNIT_ADMIN', 'VETTING_OFFICER')))
    WITH CHECK (decided_agency = (SELECT viewer_agency()));
  CREATE POLICY standing_review_job_read ON standing_review FOR SELECT TO registry_job USING (true);
  CREATE POLICY standing_review_job_open ON standing_review FOR INSERT TO registry_job WITH CHECK (true);
  CREATE POLICY standing_review_job_settle ON standing_review FOR UPDATE TO registry_job USING (true) WITH CHECK (true);
  GRANT SELECT, UPDATE (outcome, decided_by, decided_agency, decided_at, note) ON standing_review TO registry_app;
  GRANT SELECT, INSERT, UPDATE (outcome, decided_by, decided_agency, decided_at, note) ON standing_review TO registry_job;
`;
