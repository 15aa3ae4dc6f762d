import { AppError } from '@partner-commons/platform/errors';
import type { RecordedFacts, RefusedFact } from './recorded-facts.view';

/** Rows in one call, and in one transaction of an import. */
export const mostRows = 500;

export type RowOutcome = 'ADDED' | 'UPDATED' | 'UNCHANGED';

/** Collects what becomes of each row, so that one bad row never takes the others with it. */
export class RowReport {
  readonly rowsRefused: RefusedFact[] = [];
  private readonly counts = { added: 0, updated: 0, unchanged: 0 };
  private readonly seen = new Set<string>();

  note(outcome: RowOutcome): void {
    this.counts[({ ADDED: 'added', UPDATED: 'updated', UNCHANGED: 'unchanged' } as const)[outcome]] += 1;
  }

  refuse(row: number, externalId: string | null, reason: string, message: string): null {
    this.rowsRefused.push({ row, externalId, reason, message });
    return null;
  }

  /** Of an agency's own rows only, so that it tells nothing of others. */
  refuseAgreement(row: number, externalId: string): null {
    const message = 'The agency has recorded no such agreement, or your role is for offices of other countries.';
    return this.refuse(row, externalId, 'ENGAGEMENT_UNKNOWN', message);
  }

  /** False when the check refuses the row; a broken rule of ours is no refusal and goes on upwards. */
  passes(row: number, externalId: string, check: () => void): boolean {
    try {
      check();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.refuse(row, externalId, String(error.extensions.reason ?? 'VALUE_INVALID'), error.message);
      return false;
    }
    if (!this.seen.has(externalId)) {
      this.seen.add(externalId);
      return true;
    }
    this.refuse(row, externalId, 'DUPLICATE_ROW', 'The same number stands in an earlier row.');
    return false;
  }

  get result(): RecordedFacts {
    return { ...this.counts, refused: this.rowsRefused.length, rowsRefused: this.rowsRefused };
  }
}
