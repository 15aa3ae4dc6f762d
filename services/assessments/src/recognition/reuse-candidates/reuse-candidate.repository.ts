import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import { assessmentColumns } from '../../assessing/assessments/assessment.columns';
import type { Assessment } from '../../assessing/assessments/assessment.entity';
import { wantedPartners } from '../../federation/partner-redirect.repository';

/** With the partner that was asked about. */
export type AssessmentOfSubject = Assessment & { askedId: string };

export class ReuseCandidateRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The latest 20 of each partner that are in force and that the agency has no part in. */
  findOfOthers(
    partnerIds: readonly string[],
    agency: string,
    kind: string | null,
    day: Day,
  ): Promise<AssessmentOfSubject[]> {
    return this.manager.query(
      `/* ReuseCandidateRepository.findOfOthers */
       SELECT latest.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${assessmentColumns} FROM assessment a
         WHERE a.partner_id = ANY (wanted.ids) AND a.state = 'FINAL' AND a.finalised_on <= $4
           AND a.owner_agency <> $2 AND NOT $2 = ANY (a.joint_agencies) AND ($3::text IS NULL OR a.kind = $3)
         ORDER BY a.finalised_on DESC, a.id DESC LIMIT 20) AS latest`,
      [partnerIds, agency, kind, day],
    );
  }
}
