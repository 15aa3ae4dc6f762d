import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Referrals to authorities (JIU-94) and the recovery of money (JIU-95): each agency's own; sums are for all. */
export class Referrals1760000003520 implements MigrationInterface {
  readonly name = 'Referrals1760000003520';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(referrals);
    await runner.query(recoveries);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recovery_total, recovery_write_off, recovery_receipt, recovery_claim');
    await runner.query('DROP TABLE referral_step, referral');
  }
}

const referrals = `
  CREATE TABLE referral (
    id uuid CONSTRAINT referral_pk PRIMARY KEY,
    agency text NOT NULL,
    case_id uuid NOT NULL,
    authority text NOT NULL CONSTRAINT referral_authority_ck CHECK (authority IN (
      'NATIONAL_LAW_ENFORCEMENT', 'ANTI_CORRUPTION_BODY', 'PROSECUTOR', 'OTHER_UN_OVERSIGHT', 'DONOR_OVERSIGHT')),
    country text NOT NULL,
    sealed text NOT NULL,
    state text NOT NULL CONSTRAINT referral_state_ck CHECK (state IN (
      'DRAFT', 'LEGAL_CLEARANCE', 'SENT', 'ACKNOWLEDGED', 'UNDER_INVESTIGATION', 'CLOSED_NO_ACTION', 'PROSECUTED',
      'CONVICTED', 'ACQUITTED')),
    author text NOT NULL,
    created_at timestamptz NOT NULL,
    cleared_by text,
    sent_on date,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT referral_four_eyes_ck CHECK (cleared_by <> author),
    CONSTRAINT referral_cleared_ck CHECK ((state = 'DRAFT') = (cleared_by IS NULL)),
    CONSTRAINT referral_sent_ck CHECK ((state IN ('DRAFT', 'LEGAL_CLEARANCE')) = (sent_on IS NULL))
  );
  CREATE INDEX referral_case_ix ON referral (case_id, id);
  CREATE INDEX referral_agency_ix ON referral (agency, id);
  ALTER TABLE referral ENABLE ROW LEVEL SECURITY;
  ALTER TABLE referral FORCE ROW LEVEL SECURITY;
  CREATE POLICY referral_own ON referral TO sanctions_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('LEGAL_OFFICER', 'INVESTIGATOR')))
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('LEGAL_OFFICER', 'INVESTIGATOR')));
  GRANT SELECT, INSERT, UPDATE (state, cleared_by, sent_on, version) ON referral TO sanctions_app;

  CREATE TABLE referral_step (
    id uuid CONSTRAINT referral_step_pk PRIMARY KEY,
    referral_id uuid NOT NULL CONSTRAINT referral_step_referral_fk REFERENCES referral (id),
    agency text NOT NULL,
    state text NOT NULL,
    happened_on date NOT NULL,
    note text,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX referral_step_referral_ix ON referral_step (referral_id, id);
  ALTER TABLE referral_step ENABLE ROW LEVEL SECURITY;
  ALTER TABLE referral_step FORCE ROW LEVEL SECURITY;
  CREATE POLICY referral_step_own ON referral_step TO sanctions_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('LEGAL_OFFICER', 'INVESTIGATOR')))
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('LEGAL_OFFICER', 'INVESTIGATOR')));
  GRANT SELECT, INSERT ON referral_step TO sanctions_app;
`;

