import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';

export type DecidedOutcome = 'RECOGNISED' | 'OPTED_OUT' | 'PARTIAL';

export interface RecognitionRow {
  id: string;
  entryId: string;
  agency: string;
  outcome: DecidedOutcome;
  /** Every agency may read it. */
  reason: string;
  compensatingControls: string | null;
  countries: string[];
  /** Last day of an opt-out. */
  until: Day | null;
  decidedBy: string;
  decidedAt: Date;
  /** The decision about an earlier entry that goes on. */
  carriedFrom: string | null;
}

const columns = `r.id, r.entry_id AS "entryId", r.agency, r.outcome, r.reason,
  r.compensating_controls AS "compensatingControls", r.countries, r.until_on::text AS until, r.decided_by AS "decidedBy",
  r.decided_at AS "decidedAt", r.carried_from AS "carriedFrom"`;

/** Decisions of agencies about entries; nobody has the right to change one. */
export class RecognitionRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The first one first. */
  findByEntries(entryIds: readonly string[]): Promise<RecognitionRow[]> {
    return this.manager.query(
      `/* RecognitionRepository.findByEntries */
       SELECT ${columns} FROM recognition_decision r WHERE r.entry_id = ANY ($1) ORDER BY r.id`,
      [entryIds],
    );
  }

  /** Two decisions of one agency about one entry follow one another, also when they come at once. */
  async lock(entryId: string, agency: string): Promise<void> {
    await this.manager.query('/* RecognitionRepository.lock */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `recognition:${entryId}:${agency}`,
    ]);
  }

  async insert(row: RecognitionRow): Promise<void> {
    await this.manager.query(
      `/* RecognitionRepository.insert */
       INSERT INTO recognition_decision (id, entry_id, agency, outcome, reason, compensating_controls, countries, until_on,
                                         decided_by, decided_at, carried_from)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        row.id,
        row.entryId,
        row.agency,
        row.outcome,
        row.reason,
        row.compensatingControls,
        row.countries,
        row.until,
        row.decidedBy,
        row.decidedAt,
        row.carriedFrom,
      ],
    );
  }
}
