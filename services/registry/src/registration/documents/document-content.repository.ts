import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { CheckOutcome, DocumentContent } from './document.entity';
import type { DocumentLevel } from './document-type.entity';

export interface DocumentContentRow extends DocumentContent {
  documentId: string;
  partnerId: string;
  level: DocumentLevel;
  fileId: string;
}

export interface DocumentCheckRow {
  id: string;
  documentId: string;
  partnerId: string;
  outcome: CheckOutcome;
  note: string | null;
  decidedBy: string;
  agency: string;
  at: Date;
}

/** Confidential rows: row-level security repeats the rule of document.rules.ts as a second wall. */
export class DocumentContentRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByDocuments(documentIds: readonly string[]): Promise<DocumentContentRow[]> {
    return this.manager.query(
      `/* DocumentContentRepository.findByDocuments */
       SELECT document_id AS "documentId", partner_id AS "partnerId", level, title, issuing_authority AS "issuingAuthority",
              country, registration_number AS "registrationNumber", file_id AS "fileId", file_name AS "fileName",
              content_type AS "contentType", size, sha256
       FROM document_content WHERE document_id = ANY ($1)`,
      [documentIds],
    );
  }

  async insert(content: DocumentContentRow): Promise<void> {
    await this.manager.query(
      `/* DocumentContentRepository.insert */
       INSERT INTO document_content (document_id, partner_id, level, title, issuing_authority, country, registration_number,
                                     file_id, file_name, content_type, size, sha256)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        content.documentId,
        content.partnerId,
        content.level,
        content.title,
        content.issuingAuthority,
        content.country,
        content.registrationNumber,
        content.fileId,
        content.fileName,
        content.contentType,
        content.size,
        content.sha256,
      ],
    );
  }

  /** The latest finding about each document. */
  findLatestChecks(documentIds: readonly string[]): Promise<DocumentCheckRow[]> {
    return this.manager.query(
      `/* DocumentContentRepository.findLatestChecks */
       SELECT DISTINCT ON (document_id) id, document_id AS "documentId", partner_id AS "partnerId", outcome, note,
              decided_by AS "decidedBy", agency, at
       FROM document_check WHERE document_id = ANY ($1) ORDER BY document_id, id DESC`,
      [documentIds],
    );
  }

  async insertCheck(check: DocumentCheckRow): Promise<void> {
    await this.manager.query(
      `/* DocumentContentRepository.insertCheck */
       INSERT INTO document_check (id, document_id, partner_id, outcome, note, decided_by, agency, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [check.id, check.documentId, check.partnerId, check.outcome, check.note, check.decidedBy, check.agency, check.at],
    );
  }
}