// Money is exact, and no sum passes what was claimed, whatever a program does.
const recoveries = `
  CREATE TABLE recovery_claim (
    id uuid CONSTRAINT recovery_claim_pk PRIMARY KEY,
    agency text NOT NULL,
    case_id uuid NOT NULL,
    partner_id uuid NOT NULL,
    currency text NOT NULL,
    claimed numeric(18, 2) NOT NULL,
    recovered numeric(18, 2) NOT NULL DEFAULT 0,
    written_off numeric(18, 2) NOT NULL DEFAULT 0,
    method text NOT NULL CONSTRAINT recovery_claim_method_ck
      CHECK (method IN ('REFUND', 'OFFSET', 'LEGAL_ACTION', 'GUARANTEE', 'INSURANCE')),
    claimed_on date NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT recovery_claim_amounts_ck CHECK (
      claimed > 0 AND recovered >= 0 AND written_off >= 0 AND recovered + written_off <= claimed)
  );
  CREATE INDEX recovery_claim_case_ix ON recovery_claim (case_id, id);
  CREATE INDEX recovery_claim_agency_ix ON recovery_claim (agency, id);
  CREATE INDEX recovery_claim_partner_ix ON recovery_claim (partner_id, id);
  ALTER TABLE recovery_claim ENABLE ROW LEVEL SECURITY;
  ALTER TABLE recovery_claim FORCE ROW LEVEL SECURITY;
  CREATE POLICY recovery_claim_own ON recovery_claim TO sanctions_app
    USING (agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('LEGAL_OFFICER', 'INVESTIGATOR', 'FINANCE_OFFICER')))
    WITH CHECK (agency = (SELECT viewer_agency())
                AND (SELECT viewer_has_role('LEGAL_OFFICER', 'INVESTIGATOR', 'FINANCE_OFFICER')));
  GRANT SELECT, INSERT, UPDATE (recovered, written_off, version) ON recovery_claim TO sanctions_app;

  CREATE TABLE recovery_receipt (
    id uuid CONSTRAINT recovery_receipt_pk PRIMARY KEY,
    claim_id uuid NOT NULL CONSTRAINT recovery_receipt_claim_fk REFERENCES recovery_claim (id),
    agency text NOT NULL,
    amount numeric(18, 2) NOT NULL CONSTRAINT recovery_receipt_amount_ck CHECK (amount > 0),
    method text NOT NULL CONSTRAINT recovery_receipt_method_ck
      CHECK (method IN ('REFUND', 'OFFSET', 'LEGAL_ACTION', 'GUARANTEE', 'INSURANCE')),
    received_on date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX recovery_receipt_claim_ix ON recovery_receipt (claim_id, id);
  ALTER TABLE recovery_receipt ENABLE ROW LEVEL SECURITY;
  ALTER TABLE recovery_receipt FORCE ROW LEVEL SECURITY;
  CREATE POLICY recovery_receipt_own ON recovery_receipt TO sanctions_app
    USING (agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('LEGAL_OFFICER', 'INVESTIGATOR', 'FINANCE_OFFICER')))
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('LEGAL_OFFICER', 'FINANCE_OFFICER')));
  GRANT SELECT, INSERT ON recovery_receipt TO sanctions_app;

  CREATE TABLE recovery_write_off (
    id uuid CONSTRAINT recovery_write_off_pk PRIMARY KEY,
    claim_id uuid NOT NULL CONSTRAINT recovery_write_off_claim_fk REFERENCES recovery_claim (id),
    agency text NOT NULL,
    amount numeric(18, 2) NOT NULL CONSTRAINT recovery_write_off_amount_ck CHECK (amount > 0),
    reason text NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decision text CONSTRAINT recovery_write_off_decision_ck CHECK (decision IN ('APPROVED', 'REFUSED')),
    decided_by text,
    decided_at timestamptz,
    CONSTRAINT recovery_write_off_four_eyes_ck CHECK (decided_by <> proposed_by),
    CONSTRAINT recovery_write_off_decided_ck CHECK (
      (decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL))
  );
  CREATE UNIQUE INDEX recovery_write_off_proposed_uq ON recovery_write_off (claim_id) WHERE decision IS NULL;
  CREATE INDEX recovery_write_off_claim_ix ON recovery_write_off (claim_id, id);
  ALTER TABLE recovery_write_off ENABLE ROW LEVEL SECURITY;
  ALTER TABLE recovery_write_off FORCE ROW LEVEL SECURITY;
  CREATE POLICY recovery_write_off_own ON recovery_write_off TO sanctions_app
    USING (agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('LEGAL_OFFICER', 'INVESTIGATOR', 'FINANCE_OFFICER')))
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('LEGAL_OFFICER', 'FINANCE_OFFICER')));
  GRANT SELECT, INSERT, UPDATE (decision, decided_by, decided_at) ON recovery_write_off TO sanctions_app;

  CREATE TABLE recovery_total (
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    currency text NOT NULL,
    claimed numeric(20, 2) NOT NULL,
    recovered numeric(20, 2) NOT NULL,
    written_off numeric(20, 2) NOT NULL,
    CONSTRAINT recovery_total_pk PRIMARY KEY (partner_id, agency, currency)
  );
  CREATE INDEX recovery_total_agency_ix ON recovery_total (agency);
  GRANT SELECT, INSERT, UPDATE (claimed, recovered, written_off) ON recovery_total TO sanctions_app;
`;
