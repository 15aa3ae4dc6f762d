import type { ListReading, RefusalReason } from './listed-record';

export type QuarantineReason =
  | 'EMPTY_LIST'
  | 'SHRUNK'
  | 'GROWN'
  | 'TOO_MANY_BAD'
  | 'IMPLAUSIBLE_SIZE'
  | 'RENUMBERED'
  | 'FUTURE_DATE';

export type ImportVerdict =
  | { verdict: 'ACCEPT' }
  | { verdict: 'QUARANTINE'; reason: QuarantineReason; message: string }
  | { verdict: 'REFUSE'; reason: RefusalReason | 'LIST_ROLLBACK'; message: string };

export interface ImportFacts {
  reading: ListReading;
  /** The version that screening uses now; null before the first import. */
  inForce: { publishedAt: Date; count: number } | null;
  plausibleSize: SizeRange;
  /** How many entries of the version in force the list still has; null when none is in force. */
  kept?: number | null;
  now: Date;
}

export interface SizeRange {
  min: number;
  max: number;
}

/** Persons and entities together, from the published lists of many years (standards.md 3.7). */
export const unPlausibleSize: SizeRange = { min: 750, max: 1750 };

const shrinkLimit = 0.2;
const growthLimit = 1;
const badLimit = 0.02;
/** Of a long list most entries stay for years; from 2018 to 2026 the Security Council kept 82 %. */
const [keptLimit, longList] = [0.5, 100];
const dayMs = 24 * 60 * 60 * 1000;

/** Whether a list may replace the one in force (S-INV-4). Only ACCEPT may; whatever else, the old one keeps serving. */
export function judgeImport({ reading, inForce, plausibleSize, kept, now }: ImportFacts): ImportVerdict {
  if (reading.outcome === 'REFUSED') return { verdict: 'REFUSE', reason: reading.reason, message: reading.message };
  const { publishedAt, records, notTaken } = reading;
  if (inForce && publishedAt < inForce.publishedAt) {
    const message = `This list is of ${day(publishedAt)}, older than the one in force of ${day(inForce.publishedAt)}.`;
    return { verdict: 'REFUSE', reason: 'LIST_ROLLBACK', message };
  }
  if (publishedAt.getTime() > now.getTime() + dayMs) {
    return quarantine(
      'FUTURE_DATE',
      `The list is dated ${day(publishedAt)}, which would shut out every later list until then.`,
    );
  }
  const count = records.length;
  if (count === 0) return quarantine('EMPTY_LIST', 'The list has no entry that could be read.');
  const bad = notTaken.length;
  if (bad > (count + bad) * badLimit) {
    return quarantine('TOO_MANY_BAD', `${bad} of ${count + bad} records were not understood; at most 2 % may be.`);
  }
  if (!inForce) return judgeSize(count, plausibleSize);
  const verdict = judgeChange(count, inForce.count);
  if (verdict.verdict === 'ACCEPT' && inForce.count >= longList && (kept ?? count) < inForce.count * keptLimit) {
    return quarantine('RENUMBERED', `Only ${kept} of the ${inForce.count} references in force are in this list.`);
  }
  return verdict;
}

function judgeChange(count: number, before: number): ImportVerdict {
  if (count < before * (1 - shrinkLimit)) {
    return quarantine('SHRUNK', `The list has ${count} entries, more than 20 % fewer than the ${before} in force.`);
  }
  if (count > before * (1 + growthLimit)) {
    return quarantine('GROWN', `The list has ${count} entries, more than twice the ${before} in force.`);
  }
  return { verdict: 'ACCEPT' };
}

function judgeSize(count: number, { min, max }: SizeRange): ImportVerdict {
  if (count >= min && count <= max) return { verdict: 'ACCEPT' };
  return quarantine('IMPLAUSIBLE_SIZE', `The list has ${count} entries; this source has between ${min} and ${max}.`);
}

function quarantine(reason: QuarantineReason, message: string): ImportVerdict {
  return { verdict: 'QUARANTINE', reason, message };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
