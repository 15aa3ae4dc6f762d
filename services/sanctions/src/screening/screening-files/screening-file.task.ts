import { csvOf } from '@partner-commons/platform/files/csv-file';
import type { FileStore } from '@partner-commons/platform/files/file-store';
import { readTableFile } from '@partner-commons/platform/files/table-file';
import type { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { SanctionsFeatures } from '../../context';
import { scorerVersion } from '../../matching/score';
import type { LoadedIndex } from '../indexes/loaded-index';
import type { ScreeningEngine } from '../indexes/screening-engine';
import type { ScreeningFileRow } from './screening-file.repository';
import {
  type ReadRow,
  type ResultTerms,
  readScreeningRow,
  requiredColumns,
  resultColumns,
  resultOf,
  resultRow,
} from './screening-file.rules';
import { screeningFile, screeningResult } from './screening-file.service';

/** Rows that are asked at once. */
const batchSize = 240;

type Within = <Result>(run: (features: SanctionsFeatures) => Promise<Result>) => Promise<Result>;

/** All rows on one index: a result never mixes versions. Nothing is stored before the end, so a run after a crash begins anew. */
export function screenFileTask(
  background: Background<SanctionsFeatures>,
  files: FileStore,
  engine: ScreeningEngine,
): Task {
  return async ({ screeningFileId, jobId }: { screeningFileId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const within: Within = (run) => background.transaction('screenFile', `job:${jobId}`, run);
    const { record, reader } = await within(async ({ screeningFiles, indexReader }) => ({
      record: await screeningFiles.read(screeningFileId),
      reader: indexReader,
    }));
    const rows = await readRows(files, record);
    const index = await engine.current(reader);
    const terms = await within((features) => termsOf(features, index, record));
    const counts = { POSSIBLE_MATCH: 0, NO_MATCH_FOUND: 0, UNKNOWN: 0, BAD_ROW: 0 };
    const lines = ask({ rows, index, terms, counts, within, progress, signal, jobId });
    const { agency, askedBy: createdBy } = record;
    const name = `screening-${terms.checkedAt.slice(0, 10)}.csv`;
    const resultFileId = await files.keep(
      { kind: screeningResult, name, agency, createdBy, contentType: 'csv' },
      csvOf(lines),
    );
    await within(({ screeningFiles }) =>
      screeningFiles.complete({
        id: screeningFileId,
        rows: rows.length,
        matched: counts.POSSIBLE_MATCH,
        unmatched: counts.NO_MATCH_FOUND,
        unknown: counts.UNKNOWN,
        bad: counts.BAD_ROW,
        scorerVersion,
        snapshots: [...index.snapshots],
        resultFileId,
      }),
    );
    await progress.succeed(jobId);
  };
}

async function readRows(files: FileStore, { fileId, agency, form }: ScreeningFileRow): Promise<ReadRow[]> {
  const bytes: Buffer[] = [];
  for await (const chunk of files.read(fileId, { kind: screeningFile, agency })) bytes.push(chunk);
  const rows = await readTableFile(form, Buffer.concat(bytes), requiredColumns);
  return rows.map(({ rowNumber, row }) => readScreeningRow(rowNumber, row));
}

async function termsOf(
  { sources, nameChecks }: SanctionsFeatures,
  index: LoadedIndex,
  { review, strong }: ScreeningFileRow,
) {
  const versions = await sources.versions(index.snapshots);
  return {
    options: { review, strong },
    isTold: nameChecks.isTold(index, versions),
    listVersions: versions
      .map(({ source, version, isStale }) => `${source} ${version}${isStale ? ' (too old)' : ''}`)
      .join('; '),
    scorerVersion,
    checkedAt: nameChecks.now().toISOString(),
  } satisfies ResultTerms;
}

interface Asking {
  rows: ReadRow[];
  index: LoadedIndex;
  terms: ResultTerms;
  counts: Record<ReturnType<typeof resultOf>, number>;
  within: Within;
  progress: JobProgress;
  signal: AbortSignal;
  jobId: string;
}

async function* ask({ rows, index, terms, counts, within, progress, signal, jobId }: Asking): AsyncGenerator<string[]> {
  yield [...resultColumns];
  for (let start = 0; start < rows.length; start += batchSize) {
    signal.throwIfAborted();
    const batch = rows.slice(start, start + batchSize);
    const asked = batch.flatMap((row) => ('query' in row.read ? [{ row, query: row.read.query }] : []));
    const found = await index.ask(
      asked.map(({ query }) => query),
      { options: terms.options },
    );
    const answers = new Map(asked.map(({ row }, place) => [row, found[place] ?? null]));
    const bestIds = [...answers.values()].flatMap((answer) => answer?.matches[0]?.subjectId ?? []);
    const best = await within(async ({ subjects }) => {
      const known = await Promise.all(bestIds.map((id) => subjects.find(id)));
      return new Map(known.flatMap((row) => (row ? [[row.id, { list: row.source, entry: row.externalId }]] : [])));
    });
    for (const row of batch) {
      const answer = answers.get(row) ?? null;
      counts[resultOf(row, answer, terms.isTold)] += 1;
      yield resultRow(row, answer, best.get(answer?.matches[0]?.subjectId ?? '') ?? null, terms);
    }
    await progress.advance(jobId, start + batch.length, rows.length);
  }
}
