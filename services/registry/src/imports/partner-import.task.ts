import { Readable } from 'node:stream';
import { invalidInput } from '@partner-commons/platform/errors';
import type { FileStore } from '@partner-commons/platform/files/file-store';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import { parse } from 'csv-parse';
import type { RegistryFeatures } from '../context';
import { type NgoDirectoryRow, ngoDirectoryColumns, readRow } from './ngo-directory';
import type { ImportCounts } from './partner-import.repository';
import { partnerFile } from './partner-import.service';
import type { PartnerImportRow } from './partner-import-row.entity';

/** Rows in one transaction: a crash loses no more than this much work, and nobody waits long for a lock. */
const batchSize = 100;
const sourceSystem = 'NGO_DIRECTORY';

interface NumberedRow {
  rowNumber: number;
  row: NgoDirectoryRow | null;
}

/** Takes a file into the roster, row by row; a bad row is reported and the rest goes on. */
export function importPartnersTask(background: Background<RegistryFeatures>, files: FileStore): Task {
  return async ({ importId, jobId }: { importId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const requestId = `job:${jobId}`;
    const record = await background.transaction('importPartners', requestId, ({ imports }) =>
      imports.restart(importId),
    );
    const rows = await readRows(files, record.fileId, record.agency);
    const counts: ImportCounts = { added: 0, updated: 0, unchanged: 0, notTaken: 0 };
    const seen = new Set<string>();
    for (let start = 0; start < rows.length; start += batchSize) {
      signal.throwIfAborted();
      if (await progress.isCancelRequested(jobId)) return progress.cancel(jobId);
      const batch = rows.slice(start, start + batchSize);
      await background.transaction('importPartners', requestId, (features) =>
        takeBatch({ features, batch, seen, counts, importId }),
      );
      await progress.advance(jobId, start + batch.length, rows.length);
    }
    await progress.succeed(jobId);
  };
}

interface Batch {
  features: RegistryFeatures;
  batch: NumberedRow[];
  seen: Set<string>;
  counts: ImportCounts;
  importId: string;
}

async function takeBatch({ features, batch, seen, counts, importId }: Batch): Promise<void> {
  const { partners, imports } = features;
  const notTaken: PartnerImportRow[] = [];
  const refuse = (rowNumber: number, reason: string, message: string) =>
    notTaken.push({ importId, rowNumber, reason, message });
  const read = batch.map(({ rowNumber, row }) => ({ rowNumber, read: row && readRow(row) }));
  const keys = read.flatMap((entry) => (entry.read?.taken ? [entry.read.key] : []));
  const known = new Map(
    (await partners.findBySource(sourceSystem, keys)).map((partner) => [partner.sourceKey, partner]),
  );
  for (const { rowNumber, read: row } of read) {
    if (!row) refuse(rowNumber, 'ROW_UNREADABLE', 'The row has another number of columns than the header.');
    else if (!row.taken) refuse(rowNumber, row.reason, row.message);
    else if (seen.has(row.key))
      refuse(rowNumber, 'DUPLICATE_ROW', 'The same names and country stand in an earlier row.');
    else {
      seen.add(row.key);
      const partner = known.get(row.key);
      if (!partner) {
        await partners.add(row.partner, { system: sourceSystem, key: row.key });
        counts.added += 1;
      } else if (await partners.correctDetails(partner, row.partner)) counts.updated += 1;
      else counts.unchanged += 1;
    }
  }
  counts.notTaken += notTaken.length;
  await imports.report(importId, counts, notTaken);
}

/** The whole file is read before the first row is taken, so that one in another format or encoding changes nothing. */
async function readRows(files: FileStore, fileId: string, agency: string): Promise<NumberedRow[]> {
  const bytes: Buffer[] = [];
  for await (const chunk of files.read(fileId, { kind: partnerFile, agency })) bytes.push(chunk);
  const records = Readable.from([decode(Buffer.concat(bytes))]).pipe(
    parse({ relax_column_count: true, skip_empty_lines: true }),
  );
  const rows: NumberedRow[] = [];
  let header: string[] | null = null;
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      if (header) rows.push({ rowNumber: rows.length + 1, row: toRow(header, record) });
      else header = requireColumns(record);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) {
      throw invalidInput(
        `The file is not readable as CSV after row ${rows.length}. Nothing was imported.`,
        undefined,
        'FORMAT',
      );
    }
    throw error;
  }
  if (!header || rows.length === 0)
    throw invalidInput('The file has no rows. Nothing was imported.', undefined, 'EMPTY');
  return rows;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalidInput('The file is not UTF-8. Save it as UTF-8 and send it again.', undefined, 'ENCODING');
  }
}

function requireColumns(header: string[]): string[] {
  const missing = ngoDirectoryColumns.filter((column) => !header.includes(column));
  if (missing.length === 0) return header;
  throw invalidInput(`The file has no column ${missing.join(', ')}. Nothing was imported.`, undefined, 'FORMAT');
}

function toRow(header: string[], record: string[]): NgoDirectoryRow | null {
  if (record.length !== header.length) return null;
  return Object.fromEntries(
    ngoDirectoryColumns.map((column) => [column, record[header.indexOf(column)] ?? '']),
  ) as NgoDirectoryRow;
}
