import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The five questions of verification (standards.md 3.4), the answers, and who decided on hits of a partner. */
export class Verification1760000002610 implements MigrationInterface {
  readonly name = 'Verification1760000002610';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(questions);
    await runner.query(verifications);
    await runner.query(adjudicators);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE partner_adjudicator, verification_answer, verification, verification_question`);
  }
}

const questions = `
  CREATE TABLE verification_question (
    version text NOT NULL,
    code text NOT NULL CONSTRAINT verification_question_code_ck CHECK (code ~ '^Q[1-9]$'),
    language text NOT NULL,
    text text NOT NULL,
    expected boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    CONSTRAINT verification_question_pk PRIMARY KEY (version, code, language)
  );
  INSERT INTO verification_question (version, effective_from, code, expected, language, text) VALUES
    ('1', '2020-01-01', 'Q1', true, 'en', 'Is a registration certificate on file that is valid and has not expired?'),
    ('1', '2020-01-01', 'Q2', true, 'en', 'Do the mandate and mission of the organisation agree with the purposes of the United Nations?'),
    ('1', '2020-01-01', 'Q3', true, 'en', 'Does it have ways to prevent and handle fraud, corruption, and sexual exploitation and abuse, and to safeguard people?'),
    ('1', '2020-01-01', 'Q4', false, 'en', 'Do you know of any other risk that the United Nations should not accept?'),
    ('1', '2020-01-01', 'Q5', false, 'en', 'Do flags or observations that are on record show a risk that should not be accepted?'),
    ('1', '2020-01-01', 'Q1', true, 'fr', 'Le dossier contient-il un certificat d''enregistrement valable et non expiré ?'),
    ('1', '2020-01-01', 'Q2', true, 'fr', 'Le mandat et la mission de l''organisation sont-ils conformes aux buts des Nations Unies ?'),
    ('1', '2020-01-01', 'Q3', true, 'fr', 'Dispose-t-elle de moyens de prévenir et de traiter la fraude, la corruption, l''exploitation et les abus sexuels, et de protéger les personnes ?'),
    ('1', '2020-01-01', 'Q4', false, 'fr', 'Connaissez-vous un autre risque que les Nations Unies ne devraient pas accepter ?'),
    ('1', '2020-01-01', 'Q5', false, 'fr', 'Les signalements ou observations enregistrés révèlent-ils un risque à ne pas accepter ?');
  GRANT SELECT ON verification_question TO registry_app, registry_job;
`;

const verifications = `
  CREATE TABLE verification (
    id uuid CONSTRAINT verification_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT verification_partner_fk REFERENCES partner (id),
    question_version text NOT NULL,
    result text NOT NULL CONSTRAINT verification_result_ck CHECK (result IN ('VERIFIED', 'NOT_VERIFIED')),
    agency text NOT NULL CONSTRAINT verification_agency_fk REFERENCES agency (code),
    office_id uuid CONSTRAINT verification_office_fk REFERENCES office (id),
    verified_by text NOT NULL,
    at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    supersedes_id uuid CONSTRAINT verification_supersedes_fk REFERENCES verification (id),
    CONSTRAINT verification_supersedes_uq UNIQUE (supersedes_id)
  );
  CREATE INDEX verification_partner_ix ON verification (partner_id, id);
  GRANT SELECT, INSERT ON verification TO registry_app;
  GRANT SELECT ON verification TO registry_job;

  CREATE TABLE verification_answer (
    verification_id uuid NOT NULL CONSTRAINT verification_answer_verification_fk REFERENCES verification (id),
    question text NOT NULL,
    agency text NOT NULL,
    answer boolean NOT NULL,
    comment text NOT NULL,
    CONSTRAINT verification_answer_pk PRIMARY KEY (verification_id, question)
  );
  ALTER TABLE verification_answer ENABLE ROW LEVEL SECURITY;
  ALTER TABLE verification_answer FORCE ROW LEVEL SECURITY;
  CREATE POLICY verification_answer_read ON verification_answer FOR SELECT TO registry_app
    USING (agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('VERIFIER', 'VETTING_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR')));
  CREATE POLICY verification_answer_write ON verification_answer FOR INSERT TO registry_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('VERIFIER')));
  GRANT SELECT, INSERT ON verification_answer TO registry_app;
`;

const adjudicators = `
  CREATE TABLE partner_adjudicator (
    partner_id uuid NOT NULL,
    subject text NOT NULL,
    hit_id uuid NOT NULL,
    outcome text NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT partner_adjudicator_pk PRIMARY KEY (partner_id, subject, hit_id)
  );
  GRANT SELECT ON partner_adjudicator TO registry_app;
  GRANT SELECT, INSERT, UPDATE ON partner_adjudicator TO registry_job;
`;
