import { invalidInput } from '@partner-commons/platform/errors';
import { csvOf } from '@partner-commons/platform/files/csv-file';
import type { FileStore } from '@partner-commons/platform/files/file-store';
import { readTableFile } from '@partner-commons/platform/files/table-file';
import type { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { AssessmentsFeatures } from '../../context';
import { assessmentColumns, readAssessmentRow } from '../assessment-tables/assessment-table';
import { type Batch, type NumberedRow, takeBatch } from './assessment-import.batch';
import type { ImportCounts, ImportRecord } from './assessment-import.repository';
import { isMostlyBad, mostlyBad, reportColumns, reportLine } from './assessment-import.rules';
import { assessmentFile, importReport } from './assessment-import.service';
import { AssessmentImportOutcome } from './assessment-import.view';

/** Rows in one transaction: a crash loses no more than this much work, and nobody waits long for a lock. */
const batchSize = 100;
const reportPage = 1_000;

type Within = <Result>(run: (features: AssessmentsFeatures) => Promise<Result>) => Promise<Result>;

interface Run {
  record: ImportRecord;
  rows: NumberedRow[];
  within: Within;
  files: FileStore;
  progress: JobProgress;
  signal: AbortSignal;
}

/** Tries all rows first; when most of them are wrong nothing is taken, else each is taken for itself. */
export function importAssessmentsTask(background: Background<AssessmentsFeatures>, files: FileStore): Task {
  return async ({ importId, jobId }: { importId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const within: Within = (run) => background.transaction('importAssessments', `job:${jobId}`, run);
    const record = await within(({ assessmentImports }) => assessmentImports.restart(importId));
    const rows = await readRows(files, record);
    const run: Run = { record, rows, within, files, progress, signal };
    const tried = await go(run, tryBatch, 0);
    if (!tried) return progress.cancel(jobId);
    if (isMostlyBad(tried.notTaken, rows.length)) {
      await finish(run, AssessmentImportOutcome.REFUSED);
      throw mostlyBad(tried.notTaken, rows.length);
    }
    if (record.dryRun) {
      await finish(run, AssessmentImportOutcome.CHECKED);
    } else {
      await within(({ assessmentImports }) => assessmentImports.restart(importId));
      if (!(await go(run, realBatch, rows.length))) return progress.cancel(jobId);
      await finish(run, AssessmentImportOutcome.LOADED);
    }
    await progress.succeed(jobId);
  };
}

/** All rows in batches; null when somebody stopped it. */
async function go(
  { record, rows, within, progress, signal }: Run,
  doBatch: (within: Within, batch: Batch) => Promise<void>,
  doneBefore: number,
): Promise<ImportCounts | null> {
  const counts: ImportCounts = { added: 0, unchanged: 0, notTaken: 0 };
  const seen = new Set<string>();
  const total = record.dryRun ? rows.length : 2 * rows.length;
  for (let start = 0; start < rows.length; start += batchSize) {
    signal.throwIfAborted();
    if (await progress.isCancelRequested(record.jobId)) return null;
    const batch: Batch = { record, rows: rows.slice(start, start + batchSize), seen, counts, report: [] };
    await doBatch(within, batch);
    await within(({ assessmentImports }) => assessmentImports.report(record.id, counts, batch.report));
    await progress.advance(record.jobId, doneBefore + start + batch.rows.length, total);
  }
  return counts;
}

const realBatch = (within: Within, batch: Batch) => within((features) => takeBatch(features, batch));

class DryRun extends Error {}

/** The same code as a real run, on a transaction that is given up: what a trial says is what the import would do. */
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

async function finish({ record, within, files }: Run, outcome: AssessmentImportOutcome): Promise<void> {
  const name = `assessments-not-taken-${record.askedAt.toISOString().slice(0, 10)}.csv`;
  const { agency, askedBy: createdBy } = record;
  const made = { kind: importReport, name, agency, createdBy, contentType: 'csv' } as const;
  const reportFileId = await files.keep(made, csvOf(reportLines(within, record.id)));
  await within(({ assessmentImports }) => assessmentImports.complete(record.id, outcome, reportFileId));
}

async function* reportLines(within: Within, importId: string): AsyncGenerator<string[]> {
  yield [...reportColumns];
  for (let after = 0; ; ) {
    const page = await within(({ assessmentImports }) => assessmentImports.reportRows(importId, after, reportPage));
    for (const row of page) yield reportLine(row);
    const last = page.at(-1);
    if (!last || page.length < reportPage) return;
    after = last.rowNumber;
  }
}

async function readRows(files: FileStore, { fileId, agency, format }: ImportRecord): Promise<NumberedRow[]> {
  const bytes: Buffer[] = [];
  for await (const chunk of files.read(fileId, { kind: assessmentFile, agency })) bytes.push(chunk);
  const rows = await readTableFile(format, Buffer.concat(bytes), assessmentColumns);
  if (!rows.some(({ row }) => row)) throw invalidInput('No row of the file can be read.', undefined, 'FORMAT');
  return rows.map(({ rowNumber, row }) => ({ rowNumber, read: row && readAssessmentRow(row) }));
}
