import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { ActionStatus } from '../outcomes/outcome.enums';

export interface OutcomeActionRow {
  id: string;
  outcomeId: string;
  place: number;
  ownerCode: string;
  unit: string | null;
  text: string;
  due: Day;
  status: ActionStatus;
  statusNote: string | null;
  partnerConfirmed: boolean;
  updatedAt: Date;
  version: number;
}

export interface ActionQuestion {
  owner: string | null;
  status: ActionStatus | null;
  /** Only open ones that were due before this day. */
  dueBefore: Day | null;
}

const columns = `a.id, a.outcome_id AS "outcomeId", a.place, a.owner AS "ownerCode", a.unit, a.text, a.due::text AS due,
  a.status, a.status_note AS "statusNote", a.updated_at AS "updatedAt", a.version,
  EXISTS (SELECT FROM action_confirmation c WHERE c.action_id = a.id) AS "partnerConfirmed"`;

const matching = `FROM outcome_action a WHERE ($1::text IS NULL OR a.owner = $1) AND ($2::text IS NULL OR a.status = $2)
  AND ($3::date IS NULL OR a.due < $3 AND a.status IN ('OPEN', 'IN_PROGRESS'))`;

/** Whoever may read the outcome reads its actions. */
export class OutcomeActionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  find(ids: readonly string[]): Promise<OutcomeActionRow[]> {
    return this.manager.query(
      `/* OutcomeActionRepository.find */ SELECT ${columns} FROM outcome_action a WHERE a.id = ANY ($1)`,
      [ids],
    );
  }

  findOfOutcomes(outcomeIds: readonly string[]): Promise<OutcomeActionRow[]> {
    return this.manager.query(
      `/* OutcomeActionRepository.findOfOutcomes */
       SELECT ${columns} FROM outcome_action a WHERE a.outcome_id = ANY ($1) ORDER BY a.outcome_id, a.place`,
      [outcomeIds],
    );
  }

  findPage(
    { owner, status, dueBefore }: ActionQuestion,
    after: { due: Day; id: string } | null,
    limit: number,
  ): Promise<OutcomeActionRow[]> {
    return this.manager.query(
      `/* OutcomeActionRepository.findPage */
       SELECT ${columns} ${matching} AND ($4::date IS NULL OR (a.due, a.id) > ($4::date, $5::uuid))
       ORDER BY a.due, a.id LIMIT $6`,
      [owner, status, dueBefore, after?.due ?? null, after?.id ?? null, limit],
    );
  }

  async count({ owner, status, dueBefore }: ActionQuestion): Promise<number> {
    const [row] = await this.manager.query(`/* OutcomeActionRepository.count */ ${countUpTo(matching)}`, [
      owner,
      status,
      dueBefore,
    ]);
    return row.count;
  }

  async insert(row: OutcomeActionRow): Promise<void> {
    await this.manager.query(
      `/* OutcomeActionRepository.insert */
       INSERT INTO outcome_action (id, outcome_id, place, owner, unit, text, due, status, updated_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.outcomeId,
        row.place,
        row.ownerCode,
        row.unit,
        row.text,
        row.due,
        row.status,
        row.updatedAt,
        row.version,
      ],
    );
  }

  async update({ id, status, statusNote, updatedAt, version }: OutcomeActionRow): Promise<void> {
    await this.manager.query(
      `/* OutcomeActionRepository.update */
       UPDATE outcome_action SET status = $2, status_note = $3, updated_at = $4, version = $5 WHERE id = $1`,
      [id, status, statusNote, updatedAt, version],
    );
  }

  async confirm(actionId: string, partnerId: string, at: Date): Promise<void> {
    await this.manager.query(
      `/* OutcomeActionRepository.confirm */
       INSERT INTO action_confirmation (action_id, partner_id, at) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT action_confirmation_pk DO NOTHING`,
      [actionId, partnerId, at],
    );
  }
}
