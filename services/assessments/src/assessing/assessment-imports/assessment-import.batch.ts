import { AppError } from '@partner-commons/platform/errors';
import type { AssessmentsFeatures } from '../../context';
import type { Fault, ReadRow, TakenRow } from '../assessment-tables/assessment-table';
import type { ImportCounts, ImportRecord, ImportRow } from './assessment-import.repository';
import { fieldOf } from './assessment-import.rules';

export interface NumberedRow {
  rowNumber: number;
  read: ReadRow | null;
}

export interface Batch {
  record: ImportRecord;
  rows: NumberedRow[];
  /** Keys in the rows before, in the whole file. */
  seen: Set<string>;
  counts: ImportCounts;
  report: ImportRow[];
}

const unreadable: Fault = {
  key: null,
  field: null,
  reason: 'ROW_UNREADABLE',
  message: 'The row cannot be read, or has another number of columns than the header.',
};

/** Takes what is right and notes what is not; a bad row never ends the work. */
export async function takeBatch(features: AssessmentsFeatures, batch: Batch): Promise<void> {
  const keys = batch.rows.flatMap(({ read }) => (read && 'taken' in read ? [read.taken.key] : []));
  const known = await features.assessmentImports.knownKeys(batch.record.agency, keys);
  for (const { rowNumber, read } of batch.rows) {
    const fault = await faultOf(features, batch, known, read);
    if (fault === null) continue;
    batch.counts.notTaken += 1;
    batch.report.push({ importId: batch.record.id, rowNumber, ...fault });
  }
}

async function faultOf(
  features: AssessmentsFeatures,
  batch: Batch,
  known: Map<string, string>,
  read: ReadRow | null,
): Promise<Fault | null> {
  if (!read) return unreadable;
  if ('fault' in read) return read.fault;
  const { key } = read.taken;
  if (batch.seen.has(key)) {
    return { key, field: 'key', reason: 'DUPLICATE_ROW', message: 'The same key stands in an earlier row.' };
  }
  batch.seen.add(key);
  try {
    await takeRow(features, batch, known, read.taken);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return faultIn(error, key);
  }
}

/** All checks come before the first write of a row, so a refused one leaves the transaction of its batch usable. */
async function takeRow(
  { assessments, partnerCodes, partnerRedirects }: AssessmentsFeatures,
  { record: { agency }, counts }: Batch,
  known: Map<string, string>,
  { key, partner, fact }: TakenRow,
): Promise<void> {
  const current = await partnerCodes.demand(agency, partner);
  const before = known.get(key);
  // An assessment keeps the id that it was recorded with when its partner is merged: the same row is still the same.
  const isSame = before !== undefined && (await partnerRedirects.resolve(before)) === current;
  await assessments.recordFor(agency, { ...fact, partnerId: isSame ? before : current });
  counts[before === undefined ? 'added' : 'unchanged'] += 1;
}

function faultIn({ code, message, extensions }: AppError, key: string): Fault {
  if (code === 'NOT_FOUND') {
    const advice = 'partner is no unique number, no code of your agency, and no id that is known here.';
    return { key, field: 'partner', reason: 'PARTNER_UNKNOWN', message: advice };
  }
  const reason = String(extensions.reason ?? 'VALUE_INVALID');
  if (reason === 'PARTNER_AMBIGUOUS') return { key, field: 'partner', reason, message };
  if (reason === 'IDEMPOTENCY_KEY_REUSED') {
    const advice = 'The key stands for another assessment already. What is final is never changed: use a new key.';
    return { key, field: 'key', reason: 'KEY_REUSED', message: advice };
  }
  return { key, field: fieldOf(extensions.field), reason, message };
}
