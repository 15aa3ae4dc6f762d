import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { Balance } from './recovery.rules';
import type { RecoveryMethod } from './recovery.view';

export interface ClaimRow extends Balance {
  id: string;
  agency: string;
  caseId: string;
  partnerId: string;
  currency: string;
  method: `${RecoveryMethod}`;
  claimedOn: Day;
  createdBy: string;
  createdAt: Date;
  version: number;
}

export interface ClaimSearch {
  partnerId: string | null;
  caseId: string | null;
  isOutstanding: boolean | null;
  after: string | null;
  limit: number;
}

export interface TotalRow extends Balance {
  agency: string;
  currency: string;
}

const columns = `c.id, c.agency, c.case_id AS "caseId", c.partner_id AS "partnerId", c.currency, c.claimed::text,
  c.recovered::text, c.written_off::text AS "writtenOff", c.method, c.claimed_on::text AS "claimedOn",
  c.created_by AS "createdBy", c.created_at AS "createdAt", c.version`;

const matching = `FROM recovery_claim c WHERE ($1::uuid IS NULL OR c.partner_id = $1) AND ($2::uuid IS NULL OR c.case_id = $2)
  AND ($3::boolean IS NULL OR (c.recovered + c.written_off < c.claimed) = $3)`;

/** Row-level security shows those who handle claims the claims of their agency. */
export class RecoveryClaimRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  search({ partnerId, caseId, isOutstanding, after, limit }: ClaimSearch): Promise<ClaimRow[]> {
    return this.transaction.manager.query(
      `/* RecoveryClaimRepository.search */
       SELECT ${columns} ${matching} AND ($4::uuid IS NULL OR c.id < $4) ORDER BY c.id DESC LIMIT $5`,
      [partnerId, caseId, isOutstanding, after, limit],
    );
  }

  async count({ partnerId, caseId, isOutstanding }: ClaimSearch): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(
      `/* RecoveryClaimRepository.count */ ${countUpTo(matching)}`,
      [partnerId, caseId, isOutstanding],
    );
    return count;
  }

  async find(id: string): Promise<ClaimRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* RecoveryClaimRepository.find */ SELECT ${columns} FROM recovery_claim c WHERE c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<ClaimRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* RecoveryClaimRepository.lock */ SELECT ${columns} FROM recovery_claim c WHERE c.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: ClaimRow): Promise<void> {
    await this.transaction.manager.query(
      `/* RecoveryClaimRepository.insert */
       INSERT INTO recovery_claim (id, agency, case_id, partner_id, currency, claimed, method, claimed_on, created_by,
                                   created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.agency,
        row.caseId,
        row.partnerId,
        row.currency,
        row.claimed,
        row.method,
        row.claimedOn,
        row.createdBy,
        row.createdAt,
      ],
    );
  }

  async save({ id, recovered, writtenOff }: ClaimRow): Promise<void> {
    await this.transaction.manager.query(
      `/* RecoveryClaimRepository.save */
       UPDATE recovery_claim SET recovered = $2, written_off = $3, version = version + 1 WHERE id = $1`,
      [id, recovered, writtenOff],
    );
  }

  totalsOfCase(caseId: string): Promise<TotalRow[]> {
    return this.transaction.manager.query(
      `/* RecoveryClaimRepository.totalsOfCase */
       SELECT agency, currency, sum(claimed)::text AS claimed, sum(recovered)::text AS recovered,
              sum(written_off)::text AS "writtenOff"
       FROM recovery_claim WHERE case_id = $1 GROUP BY agency, currency ORDER BY agency COLLATE "C", currency COLLATE "C"`,
      [caseId],
    );
  }
}
