import type { EntityManager } from 'typeorm';
import type { StandardAdoptionStatus, StandardDuty, StandardProcess } from './standard.enums';

export interface StandardRow {
  code: string;
  version: number;
  name: string;
  owner: string;
  processes: StandardProcess[];
  summary: string;
  methodologies: string[];
  items: { key: string; duty: StandardDuty; text: string }[];
  provenance: string;
  publicUrl: string | null;
  effectiveFrom: string;
}

export interface AdoptionRow {
  id: string;
  standardCode: string;
  standardVersion: number;
  agency: string;
  status: StandardAdoptionStatus;
  plannedFor: string | null;
  note: string | null;
  itemsInPlace: string[];
  recordedAt: Date;
  recordedBy: string;
}

const columns = `s.code, s.version, s.name, s.owner, s.processes, s.summary, s.methodologies, s.items, s.provenance,
  s.public_url AS "publicUrl", s.effective_from::text AS "effectiveFrom"`;

export class StandardRepository {
  constructor(private readonly manager: EntityManager) {}

  findAll(process: StandardProcess | null): Promise<StandardRow[]> {
    return this.manager.query(
      `/* StandardRepository.findAll */
       SELECT ${columns} FROM standard s WHERE $1::text IS NULL OR $1 = ANY (s.processes)
       ORDER BY s.code COLLATE "C", s.version LIMIT 100`,
      [process],
    );
  }

  async find(code: string, version: number): Promise<StandardRow | null> {
    const [row] = await this.manager.query(
      `/* StandardRepository.find */ SELECT ${columns} FROM standard s WHERE s.code = $1 AND s.version = $2`,
      [code, version],
    );
    return row ?? null;
  }

  /** The newest of each agency, of many standards in one statement. */
  findAdoptions(codes: string[], versions: number[]): Promise<AdoptionRow[]> {
    return this.manager.query(
      `/* StandardRepository.findAdoptions */
       SELECT DISTINCT ON (a.standard_code, a.standard_version, a.agency) a.id, a.standard_code AS "standardCode",
         a.standard_version AS "standardVersion", a.agency, a.status, a.planned_for::text AS "plannedFor", a.note,
         a.items_in_place AS "itemsInPlace", a.recorded_at AS "recordedAt", a.recorded_by AS "recordedBy"
       FROM standard_adoption a
       WHERE (a.standard_code, a.standard_version) IN (SELECT * FROM unnest($1::text[], $2::integer[]))
       ORDER BY a.standard_code, a.standard_version, a.agency, a.id DESC`,
      [codes, versions],
    );
  }

  async insertAdoption(row: AdoptionRow): Promise<void> {
    await this.manager.query(
      `/* StandardRepository.insertAdoption */
       INSERT INTO standard_adoption (id, standard_code, standard_version, agency, status, planned_for, note,
         items_in_place, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.standardCode,
        row.standardVersion,
        row.agency,
        row.status,
        row.plannedFor,
        row.note,
        row.itemsInPlace,
        row.recordedAt,
        row.recordedBy,
      ],
    );
  }
}
