import { sniffContent, sniffedBytes } from '@partner-commons/platform/files/content-type.rules';
import type { FileStore } from '@partner-commons/platform/files/file-store';
import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { Background } from '@partner-commons/platform/work';
import type { SanctionsFeatures } from '../../context';
import { contentTypeOf, type ListFormat } from '../lists/list-formats';
import { listFile } from '../snapshots/list-snapshot.service';
import { type Download, DownloadFailure, withDownload } from './list-download';
import type { ListHosts } from './list-hosts';
import type { ListToFetch } from './list-refresh.service';

interface Payload {
  refreshId: string;
  jobId: string;
}

/** Fetches a list by its URL. Whatever goes wrong is told on the source, and the version in force stays. */
export function refreshListTask(background: Background<SanctionsFeatures>, files: FileStore, hosts: ListHosts): Task {
  return async ({ refreshId, jobId }: Payload, { progress, signal, log }) => {
    if (!(await progress.start(jobId))) return;
    const transaction = <Result>(run: (features: SanctionsFeatures) => Promise<Result>) =>
      background.transaction('refreshList', `job:${jobId}`, run);
    const asked = await transaction(({ listRefreshes }) => listRefreshes.begin(refreshId));
    if (asked) {
      const { source, known } = asked;
      const take = (download: Download) => takeIn(asked, download, { files, transaction });
      try {
        await withDownload({ url: source.url ?? '', hosts, known, signal }, take);
      } catch (error) {
        if (!(error instanceof DownloadFailure)) throw error;
        const { message } = error;
        await transaction(({ listRefreshes }) =>
          listRefreshes.finish(refreshId, { state: 'FAILED', message, snapshotId: null }),
        );
        log.warn({ source: source.code, failure: message }, 'a list could not be fetched');
        await progress.fail(jobId, message);
        return;
      }
    }
    await progress.succeed(jobId);
  };
}

interface Place {
  files: FileStore;
  transaction<Result>(run: (features: SanctionsFeatures) => Promise<Result>): Promise<Result>;
}

async function takeIn(asked: ListToFetch, download: Download, { files, transaction }: Place): Promise<void> {
  const { refresh, source } = asked;
  if (download.outcome === 'UNCHANGED') {
    await transaction(async ({ listImports, listRefreshes }) => {
      await listImports.reconfirm(source.code);
      await listRefreshes.finish(refresh.id, { state: 'UNCHANGED', message: null, snapshotId: null });
    });
    return;
  }
  const [format = 'UN_XML'] = source.formats;
  const file = {
    kind: listFile,
    name: `${source.code} by URL`,
    agency: refresh.agency,
    createdBy: refresh.requestedBy,
  };
  const fileId = await files.keep({ ...file, contentType: contentTypeOf(format) }, looked(download.body, format));
  const { sha256 } = await files.require(fileId, { kind: listFile, agency: refresh.agency });
  const { etag, modified } = download;
  await transaction(({ listRefreshes }) => listRefreshes.take(asked, fileId, { sha256, etag, modified }));
}

/** A page that says "not found" or "log in" comes with status 200 from many servers; it is not kept. */
async function* looked(body: AsyncIterable<Buffer>, format: ListFormat): AsyncGenerator<Buffer, void, void> {
  const expected = contentTypeOf(format);
  let head = Buffer.alloc(0);
  let isKnown = false;
  const look = () => {
    const found = sniffContent(head.subarray(0, sniffedBytes));
    const same = found === expected || (found === 'zip' && expected === 'xlsx');
    if (!same) throw new DownloadFailure(`Its server sent ${found} instead of ${expected}.`);
    isKnown = true;
  };
  for await (const chunk of body) {
    if (isKnown) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < sniffedBytes) continue;
    look();
    yield head;
  }
  if (isKnown) return;
  if (head.length === 0) throw new DownloadFailure('Its server sent nothing.');
  look();
  yield head;
}

/** Asks what is due; the fetching itself is a job. */
export const listRefreshTimer: Timer<SanctionsFeatures> = {
  name: 'refresh-lists',
  everySeconds: 60,
  run: (background) =>
    background.transaction('refreshList', 'timer:refresh-lists', ({ listRefreshes }) => listRefreshes.requestDue()),
};

/** Entries whose period ended yesterday are taken off within the hour. */
export const endedListingTimer: Timer<SanctionsFeatures> = {
  name: 'end-listings',
  everySeconds: 3_600,
  run: (background) =>
    background.transaction('endListings', 'timer:end-listings', ({ listImports }) => listImports.endListings()),
};
