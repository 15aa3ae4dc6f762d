import { AppError, invalidInput } from '@partner-commons/platform/errors';
import type { FileStore } from '@partner-commons/platform/files/file-store';
import { type FileRow, readTableFile } from '@partner-commons/platform/files/table-file';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { PerformanceFeatures } from '../../context';
import { FactCells } from '../fact-batches/fact-cells';
import { mostRows } from '../fact-batches/recorded-facts.rules';
import { datasets, type FactTable, keyColumnOf } from './fact-dataset';
import type { FactImportRecord, ImportCounts } from './fact-import.repository';
import { factFile } from './fact-import.service';
import type { FactImportRow } from './fact-import.view';

type Within = <Result>(run: (features: PerformanceFeatures) => Promise<Result>) => Promise<Result>;

interface Batch {
  record: FactImportRecord;
  rows: readonly FileRow[];
  /** Numbers in the rows before, in the whole file. */
  seen: Set<string>;
  counts: ImportCounts;
  report: FactImportRow[];
}

/** Records the facts of a file by the code of the mutations; a bad row is reported and the rest goes on. */
export function importFactsTask(background: Background<PerformanceFeatures>, files: FileStore): Task {
  return async ({ importId, jobId }: { importId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const within: Within = (run) => background.transaction('importFacts', `job:${jobId}`, run);
    const record = await within(({ factImports }) => factImports.restart(importId));
    const rows = await readRows(files, record);
    const counts: ImportCounts = { added: 0, updated: 0, unchanged: 0, notTaken: 0 };
    const seen = new Set<string>();
    for (let start = 0; start < rows.length; start += mostRows) {
      signal.throwIfAborted();
      if (await progress.isCancelRequested(jobId)) return progress.cancel(jobId);
      const batch: Batch = { record, rows: rows.slice(start, start + mostRows), seen, counts, report: [] };
      await (record.dryRun ? tryBatch(within, batch) : within((features) => takeBatch(features, batch)));
      await within(({ factImports }) => factImports.report(importId, counts, batch.report));
      await progress.advance(jobId, start + batch.rows.length, rows.length);
    }
    await progress.succeed(jobId);
  };
}

/** Rows that can be read are recorded together; the places in what comes back are those of the readable ones. */
async function takeBatch(features: PerformanceFeatures, batch: Batch): Promise<void> {
  const { record } = batch;
  const table: FactTable<unknown> = datasets[record.dataset];
  const readable: { rowNumber: number; told: unknown }[] = [];
  for (const { rowNumber, row } of batch.rows) {
    const told = row ? readRow(table, row, rowNumber, batch) : null;
    if (!row)
      refuse(batch, rowNumber, null, 'ROW_UNREADABLE', 'The row has another number of columns than the header.');
    else if (told !== null) readable.push({ rowNumber, told });
  }
  const { added, updated, unchanged, rowsRefused } = await table.take(
    features,
    record,
    readable.map(({ told }) => told),
  );
  batch.counts.added += added;
  batch.counts.updated += updated;
  batch.counts.unchanged += unchanged;
  for (const { row, externalId, reason, message } of rowsRefused) {
    refuse(batch, readable[row - 1]?.rowNumber ?? row, externalId, reason, message);
  }
}

function readRow(table: FactTable<unknown>, row: Record<string, string>, rowNumber: number, batch: Batch): unknown {
  const key = keyColumnOf(table, row);
  try {
    const told = table.read(new FactCells(row));
    if (!batch.seen.has(key)) {
      batch.seen.add(key);
      return told;
    }
    refuse(batch, rowNumber, key, 'DUPLICATE_ROW', 'The same number stands in an earlier row.');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refuse(batch, rowNumber, key || null, 'VALUE_INVALID', error.message);
  }
  return null;
}

function refuse(batch: Batch, rowNumber: number, externalId: string | null, reason: string, message: string) {
  batch.counts.notTaken += 1;
  batch.report.push({ importId: batch.record.id, rowNumber, externalId, reason, message });
}

class DryRun extends Error {}

/** The same code as a real run, on a transaction that is given up: what a dry run says is what the import would do. */
async function tryBatch(within: Within, batch: Batch): Promise<void> {
  try {
    await within(async (features) => {
      await takeBatch(features, batch);
      throw new DryRun();
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
}

async function readRows(files: FileStore, { dataset, fileId, agency, format }: FactImportRecord): Promise<FileRow[]> {
  const bytes: Buffer[] = [];
  for await (const chunk of files.read(fileId, { kind: factFile, agency })) bytes.push(chunk);
  const rows = await readTableFile(format, Buffer.concat(bytes), datasets[dataset].columns);
  if (!rows.some(({ row }) => row)) throw invalidInput('No row of the file can be read.', undefined, 'FORMAT');
  return rows;
}
