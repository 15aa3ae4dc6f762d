import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { ChangeRepository } from './change.repository';

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
    const { viewer, clock } = this.work;
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const changed = fields.filter((field) => asText(before[field]) !== asText(after[field]));
    if (changed.length === 0) return [];
    await this.repository.insert(
      changed.map((field) => ({
        id: newId(),
        partnerId,
        field,
        before: asText(before[field]),
        after: asText(after[field]),
        actor: viewer.subject ?? viewer.kind,
        agency: viewer.agency,
        at: clock.now(),
      })),
    );
    return changed;
  }
}
