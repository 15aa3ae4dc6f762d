import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { ChangeRepository, type ChangeRow } from './change.repository';

/** Field → what it says; absent and null are the same. Never personal or confidential text: those name only the field. */
export type Facts = Record<string, string | number | boolean | null | undefined>;

const asText = (value: Facts[string]) => (value === null || value === undefined ? null : String(value));

/** Who changed which field of a partner, from what to what (UNHCR-13). Append-only. */
export class ChangeService {
  private readonly repository: ChangeRepository;

  constructor(private readonly work: Work) {
    this.repository = new ChangeRepository(work.database.manager);
  }

  /** Writes one row for each field that differs; gives the fields. */
  async record(partnerId: string, before: Facts, after: Facts): Promise<string[]> {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const changed = fields.filter((field) => asText(before[field]) !== asText(after[field]));
    const rows = changed.map((field) => ({ field, before: asText(before[field]), after: asText(after[field]) }));
    await this.insert(partnerId, rows);
    return changed;
  }

  /** For personal and confidential fields: that they changed, and nothing of what they say. */
  async name(partnerId: string, fields: readonly string[]): Promise<void> {
    await this.insert(
      partnerId,
      fields.map((field) => ({ field, before: null, after: null })),
    );
  }

  private async insert(partnerId: string, rows: Pick<ChangeRow, 'field' | 'before' | 'after'>[]): Promise<void> {
    if (rows.length === 0) return;
    const { viewer, clock } = this.work;
    const act = { partnerId, actor: viewer.subject ?? viewer.kind, agency: viewer.agency, at: clock.now() };
    await this.repository.insert(rows.map((row) => ({ id: newId(), ...act, ...row })));
  }
}
