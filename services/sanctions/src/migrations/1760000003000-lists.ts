import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Lists1760000003000 implements MigrationInterface {
  readonly name = 'Lists1760000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sources);
    await runner.query(versions);
    await runner.query(refreshes);
    await runner.query(known);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(withoutRefreshes);
    await runner.query(withoutVersions);
    await runner.query(withoutKnown);
    await runner.query(withoutSources);
  }
}

// Agencies add sources of their own in requests, which may fill no column that the jobs answer for.
const sources = `
  ALTER TABLE list_source
    ADD COLUMN formats text[] NOT NULL DEFAULT '{UN_XML}',
    ADD COLUMN agency text,
    ADD COLUMN legal_basis text NOT NULL DEFAULT '',
    ADD COLUMN licence text NOT NULL DEFAULT '',
    ADD COLUMN url text,
    ADD COLUMN refresh_hours integer,
    ADD COLUMN fetched_sha256 text,
    ADD COLUMN fetched_etag text,
    ADD COLUMN fetched_modified text,
    ADD CONSTRAINT list_source_formats_ck CHECK (
      cardinality(formats) > 0 AND formats <@ ARRAY['UN_XML', 'OFAC_SDN_ZIP', 'WORLD_BANK_XLSX', 'EBRD_CSV',
                                                    'AGENCY_CSV', 'AGENCY_JSON', 'FTM_JSONL']),
    ADD CONSTRAINT list_source_refresh_ck CHECK (refresh_hours > 0 AND (refresh_hours IS NULL OR url IS NOT NULL)),
    ADD CONSTRAINT list_source_agency_ck CHECK (
      (agency IS NOT NULL) = starts_with(code, 'AGENCY_') AND (agency IS NULL OR binding = 'INFORMATIVE'));
  GRANT INSERT (code, name, authority, binding, max_age_hours, plausible_min, plausible_max, formats, agency, legal_basis,
                licence, url, refresh_hours) ON list_source TO sanctions_app;
  GRANT UPDATE (fetched_sha256, fetched_etag, fetched_modified) ON list_source TO sanctions_job;
`;

const withoutSources = `
  REVOKE INSERT (code, name, authority, binding, max_age_hours, plausible_min, plausible_max, formats, agency, legal_basis,
                 licence, url, refresh_hours) ON list_source FROM sanctions_app;
  ALTER TABLE list_source
    DROP CONSTRAINT list_source_formats_ck,
    DROP CONSTRAINT list_source_refresh_ck,
    DROP CONSTRAINT list_source_agency_ck,
    DROP COLUMN formats, DROP COLUMN agency, DROP COLUMN legal_basis, DROP COLUMN licence, DROP COLUMN url,
    DROP COLUMN refresh_hours, DROP COLUMN fetched_sha256, DROP COLUMN fetched_etag, DROP COLUMN fetched_modified;
`;

// The place in the order of a source's versions, since a released file is older by its id than what it replaces.
const versions = `
  ALTER TABLE list_snapshot
    ADD COLUMN format text NOT NULL DEFAULT 'UN_XML',
    ADD COLUMN ended integer,
    ADD COLUMN passed_over integer,
    ADD COLUMN version_no integer,
    ADD COLUMN derived_from uuid CONSTRAINT list_snapshot_derived_fk REFERENCES list_snapshot (id);
  UPDATE list_snapshot s SET version_no = numbered.place
  FROM (SELECT id, row_number() OVER (PARTITION BY source ORDER BY in_force_at, id) AS place
        FROM list_snapshot WHERE in_force_at IS NOT NULL) AS numbered
  WHERE numbered.id = s.id;
  ALTER TABLE list_snapshot
    ADD CONSTRAINT list_snapshot_version_no_ck CHECK ((version_no IS NOT NULL) = (state IN ('IN_FORCE', 'SUPERSEDED')));
  CREATE UNIQUE INDEX list_snapshot_version_no_uq ON list_snapshot (source, version_no);
  GRANT INSERT ON list_snapshot TO sanctions_job;

  ALTER TABLE listed_subject ADD COLUMN listed_until date;
  CREATE INDEX listed_subject_until_ix ON listed_subject (source, listed_until) WHERE delisted_at IS NULL;
  CREATE INDEX listed_subject_version_snapshot_ix ON listed_subject_version (snapshot_id, subject_id);
  GRANT SELECT ON listed_subject_version TO sanctions_app;
`;

const withoutVersions = `
  REVOKE SELECT ON listed_subject_version FROM sanctions_app;
  DROP INDEX listed_subject_version_snapshot_ix;
  DROP INDEX listed_subject_until_ix;
  ALTER TABLE listed_subject DROP COLUMN listed_until;
  REVOKE INSERT ON list_snapshot FROM sanctions_job;
  DROP INDEX list_snapshot_version_no_uq;
  ALTER TABLE list_snapshot
    DROP CONSTRAINT list_snapshot_version_no_ck,
    DROP COLUMN format, DROP COLUMN ended, DROP COLUMN passed_over, DROP COLUMN version_no, DROP COLUMN derived_from;
`;

