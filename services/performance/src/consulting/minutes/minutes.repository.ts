import type { ViewerTransaction } from '@partner-commons/platform/database';

export interface MinutesRow {
  consultationId: string;
  version: number;
  /** Those that held it; with the partners that were present, they are the readers. */
  agencies: string[];
  /** Sealed. */
  text: string;
  recordedBy: string;
  recordedAt: Date;
}

/** Row-level security shows minutes to the agencies that held the consultation and the partners that were present. */
export class MinutesRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** The latest version of each. */
  findLatest(consultationIds: readonly string[]): Promise<MinutesRow[]> {
    return this.transaction.manager.query(
      `/* MinutesRepository.findLatest */
       SELECT DISTINCT ON (consultation_id) consultation_id AS "consultationId", version, agencies, text,
         recorded_by AS "recordedBy", recorded_at AS "recordedAt"
       FROM consultation_minutes WHERE consultation_id = ANY ($1) ORDER BY consultation_id, version DESC`,
      [consultationIds],
    );
  }

  async insert(row: MinutesRow): Promise<void> {
    await this.transaction.manager.query(
      `/* MinutesRepository.insert */
       INSERT INTO consultation_minutes (consultation_id, version, agencies, text, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [row.consultationId, row.version, row.agencies, row.text, row.recordedBy, row.recordedAt],
    );
  }
}
