import { countUpTo } from '@partner-commons/platform/page';
import type { PageOfParents } from '@partner-commons/platform/page-loader';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { CapacityPlanState, CapacityPurpose } from './capacity-plan.enum';

export interface CapacityPlanRow {
  id: string;
  referenceNo: string;
  partnerId: string;
  agency: string;
  purpose: `${CapacityPurpose}`;
  state: `${CapacityPlanState}`;
  startsOn: Day;
  dueOn: Day;
  isInterAgency: boolean;
  consentedBy: string | null;
  consentedAt: Date | null;
  sharedWith: string[];
  createdBy: string;
  createdAt: Date;
  closedBy: string | null;
  closedAt: Date | null;
  version: number;
}

export interface CapacityPlanSearch {
  partnerId: string | null;
  agency: string | null;
  purpose: string | null;
  state: string | null;
  isOverdue: boolean | null;
  today: Day;
  /** Of a partner's user: all partners that it acts for. */
  ownPartners: readonly string[] | null;
  /** The looking agency, for conditions on what not everybody may know. */
  looker: string | null;
  now: Date;
}

const columns = `p.id, p.reference_no AS "referenceNo", p.partner_id AS "partnerId", p.agency, p.purpose, p.state,
  p.starts_on::text AS "startsOn", p.due_on::text AS "dueOn", p.inter_agency AS "isInterAgency", p.consented_by AS "consentedBy",
  p.consented_at AS "consentedAt", p.shared_with AS "sharedWith", p.created_by AS "createdBy", p.created_at AS "createdAt",
  p.closed_by AS "closedBy", p.closed_at AS "closedAt", p.version`;

/** A condition on content would tell what is held back, so it finds only what the viewer reads (trust.md Z03). */
const matching = `FROM capacity_plan p
  WHERE ($1::uuid IS NULL OR p.partner_id = $1 OR p.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $1))
  AND ($2::text IS NULL OR p.agency = $2) AND ($3::uuid[] IS NULL OR p.partner_id = ANY ($3))
  AND (($4::text IS NULL AND $5::text IS NULL AND $6::boolean IS NULL)
    OR (($4::text IS NULL OR p.purpose = $4) AND ($5::text IS NULL OR p.state = $5)
      AND ($6::boolean IS NULL OR (p.state = 'ACTIVE' AND p.due_on < $7::date) = $6)
      AND ($3::uuid[] IS NOT NULL OR p.inter_agency OR p.agency = $8 OR $8 = ANY (p.shared_with) OR EXISTS (
        SELECT FROM access_grant g WHERE g.resource_type = 'CAPACITY_PLAN' AND g.resource_id = p.id AND g.grantee_agency = $8
          AND g.level <> 'SUMMARY' AND g.revoked_at IS NULL AND g.until > $9))))`;

const valuesOf = (search: CapacityPlanSearch) => [
  search.partnerId,
  search.agency,
  search.ownPartners,
  search.purpose,
  search.state,
  search.isOverdue,
  search.today,
  search.looker,
  search.now,
];

/** That there are plans, which is for every agency; what is in them, capacity_plan_body keeps. */
export class CapacityPlanRepository {
  constructor(private readonly manager: EntityManager) {}

  search(search: CapacityPlanSearch, after: string | null, limit: number): Promise<CapacityPlanRow[]> {
    return this.manager.query(
      `/* CapacityPlanRepository.search */
       SELECT ${columns} ${matching} AND ($10::uuid IS NULL OR p.id < $10) ORDER BY p.id DESC LIMIT $11`,
      [...valuesOf(search), after, limit],
    );
  }

  async count(search: CapacityPlanSearch): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* CapacityPlanRepository.count */ ${countUpTo(matching)}`,
      valuesOf(search),
    );
    return count;
  }

  findAll(ids: readonly string[]): Promise<CapacityPlanRow[]> {
    return this.manager.query(
      `/* CapacityPlanRepository.findAll */ SELECT ${columns} FROM capacity_plan p WHERE p.id = ANY ($1)`,
      [ids],
    );
  }

  findPages({ parents, after, limit }: PageOfParents): Promise<(CapacityPlanRow & { askedId: string })[]> {
    return this.manager.query(
      `/* CapacityPlanRepository.findPages */
       SELECT page.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${columns} FROM capacity_plan p
         WHERE p.partner_id = ANY (wanted.ids) AND ($2::uuid IS NULL OR p.id < $2) ORDER BY p.id DESC LIMIT $3) AS page
       ORDER BY page.id DESC`,
      [parents, after, limit],
    );
  }

  countOfPartners(partnerIds: readonly string[]): Promise<{ parent: string; count: number }[]> {
    return this.manager.query(
      `/* CapacityPlanRepository.countOfPartners */
       SELECT wanted.partner_id AS parent, count(*)::int AS count
       FROM ${wantedPartners} JOIN capacity_plan p ON p.partner_id = ANY (wanted.ids) GROUP BY wanted.partner_id`,
      [partnerIds],
    );
  }

  async lock(id: string): Promise<CapacityPlanRow | null> {
    const [row] = await this.manager.query(
      `/* CapacityPlanRepository.lock */ SELECT ${columns} FROM capacity_plan p WHERE p.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** Gives the reference number. */
  async insert(row: Omit<CapacityPlanRow, 'referenceNo'>): Promise<string> {
    const [{ referenceNo }] = await this.manager.query(
      `/* CapacityPlanRepository.insert */
       INSERT INTO capacity_plan (id, partner_id, agency, purpose, state, starts_on, due_on, inter_agency, shared_with,
         created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING reference_no AS "referenceNo"`,
      [
        row.id,
        row.partnerId,
        row.agency,
        row.purpose,
        row.state,
        row.startsOn,
        row.dueOn,
        row.isInterAgency,
        row.sharedWith,
        row.createdBy,
        row.createdAt,
      ],
    );
    return referenceNo;
  }

  async save(row: CapacityPlanRow): Promise<void> {
    await this.manager.query(
      `/* CapacityPlanRepository.save */
       UPDATE capacity_plan SET state = $2, inter_agency = $3, consented_by = $4, consented_at = $5, shared_with = $6,
         closed_by = $7, closed_at = $8, version = $9
       WHERE id = $1`,
      [
        row.id,
        row.state,
        row.isInterAgency,
        row.consentedBy,
        row.consentedAt,
        row.sharedWith,
        row.closedBy,
        row.closedAt,
        row.version,
      ],
    );
  }
}
