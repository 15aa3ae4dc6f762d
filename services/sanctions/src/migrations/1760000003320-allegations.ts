import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Allegations1760000003320 implements MigrationInterface {
  readonly name = 'Allegations1760000003320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(indicators);
    await runner.query(allegations);
    await runner.query(media);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE adverse_media_item, allegation_figure, integrity_allegation, red_flag_indicator');
  }
}

// Data, as every code list: what an officer looks for. After the catalogues of IACRC, OLAF and the harmonised PSEA tool.
const indicators = `
  CREATE TABLE red_flag_indicator (
    code text CONSTRAINT red_flag_indicator_pk PRIMARY KEY,
    area text NOT NULL,
    label text NOT NULL,
    position integer NOT NULL CONSTRAINT red_flag_indicator_position_uq UNIQUE,
    effective_from date NOT NULL,
    effective_to date
  );
  GRANT SELECT ON red_flag_indicator TO sanctions_app;
  INSERT INTO red_flag_indicator (position, code, area, label, effective_from) VALUES
    (1, 'MISSING_RECEIPTS', 'FINANCIAL', 'Receipts are missing, copied or altered', '2026-01-01'),
    (2, 'DUPLICATE_INVOICES', 'FINANCIAL', 'The same invoice is charged twice, or to two donors', '2026-01-01'),
    (3, 'CASH_WITHDRAWALS', 'FINANCIAL', 'Large or frequent withdrawals of cash', '2026-01-01'),
    (4, 'COMMINGLED_FUNDS', 'FINANCIAL', 'Funds of several agreements in one account without a ledger of each', '2026-01-01'),
    (5, 'UNEXPLAINED_BALANCES', 'FINANCIAL', 'Advances stay open, or balances do not agree with the bank', '2026-01-01'),
    (6, 'ROUND_AMOUNTS', 'FINANCIAL', 'Many round amounts, or amounts just below a threshold', '2026-01-01'),
    (7, 'SINGLE_BIDDER', 'PROCUREMENT', 'The same bidder wins again and again, or is the only one', '2026-01-01'),
    (8, 'LINKED_SUPPLIERS', 'PROCUREMENT', 'Suppliers share address, account or owner with staff or with each other', '2026-01-01'),
    (9, 'SPLIT_PURCHASES', 'PROCUREMENT', 'Purchases are split to stay below a threshold', '2026-01-01'),
    (10, 'PRICES_ABOVE_MARKET', 'PROCUREMENT', 'Prices are far above those of the market', '2026-01-01'),
    (11, 'GHOST_STAFF', 'STAFF', 'People are paid whom nobody meets', '2026-01-01'),
    (12, 'FAMILY_TIES', 'STAFF', 'Leading posts or contracts stay within a family', '2026-01-01'),
    (13, 'NO_SEGREGATION', 'GOVERNANCE', 'One person orders, approves and pays', '2026-01-01'),
    (14, 'INACTIVE_BOARD', 'GOVERNANCE', 'The board does not meet, or only on paper', '2026-01-01'),
    (15, 'NAME_CHANGES', 'GOVERNANCE', 'Name, address or bank account change often or without reason', '2026-01-01'),
    (16, 'ACCESS_REFUSED', 'GOVERNANCE', 'Monitors or auditors are kept from sites, papers or people', '2026-01-01'),
    (17, 'GHOST_BENEFICIARIES', 'PROGRAMME', 'Lists of beneficiaries repeat, or the people cannot be found', '2026-01-01'),
    (18, 'RESULTS_WITHOUT_TRACE', 'PROGRAMME', 'Reported results leave no trace on the ground', '2026-01-01'),
    (19, 'FEES_FOR_AID', 'PROGRAMME', 'People pay, in money or otherwise, for what is free', '2026-01-01'),
    (20, 'NO_COMPLAINT_CHANNEL', 'PSEA', 'No safe way to complain, or complaints that nobody answers', '2026-01-01'),
    (21, 'UNVETTED_STAFF', 'PSEA', 'Staff in contact with children or people in need were not vetted', '2026-01-01'),
    (22, 'RETALIATION', 'PSEA', 'Those who speak up lose work or aid', '2026-01-01');
`;

