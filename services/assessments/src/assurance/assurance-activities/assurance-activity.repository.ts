import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { AssuranceType } from '../../terms/assurance-type.enum';
import type { AuditOpinion } from '../../terms/audit-opinion.enum';
import type { ConductedMode } from '../../terms/conducted-mode.enum';
import type { AssuranceActivityState, AssuranceAuditor } from './assurance-activity.enums';
import type { ActivityDates } from './assurance-activity.rules';

export interface ActivityRow extends ActivityDates {
  id: string;
  referenceNo: string;
  agency: string;
  partnerId: string;
  country: string;
  type: AssuranceType;
  state: AssuranceActivityState;
  year: number;
  plannedFrom: string;
  plannedTo: string;
  agreements: string[];
  periodFrom: string | null;
  periodTo: string | null;
  faceForms: string[];
  auditor: AssuranceAuditor;
  firmId: string | null;
  termsId: string | null;
  conductedMode: ConductedMode | null;
  isNexNim: boolean;
  /** The others; the owner stands in `agency`. */
  sharedWith: string[];
  isOpenToOthers: boolean;
  cancelledOn: string | null;
  opinion: AuditOpinion | null;
  createdBy: string;
  createdAt: Date;
  version: number;
}

export interface ActivitySearch {
  partnerId: string | null;
  agency: string | null;
  year: number | null;
  type: string | null;
  state: string | null;
  agreementId: string | null;
  /** Whom a partner's user acts for; null for staff of agencies. */
  ownPartners: readonly string[] | null;
  after: string | null;
  limit: number;
}

export interface OpinionOfPartner {
  partnerId: string;
  agency: string;
  type: AssuranceType;
  opinion: `${AuditOpinion}`;
  finalOn: string;
}

export const activityColumns = `a.id, a.reference_no AS "referenceNo", a.agency, a.partner_id AS "partnerId", a.country, a.type, a.state,
  a.year, a.planned_from::text AS "plannedFrom", a.planned_to::text AS "plannedTo", a.agreements,
  a.period_from::text AS "periodFrom", a.period_to::text AS "periodTo", a.face_forms AS "faceForms", a.auditor,
  a.firm_id AS "firmId", a.terms_id AS "termsId", a.conducted_mode AS "conductedMode", a.nex_nim AS "isNexNim",
  a.shared_with AS "sharedWith", a.open_to_others AS "isOpenToOthers", a.contacted_on::text AS "contactedOn",
  a.field_visit_on::text AS "fieldVisitOn", a.draft_to_partner_on::text AS "draftToPartnerOn",
  a.partner_comments_on::text AS "partnerCommentsOn", a.draft_to_agency_on::text AS "draftToAgencyOn",
  a.agency_comments_on::text AS "agencyCommentsOn", a.submitted_on::text AS "submittedOn", a.final_on::text AS "finalOn",
  a.cancelled_on::text AS "cancelledOn", a.opinion, a.created_by AS "createdBy", a.created_at AS "createdAt", a.version`;

/** A special audit is no news for the partner before the auditor speaks to it. */
const matching = `FROM assurance_activity a
  WHERE ($1::uuid IS NULL OR a.partner_id = $1
         OR a.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $1))
    AND ($2::text IS NULL OR a.agency = $2 OR $2 = ANY (a.shared_with))
    AND ($3::int IS NULL OR a.year = $3) AND ($4::text IS NULL OR a.type = $4) AND ($5::text IS NULL OR a.state = $5)
    AND ($6::uuid IS NULL OR $6 = ANY (a.agreements))
    AND ($7::uuid[] IS NULL OR a.partner_id = ANY ($7) AND (a.type <> 'SPECIAL_AUDIT'
         OR coalesce(a.contacted_on, a.field_visit_on, a.draft_to_partner_on, a.final_on) IS NOT NULL))`;

