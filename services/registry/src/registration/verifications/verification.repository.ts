import type { PageOfParents } from '@partner-commons/platform/page-loader';
import type { EntityManager } from 'typeorm';
import type { KnownVerification } from './verification.rules';
import type { VerificationConcern } from './verification.view';

export interface VerificationRow extends KnownVerification {
  id: string;
  partnerId: string;
  questionVersion: string;
  agency: string;
  officeId: string | null;
  verifiedBy: string;
  supersedesId: string | null;
}

export interface QuestionRow {
  version: string;
  code: string;
  text: string;
  expected: boolean;
}

export interface ConcernRow {
  partnerId: string;
  cause: keyof typeof VerificationConcern;
  at: Date;
}

const columns = `v.id, v.partner_id AS "partnerId", v.question_version AS "questionVersion", v.result, v.agency,
  v.office_id AS "officeId", v.verified_by AS "verifiedBy", v.at, v.valid_until AS "validUntil",
  v.supersedes_id AS "supersedesId"`;

export class VerificationRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The questionnaire in force; English where the language has no text. */
  findQuestions(language: string, at: Date): Promise<QuestionRow[]> {
    return this.manager.query(
      `/* VerificationRepository.findQuestions */
       SELECT DISTINCT ON (code) version, code, text, expected FROM verification_question
       WHERE version = (SELECT version FROM verification_question WHERE effective_from <= $2
                        ORDER BY effective_from DESC, version DESC LIMIT 1)
         AND language IN ($1, 'en')
       ORDER BY code, language = $1 DESC`,
      [language, at],
    );
  }

  async find(id: string): Promise<VerificationRow | null> {
    const [row] = await this.manager.query(
      `/* VerificationRepository.find */ SELECT ${columns} FROM verification v WHERE v.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The latest of each partner that was recorded by an instant. */
  findLatest(partnerIds: readonly string[], at: Date): Promise<VerificationRow[]> {
    return this.manager.query(
      `/* VerificationRepository.findLatest */
       SELECT DISTINCT ON (v.partner_id) ${columns} FROM verification v
       WHERE v.partner_id = ANY ($1) AND v.at <= $2 ORDER BY v.partner_id, v.id DESC`,
      [partnerIds, at],
    );
  }

  findPage({ parents, after, limit }: PageOfParents): Promise<VerificationRow[]> {
    return this.manager.query(
      `/* VerificationRepository.findPage */
       SELECT v.* FROM unnest($1::uuid[]) AS parent (id)
       CROSS JOIN LATERAL (
         SELECT ${columns} FROM verification v
         WHERE v.partner_id = parent.id AND ($2::uuid IS NULL OR v.id < $2) ORDER BY v.id DESC LIMIT $3) AS v`,
      [parents, after, limit],
    );
  }

  count(partnerIds: readonly string[]): Promise<{ parent: string; count: number }[]> {
    return this.manager.query(
      `/* VerificationRepository.count */
       SELECT partner_id AS parent, count(*)::int AS count FROM verification WHERE partner_id = ANY ($1)
       GROUP BY partner_id`,
      [partnerIds],
    );
  }

  async insert(row: VerificationRow): Promise<void> {
    await this.manager.query(
      `/* VerificationRepository.insert */
       INSERT INTO verification (id, partner_id, question_version, result, agency, office_id, verified_by, at, valid_until,
                                 supersedes_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.partnerId,
        row.questionVersion,
        row.result,
        row.agency,
        row.officeId,
        row.verifiedBy,
        row.at,
        row.validUntil,
        row.supersedesId,
      ],
    );
  }

  /**
   * The latest material change of each partner that was recorded by an instant, read where each is recorded anyway, so that
   * nobody who changes a partner has to think of verification (feature 36).
   */
  findLatestConcerns(partnerIds: readonly string[], at: Date): Promise<ConcernRow[]> {
    return this.manager.query(
      `/* VerificationRepository.findLatestConcerns */
       SELECT DISTINCT ON (partner_id) partner_id AS "partnerId", cause, at FROM (
         SELECT d.partner_id, e.cause, e.at FROM declaration_event e JOIN partner_declaration d ON d.id = e.declaration_id
         WHERE d.partner_id = ANY ($1) AND e.cause IN ('LEGAL_NAME_CHANGED', 'HEAD_CHANGED', 'BOARD_CHANGED')
         UNION ALL
         SELECT partner_id, 'LEGAL_NAME_CHANGED', at FROM partner_change WHERE partner_id = ANY ($1) AND field = 'legalName'
         UNION ALL
         SELECT partner_id, 'REGISTRATION_DOCUMENT_CHANGED', handed_in_at FROM partner_document
         WHERE partner_id = ANY ($1) AND type = 'LEGAL_REGISTRATION'
         UNION ALL
         SELECT from_id, 'HQ_CHANGED', decided_at FROM partner_relation
         WHERE from_id = ANY ($1) AND state = 'CONFIRMED' AND kind IN ('COUNTRY_OFFICE_OF', 'REGIONAL_OFFICE_OF')
         UNION ALL
         SELECT partner_id, 'NEW_HIT', recorded_at FROM clearance_history
         WHERE partner_id = ANY ($1) AND status IN ('HITS_OPEN', 'BLOCKED')
       ) AS change (partner_id, cause, at)
       WHERE at <= $2 ORDER BY partner_id, at DESC`,
      [partnerIds, at],
    );
  }

  /** Also of a record that was merged into the partner: its hits are the partner's. */
  async isAdjudicator(partnerId: string, subject: string): Promise<boolean> {
    const rows = await this.manager.query(
      `/* VerificationRepository.isAdjudicator */
       SELECT 1 FROM partner_adjudicator WHERE subject = $2
         AND (partner_id = $1 OR partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $1)) LIMIT 1`,
      [partnerId, subject],
    );
    return rows.length > 0;
  }
}
