import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { IntegrityAllegation } from './allegation.view';

export type StoredAllegation = Omit<
  IntegrityAllegation,
  'partner' | 'summary' | 'triageNote' | 'investigatingOffice' | 'conclusion'
> & { sealed: string | null; triagedAt: Date | null; recordedBy: string };

export interface AllegationSearch {
  partnerId: string | null;
  state: string | null;
  after: string | null;
  limit: number;
}

const columns = `id, partner_id AS "partnerId", agency, source, category, indicators, received_on::text AS "receivedOn",
  recorded_by AS "recordedBy", recorded_at AS "recordedAt", sealed, triage, triaged_at AS "triagedAt", state,
  closed_at AS "closedAt", version`;
const matching = `FROM integrity_allegation WHERE ($1::uuid IS NULL OR partner_id = ANY (ARRAY(
    SELECT $1::uuid UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = $1)))
  AND ($2::text IS NULL OR state = $2)`;

/** OWNER_ONLY: row-level security shows the rows of the viewer's agency to its investigators alone. */
export class AllegationRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<StoredAllegation | null> {
    const [row] = await this.manager.query(
      `/* AllegationRepository.find */ SELECT ${columns} FROM integrity_allegation WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<StoredAllegation | null> {
    const [row] = await this.manager.query(
      `/* AllegationRepository.lock */ SELECT ${columns} FROM integrity_allegation WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  search({ partnerId, state, after, limit }: AllegationSearch): Promise<StoredAllegation[]> {
    return this.manager.query(
      `/* AllegationRepository.search */
       SELECT ${columns} ${matching} AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
      [partnerId, state, after, limit],
    );
  }

  async count({ partnerId, state }: AllegationSearch): Promise<number> {
    const [row] = await this.manager.query(`/* AllegationRepository.count */ ${countUpTo(matching)}`, [
      partnerId,
      state,
    ]);
    return row.count;
  }

  async insert(row: StoredAllegation): Promise<void> {
    await this.manager.query(
      `/* AllegationRepository.insert */
       INSERT INTO integrity_allegation (id, partner_id, agency, source, category, indicators, received_on, recorded_by,
                                         recorded_at, sealed, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        row.id,
        row.partnerId,
        row.agency,
        row.source,
        row.category,
        row.indicators,
        row.receivedOn,
        row.recordedBy,
        row.recordedAt,
        row.sealed,
        row.state,
      ],
    );
  }

  async save({ id, sealed, triage, triagedAt, state, closedAt }: StoredAllegation): Promise<void> {
    await this.manager.query(
      `/* AllegationRepository.save */
       UPDATE integrity_allegation SET sealed = $2, triage = $3, triaged_at = $4, state = $5, closed_at = $6,
         version = version + 1 WHERE id = $1`,
      [id, sealed, triage, triagedAt, state, closedAt],
    );
  }
}