/** What every agency may see of activities; reports are another table. */
export class AssuranceActivityRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<ActivityRow[]> {
    return this.manager.query(
      `/* AssuranceActivityRepository.findByIds */
       SELECT ${activityColumns} FROM assurance_activity a WHERE a.id = ANY ($1)`,
      [ids],
    );
  }

  async lock(id: string): Promise<ActivityRow | null> {
    const [row] = await this.manager.query(
      `/* AssuranceActivityRepository.lock */
       SELECT ${activityColumns} FROM assurance_activity a WHERE a.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  search({ after, limit, ...search }: ActivitySearch): Promise<ActivityRow[]> {
    return this.manager.query(
      `/* AssuranceActivityRepository.search */
       SELECT ${activityColumns} ${matching} AND ($8::uuid IS NULL OR a.id < $8) ORDER BY a.id DESC LIMIT $9`,
      [...valuesOf(search), after, limit],
    );
  }

  async count({ after: _after, limit: _limit, ...search }: ActivitySearch): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* AssuranceActivityRepository.count */ ${countUpTo(matching)}`,
      valuesOf(search),
    );
    return count;
  }

  /** Of final audits, with the partner that was asked about. */
  findOpinions(partnerIds: readonly string[]): Promise<OpinionOfPartner[]> {
    return this.manager.query(
      `/* AssuranceActivityRepository.findOpinions */
       SELECT wanted.partner_id AS "partnerId", a.agency, a.type, a.opinion, a.final_on::text AS "finalOn"
       FROM ${wantedPartners} JOIN assurance_activity a ON a.partner_id = ANY (wanted.ids)
       WHERE a.state = 'FINAL' AND a.opinion IS NOT NULL ORDER BY a.final_on DESC, a.id DESC`,
      [partnerIds],
    );
  }

  /** Agreements that the agency has with one of these partners. */
  async findAgreements(ids: readonly string[], agency: string, partnerId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `/* AssuranceActivityRepository.findAgreements */
       SELECT e.id FROM partner_engagement e
       WHERE e.id = ANY ($1) AND e.agency = $2
         AND (e.partner_id = $3 OR e.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $3))`,
      [ids, agency, partnerId],
    );
    return rows.map(({ id }) => id);
  }

  async insert(row: ActivityRow): Promise<string> {
    const [{ referenceNo }] = await this.manager.query(
      `/* AssuranceActivityRepository.insert */
       INSERT INTO assurance_activity (id, agency, partner_id, country, type, state, year, planned_from, planned_to,
         agreements, period_from, period_to, face_forms, auditor, firm_id, terms_id, conducted_mode, nex_nim,
         open_to_others, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
       RETURNING reference_no AS "referenceNo"`,
      [
        row.id,
        row.agency,
        row.partnerId,
        row.country,
        row.type,
        row.state,
        row.year,
        row.plannedFrom,
        row.plannedTo,
        row.agreements,
        row.periodFrom,
        row.periodTo,
        row.faceForms,
        row.auditor,
        row.firmId,
        row.termsId,
        row.conductedMode,
        row.isNexNim,
        row.isOpenToOthers,
        row.createdBy,
        row.createdAt,
      ],
    );
    return referenceNo;
  }

  /** Of a locked row. */
  async save(row: ActivityRow): Promise<void> {
    await this.manager.query(
      `/* AssuranceActivityRepository.save */
       UPDATE assurance_activity
       SET state = $2, planned_from = $3, planned_to = $4, conducted_mode = $5, shared_with = $6, open_to_others = $7,
           contacted_on = $8, field_visit_on = $9, draft_to_partner_on = $10, partner_comments_on = $11,
           draft_to_agency_on = $12, agency_comments_on = $13, submitted_on = $14, final_on = $15, cancelled_on = $16,
           opinion = $17, version = $18
       WHERE id = $1`,
      [
        row.id,
        row.state,
        row.plannedFrom,
        row.plannedTo,
        row.conductedMode,
        row.sharedWith,
        row.isOpenToOthers,
        row.contactedOn,
        row.fieldVisitOn,
        row.draftToPartnerOn,
        row.partnerCommentsOn,
        row.draftToAgencyOn,
        row.agencyCommentsOn,
        row.submittedOn,
        row.finalOn,
        row.cancelledOn,
        row.opinion,
        row.version,
      ],
    );
  }
}

const valuesOf = (search: Omit<ActivitySearch, 'after' | 'limit'>) => [
  search.partnerId,
  search.agency,
  search.year,
  search.type,
  search.state,
  search.agreementId,
  search.ownPartners,
];
