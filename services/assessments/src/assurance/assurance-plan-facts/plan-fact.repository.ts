import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { ValidRating } from './basis.rules';
import type { CashAgreement, CountedActivity } from './coverage.rules';

type Of<Fact> = Fact & { partnerId: string };

/** Of which agencies an activity counts for the plan. */
export type ActivityOfPartner = Of<CountedActivity> & { agencies: string[]; year: number };

/** An agency that has an agreement with a partner in the year, and no plan. */
export interface MissingPlan {
  agency: string;
  partnerId: string;
}

/** What plans are computed from, for many partners in one statement each; facts of merged partners count. */
export class PlanFactRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The latest of each kind that is valid on the day, whoever owns it. */
  findRatings(partnerIds: readonly string[], day: string): Promise<Of<ValidRating>[]> {
    return this.manager.query(
      `/* PlanFactRepository.findRatings */
       SELECT DISTINCT ON (wanted.partner_id, a.kind) wanted.partner_id AS "partnerId", a.id AS "assessmentId", a.kind,
         a.band, a.finalised_on::text AS "finalisedOn"
       FROM ${wantedPartners} JOIN assessment a ON a.partner_id = ANY (wanted.ids)
       WHERE a.state = 'FINAL' AND a.kind IN ('HACT_MICRO', 'SIMPLIFIED_CHECKLIST', 'PSEA_CAPACITY')
         AND a.finalised_on <= $2 AND a.valid_until >= $2
       ORDER BY wanted.partner_id, a.kind, a.finalised_on DESC, a.id DESC`,
      [partnerIds, day],
    );
  }

  /** Open on any day of these years. */
  findAgreements(
    partnerIds: readonly string[],
    years: readonly number[],
  ): Promise<(Of<CashAgreement> & { agency: string })[]> {
    return this.manager.query(
      `/* PlanFactRepository.findAgreements */
       SELECT wanted.partner_id AS "partnerId", e.agency, e.from_day::text AS "from", e.to_day::text AS "to",
         e.amount_usd::text AS "amountUsd", e.undisbursed_usd::text AS "undisbursedUsd", e.state
       FROM ${wantedPartners} JOIN partner_engagement e ON e.partner_id = ANY (wanted.ids)
       WHERE extract(year FROM e.from_day) <= $3::int AND (e.to_day IS NULL OR extract(year FROM e.to_day) >= $2::int)
       ORDER BY e.id`,
      [partnerIds, Math.min(...years), Math.max(...years)],
    );
  }

  findActivities(partnerIds: readonly string[], years: readonly number[]): Promise<ActivityOfPartner[]> {
    return this.manager.query(
      `/* PlanFactRepository.findActivities */
       SELECT wanted.partner_id AS "partnerId", array_prepend(a.agency, a.shared_with) AS agencies, a.year, a.type, a.state,
         a.planned_from::text AS "plannedFrom", a.contacted_on::text AS "contactedOn",
         a.field_visit_on::text AS "fieldVisitOn", a.draft_to_partner_on::text AS "draftToPartnerOn",
         a.partner_comments_on::text AS "partnerCommentsOn", a.draft_to_agency_on::text AS "draftToAgencyOn",
         a.agency_comments_on::text AS "agencyCommentsOn", a.submitted_on::text AS "submittedOn",
         a.final_on::text AS "finalOn"
       FROM ${wantedPartners} JOIN assurance_activity a ON a.partner_id = ANY (wanted.ids)
       WHERE a.year = ANY ($2::int[]) AND a.state <> 'CANCELLED' ORDER BY a.id`,
      [partnerIds, years],
    );
  }

  /** Partners that registry told of, under their current ids. */
  findMissing(day: string, year: number, limit: number): Promise<MissingPlan[]> {
    return this.manager.query(
      `/* PlanFactRepository.findMissing */
       SELECT DISTINCT e.agency, coalesce(r.survivor_id, e.partner_id) AS "partnerId"
       FROM partner_engagement e
       LEFT JOIN partner_redirect r ON r.old_id = e.partner_id
       JOIN known_partner k ON k.partner_id = coalesce(r.survivor_id, e.partner_id)
       WHERE e.state = 'ACTIVE' AND e.from_day <= $1 AND (e.to_day IS NULL OR e.to_day >= $1)
         AND NOT EXISTS (SELECT FROM assurance_plan p
                         WHERE p.agency = e.agency AND p.partner_id = coalesce(r.survivor_id, e.partner_id) AND p.year = $2)
       LIMIT $3`,
      [day, year, limit],
    );
  }
}
