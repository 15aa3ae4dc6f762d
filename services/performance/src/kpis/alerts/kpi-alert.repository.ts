import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { KpiAlert } from './kpi-alert.entity';

/** A definition and year of which figures have changed since it was last looked at. */
export interface DueAlerts {
  definitionId: string;
  year: number;
}

export interface KpiAlertQuery {
  agencies: readonly string[] | null;
  codes: readonly string[] | null;
  severity: string | null;
  withCleared: boolean;
  /** Id of the last alert of the page before. */
  after: string | null;
}

const columns = `a.id, a.definition_id AS "definitionId", d.code, d.version, a.agency AS "agencyCode", a.year, a.severity,
  a.value, a.text, d.data_owner AS owner, a.raised_at AS "raisedAt", a.cleared_at AS "clearedAt", a.response,
  a.responded_at AS "respondedAt"`;
const alerts = 'FROM kpi_alert a JOIN kpi_definition d ON d.id = a.definition_id';
const wanted = `${alerts} WHERE ($1::text[] IS NULL OR a.agency = ANY ($1)) AND ($2::text[] IS NULL OR d.code = ANY ($2))
  AND ($3::text IS NULL OR a.severity = $3) AND ($4::boolean OR a.cleared_at IS NULL)`;

export class KpiAlertRepository {
  constructor(private readonly manager: EntityManager) {}

  /** With the figures that changed, so that none is forgotten. */
  async markDue(due: readonly DueAlerts[]): Promise<void> {
    await this.manager.query(
      `/* KpiAlertRepository.markDue */
       INSERT INTO kpi_alert_due (definition_id, year)
       SELECT DISTINCT definition_id, year FROM unnest($1::uuid[], $2::integer[]) AS due (definition_id, year)
       ORDER BY 1, 2 ON CONFLICT ON CONSTRAINT kpi_alert_due_pk DO NOTHING`,
      [due.map(({ definitionId }) => definitionId), due.map(({ year }) => year)],
    );
  }

  /** Whoever takes it looks at it: a change in between marks it again. */
  async takeDue(): Promise<DueAlerts | null> {
    const [rows] = await this.manager.query(
      `/* KpiAlertRepository.takeDue */
       DELETE FROM kpi_alert_due WHERE (definition_id, year) IN (
         SELECT definition_id, year FROM kpi_alert_due ORDER BY year DESC LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING definition_id AS "definitionId", year`,
    );
    return rows[0] ?? null;
  }

  findOpen({ definitionId, year }: DueAlerts): Promise<KpiAlert[]> {
    return this.manager.query(
      `/* KpiAlertRepository.findOpen */
       SELECT ${columns} ${alerts} WHERE a.definition_id = $1 AND a.year = $2 AND a.cleared_at IS NULL FOR UPDATE OF a`,
      [definitionId, year],
    );
  }

  async insert(alert: KpiAlert): Promise<void> {
    await this.manager.query(
      `/* KpiAlertRepository.insert */
       INSERT INTO kpi_alert (id, definition_id, agency, year, severity, value, text, raised_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        alert.id,
        alert.definitionId,
        alert.agencyCode,
        alert.year,
        alert.severity,
        alert.value,
        alert.text,
        alert.raisedAt,
      ],
    );
  }

  async clear(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      '/* KpiAlertRepository.clear */ UPDATE kpi_alert SET cleared_at = $2 WHERE id = ANY ($1)',
      [ids, at],
    );
  }

  /** Still past the same threshold, by another figure. */
  async follow(id: string, value: string, text: string): Promise<void> {
    await this.manager.query(
      '/* KpiAlertRepository.follow */ UPDATE kpi_alert SET value = $2, text = $3 WHERE id = $1',
      [id, value, text],
    );
  }

  async find(id: string): Promise<KpiAlert | null> {
    const [row] = await this.manager.query(
      `/* KpiAlertRepository.find */ SELECT ${columns} ${alerts} WHERE a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async respond(id: string, response: string, at: Date): Promise<void> {
    await this.manager.query(
      '/* KpiAlertRepository.respond */ UPDATE kpi_alert SET response = $2, responded_at = $3 WHERE id = $1',
      [id, response, at],
    );
  }

  findPage({ agencies, codes, severity, withCleared, after }: KpiAlertQuery, limit: number): Promise<KpiAlert[]> {
    return this.manager.query(
      `/* KpiAlertRepository.findPage */
       SELECT ${columns} ${wanted} AND ($5::uuid IS NULL OR a.id < $5) ORDER BY a.id DESC LIMIT $6`,
      [agencies, codes, severity, withCleared, after, limit],
    );
  }

  async count({ agencies, codes, severity, withCleared }: KpiAlertQuery): Promise<number> {
    const [row] = await this.manager.query(`/* KpiAlertRepository.count */ ${countUpTo(wanted)}`, [
      agencies,
      codes,
      severity,
      withCleared,
    ]);
    return row.count;
  }
}
