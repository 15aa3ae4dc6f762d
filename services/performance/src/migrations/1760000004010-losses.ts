import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Losses are the owner's alone; what all agencies may know of them is a sum per partner and agency (domain-model.md 2.8). */
export class Losses1760000004010 implements MigrationInterface {
  readonly name = 'Losses1760000004010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(losses);
    await runner.query(totals);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE partner_loss, loss_event_revision, loss_event');
  }
}

const readers = `agency = (SELECT viewer_agency())
  AND (SELECT viewer_has_role('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'INVESTIGATOR', 'LEGAL_OFFICER', 'OVERSIGHT_AUDITOR'))`;
const keepers = `agency = (SELECT viewer_agency())
  AND (SELECT viewer_has_role('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'INVESTIGATOR'))`;

const losses = `
  CREATE TABLE loss_event (
    id uuid CONSTRAINT loss_event_pk PRIMARY KEY,
    engagement_id uuid NOT NULL CONSTRAINT loss_event_engagement_fk REFERENCES engagement (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    amount numeric NOT NULL CONSTRAINT loss_event_amount_ck CHECK (amount > 0),
    currency text NOT NULL CONSTRAINT loss_event_currency_ck CHECK (currency ~ '^[A-Z]{3}$'),
    amount_usd numeric NOT NULL,
    units_per_usd numeric,
    rate_on date,
    rate_source text,
    kind text NOT NULL CONSTRAINT loss_event_kind_ck CHECK (kind IN
      ('FRAUD', 'THEFT', 'DIVERSION', 'INELIGIBLE_EXPENDITURE', 'UNSUPPORTED_EXPENDITURE', 'ASSET_LOSS', 'OTHER')),
    status text NOT NULL CONSTRAINT loss_event_status_ck CHECK (status IN
      ('SUSPECTED', 'CONFIRMED', 'RECOVERED', 'WRITTEN_OFF', 'UNFOUNDED')),
    occurred_on date,
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT loss_event_rate_ck CHECK (
      (currency = 'USD') = (units_per_usd IS NULL)
      AND (units_per_usd IS NULL) = (rate_on IS NULL) AND (rate_on IS NULL) = (rate_source IS NULL))
  );
  CREATE INDEX loss_event_agency_ix ON loss_event (agency, id DESC);
  CREATE INDEX loss_event_partner_ix ON loss_event (partner_id, agency);
  ALTER TABLE loss_event ENABLE ROW LEVEL SECURITY;
  ALTER TABLE loss_event FORCE ROW LEVEL SECURITY;
  CREATE POLICY loss_event_read ON loss_event FOR SELECT TO performance_app USING (${readers});
  CREATE POLICY loss_event_insert ON loss_event FOR INSERT TO performance_app WITH CHECK (${keepers});
  CREATE POLICY loss_event_update ON loss_event FOR UPDATE TO performance_app USING (${keepers}) WITH CHECK (${keepers});
  GRANT SELECT, INSERT, UPDATE (amount, amount_usd, kind, status, version, recorded_at) ON loss_event TO performance_app;

  CREATE TABLE loss_event_revision (
    loss_id uuid NOT NULL CONSTRAINT loss_event_revision_loss_fk REFERENCES loss_event (id),
    version integer NOT NULL,
    agency text NOT NULL,
    amount numeric NOT NULL,
    amount_usd numeric NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT loss_event_revision_pk PRIMARY KEY (loss_id, version)
  );
  ALTER TABLE loss_event_revision ENABLE ROW LEVEL SECURITY;
  ALTER TABLE loss_event_revision FORCE ROW LEVEL SECURITY;
  CREATE POLICY loss_event_revision_read ON loss_event_revision FOR SELECT TO performance_app USING (${readers});
  CREATE POLICY loss_event_revision_insert ON loss_event_revision FOR INSERT TO performance_app WITH CHECK (${keepers});
  -- Append-only: nobody has UPDATE or DELETE.
  GRANT SELECT, INSERT ON loss_event_revision TO performance_app;
`;

/** Without row-level security: confirmed sums only, since a suspicion that others could count would warn the partner. */
const totals = `
  CREATE TABLE partner_loss (
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    events integer NOT NULL,
    lost_usd numeric NOT NULL,
    recovered_usd numeric NOT NULL,
    written_off_usd numeric NOT NULL,
    CONSTRAINT partner_loss_pk PRIMARY KEY (partner_id, agency)
  );
  GRANT SELECT, INSERT, UPDATE ON partner_loss TO performance_app;
`;
