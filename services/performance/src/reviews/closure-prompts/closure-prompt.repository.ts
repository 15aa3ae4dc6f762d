import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ClosureRow } from '../closure-assessments/closure-assessment.repository';

export interface StoredPrompt {
  closureId: string;
  isLearnedFrom: boolean;
  sealedReason: string | null;
}

const survivorOf = (id: string) =>
  `coalesce((SELECT r.survivor_id FROM partner_redirect r WHERE r.old_id = ${id}), ${id})`;

/** A lesson names the agreement or, from when its closure was due, the partner; a good practice names the agreement. */
const isLearnedFrom = `(
    EXISTS (SELECT FROM lesson l WHERE l.source_id = c.engagement_id AND l.agency = c.agency AND l.state <> 'WITHDRAWN')
    OR EXISTS (SELECT FROM lesson l WHERE l.partner_id IS NOT NULL AND ${survivorOf('l.partner_id')} = ${survivorOf('c.partner_id')}
      AND l.agency = c.agency AND l.state <> 'WITHDRAWN' AND l.recorded_at >= c.due_on - $1::int)
    OR EXISTS (SELECT FROM good_practice p WHERE p.engagement_id = c.engagement_id AND p.agency = c.agency
      AND p.state IN ('PROPOSED', 'PUBLISHED')))`;

const wanting = `FROM closure_assessment c JOIN engagement e ON e.id = c.engagement_id
  WHERE c.agency = $2 AND c.state = 'SUBMITTED' AND NOT ${isLearnedFrom}
    AND NOT EXISTS (SELECT FROM closure_prompt_dismissal d WHERE d.closure_id = c.id)`;

/** What an agency has still to learn from; that it says there is nothing is its own, by row-level security. */
export class ClosurePromptRepository {
  private readonly manager: EntityManager;

  /** @param noticeDays days before the end of an agreement from which its closure is due */
  constructor(
    transaction: ViewerTransaction,
    private readonly noticeDays: number,
  ) {
    this.manager = transaction.manager;
  }

  find(closureIds: readonly string[]): Promise<StoredPrompt[]> {
    return this.manager.query(
      `/* ClosurePromptRepository.find */
       SELECT c.id AS "closureId", ${isLearnedFrom} AS "isLearnedFrom", d.sealed_reason AS "sealedReason"
       FROM closure_assessment c LEFT JOIN closure_prompt_dismissal d ON d.closure_id = c.id WHERE c.id = ANY ($2)`,
      [this.noticeDays, closureIds],
    );
  }

  findPage(agency: string, after: readonly string[] | null, limit: number): Promise<ClosureRow[]> {
    return this.manager.query(
      `/* ClosurePromptRepository.findPage */
       SELECT c.id AS "closureId", e.id AS "engagementId", e.external_id AS "externalId", c.agency AS "agencyCode",
         c.partner_id AS "partnerId", c.country, c.state AS stored, c.due_on::text AS "dueOn",
         c.submitted_at AS "submittedAt", c.version
       ${wanting} AND ($3::date IS NULL OR (c.due_on, c.engagement_id) > ($3::date, $4::uuid))
       ORDER BY c.due_on, c.engagement_id LIMIT $5`,
      [this.noticeDays, agency, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(agency: string): Promise<number> {
    const [row] = await this.manager.query(`/* ClosurePromptRepository.count */ ${countUpTo(wanting)}`, [
      this.noticeDays,
      agency,
    ]);
    return row.count;
  }

  /** False when it was dismissed before. */
  async dismiss(row: {
    closureId: string;
    agency: string;
    sealedReason: string;
    dismissedBy: string;
    at: Date;
  }): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* ClosurePromptRepository.dismiss */
       INSERT INTO closure_prompt_dismissal (closure_id, agency, sealed_reason, dismissed_by, dismissed_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT ON CONSTRAINT closure_prompt_dismissal_pk DO NOTHING RETURNING closure_id`,
      [row.closureId, row.agency, row.sealedReason, row.dismissedBy, row.at],
    );
    return inserted.length > 0;
  }
}
