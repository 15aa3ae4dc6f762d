import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import { assessmentColumns } from '../assessments/assessment.columns';
import type { Assessment } from '../assessments/assessment.entity';

/** How many are taken in one transaction. */
const batch = 200;

export interface Expiring {
  id: string;
  partnerId: string;
  kind: string;
  ownerAgency: string;
  validUntil: Day;
  /** 90, 60 or 30, whichever was passed last. */
  days: number;
}

/** By the job role. What somebody else holds now is taken the next time. */
export class AssessmentExpiryRepository {
  constructor(private readonly manager: EntityManager) {}

  lockOver(today: Day): Promise<Assessment[]> {
    return this.manager.query(
      `/* AssessmentExpiryRepository.lockOver */
       SELECT ${assessmentColumns} FROM assessment a WHERE a.state = 'FINAL' AND a.valid_until < $1
       ORDER BY a.valid_until, a.id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [today, batch],
    );
  }

  lockExpiring(today: Day): Promise<Expiring[]> {
    return this.manager.query(
      `/* AssessmentExpiryRepository.lockExpiring */
       SELECT a.id, a.partner_id AS "partnerId", a.kind, a.owner_agency AS "ownerAgency", a.valid_until::text AS "validUntil",
              passed.days
       FROM assessment a CROSS JOIN LATERAL (
         SELECT CASE WHEN a.valid_until - $1::date <= 30 THEN 30 WHEN a.valid_until - $1::date <= 60 THEN 60 ELSE 90 END AS days
       ) AS passed
       WHERE a.state = 'FINAL' AND a.valid_until BETWEEN $1::date AND $1::date + 90
         AND NOT EXISTS (SELECT FROM assessment_expiry_warning w WHERE w.assessment_id = a.id AND w.days = passed.days)
       ORDER BY a.valid_until, a.id LIMIT $2 FOR UPDATE OF a SKIP LOCKED`,
      [today, batch],
    );
  }

  async insertWarnings(warned: readonly Expiring[], at: Date): Promise<void> {
    await this.manager.query(
      `/* AssessmentExpiryRepository.insertWarnings */
       INSERT INTO assessment_expiry_warning (assessment_id, days, warned_at)
       SELECT id, days, $3 FROM unnest($1::uuid[], $2::int[]) AS w (id, days)`,
      [warned.map(({ id }) => id), warned.map(({ days }) => days), at],
    );
  }
}
