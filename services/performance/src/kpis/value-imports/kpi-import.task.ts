import { AppError, invalidInput } from '@partner-commons/platform/errors';
import type { FileStore } from '@partner-commons/platform/files/file-store';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { PerformanceFeatures } from '../../context';
import { RecordMemory } from '../cells/kpi-cell.service';
import { type KpiBatchRow, KpiRowOutcome } from '../value-batches/kpi-batch-row.entity';
import type { RowToTake } from '../value-batches/kpi-row.rules';
import type { KpiImportRecord } from './kpi-import.repository';
import { kpiFile } from './kpi-import.service';
import { type FileRecord, figureOf, readKpiFile, readKpiRow } from './kpi-table';

/** Rows in one transaction: enough to make its fixed cost small, few enough that nobody waits long for its locks. */
const partSize = 1_000;
const mostRows = 100_000;

interface Part {
  record: KpiImportRecord;
  /** Rows of the file that are dealt with when this part is. */
  done: number;
  rows: Extract<ReturnType<typeof readKpiRow>, { taken: true }>[];
  refused: KpiBatchRow[];
}

type Within = <Result>(run: (features: PerformanceFeatures) => Promise<Result>) => Promise<Result>;

/** Records the figures of a file, part by part; a bad row is reported and the rest goes on. */
export function importKpiValuesTask(background: Background<PerformanceFeatures>, files: FileStore): Task {
  return async ({ importId, jobId }: { importId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const within: Within = (run) => background.transaction('importKpiValues', `job:${jobId}`, run);
    const record = await within(({ kpiImports }) => kpiImports.demand(importId));
    const total = await countRecords(files, record);
    // In a dry run nothing is kept, so what the rows before have settled is remembered here.
    const memory = record.dryRun ? new RecordMemory() : undefined;
    for await (const part of readParts(files, record)) {
      signal.throwIfAborted();
      if (await progress.isCancelRequested(jobId)) return progress.cancel(jobId);
      if (part.done > record.rowsDone)
        await (memory ? tryPart(within, part, memory) : within((all) => takePart(all, part)));
      await progress.advance(jobId, part.done, total);
    }
    await progress.succeed(jobId);
  };
}

const read = (files: FileStore, { fileId, agency }: KpiImportRecord) =>
  readKpiFile(files.read(fileId, { kind: kpiFile, agency }));

/** Read once before the first row is taken, so that a file in another form or encoding changes nothing. */
async function countRecords(files: FileStore, record: KpiImportRecord): Promise<number> {
  let count = 0;
  for await (const { rowNumber } of read(files, record)) {
    count = rowNumber;
    if (count > mostRows) {
      throw invalidInput(
        `A file has at most ${mostRows} rows. Split it, then import the parts.`,
        undefined,
        'TOO_MANY_ROWS',
      );
    }
  }
  if (count === 0) throw invalidInput('The file has no rows. Nothing was imported.', undefined, 'EMPTY');
  return count;
}

async function* readParts(files: FileStore, record: KpiImportRecord): AsyncGenerator<Part> {
  /** Figures of the rows before, in the whole file. */
  const seen = new Set<string>();
  let part: Part = { record, done: 0, rows: [], refused: [] };
  for await (const one of read(files, record)) {
    readInto(part, one, seen);
    part.done = one.rowNumber;
    if (part.rows.length + part.refused.length < partSize) continue;
    yield part;
    part = { record, done: part.done, rows: [], refused: [] };
  }
  if (part.rows.length + part.refused.length > 0) yield part;
}

function readInto(part: Part, { rowNumber, row }: FileRecord, seen: Set<string>): void {
  if (!row) {
    part.refused.push(
      refusalOf(part, rowNumber, null, 'ROW_UNREADABLE', 'The row has another number of columns than the header.'),
    );
    return;
  }
  const figure = readKpiRow(rowNumber, row);
  if (!figure.taken) {
    part.refused.push(refusalOf(part, rowNumber, figure.externalId, 'VALUE_INVALID', figure.message));
  } else if (seen.has(figureOf(figure))) {
    const { externalId } = figure.row;
    part.refused.push(
      refusalOf(part, rowNumber, externalId, 'DUPLICATE_ROW', 'The same figure stands in an earlier row.'),
    );
  } else {
    seen.add(figureOf(figure));
    part.rows.push(figure);
  }
}

const refusalOf = (
  { record }: Part,
  rowNumber: number,
  externalId: string | null,
  reason: string,
  message: string,
): KpiBatchRow => ({
  batchId: record.id,
  rowNumber,
  externalId,
  outcome: KpiRowOutcome.REFUSED,
  code: 'INVALID_INPUT',
  reason,
  message,
  valueId: null,
});

async function takePart(
  features: PerformanceFeatures,
  { record, rows, refused, done }: Part,
  memory?: RecordMemory,
): Promise<KpiBatchRow[]> {
  const { kpiBatches, kpiImports } = features;
  const named = await Promise.all(rows.map(({ row, partner }) => nameOf(features, record, row, partner)));
  const known = named.flatMap((one) => ('refusal' in one ? [] : one.row));
  const unknown = named.flatMap((one) => ('refusal' in one ? one.refusal : []));
  await kpiBatches.refuse(record.id, [...refused, ...unknown]);
  const reported = known.length > 0 ? await kpiBatches.take(record.id, known, record.systemWide, memory) : [];
  await kpiImports.advance(record.id, done);
  return [...refused, ...unknown, ...reported];
}

type Named = { row: RowToTake } | { refusal: KpiBatchRow };

async function nameOf(
  { partnerCodes }: PerformanceFeatures,
  record: KpiImportRecord,
  row: RowToTake,
  partner: string | null,
): Promise<Named> {
  if (partner === null) return { row };
  try {
    return { row: { ...row, partnerId: await partnerCodes.demand(record.agency, partner) } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const reason = error.code === 'NOT_FOUND' ? 'PARTNER_UNKNOWN' : String(error.extensions.reason);
    const { rowNumber, externalId } = row;
    const place = { batchId: record.id, rowNumber, externalId: externalId?.slice(0, 200) ?? null, valueId: null };
    return { refusal: { ...place, outcome: KpiRowOutcome.REFUSED, code: error.code, reason, message: error.message } };
  }
}

class DryRun extends Error {
  constructor(readonly rows: KpiBatchRow[]) {
    super();
  }
}

/** The same code as a real run, on a transaction that is given up: what a dry run says is what the import would do. */
async function tryPart(within: Within, part: Part, memory: RecordMemory): Promise<void> {
  try {
    await within(async (features) => {
      throw new DryRun(await takePart(features, part, memory));
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
    await within(async ({ kpiBatches, kpiImports }) => {
      await kpiBatches.report(part.record.id, error.rows);
      await kpiImports.advance(part.record.id, part.done);
    });
  }
}
