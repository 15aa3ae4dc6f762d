import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { CheckOutcome } from '../documents/document.entity';

export interface RecommendationContentRow {
  letterId: string;
  partnerId: string;
  sponsorAgency: string | null;
  issuerName: string;
  issuerPartnerId: string | null;
  signatorySealed: string;
  fileId: string;
  sha256: string;
}

export interface RecommendationCheckRow {
  id: string;
  letterId: string;
  sponsorAgency: string | null;
  outcome: CheckOutcome;
  note: string | null;
  decidedBy: string;
  agency: string;
  at: Date;
}

export interface WaiverCaseRow {
  waiverId: string;
  agency: string;
  reason: string;
  localAssessmentFileId: string;
  sha256: string;
}

/** Confidential rows: row-level security repeats the rule of recommendation.rules.ts as a second wall. */
export class RecommendationContentRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByLetters(letterIds: readonly string[]): Promise<RecommendationContentRow[]> {
    return this.manager.query(
      `/* RecommendationContentRepository.findByLetters */
       SELECT letter_id AS "letterId", partner_id AS "partnerId", sponsor_agency AS "sponsorAgency",
              issuer_name AS "issuerName", issuer_partner_id AS "issuerPartnerId", signatory_sealed AS "signatorySealed",
              file_id AS "fileId", sha256
       FROM recommendation_content WHERE letter_id = ANY ($1)`,
      [letterIds],
    );
  }

  async insert(content: RecommendationContentRow): Promise<void> {
    await this.manager.query(
      `/* RecommendationContentRepository.insert */
       INSERT INTO recommendation_content (letter_id, partner_id, sponsor_agency, issuer_name, issuer_partner_id,
                                           signatory_sealed, file_id, sha256)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        content.letterId,
        content.partnerId,
        content.sponsorAgency,
        content.issuerName,
        content.issuerPartnerId,
        content.signatorySealed,
        content.fileId,
        content.sha256,
      ],
    );
  }

  async insertCheck(check: RecommendationCheckRow): Promise<void> {
    await this.manager.query(
      `/* RecommendationContentRepository.insertCheck */
       INSERT INTO recommendation_check (id, letter_id, sponsor_agency, outcome, note, decided_by, agency, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        check.id,
        check.letterId,
        check.sponsorAgency,
        check.outcome,
        check.note,
        check.decidedBy,
        check.agency,
        check.at,
      ],
    );
  }

  findCases(waiverIds: readonly string[]): Promise<WaiverCaseRow[]> {
    return this.manager.query(
      `/* RecommendationContentRepository.findCases */
       SELECT waiver_id AS "waiverId", agency, reason, local_assessment_file_id AS "localAssessmentFileId", sha256
       FROM recommendation_waiver_case WHERE waiver_id = ANY ($1)`,
      [waiverIds],
    );
  }

  async insertCase({ waiverId, agency, reason, localAssessmentFileId, sha256 }: WaiverCaseRow): Promise<void> {
    await this.manager.query(
      `/* RecommendationContentRepository.insertCase */
       INSERT INTO recommendation_waiver_case (waiver_id, agency, reason, local_assessment_file_id, sha256)
       VALUES ($1, $2, $3, $4, $5)`,
      [waiverId, agency, reason, localAssessmentFileId, sha256],
    );
  }
}
