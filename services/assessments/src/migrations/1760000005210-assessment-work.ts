import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Doing an assessment: who works on it, what they answer with which evidence, what the partner says, and what two people decide. */
export class AssessmentWork1760000005210 implements MigrationInterface {
  readonly name = 'AssessmentWork1760000005210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(assessors);
    await runner.query(answers);
    await runner.query(comments);
    await runner.query(texts);
    await runner.query(decisions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE assessment_invalidation, band_adjustment, assessment_score, assessment_text, assessment_comment,
        assessment_comment_round, assessment_evidence, assessment_answer, assessment_assessor;
      DROP FUNCTION viewer_works_on_assessment(uuid);
      ALTER TABLE assessment DROP COLUMN business_sector`);
  }
}

const own = 'agency = (SELECT viewer_agency())';
const ofPartner = `partner_id uuid NOT NULL`;
const ofAssessment = (table: string) =>
  `assessment_id uuid NOT NULL CONSTRAINT ${table}_assessment_fk REFERENCES assessment (id)`;

/** Agencies for which it is done see it as well; a partner never sees who of them works on it. */
const assessors = `
  ALTER TABLE assessment ADD business_sector text;

  -- Owner, joint agencies, and the partner about itself, while questions are answered: nobody writes answers later.
  CREATE FUNCTION viewer_works_on_assessment(assessment uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM assessment a WHERE a.id = assessment AND a.state IN ('ASSIGNED', 'IN_PROGRESS')
      AND (viewer_agency() = a.owner_agency OR viewer_agency() = ANY (a.joint_agencies)
           OR (a.assessor_type = 'PARTNER_SELF' AND viewer_acts_for(a.partner_id)))) $$;

  CREATE TABLE assessment_assessor (
    id uuid CONSTRAINT assessment_assessor_pk PRIMARY KEY,
    ${ofAssessment('assessment_assessor')},
    agency text NOT NULL,
    ${ofPartner},
    assessor_agency text NOT NULL,
    subject text NOT NULL,
    sections text[] NOT NULL,
    assigned_by text NOT NULL,
    assigned_at timestamptz NOT NULL,
    removed_at timestamptz,
    CONSTRAINT assessment_assessor_subject_uq UNIQUE (assessment_id, assessor_agency, subject)
  );
  ALTER TABLE assessment_assessor ENABLE ROW LEVEL SECURITY;
  ALTER TABLE assessment_assessor FORCE ROW LEVEL SECURITY;
  CREATE POLICY assessment_assessor_read ON assessment_assessor FOR SELECT TO assessments_app
    USING (${own} OR assessor_agency = (SELECT viewer_agency()));
  CREATE POLICY assessment_assessor_insert ON assessment_assessor FOR INSERT TO assessments_app WITH CHECK (${own});
  CREATE POLICY assessment_assessor_update ON assessment_assessor FOR UPDATE TO assessments_app
    USING (${own}) WITH CHECK (${own});
  GRANT SELECT, INSERT, UPDATE (sections, assigned_by, assigned_at, removed_at) ON assessment_assessor TO assessments_app;
`;

const answers = `
  CREATE TABLE assessment_answer (
    ${ofAssessment('assessment_answer')},
    question text NOT NULL,
    agency text NOT NULL,
    ${ofPartner},
    value text,
    not_applicable boolean NOT NULL,
    comment text,
    evidence integer NOT NULL,
    version integer NOT NULL,
    answered_by text NOT NULL,
    answered_at timestamptz NOT NULL,
    CONSTRAINT assessment_answer_pk PRIMARY KEY (assessment_id, question),
    CONSTRAINT assessment_answer_one_ck CHECK (value IS NULL OR NOT not_applicable)
  );
  ALTER TABLE assessment_answer ENABLE ROW LEVEL SECURITY;
  ALTER TABLE assessment_answer FORCE ROW LEVEL SECURITY;
  CREATE POLICY assessment_answer_read ON assessment_answer FOR SELECT TO assessments_app
    USING (${own} OR viewer_assessment_level(assessment_id) >= 2);
  CREATE POLICY assessment_answer_insert ON assessment_answer FOR INSERT TO assessments_app
    WITH CHECK (viewer_works_on_assessment(assessment_id));
  CREATE POLICY assessment_answer_update ON assessment_answer FOR UPDATE TO assessments_app
    USING (viewer_works_on_assessment(assessment_id)) WITH CHECK (viewer_works_on_assessment(assessment_id));
  GRANT SELECT, INSERT, UPDATE (value, not_applicable, comment, evidence, version, answered_by, answered_at)
    ON assessment_answer TO assessments_app;

  CREATE TABLE assessment_evidence (
    id uuid CONSTRAINT assessment_evidence_pk PRIMARY KEY,
    ${ofAssessment('assessment_evidence')},
    -- Null for files of the report.
    question text,
    agency text NOT NULL,
    ${ofPartner},
    file_id uuid NOT NULL,
    sealed_name text NOT NULL,
    content_type text NOT NULL,
    size integer NOT NULL,
    sha256 text NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL,
    CONSTRAINT assessment_evidence_file_uq UNIQUE NULLS NOT DISTINCT (assessment_id, question, file_id)
  );
  ALTER TABLE assessment_evidence ENABLE ROW LEVEL SECURITY;
  ALTER TABLE assessment_evidence FORCE ROW LEVEL SECURITY;
  CREATE POLICY assessment_evidence_read ON assessment_evidence FOR SELECT TO assessments_app
    USING (${own} OR viewer_assessment_level(assessment_id) >= 3);
  CREATE POLICY assessment_evidence_insert ON assessment_evidence FOR INSERT TO assessments_app
    WITH CHECK (viewer_works_on_assessment(assessment_id));
  CREATE POLICY assessment_evidence_delete ON assessment_evidence FOR DELETE TO assessments_app
    USING (viewer_works_on_assessment(assessment_id));
  GRANT SELECT, INSERT, DELETE ON assessment_evidence TO assessments_app;
`;

const comments = `
  CREATE TABLE assessment_comment_round (
    assessment_id uuid CONSTRAINT assessment_comment_round_pk PRIMARY KEY
      CONSTRAINT assessment_comment_round_assessment_fk REFERENCES assessment (id),
    agency text NOT NULL,
    ${ofPartner},
    requested_at timestamptz NOT NULL,
    due_on date NOT NULL,
    answered_at timestamptz
  );
  ALTER TABLE assessment_comment_round ENABLE ROW LEVEL SECURITY;
  ALTER TABLE assessment_comment_round FORCE ROW LEVEL SECURITY;
  CREATE POLICY assessment_comment_round_read ON assessment_comment_round FOR SELECT TO assessments_app
    USING (${own} OR viewer_acts_for(partner_id) OR viewer_assessment_level(assessment_id) >= 2);
  CREATE POLICY assessment_comment_round_insert ON assessment_comment_round FOR INSERT TO assessments_app
    WITH CHECK (${own} OR viewer_works_on_assessment(assessment_id));
  CREATE POLICY assessment_comment_round_update ON assessment_comment_round FOR UPDATE TO assessments_app
    USING (${own} OR viewer_acts_for(partner_id) OR viewer_works_on_assessment(assessment_id))
    WITH CHECK (${own} OR viewer_acts_for(partner_id) OR viewer_works_on_assessment(assessment_id));
  GRANT SELECT, INSERT, UPDATE (requested_at, due_on, answered_at) ON assessment_comment_round TO assessments_app;

  CREATE TABLE assessment_comment (
    id uuid CONSTRAINT assessment_comment_pk PRIMARY KEY,
    ${ofAssessment('assessment_comment')},
    agency text NOT NULL,
    ${ofPartner},
    section text,
    question text,
    sealed text NOT NULL,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT assessment_comment_place_ck CHECK (section IS NULL OR question IS NULL)
  );
  CREATE INDEX assessment_comment_assessment_ix ON assessment_comment (assessment_id, id);
  ALTER TABLE assessment_comment ENABLE ROW LEVEL SECURITY;
  ALTER TABLE assessment_comment FORCE ROW LEVEL SECURITY;
  CREATE POLICY assessment_comment_read ON assessment_comment FOR SELECT TO assessments_app
    USING (${own} OR viewer_acts_for(partner_id) OR viewer_assessment_level(assessment_id) >= 2);
  CREATE POLICY assessment_comment_insert ON assessment_comment FOR INSERT TO assessments_app
    WITH CHECK (viewer_acts_for(partner_id));
  GRANT SELECT, INSERT ON assessment_comment TO assessments_app;
`;

// Append-only: what was said last counts. Notes and reasons stay with the owner (OWNER_ONLY of domain-model.md 2.8).
const texts = `
  CREATE TABLE assessment_text (
    id uuid CONSTRAINT assessment_text_pk PRIMARY KEY,
    ${ofAssessment('assessment_text')},
    agency text NOT NULL,
    ${ofPartner},
    kind text NOT NULL CONSTRAINT assessment_text_kind_ck CHECK (kind IN (
      'CONCLUSION', 'NARRATIVE', 'RECOMMENDATIONS', 'WORKING_NOTE', 'RETURN', 'CANCELLATION', 'DESPITE_REUSABLE')),
    sealed text NOT NULL,
    written_by text NOT NULL,
    written_at timestamptz NOT NULL
  );
  CREATE INDEX assessment_text_assessment_ix ON assessment_text (assessment_id, kind, id);
  ALTER TABLE assessment_text ENABLE ROW LEVEL SECURITY;
  ALTER TABLE assessment_text FORCE ROW LEVEL SECURITY;
  CREATE POLICY assessment_text_own_read ON assessment_text FOR SELECT TO assessments_app
    USING (${own} AND (kind <> 'WORKING_NOTE'
      OR viewer_has_role('ASSESSOR', 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR')));
  CREATE POLICY assessment_text_shared_read ON assessment_text FOR SELECT TO assessments_app
    USING ((kind = 'CONCLUSION' AND viewer_assessment_level(assessment_id) >= 1)
           OR (kind IN ('NARRATIVE', 'RECOMMENDATIONS') AND viewer_assessment_level(assessment_id) >= 2));
  CREATE POLICY assessment_text_insert ON assessment_text FOR INSERT TO assessments_app
    WITH CHECK (${own} OR (kind IN ('CONCLUSION', 'NARRATIVE', 'RECOMMENDATIONS') AND viewer_works_on_assessment(assessment_id)));
  GRANT SELECT, INSERT ON assessment_text TO assessments_app;
`;

const bands = `'LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH', 'HIGH_ASSUMED', 'LOW_ASSUMED', 'NOT_REQUIRED'`;

const secondPerson = (table: string) => `
    sealed text NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decision text CONSTRAINT ${table}_decision_ck CHECK (decision IN ('APPROVED', 'REFUSED', 'WITHDRAWN')),
    decided_by text,
    decided_at timestamptz,
    CONSTRAINT ${table}_decided_ck CHECK (
      (decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
    CONSTRAINT ${table}_second_ck CHECK (decision = 'WITHDRAWN' OR decided_by <> proposed_by)`;

const ownOnly = (table: string) => `
  CREATE UNIQUE INDEX ${table}_open_uq ON ${table} (assessment_id) WHERE decision IS NULL;
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_insert ON ${table} FOR INSERT TO assessments_app WITH CHECK (${own});
  CREATE POLICY ${table}_update ON ${table} FOR UPDATE TO assessments_app USING (${own})
    WITH CHECK (${own});
  GRANT SELECT, INSERT, UPDATE (decision, decided_by, decided_at) ON ${table} TO assessments_app;`;

// A-INV-2: the database too wants two people.
const decisions = `
  CREATE TABLE assessment_score (
    assessment_id uuid CONSTRAINT assessment_score_pk PRIMARY KEY
      CONSTRAINT assessment_score_assessment_fk REFERENCES assessment (id),
    agency text NOT NULL,
    ${ofPartner},
    result jsonb NOT NULL,
    computed_at timestamptz NOT NULL
  );
  ALTER TABLE assessment_score ENABLE ROW LEVEL SECURITY;
  ALTER TABLE assessment_score FORCE ROW LEVEL SECURITY;
  CREATE POLICY assessment_score_read ON assessment_score FOR SELECT TO assessments_app
    USING (${own} OR viewer_assessment_level(assessment_id) >= 1);
  CREATE POLICY assessment_score_insert ON assessment_score FOR INSERT TO assessments_app WITH CHECK (${own});
  CREATE POLICY assessment_score_import ON assessment_score FOR INSERT TO assessments_job WITH CHECK (true);
  GRANT SELECT, INSERT ON assessment_score TO assessments_app;
  GRANT INSERT ON assessment_score TO assessments_job;

  CREATE TABLE band_adjustment (
    id uuid CONSTRAINT band_adjustment_pk PRIMARY KEY,
    ${ofAssessment('band_adjustment')},
    agency text NOT NULL,
    ${ofPartner},
    from_band text CONSTRAINT band_adjustment_from_ck CHECK (from_band IN (${bands})),
    to_band text NOT NULL CONSTRAINT band_adjustment_to_ck CHECK (to_band IN (${bands})),
    ${secondPerson('band_adjustment')}
  );
  ${ownOnly('band_adjustment')}
  CREATE POLICY band_adjustment_read ON band_adjustment FOR SELECT TO assessments_app
    USING (${own} OR (decision = 'APPROVED' AND viewer_assessment_level(assessment_id) >= 2));
  CREATE INDEX band_adjustment_assessment_ix ON band_adjustment (assessment_id, id);

  CREATE TABLE assessment_invalidation (
    id uuid CONSTRAINT assessment_invalidation_pk PRIMARY KEY,
    ${ofAssessment('assessment_invalidation')},
    agency text NOT NULL,
    ${ofPartner},
    event_id uuid NOT NULL CONSTRAINT assessment_invalidation_event_fk REFERENCES invalidating_event (id),
    ${secondPerson('assessment_invalidation')}
  );
  ${ownOnly('assessment_invalidation')}
  CREATE POLICY assessment_invalidation_read ON assessment_invalidation FOR SELECT TO assessments_app USING (${own});
  CREATE INDEX assessment_invalidation_assessment_ix ON assessment_invalidation (assessment_id, id);
`;
