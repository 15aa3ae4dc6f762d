import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { SuspensionEnd, SuspensionKind } from './interim-suspension.rules';

export interface SuspensionRow {
  id: string;
  agency: string;
  kind: `${SuspensionKind}`;
  caseId: string | null;
  /** The imposed one that was joined. */
  joinedId: string | null;
  partnerIds: string[];
  since: Date;
  until: Date;
  renewedAt: Date | null;
  endedAt: Date | null;
  endedBecause: `${SuspensionEnd}` | null;
  /** Sealed. */
  reason: string;
  imposedBy: string;
  version: number;
}

export interface SuspensionSearch {
  agency: string;
  partnerId: string | null;
  caseId: string | null;
  isRunning: boolean | null;
  at: Date;
  after: string | null;
  limit: number;
}

const columns = `s.id, s.agency, s.kind, s.case_id AS "caseId", s.joined_id AS "joinedId",
  s.partner_ids::text[] AS "partnerIds", s.since, s.until, s.renewed_at AS "renewedAt", s.ended_at AS "endedAt",
  s.ended_because AS "endedBecause", s.reason, s.imposed_by AS "imposedBy", s.version`;

const matching = `FROM interim_suspension s WHERE s.agency = $1 AND ($2::uuid IS NULL OR s.partner_ids @> ARRAY[$2::uuid])
  AND ($3::uuid IS NULL OR s.case_id = $3) AND ($4::boolean IS NULL OR (s.ended_at IS NULL AND s.until > $5) = $4)`;

export class InterimSuspensionRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  search({ agency, partnerId, caseId, isRunning, at, after, limit }: SuspensionSearch): Promise<SuspensionRow[]> {
    return this.transaction.manager.query(
      `/* InterimSuspensionRepository.search */
       SELECT ${columns} ${matching} AND ($6::uuid IS NULL OR s.id < $6) ORDER BY s.id DESC LIMIT $7`,
      [agency, partnerId, caseId, isRunning, at, after, limit],
    );
  }

  async count({ agency, partnerId, caseId, isRunning, at }: SuspensionSearch): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(
      `/* InterimSuspensionRepository.count */ ${countUpTo(matching)}`,
      [agency, partnerId, caseId, isRunning, at],
    );
    return count;
  }

  async find(id: string): Promise<SuspensionRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* InterimSuspensionRepository.find */ SELECT ${columns} FROM interim_suspension s WHERE s.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<SuspensionRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* InterimSuspensionRepository.lock */
       SELECT ${columns} FROM interim_suspension s WHERE s.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async findOfCase(caseId: string): Promise<SuspensionRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* InterimSuspensionRepository.findOfCase */
       SELECT ${columns} FROM interim_suspension s WHERE s.case_id = $1 AND s.kind = 'IMPOSED'`,
      [caseId],
    );
    return row ?? null;
  }

  /** Of every agency; the job role's. */
  findRunning(partnerIds: readonly string[], at: Date): Promise<SuspensionRow[]> {
    return this.transaction.manager.query(
      `/* InterimSuspensionRepository.findRunning */
       SELECT ${columns} FROM interim_suspension s
       WHERE s.partner_ids && $1::uuid[] AND s.ended_at IS NULL AND s.since <= $2 AND s.until > $2
       ORDER BY s.agency COLLATE "C", s.id`,
      [partnerIds, at],
    );
  }

  findJoined(joinedId: string): Promise<SuspensionRow[]> {
    return this.transaction.manager.query(
      `/* InterimSuspensionRepository.findJoined */
       SELECT ${columns} FROM interim_suspension s WHERE s.joined_id = $1 AND s.ended_at IS NULL ORDER BY s.id FOR UPDATE`,
      [joinedId],
    );
  }

  /** Those whose time is over, and those whose case was decided or given up. */
  findOver(at: Date): Promise<{ id: string; isExpired: boolean }[]> {
    return this.transaction.manager.query(
      `/* InterimSuspensionRepository.findOver */
       SELECT s.id, s.until <= $1 AS "isExpired" FROM interim_suspension s
       LEFT JOIN ineligibility_case c ON c.id = s.case_id
       WHERE s.ended_at IS NULL AND (s.until <= $1 OR c.state NOT IN (
         'INTAKE', 'PRELIMINARY_REVIEW', 'INTERIM_SUSPENSION', 'NOTICE_ISSUED', 'RESPONSE_PERIOD', 'DELIBERATION'))
       ORDER BY s.until LIMIT 100`,
      [at],
    );
  }

  /** False when the agency has joined it already. */
  async insert(row: SuspensionRow): Promise<boolean> {
    const rows = await this.transaction.manager.query(
      `/* InterimSuspensionRepository.insert */
       INSERT INTO interim_suspension (id, agency, kind, case_id, joined_id, partner_ids, since, until, reason, imposed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
      [
        row.id,
        row.agency,
        row.kind,
        row.caseId,
        row.joinedId,
        row.partnerIds,
        row.since,
        row.until,
        row.reason,
        row.imposedBy,
      ],
    );
    return rows.length > 0;
  }

  async renew(id: string, until: Date, at: Date): Promise<void> {
    await this.transaction.manager.query(
      `/* InterimSuspensionRepository.renew */
       UPDATE interim_suspension SET until = $2, renewed_at = $3, version = version + 1 WHERE id = $1`,
      [id, until, at],
    );
  }

  async end(id: string, because: `${SuspensionEnd}`, at: Date): Promise<void> {
    await this.transaction.manager.query(
      `/* InterimSuspensionRepository.end */
       UPDATE interim_suspension SET ended_at = $3, ended_because = $2, version = version + 1
       WHERE id = $1 AND ended_at IS NULL`,
      [id, because, at],
    );
  }
}
