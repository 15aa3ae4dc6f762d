import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { ObservationContent } from './observation-content.view';

export type StoredContent = Omit<
  ObservationContent,
  'text' | 'contact' | 'attachmentId' | 'attachmentUrl' | 'replies'
> & {
  agency: string;
  sealed: string | null;
};

export interface Reading {
  agency: string | null;
  now: Date;
}

export type ContentToSave = Pick<
  StoredContent,
  'observationId' | 'classification' | 'category' | 'severity' | 'source' | 'confidence' | 'sealed'
>;

/** Confidential: row-level security asks for role and classification again; the end of a grant is asked for here. */
export class ObservationContentRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findReadable(ids: readonly string[], { agency, now }: Reading): Promise<StoredContent[]> {
    return this.manager.query(
      `/* ObservationContentRepository.findReadable */
       SELECT c.observation_id AS "observationId", c.agency, c.classification, c.category, c.severity, c.source,
              c.confidence, c.sealed, o.recorded_by AS "recordedBy", o.review_by AS "reviewBy",
              o.decision_due_at AS "decisionDueAt", s.shared_at AS "sharedAt"
       FROM observation_content c JOIN observation o ON o.id = c.observation_id
       LEFT JOIN observation_share s ON s.observation_id = c.observation_id
       WHERE c.observation_id = ANY ($1) AND (c.agency = $2 OR c.classification = 'ALL_AGENCIES'
         OR (c.classification = 'NEED_TO_KNOW' AND EXISTS (
           SELECT FROM need_to_know_grant g WHERE g.subject_type = 'OBSERVATION' AND g.subject_id = c.observation_id
             AND g.agency = $2 AND g.revoked_at IS NULL AND g.until > $3)))`,
      [ids, agency, now],
    );
  }

  async insert(content: ContentToSave & { agency: string }): Promise<void> {
    await this.manager.query(
      `/* ObservationContentRepository.insert */
       INSERT INTO observation_content (observation_id, classification, category, severity, source, confidence, sealed, agency)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [...valuesOf(content), content.agency],
    );
  }

  async save(content: ContentToSave): Promise<void> {
    await this.manager.query(
      `/* ObservationContentRepository.save */
       UPDATE observation_content SET classification = $2, category = $3, severity = $4, source = $5, confidence = $6,
         sealed = $7 WHERE observation_id = $1`,
      valuesOf(content),
    );
  }
}

const valuesOf = (content: ContentToSave) => [
  content.observationId,
  content.classification,
  content.category,
  content.severity,
  content.source,
  content.confidence,
  content.sealed,
];
