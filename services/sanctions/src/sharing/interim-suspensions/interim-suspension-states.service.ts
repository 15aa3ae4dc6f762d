import { startOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { EntryRow } from '../ineligibility-entries/ineligibility-entry.repository';
import { InterimSuspensionRepository, type SuspensionRow } from './interim-suspension.repository';

export interface ToldSuspensions {
  suspensions: { agency: string; kind: 'IMPOSED' | 'JOINED' | 'OWN_DEBARMENT'; since: string; until: string | null }[];
  /** Whom agencies without a suspension of their own ask; null when there is nothing to ask about. */
  contact: { agency: string; since: string; until: string | null } | null;
}

/** Which agencies suspended a partner for themselves; only the job role sees all of them. */
export class InterimSuspensionStates {
  constructor(private readonly work: Work) {}

  /** @param own entries that bind their lead agency alone, as a suspension does */
  async stateOf(sources: readonly string[], own: readonly EntryRow[], at: Date) {
    const running = await this.work.database.confidential((transaction) =>
      new InterimSuspensionRepository(transaction).findRunning(sources, at),
    );
    const [imposed] = running.filter(({ kind }) => kind === 'IMPOSED');
    const told: ToldSuspensions = {
      suspensions: [
        ...running.map((row) => ({ agency: row.agency, kind: row.kind, ...periodOf(row) })),
        ...own.map(ownDebarment),
      ],
      contact: imposed ? { agency: imposed.agency, ...periodOf(imposed) } : null,
    };
    const [nextChangeAt = null] = running.map(({ until }) => until).sort((a, b) => a.getTime() - b.getTime());
    return { told, isQuiet: told.suspensions.length === 0, nextChangeAt };
  }
}

const periodOf = ({ since, until }: SuspensionRow) => ({ since: since.toISOString(), until: until.toISOString() });

const ownDebarment = ({ leadAgency, from, until }: EntryRow) => ({
  agency: leadAgency,
  kind: 'OWN_DEBARMENT' as const,
  since: startOf(from).toISOString(),
  until: until && startOf(until).toISOString(),
});
