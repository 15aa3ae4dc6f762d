import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { CapacityActionState, CapacityMethod } from '../capacity-plans/capacity-plan.enum';

export interface CapacityActionRow {
  id: string;
  planId: string;
  topic: string;
  area: string;
  method: `${CapacityMethod}`;
  providerAgency: string | null;
  fundedBy: string | null;
  cost: string | null;
  currency: string | null;
  dueOn: Day;
  state: `${CapacityActionState}`;
  progress: number;
  evidenceFileId: string | null;
  completedBy: string | null;
  completedAt: Date | null;
  createdBy: string;
  createdAt: Date;
  /** Text and firm. */
  sealed: string;
  version: number;
}

const columns = `id, plan_id AS "planId", topic, area, method, provider_agency AS "providerAgency", funded_by AS "fundedBy", cost,
  currency, due_on::text AS "dueOn", state, progress, evidence_file_id AS "evidenceFileId", completed_by AS "completedBy",
  completed_at AS "completedAt", created_by AS "createdBy", created_at AS "createdAt", sealed, version`;

/** Whoever reads the plan reads its actions. */
export class CapacityActionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The first 100 of each plan. */
  findOf(planIds: readonly string[]): Promise<CapacityActionRow[]> {
    return this.manager.query(
      `/* CapacityActionRepository.findOf */
       SELECT ${columns} FROM (
         SELECT *, row_number() OVER (PARTITION BY plan_id ORDER BY id) AS place
         FROM capacity_action WHERE plan_id = ANY ($1)) AS first WHERE place <= 100 ORDER BY id`,
      [planIds],
    );
  }

  async find(id: string): Promise<CapacityActionRow | null> {
    const [row] = await this.manager.query(
      `/* CapacityActionRepository.find */ SELECT ${columns} FROM capacity_action WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(rows: readonly CapacityActionRow[]): Promise<void> {
    await this.manager.query(
      `/* CapacityActionRepository.insert */
       INSERT INTO capacity_action (id, plan_id, topic, area, method, provider_agency, funded_by, cost, currency, due_on, state,
                                    progress, created_by, created_at, sealed)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS a (id uuid, "planId" uuid, topic text, area text, method text,
         "providerAgency" text, "fundedBy" text, cost numeric, currency text, "dueOn" date, state text, progress integer,
         "createdBy" text, "createdAt" timestamptz, sealed text)`,
      [JSON.stringify(rows)],
    );
  }

  async save({
    id,
    state,
    progress,
    evidenceFileId,
    completedBy,
    completedAt,
    version,
  }: CapacityActionRow): Promise<void> {
    await this.manager.query(
      `/* CapacityActionRepository.save */
       UPDATE capacity_action SET state = $2, progress = $3, evidence_file_id = $4, completed_by = $5, completed_at = $6,
         version = $7 WHERE id = $1`,
      [id, state, progress, evidenceFileId, completedBy, completedAt, version],
    );
  }
}
