import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { InvalidatingEventKind } from '../../terms/invalidating-event-kind.enum';

export interface InvalidatingEventRow {
  id: string;
  partnerId: string;
  kind: `${InvalidatingEventKind}`;
  occurredOn: Day;
  /** Which part of the system knows of it, such as REGISTRY_MERGE, and its id there. */
  source: string;
  sourceId: string;
  /** Who says so; null when a fact of the system does. */
  agency: string | null;
  raisedBy: string;
  raisedAt: Date;
  resolution: string | null;
  resolvedBy: string | null;
  resolvedAt: Date | null;
}

/** With the partner that was asked about. */
export type EventOfPartner = InvalidatingEventRow & { askedId: string };

const columns = `e.id, e.partner_id AS "partnerId", e.kind, e.occurred_on::text AS "occurredOn", e.source,
  e.source_id AS "sourceId", e.agency, e.raised_by AS "raisedBy", e.raised_at AS "raisedAt", e.resolution,
  e.resolved_by AS "resolvedBy", e.resolved_at AS "resolvedAt"`;

export class InvalidatingEventRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The latest 100 of each partner, with those of records that were merged into it. */
  findByPartners(partnerIds: readonly string[]): Promise<EventOfPartner[]> {
    return this.manager.query(
      `/* InvalidatingEventRepository.findByPartners */
       SELECT found.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${columns} FROM invalidating_event e WHERE e.partner_id = ANY (wanted.ids) ORDER BY e.id DESC LIMIT 100) AS found`,
      [partnerIds],
    );
  }

  findOpen(partnerIds: readonly string[]): Promise<EventOfPartner[]> {
    return this.manager.query(
      `/* InvalidatingEventRepository.findOpen */
       SELECT ${columns}, wanted.partner_id AS "askedId" FROM ${wantedPartners}
       JOIN invalidating_event e ON e.partner_id = ANY (wanted.ids) AND e.resolved_at IS NULL ORDER BY e.id`,
      [partnerIds],
    );
  }

  async lock(id: string): Promise<InvalidatingEventRow | null> {
    const [row] = await this.manager.query(
      `/* InvalidatingEventRepository.lock */ SELECT ${columns} FROM invalidating_event e WHERE e.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async find(id: string): Promise<InvalidatingEventRow | null> {
    const [row] = await this.manager.query(
      `/* InvalidatingEventRepository.find */ SELECT ${columns} FROM invalidating_event e WHERE e.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async wasRaised(source: string, sourceId: string): Promise<boolean> {
    const [row] = await this.manager.query(
      `/* InvalidatingEventRepository.wasRaised */
       SELECT EXISTS (SELECT FROM invalidating_event WHERE source = $1 AND source_id = $2) AS raised`,
      [source, sourceId],
    );
    return row.raised;
  }

  /** False when the same is open already, so that facts may be told twice. */
  async insert(row: InvalidatingEventRow): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* InvalidatingEventRepository.insert */
       INSERT INTO invalidating_event (id, partner_id, kind, occurred_on, source, source_id, agency, raised_by, raised_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (source, source_id) WHERE resolved_at IS NULL DO NOTHING RETURNING id`,
      [
        row.id,
        row.partnerId,
        row.kind,
        row.occurredOn,
        row.source,
        row.sourceId,
        row.agency,
        row.raisedBy,
        row.raisedAt,
      ],
    );
    return inserted.length > 0;
  }

  async resolve(id: string, by: { resolution: string; resolvedBy: string; resolvedAt: Date }): Promise<void> {
    await this.manager.query(
      `/* InvalidatingEventRepository.resolve */
       UPDATE invalidating_event SET resolution = $2, resolved_by = $3, resolved_at = $4
       WHERE id = $1 AND resolved_at IS NULL`,
      [id, by.resolution, by.resolvedBy, by.resolvedAt],
    );
  }

  async findOpenOf(source: string, sourceId: string): Promise<InvalidatingEventRow | null> {
    const [row] = await this.manager.query(
      `/* InvalidatingEventRepository.findOpenOf */
       SELECT ${columns} FROM invalidating_event e
       WHERE e.source = $1 AND e.source_id = $2 AND e.resolved_at IS NULL FOR UPDATE`,
      [source, sourceId],
    );
    return row ?? null;
  }
}
