import { AppError, invalidInput } from '@partner-commons/platform/errors';
import type { FileStore } from '@partner-commons/platform/files/file-store';
import { readTableFile } from '@partner-commons/platform/files/table-file';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { PerformanceFeatures } from '../../context';
import type { EngagementImportRecord, ImportCounts } from './engagement-import.repository';
import { engagementFile } from './engagement-import.service';
import type { EngagementImportRow } from './engagement-import-row.entity';
import { engagementColumns, type ReadRow, readEngagementRow } from './engagement-table';

/** Rows in one transaction: a crash loses no more than this much work, and nobody waits long for a lock. */
const batchSize = 100;

interface NumberedRow {
  rowNumber: number;
  read: ReadRow | null;
}

interface Batch {
  record: EngagementImportRecord;
  rows: NumberedRow[];
  /** Numbers of agreements in the rows before, in the whole file. */
  seen: Set<string>;
  counts: ImportCounts;
  report: EngagementImportRow[];
}

/** Records the agreements of a file, row by row; a bad row is reported and the rest goes on. */
export function importEngagementsTask(background: Background<PerformanceFeatures>, files: FileStore): Task {
  return async ({ importId, jobId }: { importId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const within = <Result>(run: (features: PerformanceFeatures) => Promise<Result>) =>
      background.transaction('importEngagements', `job:${jobId}`, run);
    const record = await within(({ engagementImports }) => engagementImports.restart(importId));
    const rows = await readRows(files, record);
    const counts: ImportCounts = { added: 0, updated: 0, unchanged: 0, notTaken: 0 };
    const seen = new Set<string>();
    for (let start = 0; start < rows.length; start += batchSize) {
      signal.throwIfAborted();
      if (await progress.isCancelRequested(jobId)) return progress.cancel(jobId);
      const batch: Batch = { record, rows: rows.slice(start, start + batchSize), seen, counts, report: [] };
      await (record.dryRun ? tryBatch(within, batch) : within((features) => takeBatch(features, batch)));
      await within(({ engagementImports }) => engagementImports.report(importId, counts, batch.report));
      await progress.advance(jobId, start + batch.rows.length, rows.length);
    }
    await progress.succeed(jobId);
  };
}

async function takeBatch(features: PerformanceFeatures, batch: Batch): Promise<void> {
  for (const { rowNumber, read } of batch.rows) {
    if (!read)
      refuse(batch, rowNumber, null, 'ROW_UNREADABLE', 'The row has another number of columns than the header.');
    else if (!read.taken) refuse(batch, rowNumber, read.externalId, 'VALUE_INVALID', read.message);
    else if (batch.seen.has(read.fact.externalId))
      refuse(batch, rowNumber, read.fact.externalId, 'DUPLICATE_ROW', 'The same externalId stands in an earlier row.');
    else {
      batch.seen.add(read.fact.externalId);
      await takeRow(features, batch, rowNumber, read);
    }
  }
}

/** All checks come before the first write of a row, so a refused one leaves the transaction of its batch usable. */
async function takeRow(
  { engagements, partnerCodes }: PerformanceFeatures,
  batch: Batch,
  rowNumber: number,
  { partner, fact }: Extract<ReadRow, { taken: true }>,
): Promise<void> {
  const { agency } = batch.record;
  try {
    const partnerId = await partnerCodes.demand(agency, partner);
    const { outcome } = await engagements.recordFor(agency, { ...fact, partnerId });
    const counted = { ADDED: 'added', UPDATED: 'updated', UNCHANGED: 'unchanged' } as const;
    batch.counts[counted[outcome]] += 1;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const reason = error.code === 'NOT_FOUND' ? 'PARTNER_UNKNOWN' : String(error.extensions.reason ?? 'VALUE_INVALID');
    refuse(batch, rowNumber, fact.externalId, reason, error.message);
  }
}

function refuse(batch: Batch, rowNumber: number, externalId: string | null, reason: string, message: string) {
  batch.counts.notTaken += 1;
  batch.report.push({ importId: batch.record.id, rowNumber, externalId, reason, message });
}

class DryRun extends Error {}

/** The same code as a real run, on a transaction that is given up: what a dry run says is what the import would do. */
async function tryBatch(
  within: <Result>(run: (features: PerformanceFeatures) => Promise<Result>) => Promise<Result>,
  batch: Batch,
): Promise<void> {
  try {
    await within(async (features) => {
      await takeBatch(features, batch);
      throw new DryRun();
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
}

async function readRows(files: FileStore, { fileId, agency, format }: EngagementImportRecord): Promise<NumberedRow[]> {
  const bytes: Buffer[] = [];
  for await (const chunk of files.read(fileId, { kind: engagementFile, agency })) bytes.push(chunk);
  const rows = await readTableFile(format, Buffer.concat(bytes), engagementColumns);
  if (!rows.some(({ row }) => row)) throw invalidInput('No row of the file can be read.', undefined, 'FORMAT');
  return rows.map(({ rowNumber, row }) => ({ rowNumber, read: row && readEngagementRow(row) }));
}
