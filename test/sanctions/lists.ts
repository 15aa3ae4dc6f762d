import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';

const fixture = (name: string) =>
  gunzipSync(readFileSync(join(__dirname, '..', 'fixtures', 'lists', `${name}.xml.gz`))).toString('utf8');

export const list2018 = fixture('un-sc-consolidated-2018-10-29');
export const list2026 = fixture('un-sc-consolidated-2026-02-27');

/** Five invented parties, for stories: see the README beside it. */
export const inventedList = readFileSync(join(__dirname, '..', 'fixtures', 'lists', 'invented-un-list.xml'), 'utf8');

const anyRecord = /<(INDIVIDUAL|ENTITY)>[\s\S]*?<\/\1>\s*/g;

/** The same list, as published at another time. */
export const datedAt = (list: string, instant: string) =>
  list.replace(/dateGenerated="[^"]*"/, `dateGenerated="${instant}"`);

export const withoutRecord = (list: string, reference: string) =>
  list.replace(anyRecord, (record) => (record.includes(`<REFERENCE_NUMBER>${reference}<`) ? '' : record));

/** Every record for which `keep` says so, by its place in the file. */
export function keepRecords(list: string, keep: (place: number) => boolean): string {
  let place = 0;
  return list.replace(anyRecord, (record) => (keep(place++) ? record : ''));
}

/** Each record `times` times, under reference numbers of their own. */
export const multiply = (list: string, times: number) =>
  list.replace(anyRecord, (record) =>
    Array.from({ length: times }, (_, copy) =>
      record.replace(/<REFERENCE_NUMBER>\s*([^<\s]+)/, `<REFERENCE_NUMBER>$1-${copy}`),
    ).join(''),
  );

export interface Snapshot {
  id: string;
  state: string;
  reason: string | null;
  message: string | null;
  version: string | null;
  publishedAt: string | null;
  confirmedAt: string | null;
  records: number | null;
  individuals: number | null;
  entities: number | null;
  notTaken: number | null;
  format: string;
  ended: number | null;
  passedOver: number | null;
  delta: { added: number; amended: number; removed: number; kept: number; toRescreen: number } | null;
}

const snapshotFields = `id state reason message version publishedAt confirmedAt records individuals entities notTaken
  format ended passedOver delta { added amended removed kept toRescreen }`;

export async function send(caller: Caller, list: string | Buffer): Promise<string> {
  return caller.send('Sanctions', { kind: 'LIST_FILE', name: 'list.xml', bytes: Buffer.from(list) });
}

export async function startImport(caller: Caller, fileId: string, retrievedAt?: string): Promise<string> {
  const { importList } = await caller.ok(
    'mutation Import($input: ImportListInput!) { importList(input: $input) { id state } }',
    { input: { source: 'UNSC', fileId, retrievedAt } },
  );
  expect(importList.state).toBe('PENDING');
  return importList.id;
}

export function judged(caller: Caller, id: string): Promise<Snapshot> {
  return eventually(async () => {
    const { listSnapshot } = await caller.ok(`query Read($id: ID!) { listSnapshot(id: $id) { ${snapshotFields} } }`, {
      id,
    });
    if (listSnapshot.state === 'PENDING') throw new Error('still PENDING');
    return listSnapshot;
  }, 30_000);
}

export async function importList(caller: Caller, list: string | Buffer, retrievedAt?: string): Promise<Snapshot> {
  return judged(caller, await startImport(caller, await send(caller, list), retrievedAt));
}

/** Any source's file, judged. */
export async function importFile(
  caller: Caller,
  input: { source: string; bytes: Buffer; name?: string; retrievedAt?: string; format?: string },
): Promise<Snapshot> {
  const { source, bytes, name = 'list', retrievedAt, format } = input;
  const fileId = await caller.send('Sanctions', { kind: 'LIST_FILE', name, bytes });
  const { importList } = await caller.ok(
    'mutation Import($input: ImportListInput!) { importList(input: $input) { id } }',
    { input: { source, fileId, retrievedAt, format } },
  );
  return judged(caller, importList.id);
}

/** The bytes of a file that lies beside the lists, such as `ebrd-ineligible-2025-01.csv`. */
export const sampleFile = (name: string) =>
  gunzipSync(readFileSync(join(__dirname, '..', 'fixtures', 'lists', `${name}.gz`)));

export interface Source {
  inForce: { version: string; publishedAt: string; confirmedAt: string; isStale: boolean } | null;
  isStale: boolean;
  isScreened: boolean;
}

export async function readSource(caller: Caller): Promise<Source> {
  const { listSources } = await caller.ok(
    '{ listSources { code isStale isScreened inForce { version publishedAt confirmedAt isStale } } }',
  );
  return listSources.find(({ code }: { code: string }) => code === 'UNSC');
}

/** Waits until the whole roster was screened against the version in force. */
export const rosterScreened = (caller: Caller) =>
  eventually(async () => {
    if (!(await readSource(caller)).isScreened) throw new Error('the roster is not screened yet');
  }, 30_000);

/** Brings a list into force that is too small to be plausible: imported by one person, released by another. */
export async function importReleased(screener: Caller, adjudicator: Caller, list: string): Promise<Snapshot> {
  const snapshot = await importList(screener, list);
  if (snapshot.state !== 'QUARANTINED') return snapshot;
  await adjudicator.ok(
    'mutation Release($input: ReleaseQuarantinedListInput!) { releaseQuarantinedList(input: $input) { id } }',
    { input: { snapshotId: snapshot.id, reason: 'A small list of invented parties, for a test.' } },
  );
  return eventually(async () => {
    const released = await judged(screener, snapshot.id);
    if (released.state !== 'IN_FORCE') throw new Error(`${released.state} instead of IN_FORCE`);
    return released;
  }, 30_000);
}

/** Brings version after version of the invented list into force, each a day later than the one before. */
export class InventedVersions {
  list = inventedList;
  private published = 0;

  constructor(
    private readonly screener: Caller,
    private readonly adjudicator: Caller,
  ) {}

  async publish(changed: string): Promise<void> {
    this.published += 1;
    this.list = datedAt(changed, new Date(Date.UTC(2026, 0, 15 + this.published)).toISOString());
    await importReleased(this.screener, this.adjudicator, this.list);
    await rosterScreened(this.screener);
  }
}
