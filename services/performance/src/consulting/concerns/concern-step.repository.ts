import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { ConcernStepKind } from './concern.enums';
import type { ConcernRow, ConcernStepRow } from './concern.repository';

/** Append-only; whoever may see a concern may see what happened to it. */
export class ConcernStepRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** The latest 100 of each, the first one first. */
  find(concernIds: readonly string[]): Promise<ConcernStepRow[]> {
    return this.transaction.manager.query(
      `/* ConcernStepRepository.find */
       SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT concern_id AS "concernId", place, kind, level, office_id AS "officeId", role, happened_on::text AS "on"
         FROM concern_step WHERE concern_id = wanted.id ORDER BY place DESC LIMIT 100) AS latest
       ORDER BY latest."concernId", latest.place`,
      [concernIds],
    );
  }

  /** Versions count the steps, since each step makes one. */
  async add(
    { id, version, level, officeId }: Pick<ConcernRow, 'id' | 'version' | 'level' | 'officeId'>,
    { kind, role, on }: { kind: `${ConcernStepKind}`; role: string | null; on: string },
  ): Promise<void> {
    await this.transaction.manager.query(
      `/* ConcernStepRepository.add */
       INSERT INTO concern_step (concern_id, place, kind, level, office_id, role, happened_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, version, kind, level, officeId, role, on],
    );
  }
}
