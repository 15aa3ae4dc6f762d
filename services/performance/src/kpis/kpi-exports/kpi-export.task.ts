import type { FileStore } from '@partner-commons/platform/files/file-store';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { PerformanceFeatures } from '../../context';
import type { KpiExportRecord } from './kpi-export.repository';
import type { ExportRow } from './kpi-export.rules';
import { writers } from './kpi-export.writer';

const extensions = { CSV: 'csv', XLSX: 'xlsx', JSON: 'jsonl' } as const;
const contentTypes = { CSV: 'csv', XLSX: 'xlsx', JSON: 'json' } as const;

/** Writes rows of dashboards into a file, one code and year after the other. */
export function exportKpisTask(background: Background<PerformanceFeatures>, files: FileStore): Task {
  return async ({ exportId, jobId }: { exportId: string; jobId: string }, { progress, signal }) => {
    if (!(await progress.start(jobId))) return;
    const within = <Result>(run: (features: PerformanceFeatures) => Promise<Result>) =>
      background.transaction('exportKpis', `job:${jobId}`, run);
    const record = await within(({ kpiExports }) => kpiExports.read(exportId));
    const counted = { rows: 0 };
    async function* rows(): AsyncGenerator<ExportRow> {
      for (const [code, year] of partsOf(record)) {
        signal.throwIfAborted();
        const part = await within(({ kpiExports }) => kpiExports.rows(record, code, year));
        yield* part;
        counted.rows += part.length;
        await progress.advance(jobId, counted.rows, null);
      }
    }
    const { form, agency, askedBy: createdBy, asOf } = record;
    const name = `kpis-${asOf.toISOString().slice(0, 10)}.${extensions[form]}`;
    const made = { kind: 'KPI_EXPORT', name, agency, createdBy, contentType: contentTypes[form] };
    const fileId = await files.keep(made, writers[form](rows()));
    await within(({ kpiExports }) => kpiExports.complete(exportId, fileId, counted.rows));
    await progress.succeed(jobId);
  };
}

function* partsOf({ question: { codes, from, to } }: KpiExportRecord): Generator<[code: string, year: number]> {
  for (const code of new Set(codes)) for (let year = from; year <= to; year += 1) yield [code, year];
}
