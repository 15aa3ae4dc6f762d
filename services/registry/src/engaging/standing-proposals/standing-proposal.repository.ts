import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { Purpose } from '../eligibility/eligibility.rules';
import type { ProposalKind } from './standing-proposal.rules';

export interface ProposedHold {
  code: string;
  message: string;
  purposes: Purpose[];
}

export interface StandingProposalRow {
  id: string;
  partnerId: string;
  kind: ProposalKind;
  reason: string;
  note: string;
  evidenceDocumentId: string | null;
  effectiveFrom: Date;
  until: Date | null;
  hold: ProposedHold | null;
  holdId: string | null;
  state: 'PROPOSED' | 'APPROVED' | 'EFFECTIVE' | 'REFUSED';
  proposedBy: string;
  proposedAgency: string;
  proposedAt: Date;
  decidedBy: string | null;
  decidedAgency: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
}

export interface ProposalSearch {
  partnerId: string | null;
  state: StandingProposalRow['state'] | null;
  after: string | null;
  limit: number;
}

const columns = `p.id, p.partner_id AS "partnerId", p.kind, p.reason, p.note, p.evidence_document_id AS "evidenceDocumentId",
  p.effective_from AS "effectiveFrom", p.until, p.hold, p.hold_id AS "holdId", p.state, p.proposed_by AS "proposedBy",
  p.proposed_agency AS "proposedAgency", p.proposed_at AS "proposedAt", p.decided_by AS "decidedBy",
  p.decided_agency AS "decidedAgency", p.decided_at AS "decidedAt", p.decision_note AS "decisionNote"`;

const matching = `FROM standing_proposal p WHERE ($1::uuid IS NULL OR p.partner_id = $1) AND ($2::text IS NULL OR p.state = $2)`;

/** Confidential: reasons and notes of those who decide on standing. */
export class StandingProposalRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  search({ partnerId, state, after, limit }: ProposalSearch): Promise<StandingProposalRow[]> {
    return this.manager.query(
      `/* StandingProposalRepository.search */
       SELECT ${columns} ${matching} AND ($3::uuid IS NULL OR p.id < $3) ORDER BY p.id DESC LIMIT $4`,
      [partnerId, state, after, limit],
    );
  }

  async count({ partnerId, state }: ProposalSearch): Promise<number> {
    const parameters = [partnerId, state];
    const [row] = await this.manager.query(`/* StandingProposalRepository.count */ ${countUpTo(matching)}`, parameters);
    return row.count;
  }

  async lock(id: string): Promise<StandingProposalRow | null> {
    const [row] = await this.manager.query(
      `/* StandingProposalRepository.lock */ SELECT ${columns} FROM standing_proposal p WHERE p.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** False when the same is proposed already. */
  async insert(row: StandingProposalRow): Promise<boolean> {
    const rows = await this.manager.query(
      `/* StandingProposalRepository.insert */
       INSERT INTO standing_proposal (id, partner_id, kind, reason, note, evidence_document_id, effective_from, until, hold,
                                      hold_id, state, proposed_by, proposed_agency, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'PROPOSED', $11, $12, $13) ON CONFLICT DO NOTHING RETURNING id`,
      [
        row.id,
        row.partnerId,
        row.kind,
        row.reason,
        row.note,
        row.evidenceDocumentId,
        row.effectiveFrom,
        row.until,
        row.hold && JSON.stringify(row.hold),
        row.holdId,
        row.proposedBy,
        row.proposedAgency,
        row.proposedAt,
      ],
    );
    return rows.length > 0;
  }

  async decide({ id, state, decidedBy, decidedAgency, decidedAt, decisionNote }: StandingProposalRow): Promise<void> {
    await this.manager.query(
      `/* StandingProposalRepository.decide */
       UPDATE standing_proposal SET state = $2, decided_by = $3, decided_agency = $4, decided_at = $5, decision_note = $6
       WHERE id = $1`,
      [id, state, decidedBy, decidedAgency, decidedAt, decisionNote],
    );
  }

  async saveState(id: string, state: StandingProposalRow['state']): Promise<void> {
    await this.manager.query(
      '/* StandingProposalRepository.saveState */ UPDATE standing_proposal SET state = $2 WHERE id = $1',
      [id, state],
    );
  }

  /** Approved, and now their time has come. */
  async findDue(now: Date, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* StandingProposalRepository.findDue */
       SELECT id FROM standing_proposal WHERE state = 'APPROVED' AND effective_from <= $1 ORDER BY effective_from LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Suspensions whose time is over, while the partner is still suspended by them and nobody was asked yet. */
  findEnded(now: Date, limit: number): Promise<{ id: string; partnerId: string }[]> {
    return this.manager.query(
      `/* StandingProposalRepository.findEnded */
       SELECT p.id, p.partner_id AS "partnerId" FROM standing_proposal p JOIN partner ON partner.id = p.partner_id
       WHERE p.kind = 'SUSPEND' AND p.state = 'EFFECTIVE' AND p.until <= $1 AND partner.standing = 'SUSPENDED'
         AND NOT EXISTS (SELECT FROM standing_change c WHERE c.partner_id = p.partner_id AND c.to_standing <> 'SUSPENDED'
                         AND c.at > greatest(p.effective_from, p.decided_at))
         AND NOT EXISTS (SELECT FROM standing_review r WHERE r.partner_id = p.partner_id AND r.cause = 'SUSPENSION_ENDED'
                         AND r.ref = p.id::text)
       ORDER BY p.until LIMIT $2`,
      [now, limit],
    );
  }
}
