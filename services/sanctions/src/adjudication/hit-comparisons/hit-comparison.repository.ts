import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { ListedRecord } from '../../listing/lists/listed-record';

export interface ComparedHit {
  hitId: string;
  sealedFacts: string | null;
  source: string;
  externalId: string;
  version: string | null;
  delistedAt: Date | null;
  isCurrent: boolean;
  record: ListedRecord;
  /** Of the hit that this one follows. */
  earlierId: string | null;
  earlierFacts: string | null;
  earlierRecord: ListedRecord | null;
}

/** Versions with the same hash read the same to screening, so the latest one of them stands for all. */
const recordOf = (subject: string, hash: string) => `
  (SELECT v.record FROM listed_subject_version v WHERE v.subject_id = ${subject} AND v.screening_hash = ${hash}
   ORDER BY v.snapshot_id DESC LIMIT 1)`;

const recordThen = recordOf('h.subject_id', 'h.screening_hash');
const recordBefore = recordOf('earlier.subject_id', 'earlier.screening_hash');

export class HitComparisonRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByHits(hitIds: readonly string[]): Promise<ComparedHit[]> {
    return this.manager.query(
      `/* HitComparisonRepository.findByHits */
       SELECT h.id AS "hitId", h.sealed_facts AS "sealedFacts", s.source, s.external_id AS "externalId",
              (SELECT used ->> 'version' FROM screening c CROSS JOIN LATERAL jsonb_array_elements(c.list_versions) AS used
               WHERE c.id = h.screening_id AND used ->> 'source' = s.source LIMIT 1) AS version,
              s.delisted_at AS "delistedAt",
              s.screening_hash = h.screening_hash AND s.delisted_at IS NULL AS "isCurrent",
              coalesce(${recordThen}, s.record) AS record, earlier.id AS "earlierId",
              earlier.sealed_facts AS "earlierFacts",
              CASE WHEN earlier.id IS NOT NULL THEN ${recordBefore} END AS "earlierRecord"
       FROM hit h JOIN listed_subject s ON s.id = h.subject_id LEFT JOIN hit earlier ON earlier.id = h.reopened_from
       WHERE h.id = ANY ($1)`,
      [hitIds],
    );
  }
}
