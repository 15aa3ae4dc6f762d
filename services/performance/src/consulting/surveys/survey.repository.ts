import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { SurveyKind } from './survey.enums';
import type { SurveyQuestion } from './survey.view';

export interface SurveyRow {
  id: string;
  referenceNo: string;
  kind: SurveyKind;
  consultationId: string | null;
  leadAgency: string;
  agencyCodes: string[];
  country: string | null;
  period: string | null;
  anonymous: boolean;
  k: number;
  questions: SurveyQuestion[];
  closesOn: Day;
  invited: number;
  responses: number;
  closedAt: Date | null;
  settledAt: Date | null;
  createdAt: Date;
}

export type NewSurvey = Omit<SurveyRow, 'referenceNo' | 'responses' | 'closedAt' | 'settledAt'>;

export interface SurveySearch {
  kind: string | null;
  consultationId: string | null;
  agency: string | null;
  /** Countries that the viewer sees; null for all. */
  inSight: readonly string[] | null;
  /** Partners that the viewer acts for; null for staff. */
  partnerIds: readonly string[] | null;
}

export interface SurveyInvitationRow {
  surveyId: string;
  partnerId: string;
  answered: boolean;
}

const columns = `s.id, s.reference_no AS "referenceNo", s.kind, s.consultation_id AS "consultationId",
  s.lead_agency AS "leadAgency", s.agencies AS "agencyCodes", s.country, s.period, s.anonymous, s.k, s.questions,
  s.closes_on::text AS "closesOn", s.invited, s.responses, s.closed_at AS "closedAt", s.settled_at AS "settledAt",
  s.created_at AS "createdAt"`;

const matching = `FROM survey s
  WHERE ($1::text IS NULL OR s.kind = $1) AND ($2::uuid IS NULL OR s.consultation_id = $2)
    AND ($3::text IS NULL OR s.lead_agency = $3 OR $3 = ANY (s.agencies))
    AND ($4::text[] IS NULL OR s.country = ANY ($4))
    AND ($5::uuid[] IS NULL OR EXISTS (
      SELECT FROM survey_invitation i WHERE i.survey_id = s.id AND i.partner_id = ANY ($5)))`;

const place = ({ kind, consultationId, agency, inSight, partnerIds }: SurveySearch) => [
  kind,
  consultationId,
  agency,
  inSight,
  partnerIds,
];

export class SurveyRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<SurveyRow[]> {
    return this.manager.query(
      `/* SurveyRepository.findByIds */ SELECT ${columns} FROM survey s WHERE s.id = ANY ($1)`,
      [ids],
    );
  }

  findPage(search: SurveySearch, after: string | null, limit: number): Promise<SurveyRow[]> {
    return this.manager.query(
      `/* SurveyRepository.findPage */
       SELECT ${columns} ${matching} AND ($6::uuid IS NULL OR s.id < $6) ORDER BY s.id DESC LIMIT $7`,
      [...place(search), after, limit],
    );
  }

  async count(search: SurveySearch): Promise<number> {
    const [{ count }] = await this.manager.query(`/* SurveyRepository.count */ ${countUpTo(matching)}`, place(search));
    return count;
  }

  async lock(id: string): Promise<SurveyRow | null> {
    const [row] = await this.manager.query(
      `/* SurveyRepository.lock */ SELECT ${columns} FROM survey s WHERE s.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** The standing feedback of an agency in a half-year, made when the first partner gives some. */
  async insert(row: NewSurvey): Promise<void> {
    await this.manager.query(
      `/* SurveyRepository.insert */
       INSERT INTO survey (id, kind, consultation_id, lead_agency, agencies, country, period, anonymous, k, questions,
                           closes_on, invited, version, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13)
       ON CONFLICT ON CONSTRAINT survey_period_uq DO NOTHING`,
      [
        row.id,
        row.kind,
        row.consultationId,
        row.leadAgency,
        row.agencyCodes,
        row.country,
        row.period,
        row.anonymous,
        row.k,
        JSON.stringify(row.questions),
        row.closesOn,
        row.invited,
        row.createdAt,
      ],
    );
  }

  async findOfPeriod(agency: string, period: string): Promise<SurveyRow | null> {
    const [row] = await this.manager.query(
      `/* SurveyRepository.findOfPeriod */
       SELECT ${columns} FROM survey s WHERE s.lead_agency = $1 AND s.period = $2`,
      [agency, period],
    );
    return row ?? null;
  }

  async close(id: string, at: Date): Promise<void> {
    await this.manager.query(
      '/* SurveyRepository.close */ UPDATE survey SET closed_at = $2, version = version + 1 WHERE id = $1',
      [id, at],
    );
  }

  /** Gives those that were not there before. */
  async invite(surveyId: string, ballots: readonly { partnerId: string; tokenHash: string }[]): Promise<number> {
    const rows = await this.manager.query(
      `/* SurveyRepository.invite */
       INSERT INTO survey_invitation (survey_id, partner_id, token_hash)
       SELECT $1, * FROM unnest($2::uuid[], $3::text[])
       ON CONFLICT ON CONSTRAINT survey_invitation_pk DO NOTHING RETURNING partner_id`,
      [surveyId, ballots.map(({ partnerId }) => partnerId), ballots.map(({ tokenHash }) => tokenHash)],
    );
    return rows.length;
  }

  findInvitations(surveyIds: readonly string[], partnerIds: readonly string[]): Promise<SurveyInvitationRow[]> {
    return this.manager.query(
      `/* SurveyRepository.findInvitations */
       SELECT survey_id AS "surveyId", partner_id AS "partnerId", answered FROM survey_invitation
       WHERE survey_id = ANY ($1) AND partner_id = ANY ($2) ORDER BY partner_id`,
      [surveyIds, partnerIds],
    );
  }

  async countInvited(surveyId: string, added: number): Promise<void> {
    await this.manager.query(
      '/* SurveyRepository.countInvited */ UPDATE survey SET invited = invited + $2 WHERE id = $1',
      [surveyId, added],
    );
  }
}
