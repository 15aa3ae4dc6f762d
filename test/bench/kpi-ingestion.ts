import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PerformanceContext } from '@partner-commons/performance/context';
import { createPerformance } from '@partner-commons/performance/service';
import { partnerTypes } from '@partner-commons/performance/terms/partner-type.rules';
import { newCipherKeys } from '@partner-commons/platform/cipher';
import { setUpDatabases } from '@partner-commons/platform/database-setup';
import { newId } from '@partner-commons/platform/id';
import { migrate } from '@partner-commons/platform/migrate';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { isISO31661Alpha2 } from 'class-validator';
import { graphql } from 'graphql';
import { migrationsOf } from '../../scripts/migrations';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { freePort } from '../support/ports';
import { removeAbandonedServers, startThrowAwayServer } from '../support/throw-away-server';

/**
 * `npm run bench:kpi-ingestion`: rows a second of importKpiValues (upload, checks, lineage, blocks, events) against COPY of
 * the same finished rows into the same table with its indexes, in turns in one run.
 */
const viewer: Viewer = {
  ...publicViewer,
  kind: 'AGENCY',
  subject: 'bench',
  agency: 'A01',
  roles: [{ role: 'KPI_STEWARD', office: null }],
};
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const countries = letters.flatMap((one) => letters.map((two) => one + two)).filter((code) => isISO31661Alpha2(code));
const code = 'RESULTS_ATTAINMENT';
/** Cells in one year; agencies report far fewer, so blocks are asked for more than they will be. */
const cellsInYear = 10_000;

interface Cell {
  year: number;
  country: string;
  partnerType: string;
  sector: string;
  contributors: number;
}

/** A tenth of the cells is of fewer than five partners. */
function cellAt(index: number, firstYear: number): Cell {
  const place = index % cellsInYear;
  const types = partnerTypes.slice(0, 8);
  return {
    year: firstYear + Math.floor(index / cellsInYear),
    country: countries[place % countries.length] as string,
    partnerType: types[Math.floor(place / countries.length) % types.length] as string,
    sector: `S${Math.floor(place / countries.length / types.length)}`,
    contributors: index % 10 === 0 ? 1 + (index % 4) : 5 + (index % 90),
  };
}

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: { rows: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '2' } },
  });
  const [rows, rounds] = [Number(values.rows), Number(values.rounds)];
  await removeAbandonedServers();
  const server = await startThrowAwayServer();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.stop().finally(() => process.exit(1)));
  try {
    const { performance: urls } = await setUpDatabases({
      adminUrl: server.adminUrl,
      services: ['performance'],
      passwordOf: server.passwordOf,
    });
    await migrate({ ownerUrl: urls.ownerUrl, migrations: migrationsOf.performance });
    const adminUrl = server.adminUrl.replace(/\/[^/]*$/, new URL(urls.ownerUrl).pathname);
    const port = await freePort();
    const service = await createPerformance({
      databaseUrl: urls.appUrl,
      jobDatabaseUrl: urls.jobUrl,
      publicUrl: `http://127.0.0.1:${port}`,
      fileSecret: 'none',
      personalDataKeys: newCipherKeys(),
    });
    await service.startWorkers({});
    const door = createServer((request, response) => void service.handleFile(request, response)).listen(port);
    await once(door, 'listening');
    process.stdout.write(`${rows} rows, ${rounds} rounds, port ${(door.address() as AddressInfo).port}\n`);
    const shares: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const firstYear = 1990 + ((round * Math.ceil(rows / cellsInYear)) % 20);
      const imported = rows / (await importSeconds(service, rows, firstYear));
      const copied = rows / (await copySeconds(adminUrl, rows, firstYear));
      shares.push(imported / copied);
      process.stdout.write(
        `import ${imported.toFixed(0)} rows/s, COPY ${copied.toFixed(0)} rows/s, ${(100 * (imported / copied)).toFixed(1)} % of it\n`,
      );
    }
    process.stdout.write(`best ${(100 * Math.max(...shares)).toFixed(1)} %\n`);
    door.close();
    await service.stop();
  } finally {
    await server.stop();
  }
}

