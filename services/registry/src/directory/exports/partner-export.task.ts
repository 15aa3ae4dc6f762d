import type { FileStore } from '@partner-commons/platform/files/file-store';
import type { JobProgress } from '@partner-commons/platform/jobs/job.progress';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { RegistryFeatures } from '../../context';
import type { PartnerSort } from '../roster-search/roster-search.rules';
import type { PartnerExportRecord } from './partner-export.repository';
import { type ExportRow, exportRow } from './partner-export.rules';
import { writers } from './partner-export.writer';

const pageSize = 500;
const extensions = { CSV: 'csv', XLSX: 'xlsx', JSON: 'jsonl' } as const;
const contentTypes = { CSV: 'csv', XLSX: 'xlsx', JSON: 'json' } as const;

/** Writes the partners that a search finds into a file, page by page. */
export function exportPartnersTask(background: Background<RegistryFeatures>, files: FileStore): Task {
  return async ({ exportId, jobId }: { exportId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const requestId = `job:${jobId}`;
    const within = <Result>(run: (features: RegistryFeatures) => Promise<Result>) =>
      background.transaction('exportPartners', requestId, run);
    const record = await within(({ exports }) => exports.read(exportId));
    const { form, agency, askedBy: createdBy, createdAt } = record;
    const counted = { rows: 0 };
    const rows = readRows({ within, record, signal, progress, counted });
    const name = `partners-${createdAt.toISOString().slice(0, 10)}.${extensions[form]}`;
    const made = { kind: 'PARTNER_EXPORT', name, agency, createdBy, contentType: contentTypes[form] };
    const fileId = await files.keep(made, writers[form](rows));
    await within(({ exports }) => exports.complete(exportId, fileId, counted.rows));
    await progress.succeed(jobId);
  };
}

interface Reading {
  within<Result>(run: (features: RegistryFeatures) => Promise<Result>): Promise<Result>;
  record: PartnerExportRecord;
  signal: AbortSignal;
  progress: JobProgress;
  counted: { rows: number };
}

async function* readRows({ within, record, signal, progress, counted }: Reading): AsyncGenerator<ExportRow> {
  let after: string | undefined;
  do {
    signal.throwIfAborted();
    const place = after;
    const page = await within(async ({ rosterSearch, partners }) => {
      const found = await rosterSearch.search(record.filter, record.sort as PartnerSort, {
        first: pageSize,
        after: place,
      });
      const rows = await Promise.all(
        found.edges.map(async ({ node }) => exportRow(node, await partners.names(node.id))),
      );
      return { rows, next: found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null, total: found.totalCount };
    });
    yield* page.rows;
    counted.rows += page.rows.length;
    await progress.advance(record.jobId, counted.rows, page.total);
    after = page.next ?? undefined;
  } while (after !== undefined);
}
