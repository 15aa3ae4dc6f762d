import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { ConcernSeverity, ConcernState } from './concern.enums';
import type { ConcernStep } from './concern.view';

export interface ConcernRow {
  id: string;
  referenceNo: string;
  anonymous: boolean;
  partnerId: string | null;
  codeHash: string | null;
  agency: string;
  country: string | null;
  consultationId: string | null;
  theme: string | null;
  severity: `${ConcernSeverity}`;
  /** Sealed, like the next one and the resolution. */
  subject: string;
  detail: string | null;
  state: `${ConcernState}`;
  line: string[];
  officePath: string[];
  officeId: string | null;
  level: number;
  official: string | null;
  raisedOn: Day;
  dueOn: Day;
  escalatesOn: Day | null;
  resolution: string | null;
  resolvedOn: Day | null;
  confirmUntil: Day | null;
  closedOn: Day | null;
  version: number;
}

export interface ConcernSearch {
  states: readonly string[] | null;
  severities: readonly string[] | null;
  overdue: boolean | null;
  today: Day;
}

export type ConcernStepRow = ConcernStep & { concernId: string };

const columns = `c.id, c.reference_no AS "referenceNo", c.anonymous, c.partner_id AS "partnerId", c.code_hash AS "codeHash",
  c.agency, c.country, c.consultation_id AS "consultationId", c.theme, c.severity, c.subject, c.detail, c.state, c.line,
  c.office_path::text[] AS "officePath", c.office_id AS "officeId", c.level, c.official, c.raised_on::text AS "raisedOn",
  c.due_on::text AS "dueOn", c.escalates_on::text AS "escalatesOn", c.resolution, c.resolved_on::text AS "resolvedOn",
  c.confirm_until::text AS "confirmUntil", c.closed_on::text AS "closedOn", c.version`;

const matching = `FROM concern c WHERE ($1::text[] IS NULL OR c.state = ANY ($1))
  AND ($2::text[] IS NULL OR c.severity = ANY ($2))
  AND ($3::boolean IS NULL OR (c.state IN ('OPEN', 'ESCALATED') AND c.due_on < $4::date) = $3)`;

const place = ({ states, severities, overdue, today }: ConcernSearch) => [states, severities, overdue, today];

/** Row-level security shows a concern to those who handle it, who raised it, and who holds its code. */
export class ConcernRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** From here to the end of the transaction, the concern with this code may be seen and answered. */
  async present(codeHash: string): Promise<void> {
    await this.transaction.manager.query(
      `/* ConcernRepository.present */ SELECT set_config('commons.concern_code', $1, true)`,
      [codeHash],
    );
  }

  async lockByCode(codeHash: string): Promise<ConcernRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* ConcernRepository.lockByCode */ SELECT ${columns} FROM concern c WHERE c.code_hash = $1 FOR UPDATE`,
      [codeHash],
    );
    return row ?? null;
  }

  async find(id: string): Promise<ConcernRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* ConcernRepository.find */ SELECT ${columns} FROM concern c WHERE c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<ConcernRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* ConcernRepository.lock */ SELECT ${columns} FROM concern c WHERE c.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  findPage(search: ConcernSearch, after: readonly [Day, string] | null, limit: number): Promise<ConcernRow[]> {
    return this.transaction.manager.query(
      `/* ConcernRepository.findPage */
       SELECT ${columns} ${matching} AND ($5::date IS NULL OR (c.raised_on, c.id) < ($5::date, $6::uuid))
       ORDER BY c.raised_on DESC, c.id DESC LIMIT $7`,
      [...place(search), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(search: ConcernSearch): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(
      `/* ConcernRepository.count */ ${countUpTo(matching)}`,
      place(search),
    );
    return count;
  }

  /** Without RETURNING: who raises an anonymous concern may not read it, not even this once. */
  async insert(row: Omit<ConcernRow, 'referenceNo'>): Promise<void> {
    await this.transaction.manager.query(
      `/* ConcernRepository.insert */
       INSERT INTO concern (id, anonymous, partner_id, code_hash, agency, country, consultation_id, theme, severity, subject,
                            detail, state, line, office_path, office_id, level, raised_on, due_on, escalates_on, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
      [
        row.id,
        row.anonymous,
        row.partnerId,
        row.codeHash,
        row.agency,
        row.country,
        row.consultationId,
        row.theme,
        row.severity,
        row.subject,
        row.detail,
        row.state,
        row.line,
        row.officePath,
        row.officeId,
        row.level,
        row.raisedOn,
        row.dueOn,
        row.escalatesOn,
        row.version,
      ],
    );
  }

  async save(row: ConcernRow): Promise<void> {
    await this.transaction.manager.query(
      `/* ConcernRepository.save */
       UPDATE concern SET state = $2, line = $3, office_id = $4, level = $5, official = $6, escalates_on = $7,
         resolution = $8, resolved_on = $9, confirm_until = $10, closed_on = $11, version = $12 WHERE id = $1`,
      [
        row.id,
        row.state,
        row.line,
        row.officeId,
        row.level,
        row.official,
        row.escalatesOn,
        row.resolution,
        row.resolvedOn,
        row.confirmUntil,
        row.closedOn,
        row.version,
      ],
    );
  }
}
