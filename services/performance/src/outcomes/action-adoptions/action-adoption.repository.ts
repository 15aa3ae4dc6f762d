import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AdoptionStatus } from './action-adoption.view';

export interface ActionAdoptionRow {
  id: string;
  actionId: string;
  agencyCode: string;
  officeId: string | null;
  countryCode: string | null;
  creditsCode: string;
  status: AdoptionStatus;
  note: string | null;
  adoptedAt: Date;
  updatedAt: Date;
  version: number;
}

const columns = `d.id, d.action_id AS "actionId", d.agency AS "agencyCode", d.office_id AS "officeId",
  d.country AS "countryCode", d.credits AS "creditsCode", d.status, d.note, d.adopted_at AS "adoptedAt",
  d.updated_at AS "updatedAt", d.version`;

const matching = 'FROM action_adoption d WHERE ($1::text IS NULL OR d.agency = $1)';

/** Whoever may read the action reads who adopted it; an agency reads its own in any case. */
export class ActionAdoptionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<ActionAdoptionRow | null> {
    const [row] = await this.manager.query(
      `/* ActionAdoptionRepository.find */ SELECT ${columns} FROM action_adoption d WHERE d.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The first 100 of each. */
  findOfActions(actionIds: readonly string[]): Promise<ActionAdoptionRow[]> {
    return this.manager.query(
      `/* ActionAdoptionRepository.findOfActions */
       SELECT ${columns} FROM (
         SELECT *, row_number() OVER (PARTITION BY action_id ORDER BY id) AS place
         FROM action_adoption WHERE action_id = ANY ($1)) AS d WHERE d.place <= 100 ORDER BY d.id`,
      [actionIds],
    );
  }

  findPage(agency: string | null, after: string | null, limit: number): Promise<ActionAdoptionRow[]> {
    return this.manager.query(
      `/* ActionAdoptionRepository.findPage */
       SELECT ${columns} ${matching} AND ($2::uuid IS NULL OR d.id < $2) ORDER BY d.id DESC LIMIT $3`,
      [agency, after, limit],
    );
  }

  async count(agency: string | null): Promise<number> {
    const [row] = await this.manager.query(`/* ActionAdoptionRepository.count */ ${countUpTo(matching)}`, [agency]);
    return row.count;
  }

  /** Null when the office has adopted it before. */
  async insert(row: ActionAdoptionRow): Promise<string | null> {
    const [inserted] = await this.manager.query(
      `/* ActionAdoptionRepository.insert */
       INSERT INTO action_adoption (id, action_id, agency, office_id, country, credits, status, note, adopted_at,
                                    updated_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT ON CONSTRAINT action_adoption_office_uq DO NOTHING RETURNING id`,
      [
        row.id,
        row.actionId,
        row.agencyCode,
        row.officeId,
        row.countryCode,
        row.creditsCode,
        row.status,
        row.note,
        row.adoptedAt,
        row.updatedAt,
        row.version,
      ],
    );
    return inserted?.id ?? null;
  }

  /** Waits for whoever else changes it; for the agency that adopted alone, by row-level security. */
  async lock(id: string): Promise<ActionAdoptionRow | null> {
    const [row] = await this.manager.query(
      `/* ActionAdoptionRepository.lock */ SELECT ${columns} FROM action_adoption d WHERE d.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async update({ id, status, note, updatedAt, version }: ActionAdoptionRow): Promise<void> {
    await this.manager.query(
      `/* ActionAdoptionRepository.update */
       UPDATE action_adoption SET status = $2, note = $3, updated_at = $4, version = $5 WHERE id = $1`,
      [id, status, note, updatedAt, version],
    );
  }
}