type Service = Awaited<ReturnType<typeof createPerformance>>;

async function ask(service: Service, source: string, variableValues: object = {}) {
  const contextValue = service.createContext({ viewer, requestId: 'bench' }) as PerformanceContext;
  const { data, errors } = await graphql({
    schema: service.schema,
    source,
    variableValues: variableValues as Record<string, unknown>,
    contextValue,
  });
  if (errors) throw errors[0];
  // biome-ignore lint/suspicious/noExplicitAny: read as it was asked
  return data as any;
}

/** From the first row that the job reads to the last that it commits. */
async function importSeconds(service: Service, rows: number, firstYear: number): Promise<number> {
  const lines = ['code,version,year,country,partnerType,sector,numerator,denominator,contributors,externalId'];
  for (let index = 0; index < rows; index += 1) {
    const { year, country, partnerType, sector, contributors } = cellAt(index, firstYear);
    lines.push(
      `${code},1,${year},${country},${partnerType},${sector},${index % 900},1000,${contributors},E-${firstYear}-${index}`,
    );
  }
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  const input = {
    kind: 'KPI_FILE',
    name: 'bench.csv',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const announce = 'mutation A($input: CreateUploadInput!) { createPerformanceUpload(input: $input) { id url } }';
  const { createPerformanceUpload: upload } = await ask(service, announce, { input });
  const sent = await fetch(upload.url, { method: 'PUT', body: new Uint8Array(bytes) });
  if (sent.status !== 201) throw new Error(`The file was not taken: ${sent.status}`);
  const start = `mutation I($input: ImportKpiValuesInput!) { importKpiValues(input: $input) { id } }`;
  const { importKpiValues } = await ask(service, start, { input: { fileId: upload.id, sourceSystem: 'BENCH' } });
  const look = `query L($id: ID!) { kpiImport(id: $id) { batch { added refused } job { state error startedAt finishedAt } } }`;
  return eventually(async () => {
    const { kpiImport } = await ask(service, look, { id: importKpiValues.id });
    const { state, error, startedAt, finishedAt } = kpiImport.job;
    if (state === 'FAILED') throw new Error(error);
    if (state !== 'SUCCEEDED') throw new Error(`still ${state}`);
    if (kpiImport.batch.added !== rows) throw new Error(`only ${kpiImport.batch.added} were added`);
    return (new Date(finishedAt).getTime() - new Date(startedAt).getTime()) / 1_000;
  }, 1_800_000);
}

/** The same cells of another agency, with all columns ready, into the table and its indexes. */
async function copySeconds(adminUrl: string, rows: number, firstYear: number): Promise<number> {
  const file = join(tmpdir(), `kpi-ingestion-${process.pid}.csv`);
  return withClient(adminUrl, async (client) => {
    const { rows: found } = await client.query('SELECT id FROM kpi_definition WHERE code = $1 AND version = 1', [code]);
    const at = new Date().toISOString();
    const lines: string[] = [];
    for (let index = 0; index < rows; index += 1) {
      const { year, country, partnerType, sector, contributors } = cellAt(index, firstYear);
      const value = (((index % 900) * 100) / 1000).toFixed(2);
      lines.push(
        [
          newId(),
          found[0].id,
          'A02',
          year,
          country,
          partnerType,
          sector,
          value,
          index % 900,
          1000,
          'REPORTED',
          1,
          at,
          contributors,
        ]
          .concat(['BENCH', `E-${firstYear}-${index}`])
          .join(','),
      );
    }
    writeFileSync(file, lines.join('\n'), { mode: 0o644 });
    try {
      const begin = performance.now();
      await client.query(
        `COPY kpi_value (id, definition_id, agency, year, country, partner_type, sector, value, numerator, denominator,
           quality, revision, submitted_at, contributors, source_system, external_id) FROM '${file}' (FORMAT csv)`,
      );
      return (performance.now() - begin) / 1_000;
    } finally {
      rmSync(file);
    }
  });
}

void bench();
