import type { EntityManager } from 'typeorm';
import type { AssessmentState } from '../../terms/assessment-state.enum';

export interface AssessmentChangeRow {
  id: string;
  assessmentId: string;
  fromState: `${AssessmentState}` | null;
  toState: `${AssessmentState}`;
  actor: 'AGENCY' | 'PARTNER' | 'SYSTEM';
  /** Set for AGENCY alone. */
  agency: string | null;
  /** Who it was; never leaves this service. */
  subject: string | null;
  at: Date;
}

const columns = `c.id, c.assessment_id AS "assessmentId", c.from_state AS "fromState", c.to_state AS "toState", c.actor, c.agency,
  c.subject, c.at`;

/** Append-only. */
export class AssessmentChangeRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The latest 100 of each, oldest first. */
  findByAssessments(assessmentIds: readonly string[]): Promise<AssessmentChangeRow[]> {
    return this.manager.query(
      `/* AssessmentChangeRepository.findByAssessments */
       SELECT ${columns} FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT * FROM assessment_change WHERE assessment_id = wanted.id ORDER BY id DESC LIMIT 100) AS c ORDER BY c.id`,
      [assessmentIds],
    );
  }

  async insert(rows: readonly AssessmentChangeRow[]): Promise<void> {
    await this.manager.query(
      `/* AssessmentChangeRepository.insert */
       INSERT INTO assessment_change (id, assessment_id, from_state, to_state, actor, agency, subject, at)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, "assessmentId" uuid, "fromState" text, "toState" text,
         actor text, agency text, subject text, at timestamptz)`,
      [JSON.stringify(rows)],
    );
  }
}
