import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { readCipherKeys } from '@partner-commons/platform/cipher-keys';
import { newId } from '@partner-commons/platform/id';
import { recordHashes } from '@partner-commons/sanctions/listing/lists/record-hashes';
import { readUnList } from '@partner-commons/sanctions/listing/lists/un/un-xml';
import { createSanctions } from '@partner-commons/sanctions/service';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { prepareSplitSystem, type SplitSystem } from '../support/split-system';

jest.setTimeout(240_000);

const roster = 2_400;
const kills = 5;
let system: SplitSystem;
let service: Awaited<ReturnType<typeof createSanctions>>;

const query = (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

/** As registry would have told of them; each twentieth is called as a listed party. */
async function stock(): Promise<void> {
  const ids = Array.from({ length: roster }, () => newId());
  const names = ids.map((_, place) => (place % 20 === 0 ? 'Al Rashed Trust' : `Baraka Water Trust ${place}`));
  await query(
    `WITH known AS (
       INSERT INTO partner_basis (partner_id, basis_hash, primary_type, country_of_origin, names)
       SELECT id, 'basis of ' || id, 'NATIONAL_NGO', 'SO', jsonb_build_array(jsonb_build_object('value', name, 'kind', 'LEGAL'))
       FROM unnest($1::uuid[], $2::text[]) AS given (id, name))
     INSERT INTO clearance (partner_id, status) SELECT id, 'UNKNOWN' FROM unnest($1::uuid[]) AS given (id)`,
    [ids, names],
  );
}

/** What must hold at every moment, in the middle of a run too. */
async function expectWhole(): Promise<void> {
  expect(await query('SELECT id FROM screening WHERE status IS NULL')).toEqual([]);
  expect(
    await query(
      `SELECT c.partner_id FROM clearance c JOIN screening s ON s.id = c.screening_id
       WHERE s.status <> c.status OR s.basis_hash <> c.basis_hash OR s.checked_at > c.checked_at`,
    ),
  ).toEqual([]);
  expect(
    await query(
      `SELECT c.partner_id FROM clearance c LEFT JOIN hit h ON h.partner_id = c.partner_id AND h.closed_at IS NULL
       GROUP BY c.partner_id, c.status HAVING (c.status = 'HITS_OPEN') <> (count(h.id) > 0)`,
    ),
  ).toEqual([]);
}

const left = async () =>
  (
    await query(
      `SELECT count(*)::int AS count FROM clearance WHERE snapshots <> ARRAY(
         SELECT in_force_snapshot_id FROM list_source WHERE in_force_snapshot_id IS NOT NULL ORDER BY 1)`,
    )
  )[0].count;

async function finished(): Promise<void> {
  await eventually(async () => {
    expect(await left()).toBe(0);
    const [source] = await query(
      `SELECT in_force_snapshot_id IS NOT NULL AND in_force_snapshot_id = screened_snapshot_id AS done FROM list_source
       WHERE code = 'UNSC'`,
    );
    expect(source.done).toBe(true);
  }, 120_000);
}

/** As an import does at its end; the file and the people around it are no matter here. */
async function bringIntoForce(name: string): Promise<void> {
  const xml = gunzipSync(readFileSync(join(__dirname, '..', 'fixtures', 'lists', `${name}.xml.gz`)));
  const reading = await readUnList(Readable.from([xml]));
  if (reading.outcome !== 'PARSED') throw new Error(reading.message);
  const hashed = reading.records.map((record) => ({ record, hashes: recordHashes(record) }));
  const [id, unused] = [newId(), newId()];
  await query(`UPDATE list_snapshot SET state = 'SUPERSEDED' WHERE state = 'IN_FORCE'`);
  await query(
    `INSERT INTO list_snapshot (id, source, state, sha256, version, published_at, retrieved_at, confirmed_at, in_force_at,
                                version_no, file_id, job_id, agency, imported_by, created_at)
     VALUES ($1, 'UNSC', 'IN_FORCE', $2, $2, now(), now(), now(), now(),
             (SELECT coalesce(max(version_no), 0) + 1 FROM list_snapshot WHERE source = 'UNSC'), $3, $3, 'UNICEF', 'test', now())`,
    [id, name, unused],
  );
  await service.background.transaction('test', 'test', async ({ subjects }) =>
    subjects.apply('UNSC', id, await subjects.compare('UNSC', hashed)),
  );
  await query(`UPDATE list_source SET in_force_snapshot_id = $1 WHERE code = 'UNSC'`, [id]);
  await query('SELECT enqueue_job($1, $2, $3, NULL, NULL)', [
    'rescreenRoster',
    JSON.stringify({ snapshotId: id }),
    'rescreenRoster:UNSC',
  ]);
}

beforeAll(async () => {
  system = await prepareSplitSystem();
  const { appUrl, jobUrl } = system.databases.sanctions;
  service = await createSanctions({
    databaseUrl: appUrl,
    jobDatabaseUrl: jobUrl,
    publicUrl: 'http://localhost',
    fileSecret: 'none',
    personalDataKeys: readCipherKeys(join(system.keys, '..', 'personal-data-keys.json')),
    poolSize: 2,
  });
  await system.start('sanctions');
});

afterAll(async () => {
  await service?.stop();
  await system?.stop();
});

test('killed at random moments of a re-screen of the roster, the service leaves nothing half-done and ends it', async () => {
  await stock();
  await bringIntoForce('un-sc-consolidated-2018-10-29');
  let seen = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const before = await left();
    await eventually(async () => {
      if (before > 0 && (await left()) === before) throw new Error('nothing was stored yet');
    }, 60_000);
    await sleep(randomInt(0, 100));
    await system.end('sanctions', 'SIGKILL');
    await expectWhole();
    const count = await left();
    if (count > 0 && count < roster) seen += 1;
    await system.start('sanctions');
  }
  await finished();
  await expectWhole();
  // At least one of the kills came in the middle; else this has shown nothing.
  expect(seen).toBeGreaterThan(0);
  expect(await query(`SELECT count(*)::int AS count FROM clearance WHERE status = 'HITS_OPEN'`)).toEqual([
    { count: roster / 20 },
  ]);
  // Nobody was screened twice for it, and each change was told once.
  expect(await query('SELECT partner_id FROM screening GROUP BY partner_id HAVING count(*) > 1')).toEqual([]);
  expect(
    await query(
      `SELECT c.partner_id FROM clearance c WHERE (SELECT count(*) FROM outbox_event e
         WHERE e.type = 'sanctions.clearance-changed' AND e.subject = c.partner_id::text) <> 1
       AND c.screening_id IS NOT NULL`,
    ),
  ).toEqual([]);
});

test('a delta is ended the same way: those who were confirmed and those who were asked stand on one version', async () => {
  await bringIntoForce('un-sc-consolidated-2026-02-27');
  await eventually(async () => {
    if ((await query('SELECT id FROM roster_run')).length < 2) throw new Error('the run has not begun');
  }, 60_000);
  await system.end('sanctions', 'SIGKILL');
  await expectWhole();
  await system.start('sanctions');
  await finished();
  await expectWhole();
  const [run] = await query(
    'SELECT sum(screened)::int AS screened, sum(confirmed)::int AS confirmed FROM roster_run WHERE snapshots = (SELECT snapshots FROM roster_run ORDER BY id DESC LIMIT 1)',
  );
  expect(run.screened + run.confirmed).toBeGreaterThanOrEqual(roster);
  expect(run.confirmed).toBeGreaterThan(run.screened);
});
