import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { ReferralState } from './referral.rules';
import type { ReferralAuthority } from './referral.view';

export interface ReferralRow {
  id: string;
  agency: string;
  caseId: string;
  authority: `${ReferralAuthority}`;
  country: string;
  /** Name of the authority and the summary, sealed. */
  sealed: string;
  state: `${ReferralState}`;
  author: string;
  createdAt: Date;
  clearedBy: string | null;
  sentOn: Day | null;
  version: number;
}

export interface ReferralStepRow {
  id: string;
  referralId: string;
  agency: string;
  state: `${ReferralState}`;
  on: Day;
  /** Sealed. */
  note: string | null;
  recordedBy: string;
  recordedAt: Date;
}

export interface ReferralSearch {
  caseId: string | null;
  state: string | null;
  after: string | null;
  limit: number;
}

const columns = `r.id, r.agency, r.case_id AS "caseId", r.authority, r.country, r.sealed, r.state, r.author,
  r.created_at AS "createdAt", r.cleared_by AS "clearedBy", r.sent_on::text AS "sentOn", r.version`;

const matching = `FROM referral r WHERE ($1::uuid IS NULL OR r.case_id = $1) AND ($2::text IS NULL OR r.state = $2)`;

/** Row-level security shows an agency's legal and investigation offices its own. */
export class ReferralRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  search({ caseId, state, after, limit }: ReferralSearch): Promise<ReferralRow[]> {
    return this.transaction.manager.query(
      `/* ReferralRepository.search */
       SELECT ${columns} ${matching} AND ($3::uuid IS NULL OR r.id < $3) ORDER BY r.id DESC LIMIT $4`,
      [caseId, state, after, limit],
    );
  }

  async count({ caseId, state }: ReferralSearch): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(`/* ReferralRepository.count */ ${countUpTo(matching)}`, [
      caseId,
      state,
    ]);
    return count;
  }

  async find(id: string): Promise<ReferralRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* ReferralRepository.find */ SELECT ${columns} FROM referral r WHERE r.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<ReferralRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* ReferralRepository.lock */ SELECT ${columns} FROM referral r WHERE r.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: ReferralRow): Promise<void> {
    await this.transaction.manager.query(
      `/* ReferralRepository.insert */
       INSERT INTO referral (id, agency, case_id, authority, country, sealed, state, author, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.agency, row.caseId, row.authority, row.country, row.sealed, row.state, row.author, row.createdAt],
    );
  }

  async move({ id, state, clearedBy, sentOn }: ReferralRow): Promise<void> {
    await this.transaction.manager.query(
      `/* ReferralRepository.move */
       UPDATE referral SET state = $2, cleared_by = $3, sent_on = $4, version = version + 1 WHERE id = $1`,
      [id, state, clearedBy, sentOn],
    );
  }

  /** The first one first. */
  findSteps(referralIds: readonly string[]): Promise<ReferralStepRow[]> {
    return this.transaction.manager.query(
      `/* ReferralRepository.findSteps */
       SELECT id, referral_id AS "referralId", agency, state, happened_on::text AS on, note, recorded_by AS "recordedBy",
              recorded_at AS "recordedAt"
       FROM referral_step WHERE referral_id = ANY ($1) ORDER BY id`,
      [referralIds],
    );
  }

  async insertStep(step: ReferralStepRow): Promise<void> {
    await this.transaction.manager.query(
      `/* ReferralRepository.insertStep */
       INSERT INTO referral_step (id, referral_id, agency, state, happened_on, note, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [step.id, step.referralId, step.agency, step.state, step.on, step.note, step.recordedBy, step.recordedAt],
    );
  }
}
