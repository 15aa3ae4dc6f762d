import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Cipher, newCipherKeys } from '@partner-commons/platform/cipher';
import { setUpDatabases } from '@partner-commons/platform/database-setup';
import { newId } from '@partner-commons/platform/id';
import { migrate } from '@partner-commons/platform/migrate';
import type { ListedRecord } from '@partner-commons/sanctions/listing/lists/listed-record';
import { recordHashes } from '@partner-commons/sanctions/listing/lists/record-hashes';
import { createSanctions } from '@partner-commons/sanctions/service';
import { migrationsOf } from '../../scripts/migrations';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { removeAbandonedServers, startThrowAwayServer } from '../support/throw-away-server';
import { readUnList2026 } from './lists';
import { generatePartners, readDirectory } from './names';

/** `npx tsx test/bench/rescreen.ts`: a re-screen of the whole roster, and of what a new version of the list changed. */
const changedEntries = 135;
const peopleOfEach = 5;
const batchSize = 2_000;

async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { partners: { type: 'string', default: '50000' } } });
  const partners = Number(values.partners);
  await removeAbandonedServers();
  const server = await startThrowAwayServer();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.stop().finally(() => process.exit(1)));
  try {
    const { sanctions } = await setUpDatabases({
      adminUrl: server.adminUrl,
      services: ['sanctions'],
      passwordOf: server.passwordOf,
    });
    await migrate({ ownerUrl: sanctions.ownerUrl, migrations: migrationsOf.sanctions });
    const personalDataKeys = newCipherKeys();
    const query = (sql: string, parameters: unknown[] = []) =>
      withClient(sanctions.ownerUrl, async (client) => (await client.query(sql, parameters)).rows);
    const names = await stock(query, partners, new Cipher(personalDataKeys));
    const service = await createSanctions({
      databaseUrl: sanctions.appUrl,
      jobDatabaseUrl: sanctions.jobUrl,
      publicUrl: 'http://localhost',
      fileSecret: 'none',
      personalDataKeys,
    });
    const { records } = await readUnList2026();
    const load = await loadSeconds(query);
    await service.startWorkers({});
    const measured: Measured = { query, service, partners };
    const whole = await rescreen(measured, records, 1);
    const delta = await rescreen(measured, records.map(withOtherName), 2);
    const ratio = (seconds: number) => `${(seconds / load).toFixed(0)}×`;
    process.stdout.write(
      `${partners} partners, ${names} names, ${records.length} entries; reading the same rows: ${load.toFixed(2)} s\n` +
        `whole roster: ${whole.toFixed(1)} s (${ratio(whole)}), ${(names / whole).toFixed(0)} names a second\n` +
        `delta of ${changedEntries} entries: ${delta.toFixed(1)} s (${ratio(delta)})\n`,
    );
    await service.stop();
  } finally {
    await server.stop();
  }
}

type Query = (sql: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;

/** Names of organisations as in the directory, and of people made of words of the list; gives how many names there are. */
async function stock(query: Query, count: number, cipher: Cipher): Promise<number> {
  const given = ['Amina', 'Yusuf', 'Fatima', 'Daniel', 'Grace', 'Omar', 'Leyla', 'Pierre', 'Nadia', 'Ahmed', 'Ruth'];
  const family = ['Warsame', 'Okello', 'Haddad', 'Nguyen', 'Kamau', 'Diallo', 'Petrov', 'Mensah', 'Rahimi', 'Silva'];
  const inputs = generatePartners(readDirectory(), count);
  let names = 0;
  for (let start = 0; start < count; start += batchSize) {
    const rows = inputs.slice(start, start + batchSize).map(({ legalName, otherNames, countryOfOrigin }, place) => {
      const id = newId();
      const own = [{ value: legalName, kind: 'LEGAL' }, ...otherNames];
      const people = Array.from({ length: peopleOfEach }, (_, person) => ({
        id: newId(),
        names: [`${given[(place + person) % 11]} ${family[(place * 3 + person) % 10]} ${start + place}`],
        birthYear: 1950 + ((place + person) % 50),
        nationality: countryOfOrigin,
      }));
      names += own.length + people.length;
      return {
        id,
        country: countryOfOrigin,
        names: own,
        people: cipher.seal(JSON.stringify(people), `screening-people:${id}`),
      };
    });
    await query(
      `WITH known AS (
         INSERT INTO partner_basis (partner_id, basis_hash, primary_type, country_of_origin, names, people)
         SELECT id, 'basis', 'NATIONAL_NGO', country, names, people
         FROM unnest($1::uuid[], $2::text[], $3::jsonb[], $4::text[]) AS given (id, country, names, people))
       INSERT INTO clearance (partner_id, status) SELECT id, 'UNKNOWN' FROM unnest($1::uuid[]) AS given (id)`,
      [
        rows.map(({ id }) => id),
        rows.map(({ country }) => country),
        rows.map(({ names: own }) => JSON.stringify(own)),
        rows.map(({ people }) => people),
      ],
    );
  }
  await query('VACUUM ANALYZE');
  return names;
}

/** What reading all that is compared costs by itself. */
async function loadSeconds(query: Query): Promise<number> {
  const started = performance.now();
  await query(
    'SELECT c.*, b.* FROM clearance c JOIN partner_basis b ON b.partner_id = c.partner_id ORDER BY c.partner_id',
  );
  return (performance.now() - started) / 1_000;
}

interface Measured {
  query: Query;
  service: Awaited<ReturnType<typeof createSanctions>>;
  partners: number;
}

/** From the moment that a version is in force to the moment that the whole roster stands on it. */
async function rescreen({ query, service }: Measured, records: ListedRecord[], version: number): Promise<number> {
  const id = newId();
  await query(`UPDATE list_snapshot SET state = 'SUPERSEDED' WHERE state = 'IN_FORCE'`);
  await query(
    `INSERT INTO list_snapshot (id, source, state, sha256, version, published_at, retrieved_at, confirmed_at, in_force_at,
                                version_no, file_id, job_id, agency, imported_by, created_at)
     VALUES ($1, 'UNSC', 'IN_FORCE', '', $2, now(), now(), now(), now(), $3, $1, $1, 'UNICEF', 'bench', now())`,
    [id, `v${version}`, version],
  );
  const hashed = records.map((record) => ({ record, hashes: recordHashes(record) }));
  await service.background.transaction('bench', 'bench', async ({ subjects }) =>
    subjects.apply('UNSC', id, await subjects.compare('UNSC', hashed)),
  );
  await query(`UPDATE list_source SET in_force_snapshot_id = $1 WHERE code = 'UNSC'`, [id]);
  const started = performance.now();
  await query('SELECT enqueue_job($1, $2, NULL, NULL, NULL)', ['rescreenRoster', JSON.stringify({ snapshotId: id })]);
  await eventually(async () => {
    const [source] = await query(`SELECT screened_snapshot_id AS id FROM list_source WHERE code = 'UNSC'`);
    if (source?.id !== id) throw new Error('the roster is not screened yet');
  }, 3_600_000);
  return (performance.now() - started) / 1_000;
}

const withOtherName = (record: ListedRecord, place: number): ListedRecord =>
  place < changedEntries
    ? {
        ...record,
        names: [...record.names, { value: `Renamed ${place} ${record.names[0]?.value}`, kind: 'AKA', script: 'Latn' }],
      }
    : record;

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
