import { invalidInput } from '@partner-commons/platform/errors';
import type { FileStore } from '@partner-commons/platform/files/file-store';
import { type FileForm, type FileRow, readTableFile } from '@partner-commons/platform/files/table-file';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { RegistryFeatures } from '../../context';
import { type Batch, takeBatch } from './import-batch';
import type { ReadRow } from './import-row';
import { ngoDirectoryColumns, readRow } from './ngo-directory';
import { PartnerFileFormat } from './partner-import.inputs';
import type { ImportCounts, PartnerImportRecord } from './partner-import.repository';
import { partnerFile } from './partner-import.service';
import { partnerTableColumns, readTableRow } from './partner-table';

/** Rows in one transaction: a crash loses no more than this much work, and nobody waits long for a lock. */
const batchSize = 100;

interface Format {
  form: FileForm;
  columns: readonly string[];
  read(row: Record<string, string>): ReadRow;
}

const formats: Record<PartnerFileFormat, Format> = {
  [PartnerFileFormat.NGO_DIRECTORY_CSV]: { form: 'CSV', columns: ngoDirectoryColumns, read: readRow as Format['read'] },
  [PartnerFileFormat.PARTNER_CSV]: { form: 'CSV', columns: partnerTableColumns, read: readTableRow },
  [PartnerFileFormat.PARTNER_XLSX]: { form: 'XLSX', columns: partnerTableColumns, read: readTableRow },
  [PartnerFileFormat.PARTNER_JSON]: { form: 'JSON', columns: partnerTableColumns, read: readTableRow },
};

/** Takes a file into the roster, row by row; a bad row is reported and the rest goes on. */
export function importPartnersTask(background: Background<RegistryFeatures>, files: FileStore): Task {
  return async ({ importId, jobId }: { importId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const within = <Result>(run: (features: RegistryFeatures) => Promise<Result>) =>
      background.transaction('importPartners', `job:${jobId}`, run);
    const record = await within(({ imports }) => imports.restart(importId));
    const rows = await readRows(files, record);
    const counts: ImportCounts = { added: 0, updated: 0, unchanged: 0, notTaken: 0, toCheck: 0 };
    const seen = new Set<string>();
    for (let start = 0; start < rows.length; start += batchSize) {
      signal.throwIfAborted();
      if (await progress.isCancelRequested(jobId)) return progress.cancel(jobId);
      const batch: Batch = { record, rows: rows.slice(start, start + batchSize), seen, counts, report: [], items: [] };
      await (record.dryRun ? tryBatch(within, batch) : within((features) => takeBatch(features, batch)));
      await within(({ imports }) => imports.report(importId, counts, batch.report));
      await progress.advance(jobId, start + batch.rows.length, rows.length);
    }
    await progress.succeed(jobId);
  };
}

class DryRun extends Error {}

/** The same code as a real run, on a transaction that is given up: what a dry run says is what the import would do. */
async function tryBatch(
  within: <Result>(run: (features: RegistryFeatures) => Promise<Result>) => Promise<Result>,
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

async function readRows(
  files: FileStore,
  { fileId, agency, format }: PartnerImportRecord,
): Promise<{ rowNumber: number; read: ReadRow | null }[]> {
  const bytes: Buffer[] = [];
  for await (const chunk of files.read(fileId, { kind: partnerFile, agency })) bytes.push(chunk);
  const { form, columns, read } = formats[format];
  const rows: FileRow[] = await readTableFile(form, Buffer.concat(bytes), columns);
  if (!rows.some(({ row }) => row)) throw invalidInput('No row of the file can be read.', undefined, 'FORMAT');
  return rows.map(({ rowNumber, row }) => ({ rowNumber, read: row && read(row) }));
}
