import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import type { AssessmentState } from '../../terms/assessment-state.enum';
import { assessmentColumns } from '../assessments/assessment.columns';
import type { Assessment } from '../assessments/assessment.entity';

export interface OfPartner {
  kind: AssessmentKind | null;
  state: AssessmentState | null;
}

/** Where a page begins: after this day and id. The day is `infinity` for what is not final. */
export interface PagePlace {
  after: readonly string[] | null;
  limit: number;
}

export interface PartnerCount {
  partnerId: string;
  count: number;
}

/** With the partner that was asked about, which is the survivor of the one that was assessed, or that one itself. */
export type PartnerAssessment = Assessment & { askedId: string };

export interface AssessmentSearch {
  /** All when null. */
  partnerIds: readonly string[] | null;
  kinds: readonly AssessmentKind[] | null;
  states: readonly AssessmentState[] | null;
  owner: string | null;
  country: string | null;
  validOn: Day | null;
  expiringBefore: Day | null;
}

/** What is not final yet comes first; so says the index. */
const place = `(coalesce(a.finalised_on, 'infinity'::date), a.id)`;
const order = `coalesce(a.finalised_on, 'infinity'::date) DESC, a.id DESC`;

/** Shared by page and count, so that a total never counts other rows than the pages show. */
const ofPartner = `FROM assessment a WHERE a.partner_id = ANY (wanted.ids) AND ($2::text IS NULL OR a.kind = $2)
  AND ($3::text IS NULL OR a.state = $3)`;

const matching = `FROM assessment a
  WHERE ($1::uuid[] IS NULL OR a.partner_id = ANY (
      SELECT unnest(wanted.ids) FROM ${wantedPartners}))
    AND ($2::text[] IS NULL OR a.kind = ANY ($2)) AND ($3::text[] IS NULL OR a.state = ANY ($3))
    AND ($4::text IS NULL OR a.owner_agency = $4) AND ($5::text IS NULL OR $5 = ANY (a.countries))
    AND ($6::date IS NULL OR (a.state = 'FINAL' AND a.finalised_on <= $6 AND a.valid_until >= $6))
    AND ($7::date IS NULL OR (a.state = 'FINAL' AND a.valid_until < $7))`;

export class AssessmentListRepository {
  constructor(private readonly manager: EntityManager) {}

  /** One page for each of many partners in one statement; each partner reads no further than its page. */
  findPages(
    partnerIds: readonly string[],
    { kind, state }: OfPartner,
    { after, limit }: PagePlace,
  ): Promise<PartnerAssessment[]> {
    return this.manager.query(
      `/* AssessmentListRepository.findPages */
       SELECT page.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${assessmentColumns} ${ofPartner} AND ($4::date IS NULL OR ${place} < ($4::date, $5::uuid))
         ORDER BY ${order} LIMIT $6) AS page`,
      [partnerIds, kind, state, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  countOfPartners(partnerIds: readonly string[], { kind, state }: OfPartner): Promise<PartnerCount[]> {
    return this.manager.query(
      `/* AssessmentListRepository.countOfPartners */
       SELECT wanted.partner_id AS "partnerId", total.count
       FROM ${wantedPartners} CROSS JOIN LATERAL (${countUpTo(ofPartner)}) AS total`,
      [partnerIds, kind, state],
    );
  }

  search(search: AssessmentSearch, { after, limit }: PagePlace): Promise<Assessment[]> {
    return this.manager.query(
      `/* AssessmentListRepository.search */
       SELECT ${assessmentColumns} ${matching} AND ($8::date IS NULL OR ${place} < ($8::date, $9::uuid))
       ORDER BY ${order} LIMIT $10`,
      [...valuesOf(search), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** What ends first comes first. */
  searchByEnd(search: AssessmentSearch, { after, limit }: PagePlace): Promise<Assessment[]> {
    return this.manager.query(
      `/* AssessmentListRepository.searchByEnd */
       SELECT ${assessmentColumns} ${matching} AND ($8::date IS NULL OR (a.valid_until, a.id) > ($8::date, $9::uuid))
       ORDER BY a.valid_until, a.id LIMIT $10`,
      [...valuesOf(search), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(search: AssessmentSearch): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* AssessmentListRepository.count */ ${countUpTo(matching)}`,
      valuesOf(search),
    );
    return count;
  }
}

const valuesOf = ({ partnerIds, kinds, states, owner, country, validOn, expiringBefore }: AssessmentSearch) => [
  partnerIds,
  kinds,
  states,
  owner,
  country,
  validOn,
  expiringBefore,
];
