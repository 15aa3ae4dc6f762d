import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { TouchedPeriod } from '../suppression/suppression-block.repository';
import type { KpiSharingDecision } from './kpi-sharing.view';

export interface KpiSharingQuery {
  agencies: readonly string[] | null;
  codes: readonly string[] | null;
  withEnded: boolean;
  /** Id of the last decision of the page before. */
  after: string | null;
}

const decisions = `
  FROM kpi_sharing_decision s LEFT JOIN kpi_sharing_decision next
    ON next.code = s.code AND next.agency = s.agency AND next.version = s.version + 1`;
const columns = `s.id, s.agency AS "agencyCode", s.code, s.sharing, s.reason, s.version, s.decided_at AS "decidedAt",
  next.decided_at AS "endedAt"`;
const wanted = `${decisions} WHERE ($1::text[] IS NULL OR s.agency = ANY ($1)) AND ($2::text[] IS NULL OR s.code = ANY ($2))
  AND ($3::boolean OR next.id IS NULL)`;

export class KpiSharingRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert({ id, agencyCode, code, version, sharing, reason, decidedAt }: KpiSharingDecision): Promise<void> {
    await this.manager.query(
      `/* KpiSharingRepository.insert */
       INSERT INTO kpi_sharing_decision (id, agency, code, version, sharing, reason, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, agencyCode, code, version, sharing, reason, decidedAt],
    );
  }

  async find(id: string): Promise<KpiSharingDecision | null> {
    const [row] = await this.manager.query(
      `/* KpiSharingRepository.find */ SELECT ${columns} ${decisions} WHERE s.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async findStanding(agency: string, code: string): Promise<KpiSharingDecision | null> {
    const [row] = await this.manager.query(
      `/* KpiSharingRepository.findStanding */
       SELECT ${columns} ${decisions} WHERE s.agency = $1 AND s.code = $2 AND next.id IS NULL`,
      [agency, code],
    );
    return row ?? null;
  }

  findPage({ agencies, codes, withEnded, after }: KpiSharingQuery, limit: number): Promise<KpiSharingDecision[]> {
    return this.manager.query(
      `/* KpiSharingRepository.findPage */
       SELECT ${columns} ${wanted} AND ($4::uuid IS NULL OR s.id < $4) ORDER BY s.id DESC LIMIT $5`,
      [agencies, codes, withEnded, after, limit],
    );
  }

  async count({ agencies, codes, withEnded }: KpiSharingQuery): Promise<number> {
    const [row] = await this.manager.query(`/* KpiSharingRepository.count */ ${countUpTo(wanted)}`, [
      agencies,
      codes,
      withEnded,
    ]);
    return row.count;
  }

  /** Of which the agency has told figures: what others see of them may change with a decision. */
  findPeriods(agency: string, definitionIds: readonly string[]): Promise<TouchedPeriod[]> {
    return this.manager.query(
      `/* KpiSharingRepository.findPeriods */
       SELECT DISTINCT definition_id AS "definitionId", year, quarter FROM kpi_value
       WHERE agency = $1 AND definition_id = ANY ($2) AND partner_id IS NULL AND covers IS NULL`,
      [agency, definitionIds],
    );
  }
}
