import type { ParsedList } from '../lists/listed-record';
import { type ImportFacts, judgeImport } from '../lists/plausibility';

export interface SnapshotFacts extends Omit<ImportFacts, 'inForce'> {
  sha256: string;
  retrievedAt: Date;
  inForce: { publishedAt: Date; count: number; sha256: string } | null;
  /** The reason that an adjudicator released it from; null when nobody did. */
  releasedFrom: string | null;
}

export type SnapshotDecision =
  | { state: 'IN_FORCE' | 'CONFIRMED' }
  | { state: 'QUARANTINED' | 'REFUSED'; reason: string; message: string };

/** What becomes of a file that was read. A release covers the one reason it was given for, and no refusal. */
export function decideSnapshot({ releasedFrom, ...facts }: SnapshotFacts): SnapshotDecision {
  const { reading, inForce, sha256, retrievedAt } = facts;
  const verdict = judgeImport(facts);
  if (verdict.verdict === 'REFUSE') return { ...verdict, state: 'REFUSED' };
  if (verdict.verdict === 'QUARANTINE' && (verdict.reason !== releasedFrom || !isReleasable(verdict.reason))) {
    return { ...verdict, state: 'QUARANTINED' };
  }
  if (reading.outcome === 'PARSED' && retrievedAt < reading.publishedAt) {
    const message = `It cannot have been retrieved ${retrievedAt.toISOString()}: it was published ${reading.publishedAt.toISOString()}.`;
    return { state: 'REFUSED', reason: 'RETRIEVED_BEFORE_PUBLISHED', message };
  }
  return { state: inForce?.sha256 === sha256 ? 'CONFIRMED' : 'IN_FORCE' };
}

/** An empty list would clear everybody, and one from the future would shut out its successors. */
export const isReleasable = (reason: string) => reason !== 'EMPTY_LIST' && reason !== 'FUTURE_DATE';

export const versionOf = ({ publishedAt }: ParsedList, sha256: string) =>
  `${publishedAt.toISOString().slice(0, 10)}-${sha256.slice(0, 8)}`;