const refreshes = `
  CREATE TABLE list_refresh (
    id uuid CONSTRAINT list_refresh_pk PRIMARY KEY,
    source text NOT NULL CONSTRAINT list_refresh_source_fk REFERENCES list_source (code),
    state text NOT NULL CONSTRAINT list_refresh_state_ck CHECK (state IN ('PENDING', 'FETCHED', 'UNCHANGED', 'FAILED')),
    message text,
    snapshot_id uuid CONSTRAINT list_refresh_snapshot_fk REFERENCES list_snapshot (id),
    job_id uuid NOT NULL,
    agency text NOT NULL,
    requested_by text NOT NULL,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT list_refresh_finished_ck CHECK ((finished_at IS NOT NULL) = (state <> 'PENDING')),
    CONSTRAINT list_refresh_message_ck CHECK (state <> 'FAILED' OR message IS NOT NULL)
  );
  CREATE UNIQUE INDEX list_refresh_pending_uq ON list_refresh (source) WHERE state = 'PENDING';
  CREATE INDEX list_refresh_source_ix ON list_refresh (source, id DESC);
  GRANT SELECT, INSERT (id, source, state, job_id, agency, requested_by, created_at) ON list_refresh TO sanctions_app;
  GRANT SELECT, INSERT (id, source, state, job_id, agency, requested_by, created_at),
        UPDATE (state, message, snapshot_id, finished_at) ON list_refresh TO sanctions_job;
`;

const withoutRefreshes = 'DROP TABLE list_refresh';

// The banks enforce each other's debarments and agencies heed them by default; a list of one State binds no other.
const known = `
  UPDATE list_source SET
    legal_basis = 'Charter of the United Nations, Article 41; resolutions of the Security Council',
    licence = 'Published by the United Nations for implementation by all States',
    url = 'https://scsanctions.un.org/resources/xml/en/consolidated.xml',
    refresh_hours = 6
  WHERE code = 'UNSC';
  INSERT INTO list_source (code, name, authority, binding, max_age_hours, plausible_min, plausible_max, formats,
                           legal_basis, licence)
  VALUES
    ('WORLD_BANK', 'Listing of ineligible firms and individuals', 'World Bank Group', 'RECOGNISED_BY_DEFAULT', 192,
     600, 4000, '{WORLD_BANK_XLSX}', 'World Bank sanctions procedures; Agreement for Mutual Enforcement of Debarment Decisions, 9 April 2010',
     'Terms of use of the World Bank Group'),
    ('EBRD', 'Ineligible entities', 'European Bank for Reconstruction and Development', 'RECOGNISED_BY_DEFAULT', 192,
     300, 5000, '{EBRD_CSV}', 'EBRD enforcement policy; Agreement for Mutual Enforcement of Debarment Decisions, 9 April 2010',
     'Terms of use of EBRD'),
    ('ADB', 'Published list of sanctions', 'Asian Development Bank', 'RECOGNISED_BY_DEFAULT', 192, 50, 5000,
     '{AGENCY_CSV,AGENCY_JSON,FTM_JSONL}', 'Agreement for Mutual Enforcement of Debarment Decisions, 9 April 2010', 'Terms of use of ADB'),
    ('AFDB', 'Debarred entities', 'African Development Bank', 'RECOGNISED_BY_DEFAULT', 192, 50, 5000,
     '{AGENCY_CSV,AGENCY_JSON,FTM_JSONL}', 'Agreement for Mutual Enforcement of Debarment Decisions, 9 April 2010', 'Terms of use of AfDB'),
    ('IADB', 'Sanctioned firms and individuals', 'Inter-American Development Bank', 'RECOGNISED_BY_DEFAULT', 192, 50, 5000,
     '{AGENCY_CSV,AGENCY_JSON,FTM_JSONL}', 'Agreement for Mutual Enforcement of Debarment Decisions, 9 April 2010', 'Terms of use of the IDB Group'),
    ('UNGM_INELIGIBILITY', 'UN ineligibility list', 'United Nations Global Marketplace', 'RECOGNISED_BY_DEFAULT', 192, 1, 20000,
     '{AGENCY_CSV,AGENCY_JSON}', 'HLCM Model Policy Framework on vendor eligibility', 'For UN organisations'),
    ('INTER_AGENCY_IP', 'Inter-agency list of ineligible implementing partners', 'Partner Commons', 'RECOGNISED_BY_DEFAULT', 192, 1, 20000,
     '{AGENCY_JSON,AGENCY_CSV}', 'Decisions of the agencies, shared by S-INV-8', 'For UN organisations'),
    ('OFAC_SDN', 'Specially Designated Nationals', 'Office of Foreign Assets Control, United States', 'INFORMATIVE', 192, 5000, 40000,
     '{OFAC_SDN_ZIP}', 'Law of the United States; binds no organisation of the United Nations', 'Public domain');
`;

const withoutKnown = `
  DELETE FROM list_source WHERE code <> 'UNSC' AND NOT EXISTS (SELECT FROM list_snapshot WHERE source = code);
`;
