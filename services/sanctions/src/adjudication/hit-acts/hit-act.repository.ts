import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { PageOfParents } from '@partner-commons/platform/page-loader';
import type { EntityManager } from 'typeorm';
import type { HitState } from '../hits/hit.entity';
import type { HitRow } from '../hits/hit.repository';
import type { HitAct } from './hit-act.entity';

export type HitActRow = HitAct;

/** What of a hit an act changes beside its state. */
export type HitMove = { id: string; state: `${HitState}` } & Pick<
  HitRow,
  | 'closedAt'
  | 'assignee'
  | 'assigneeAgency'
  | 'dueAt'
  | 'remindedAt'
  | 'overdueSince'
  | 'escalatedTo'
  | 'escalatedAgency'
  | 'version'
>;

/** Confidential and append-only; each version of a hit has one row. */
export class HitActRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findPage({ parents, after, limit }: PageOfParents): Promise<HitActRow[]> {
    return this.manager.query(
      `/* HitActRepository.findPage */
       SELECT a.id, a.hit_id AS "hitId", a.hit_version AS "hitVersion", a.act, a.from_state AS "fromState",
              a.to_state AS "toState", a.actor, a.agency, a.at, a.assignee, a.instance, a.note
       FROM unnest($1::uuid[]) AS asked (id)
       CROSS JOIN LATERAL (SELECT * FROM hit_act WHERE hit_id = asked.id AND ($2::uuid IS NULL OR id < $2)
                           ORDER BY id DESC LIMIT $3) AS a
       ORDER BY a.hit_id, a.id DESC`,
      [parents, after, limit],
    );
  }

  count(hitIds: readonly string[]): Promise<{ parent: string; count: number }[]> {
    return this.manager.query(
      `/* HitActRepository.count */
       SELECT hit_id AS parent, count(*)::int AS count FROM hit_act WHERE hit_id = ANY ($1) GROUP BY hit_id`,
      [hitIds],
    );
  }

  async insert(acts: readonly HitActRow[]): Promise<void> {
    if (acts.length === 0) return;
    await this.manager.query(
      `/* HitActRepository.insert */
       INSERT INTO hit_act (id, hit_id, hit_version, act, from_state, to_state, actor, agency, at, assignee, instance, note)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                            $9::timestamptz[], $10::text[], $11::text[], $12::text[])`,
      [
        acts.map(({ id }) => id),
        acts.map(({ hitId }) => hitId),
        acts.map(({ hitVersion }) => hitVersion),
        acts.map(({ act }) => act),
        acts.map(({ fromState }) => fromState),
        acts.map(({ toState }) => toState),
        acts.map(({ actor }) => actor),
        acts.map(({ agency }) => agency),
        acts.map(({ at }) => at),
        acts.map(({ assignee }) => assignee),
        acts.map(({ instance }) => instance),
        acts.map(({ note }) => note),
      ],
    );
  }

  /** Takes the row to a version whose act is there already; row-level security looks for it. */
  async move(move: HitMove): Promise<void> {
    await this.manager.query(
      `/* HitActRepository.move */
       UPDATE hit SET state = $2, closed_at = $3, assignee = $4, assignee_agency = $5, due_at = $6, reminded_at = $7,
         overdue_since = $8, escalated_to = $9, escalated_agency = $10, version = $11
       WHERE id = $1`,
      [
        move.id,
        move.state,
        move.closedAt,
        move.assignee,
        move.assigneeAgency,
        move.dueAt,
        move.remindedAt,
        move.overdueSince,
        move.escalatedTo,
        move.escalatedAgency,
        move.version,
      ],
    );
  }
}
