import { countUpTo } from '@partner-commons/platform/page';
import type { PageOfParents } from '@partner-commons/platform/page-loader';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { Decision } from '../due-diligence-decisions/due-diligence-decision.rules';
import type { Level } from '../due-diligence-levels/due-diligence-level.rules';
import type { DueDiligenceState } from './due-diligence-case.enums';

export interface CaseRow {
  id: string;
  referenceNo: string;
  partnerId: string;
  agency: string;
  country: string;
  level: Level;
  state: `${DueDiligenceState}`;
  decision: Exclude<Decision, 'ESCALATE'> | null;
  openedAt: Date;
  decidedOn: Day | null;
  validUntil: Day | null;
  supersedes: string | null;
  supersededBy: string | null;
  version: number;
}

export type PartnerCase = CaseRow & { askedId: string };

export interface CaseSearch {
  partnerId: string | null;
  agency: string | null;
  level: string | null;
  states: readonly string[] | null;
  decision: string | null;
  endsBefore: Day | null;
  after: string | null;
  limit: number;
}

const columns = `c.id, c.reference_no AS "referenceNo", c.partner_id AS "partnerId", c.agency, c.country, c.level, c.state,
  c.decision, c.opened_at AS "openedAt", c.decided_on::text AS "decidedOn", c.valid_until::text AS "validUntil",
  c.supersedes, c.superseded_by AS "supersededBy", c.version`;

/** With partners that stand for others through merges. */
const matching = `FROM due_diligence_case c
  WHERE ($1::uuid IS NULL OR c.partner_id = $1 OR c.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $1))
    AND ($2::text IS NULL OR c.agency = $2) AND ($3::text IS NULL OR c.level = $3)
    AND ($4::text[] IS NULL OR c.state = ANY ($4)) AND ($5::text IS NULL OR c.decision = $5)
    AND ($6::date IS NULL OR (c.state = 'DECIDED' AND c.valid_until < $6))`;

const ofPartner = `FROM due_diligence_case c WHERE c.partner_id = ANY (wanted.ids)`;
const inForce = `AND ($2::date IS NULL OR (c.state = 'DECIDED' AND (c.valid_until IS NULL OR c.valid_until >= $2)))`;

/** What every agency may see of due diligence; the rest lies in confidential tables. */
export class DueDiligenceCaseRepository {
  constructor(private readonly manager: EntityManager) {}

  find(ids: readonly string[]): Promise<CaseRow[]> {
    return this.manager.query(
      `/* DueDiligenceCaseRepository.find */ SELECT ${columns} FROM due_diligence_case c WHERE c.id = ANY ($1)`,
      [ids],
    );
  }

  async lock(id: string): Promise<CaseRow | null> {
    const [row] = await this.manager.query(
      `/* DueDiligenceCaseRepository.lock */ SELECT ${columns} FROM due_diligence_case c WHERE c.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  search(search: CaseSearch): Promise<CaseRow[]> {
    return this.manager.query(
      `/* DueDiligenceCaseRepository.search */
       SELECT ${columns} ${matching} AND ($7::uuid IS NULL OR c.id < $7) ORDER BY c.id DESC LIMIT $8`,
      [...conditionsOf(search), search.after, search.limit],
    );
  }

  async count(search: CaseSearch): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* DueDiligenceCaseRepository.count */ ${countUpTo(matching)}`,
      conditionsOf(search),
    );
    return count;
  }

  /** @param day only those in force on it; all when null */
  findPages({ parents, after, limit }: PageOfParents, day: Day | null): Promise<PartnerCase[]> {
    return this.manager.query(
      `/* DueDiligenceCaseRepository.findPages */
       SELECT page.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${columns} ${ofPartner} ${inForce} AND ($3::uuid IS NULL OR c.id < $3)
         ORDER BY c.id DESC LIMIT $4) AS page`,
      [parents, day, after, limit],
    );
  }

  countOfPartners(partnerIds: readonly string[], day: Day | null): Promise<{ parent: string; count: number }[]> {
    return this.manager.query(
      `/* DueDiligenceCaseRepository.countOfPartners */
       SELECT wanted.partner_id AS parent, total.count
       FROM ${wantedPartners} CROSS JOIN LATERAL (${countUpTo(`${ofPartner} ${inForce}`)}) AS total`,
      [partnerIds, day],
    );
  }

  /** Of each partner and agency what is in force on the day. */
  findInForce(partnerIds: readonly string[], day: Day): Promise<PartnerCase[]> {
    return this.manager.query(
      `/* DueDiligenceCaseRepository.findInForce */
       SELECT ${columns}, wanted.partner_id AS "askedId"
       FROM ${wantedPartners} JOIN due_diligence_case c ON c.partner_id = ANY (wanted.ids) WHERE true ${inForce}
       ORDER BY c.id DESC`,
      [partnerIds, day],
    );
  }

  /** Decided ones of an agency about a partner, locked in the order of their ids so that two decisions cannot wait for each other. */
  lockDecided(partnerId: string, agency: string): Promise<CaseRow[]> {
    return this.manager.query(
      `/* DueDiligenceCaseRepository.lockDecided */
       SELECT ${columns} FROM due_diligence_case c
       WHERE c.agency = $2 AND c.state = 'DECIDED'
         AND (c.partner_id = $1 OR c.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $1))
       ORDER BY c.id FOR UPDATE`,
      [partnerId, agency],
    );
  }

  /** Gives the reference number; null when the agency has one about the partner that is not decided yet. */
  async insert(row: Omit<CaseRow, 'referenceNo'>): Promise<string | null> {
    const [inserted] = await this.manager.query(
      `/* DueDiligenceCaseRepository.insert */
       INSERT INTO due_diligence_case (id, partner_id, agency, country, level, state, opened_at, supersedes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (agency, partner_id) WHERE state IN ('OPEN', 'ESCALATED') DO NOTHING
       RETURNING reference_no AS "referenceNo"`,
      [row.id, row.partnerId, row.agency, row.country, row.level, row.state, row.openedAt, row.supersedes],
    );
    return inserted?.referenceNo ?? null;
  }

  async save({ id, level, state, decision, decidedOn, validUntil, supersededBy, version }: CaseRow): Promise<void> {
    await this.manager.query(
      `/* DueDiligenceCaseRepository.save */
       UPDATE due_diligence_case SET level = $2, state = $3, decision = $4, decided_on = $5, valid_until = $6,
         superseded_by = $7, version = $8 WHERE id = $1`,
      [id, level, state, decision, decidedOn, validUntil, supersededBy, version],
    );
  }
}

const conditionsOf = ({ partnerId, agency, level, states, decision, endsBefore }: CaseSearch) => [
  partnerId,
  agency,
  level,
  states,
  decision,
  endsBefore,
];