// OWNER_ONLY: the investigators of the agency that received it. The job role counts and, ten years on, deletes the words.
const allegations = `
  CREATE TABLE integrity_allegation (
    id uuid CONSTRAINT integrity_allegation_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT integrity_allegation_clearance_fk REFERENCES clearance (partner_id),
    agency text NOT NULL,
    source text NOT NULL CONSTRAINT integrity_allegation_source_ck CHECK (source IN (
      'HOTLINE', 'STAFF', 'PARTNER', 'COMMUNITY_CHANNEL', 'AUDIT', 'MEDIA', 'OTHER_AGENCY', 'AUTHORITY', 'ANONYMOUS')),
    category text NOT NULL CONSTRAINT integrity_allegation_category_ck CHECK (category IN (
      'FRAUD', 'CORRUPTION', 'COLLUSION', 'DIVERSION', 'SEXUAL_EXPLOITATION_ABUSE', 'SEXUAL_HARASSMENT', 'CHILD_SAFEGUARDING',
      'LABOUR_ABUSE', 'CONFLICT_OF_INTEREST', 'RETALIATION', 'OTHER')),
    indicators text[] NOT NULL,
    received_on date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    sealed text,
    triage text CONSTRAINT integrity_allegation_triage_ck
      CHECK (triage IN ('WITHIN_MANDATE', 'REFER_ELSEWHERE', 'INSUFFICIENT', 'NO_MISCONDUCT')),
    triaged_at timestamptz,
    state text NOT NULL CONSTRAINT integrity_allegation_state_ck CHECK (state IN (
      'RECEIVED', 'UNDER_INVESTIGATION', 'SUBSTANTIATED', 'UNSUBSTANTIATED', 'REFERRED', 'DISMISSED')),
    closed_at timestamptz,
    purged_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT integrity_allegation_triaged_ck
      CHECK ((triage IS NULL) = (triaged_at IS NULL) AND (triage IS NULL) = (state = 'RECEIVED')),
    CONSTRAINT integrity_allegation_closed_ck
      CHECK ((closed_at IS NULL) = (state IN ('RECEIVED', 'UNDER_INVESTIGATION'))),
    CONSTRAINT integrity_allegation_purged_ck CHECK ((sealed IS NULL) = (purged_at IS NOT NULL))
  );
  CREATE INDEX integrity_allegation_agency_ix ON integrity_allegation (agency, id);
  CREATE INDEX integrity_allegation_partner_ix ON integrity_allegation (partner_id, id);
  ALTER TABLE integrity_allegation ENABLE ROW LEVEL SECURITY;
  ALTER TABLE integrity_allegation FORCE ROW LEVEL SECURITY;
  CREATE POLICY integrity_allegation_owner ON integrity_allegation TO sanctions_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('INVESTIGATOR')))
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('INVESTIGATOR')));
  CREATE POLICY integrity_allegation_job_read ON integrity_allegation FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY integrity_allegation_job_update ON integrity_allegation FOR UPDATE TO sanctions_job
    USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (sealed, triage, triaged_at, state, closed_at, version) ON integrity_allegation TO sanctions_app;
  GRANT SELECT (id, category, received_on, closed_at, purged_at), UPDATE (sealed, purged_at)
    ON integrity_allegation TO sanctions_job;

  -- Small numbers never get here, so no request can be made to tell them.
  CREATE TABLE allegation_figure (
    year integer NOT NULL,
    category text NOT NULL,
    allegations integer CONSTRAINT allegation_figure_count_ck CHECK (allegations >= 5),
    CONSTRAINT allegation_figure_pk PRIMARY KEY (year, category)
  );
  GRANT SELECT ON allegation_figure TO sanctions_app;
  GRANT SELECT, INSERT, UPDATE ON allegation_figure TO sanctions_job;
`;

const media = `
  CREATE TABLE adverse_media_item (
    id uuid CONSTRAINT adverse_media_item_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT adverse_media_item_clearance_fk REFERENCES clearance (partner_id),
    agency text NOT NULL,
    published_on date NOT NULL,
    relevance text NOT NULL CONSTRAINT adverse_media_item_relevance_ck CHECK (relevance IN ('LOW', 'MEDIUM', 'HIGH')),
    is_urgent boolean NOT NULL,
    url_hash text NOT NULL,
    sealed text,
    reported_by text NOT NULL,
    reported_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    decision text CONSTRAINT adverse_media_item_decision_ck
      CHECK (decision IN ('NO_ACTION', 'MONITOR', 'RAISE_FLAG', 'ALERT_AGENCIES')),
    decided_by text,
    decided_at timestamptz,
    observation_id uuid,
    alert_id uuid,
    purged_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT adverse_media_item_decided_ck
      CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)),
    CONSTRAINT adverse_media_item_purged_ck CHECK ((sealed IS NULL) = (purged_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX adverse_media_item_url_uq ON adverse_media_item (agency, partner_id, url_hash);
  CREATE INDEX adverse_media_item_queue_ix ON adverse_media_item (agency, due_at, id) WHERE decision IS NULL;
  CREATE INDEX adverse_media_item_reported_ix ON adverse_media_item (agency, reported_at);
  ALTER TABLE adverse_media_item ENABLE ROW LEVEL SECURITY;
  ALTER TABLE adverse_media_item FORCE ROW LEVEL SECURITY;
  CREATE POLICY adverse_media_item_read ON adverse_media_item FOR SELECT TO sanctions_app
    USING (agency = (SELECT viewer_agency())
           AND ((SELECT viewer_has_role('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'INVESTIGATOR', 'IP_UNIT_ADMIN'))
                OR reported_by = (SELECT viewer() ->> 'subject')));
  CREATE POLICY adverse_media_item_insert ON adverse_media_item FOR INSERT TO sanctions_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND reported_by = (SELECT viewer() ->> 'subject'));
  CREATE POLICY adverse_media_item_decide ON adverse_media_item FOR UPDATE TO sanctions_app
    USING (agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('SANCTIONS_ADJUDICATOR', 'INVESTIGATOR', 'IP_UNIT_ADMIN')))
    WITH CHECK (agency = (SELECT viewer_agency()) AND decided_by = (SELECT viewer() ->> 'subject'));
  CREATE POLICY adverse_media_item_job_read ON adverse_media_item FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY adverse_media_item_job_update ON adverse_media_item FOR UPDATE TO sanctions_job USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (sealed, decision, decided_by, decided_at, observation_id, alert_id, version)
    ON adverse_media_item TO sanctions_app;
  GRANT SELECT (id, reported_at, purged_at), UPDATE (sealed, purged_at) ON adverse_media_item TO sanctions_job;
`;
