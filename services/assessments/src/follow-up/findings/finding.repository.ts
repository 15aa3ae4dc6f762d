import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { CapacityArea } from '../../terms/capacity-area.enum';
import type { FindingPriority, FindingSource } from './finding.enum';
import type { Closable, FindingStep, Settled } from './finding.rules';

export interface FindingRow extends Closable, Settled {
  id: string;
  referenceNo: string;
  partnerId: string;
  agency: string;
  sharedWith: string[];
  sourceType: `${FindingSource}`;
  sourceId: string | null;
  visitedOn: Day | null;
  section: string | null;
  question: string | null;
  categoryCode: string;
  area: `${CapacityArea}`;
  priority: `${FindingPriority}`;
  country: string;
  engagementId: string | null;
  dueOn: Day;
  step: FindingStep;
  heldBack: boolean;
  recordedAt: Date;
  implementedAt: Date | null;
  waiverProposedBy: string | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  closedBy: string | null;
  closedAt: Date | null;
  overdueAt: Date | null;
  remindedAt: Date | null;
  /** Evidence from before it counts no more. */
  reopenedAt: Date | null;
  sealed: string;
  version: number;
}

export interface FindingSearch {
  /** With those that were merged into it. */
  partnerId: string | null;
  agency: string | null;
  sourceId: string | null;
  priorities: string[] | null;
  states: string[] | null;
  areas: string[] | null;
  today: Day;
}

/** Who looks, for the end of grants: policies do not know the clock of the service. */
export interface Looker {
  agency: string | null;
  now: Date;
}

const columns = `f.id, f.reference_no AS "referenceNo", f.partner_id AS "partnerId", f.agency, f.shared_with AS "sharedWith",
  f.source_type AS "sourceType", f.source_id AS "sourceId", f.visited_on::text AS "visitedOn", f.section, f.question,
  f.category AS "categoryCode", f.area, f.priority, f.country, f.engagement_id AS "engagementId", f.amount_usd AS "amountUsd",
  f.refunded_usd AS "refundedUsd", f.documented_usd AS "documentedUsd", f.justified_usd AS "justifiedUsd",
  f.written_off_usd AS "writtenOffUsd", f.due_on::text AS "dueOn", f.state AS step, f.held_back AS "heldBack", f.responsible,
  f.recorded_by AS "recordedBy", f.recorded_at AS "recordedAt", f.implemented_by AS "implementedBy",
  f.implemented_at AS "implementedAt", f.waiver_proposed_by AS "waiverProposedBy", f.confirmed_by AS "confirmedBy",
  f.confirmed_at AS "confirmedAt", f.closed_by AS "closedBy", f.closed_at AS "closedAt", f.overdue_at AS "overdueAt",
  f.reminded_at AS "remindedAt", f.reopened_at AS "reopenedAt", f.sealed, f.version`;

/** $1 and $2 are the looking agency and the time; a partner has no agency and reads by its own policy. */
const readable = `FROM finding f WHERE ($1::text IS NULL OR f.agency = $1 OR $1 = ANY (f.shared_with)
  OR EXISTS (SELECT FROM access_grant g WHERE g.resource_type = f.source_type AND g.resource_id = f.source_id
    AND g.grantee_agency = $1 AND g.level <> 'SUMMARY' AND g.revoked_at IS NULL AND g.until > $2))`;

const matching = `${readable}
  AND ($3::uuid IS NULL OR f.partner_id = $3 OR f.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $3))
  AND ($4::text IS NULL OR f.agency = $4) AND ($5::uuid IS NULL OR f.source_id = $5)
  AND ($6::text[] IS NULL OR f.priority = ANY ($6)) AND ($7::text[] IS NULL OR f.area = ANY ($7))
  AND ($8::text[] IS NULL OR
    CASE WHEN f.state IN ('OPEN', 'IN_PROGRESS') AND f.due_on < $9::date THEN 'OVERDUE' ELSE f.state END = ANY ($8))`;

const valuesOf = ({ agency, now }: Looker, search: FindingSearch) => [
  agency,
  now,
  search.partnerId,
  search.agency,
  search.sourceId,
  search.priorities,
  search.areas,
  search.states,
  search.today,
];

/** Row-level security shows findings to their agency, to those they are shared with or granted to, and to the partner. */
export class FindingRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  search(looker: Looker, search: FindingSearch, after: string | null, limit: number): Promise<FindingRow[]> {
    return this.manager.query(
      `/* FindingRepository.search */
       SELECT ${columns} ${matching} AND ($10::uuid IS NULL OR f.id < $10) ORDER BY f.id DESC LIMIT $11`,
      [...valuesOf(looker, search), after, limit],
    );
  }

  async count(looker: Looker, search: FindingSearch): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* FindingRepository.count */ ${countUpTo(matching)}`,
      valuesOf(looker, search),
    );
    return count;
  }

  findAll({ agency, now }: Looker, ids: readonly string[]): Promise<FindingRow[]> {
    return this.manager.query(
      `/* FindingRepository.findAll */ SELECT ${columns} ${readable} AND f.id = ANY ($3) ORDER BY f.id`,
      [agency, now, ids],
    );
  }

  /** Locks what the viewer may change: its own agency's, or the partner's own. */
  async lock(id: string): Promise<FindingRow | null> {
    const [row] = await this.manager.query(
      `/* FindingRepository.lock */ SELECT ${columns} FROM finding f WHERE f.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** Gives the reference number. */
  async insert(row: Omit<FindingRow, 'referenceNo'>): Promise<string> {
    const [{ referenceNo }] = await this.manager.query(
      `/* FindingRepository.insert */
       INSERT INTO finding (id, partner_id, agency, shared_with, source_type, source_id, visited_on, section, question,
         category, area, priority, country, engagement_id, amount_usd, due_on, state, held_back, responsible, recorded_by,
         recorded_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
       RETURNING reference_no AS "referenceNo"`,
      [
        row.id,
        row.partnerId,
        row.agency,
        row.sharedWith,
        row.sourceType,
        row.sourceId,
        row.visitedOn,
        row.section,
        row.question,
        row.categoryCode,
        row.area,
        row.priority,
        row.country,
        row.engagementId,
        row.amountUsd,
        row.dueOn,
        row.step,
        row.heldBack,
        row.responsible,
        row.recordedBy,
        row.recordedAt,
        row.sealed,
      ],
    );
    return referenceNo;
  }

  async save(row: FindingRow): Promise<void> {
    await this.manager.query(
      `/* FindingRepository.save */
       UPDATE finding SET priority = $2, due_on = $3, state = $4, held_back = $5, refunded_usd = $6, documented_usd = $7,
         justified_usd = $8, written_off_usd = $9, implemented_by = $10, implemented_at = $11, waiver_proposed_by = $12,
         confirmed_by = $13, confirmed_at = $14, closed_by = $15, closed_at = $16, overdue_at = $17, reminded_at = $18,
         sealed = $19, version = $20, reopened_at = $21
       WHERE id = $1`,
      [
        row.id,
        row.priority,
        row.dueOn,
        row.step,
        row.heldBack,
        row.refundedUsd,
        row.documentedUsd,
        row.justifiedUsd,
        row.writtenOffUsd,
        row.implementedBy,
        row.implementedAt,
        row.waiverProposedBy,
        row.confirmedBy,
        row.confirmedAt,
        row.closedBy,
        row.closedAt,
        row.overdueAt,
        row.remindedAt,
        row.sealed,
        row.version,
        row.reopenedAt,
      ],
    );
  }
}
