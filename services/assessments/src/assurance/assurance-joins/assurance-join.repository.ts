import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AssuranceJoinState } from './assurance-join.view';

export interface JoinRow {
  id: string;
  activityId: string;
  ownerAgency: string;
  agency: string;
  state: AssuranceJoinState;
  requestedBy: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  version: number;
}

const columns = `j.id, j.activity_id AS "activityId", j.owner_agency AS "ownerAgency", j.agency, j.state,
  j.requested_by AS "requestedBy", j.requested_at AS "requestedAt", j.decided_by AS "decidedBy",
  j.decided_at AS "decidedAt", j.version`;

const matching = `FROM assurance_join j WHERE ($1::text IS NULL OR j.state = $1)`;

/** Row-level security shows a request to the owner of the activity and to who asks. */
export class AssuranceJoinRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<JoinRow | null> {
    const [row] = await this.manager.query(
      `/* AssuranceJoinRepository.find */ SELECT ${columns} FROM assurance_join j WHERE j.id = $1`,
      [id],
    );
    return row ?? null;
  }

  search(state: string | null, after: string | null, limit: number): Promise<JoinRow[]> {
    return this.manager.query(
      `/* AssuranceJoinRepository.search */
       SELECT ${columns} ${matching} AND ($2::uuid IS NULL OR j.id < $2) ORDER BY j.id DESC LIMIT $3`,
      [state, after, limit],
    );
  }

  async count(state: string | null): Promise<number> {
    const [{ count }] = await this.manager.query(`/* AssuranceJoinRepository.count */ ${countUpTo(matching)}`, [state]);
    return count;
  }

  /** False when the agency waits for an answer already. */
  async insert(row: JoinRow): Promise<boolean> {
    const inserted: unknown[] = await this.manager.query(
      `/* AssuranceJoinRepository.insert */
       INSERT INTO assurance_join (id, activity_id, owner_agency, agency, state, requested_by, requested_at, decided_by,
         decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (activity_id, agency) WHERE state = 'REQUESTED' DO NOTHING RETURNING id`,
      [
        row.id,
        row.activityId,
        row.ownerAgency,
        row.agency,
        row.state,
        row.requestedBy,
        row.requestedAt,
        row.decidedBy,
        row.decidedAt,
      ],
    );
    return inserted.length > 0;
  }

  /** The activity is locked, so one decides at a time. */
  async decide({ id, state, decidedBy, decidedAt, version }: JoinRow): Promise<void> {
    await this.manager.query(
      `/* AssuranceJoinRepository.decide */
       UPDATE assurance_join SET state = $2, decided_by = $3, decided_at = $4, version = $5 WHERE id = $1`,
      [id, state, decidedBy, decidedAt, version],
    );
  }
}
