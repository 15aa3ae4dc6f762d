import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { LegislativeMandate } from './mandate.view';

const columns = `m.id, m.agency AS "agencyCode", m.reference, m.title, m.text, m.adopted_on::text AS "adoptedOn",
  m.report_id AS "reportId", m.recorded_by AS "recordedBy", m.recorded_at AS "recordedAt"`;

const matching = 'FROM legislative_mandate m WHERE ($1::text IS NULL OR m.agency = $1)';

export class MandateRepository {
  constructor(private readonly manager: EntityManager) {}

  find(ids: readonly string[]): Promise<LegislativeMandate[]> {
    return this.manager.query(
      `/* MandateRepository.find */ SELECT ${columns} FROM legislative_mandate m WHERE m.id = ANY ($1)`,
      [ids],
    );
  }

  findPage(agency: string | null, after: string | null, limit: number): Promise<LegislativeMandate[]> {
    return this.manager.query(
      `/* MandateRepository.findPage */
       SELECT ${columns} ${matching} AND ($2::uuid IS NULL OR m.id < $2) ORDER BY m.id DESC LIMIT $3`,
      [agency, after, limit],
    );
  }

  async count(agency: string | null): Promise<number> {
    const [row] = await this.manager.query(`/* MandateRepository.count */ ${countUpTo(matching)}`, [agency]);
    return row.count;
  }

  /** Null when the agency has recorded this decision already. */
  async insert(row: LegislativeMandate): Promise<string | null> {
    const [inserted] = await this.manager.query(
      `/* MandateRepository.insert */
       INSERT INTO legislative_mandate (id, agency, reference, title, text, adopted_on, report_id, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT legislative_mandate_reference_uq DO NOTHING RETURNING id`,
      [
        row.id,
        row.agencyCode,
        row.reference,
        row.title,
        row.text,
        row.adoptedOn,
        row.reportId,
        row.recordedBy,
        row.recordedAt,
      ],
    );
    return inserted?.id ?? null;
  }
}
