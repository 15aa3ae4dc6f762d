import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { PerformanceContext } from '@partner-commons/performance/context';
import { createPerformance } from '@partner-commons/performance/service';
import { newCipherKeys } from '@partner-commons/platform/cipher';
import { setUpDatabases } from '@partner-commons/platform/database-setup';
import { migrate } from '@partner-commons/platform/migrate';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { graphql } from 'graphql';
import { Pool } from 'pg';
import { migrationsOf } from '../../scripts/migrations';
import { withClient } from '../support/databases';
import { removeAbandonedServers, startThrowAwayServer } from '../support/throw-away-server';

/**
 * `npm run bench:kpi-dashboard`: a dashboard over GraphQL against the same sums in plain SQL, which hides nothing, in one run.
 * Both are asked in turns, so that what else the machine does falls on both.
 */
const viewer: Viewer = {
  ...publicViewer,
  kind: 'AGENCY',
  subject: 'bench',
  agency: 'A01',
  roles: [{ role: 'KPI_STEWARD', office: null }],
};
const agencies = Array.from({ length: 30 }, (_, index) => `A${String(index + 1).padStart(2, '0')}`);

interface Question {
  title: string;
  codes: string[];
  agencies: string[];
  groupBy: string[];
  countries: string[] | null;
}

const codes = ['IP_EXPENDITURE_SHARE', 'LOCAL_FUNDING_SHARE', 'RECOVERY_RATE', 'REPORT_TIMELINESS'];
const questions: Question[] = [
  {
    title: 'story 4.d: 4 codes of 3 agencies',
    codes,
    agencies: agencies.slice(0, 3),
    groupBy: ['AGENCY'],
    countries: null,
  },
  { title: '4 codes of 30 agencies', codes, agencies, groupBy: ['AGENCY'], countries: null },
  { title: '1 code by country', codes: codes.slice(0, 1), agencies, groupBy: ['COUNTRY'], countries: null },
  {
    title: '1 code in 1 country, by type',
    codes: codes.slice(0, 1),
    agencies,
    groupBy: ['AGENCY', 'PARTNER_TYPE'],
    countries: ['SO'],
  },
];

const query = `query Ask($year: Int!, $agencies: [String!], $codes: [String!]!, $groupBy: [KpiGrouping!]!, $filter: KpiCellFilter) {
  kpiDashboard(period: { year: $year }, agencies: $agencies, codes: $codes, groupBy: $groupBy, filter: $filter) {
    asOf completeness rows { agency { code } country partnerType code version value unit numerator denominator quality suppressed }
    totals { code value numerator denominator suppressed absentBecause } alerts { code severity text } } }`;

/** The same rows and totals without any hiding; kept up by hand with the repository. */
const plain = `
  SELECT d.code, CASE WHEN 'AGENCY' = ANY ($4) THEN v.agency END AS agency,
    CASE WHEN 'COUNTRY' = ANY ($4) THEN v.country END AS country,
    CASE WHEN 'PARTNER_TYPE' = ANY ($4) THEN v.partner_type END AS partner_type,
    sum(v.numerator) AS numerator, sum(v.denominator) AS denominator, sum(v.contributors) AS contributors,
    round(100 * sum(v.numerator) / sum(v.denominator), 2) AS value, min(v.quality) AS quality
  FROM kpi_value v JOIN kpi_definition d ON d.id = v.definition_id
  WHERE d.code = ANY ($1) AND v.year = $2 AND v.agency = ANY ($3) AND v.partner_id IS NULL AND v.covers IS NULL
    AND v.submitted_at <= $6 AND (v.superseded_at IS NULL OR v.superseded_at > $6)
    AND ($5::text[] IS NULL OR v.country = ANY ($5))
  GROUP BY GROUPING SETS ((1, 2, 3, 4), (1))`;

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: { values: { type: 'string', default: '2000000' }, rounds: { type: 'string', default: '40' } },
  });
  const [amount, rounds] = [Number(values.values), Number(values.rounds)];
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
    await stock(server.adminUrl.replace(/\/[^/]*$/, new URL(urls.ownerUrl).pathname), amount);
    const service = await createPerformance({
      databaseUrl: urls.appUrl,
      jobDatabaseUrl: urls.jobUrl,
      publicUrl: 'http://localhost',
      fileSecret: 'none',
      personalDataKeys: newCipherKeys(),
    });
    const pool = new Pool({ connectionString: urls.appUrl, max: 4 });
    // An interrupted run ends the server first; the query that meets a lost connection tells of it.
    pool.on('error', () => undefined);
    process.stdout.write(`${amount} values, ${rounds} rounds\n`);
    for (const question of questions) await compare(question, rounds, { service, pool });
    await pool.end();
    await service.stop();
  } finally {
    await server.stop();
  }
}

/** Five years of cells by country, type and sector; a tenth of them of fewer than five partners, with blocks as refresh makes them. */
async function stock(adminUrl: string, amount: number): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query('INSERT INTO known_agency (code, name) SELECT code, code FROM unnest($1::text[]) AS code', [
      agencies,
    ]);
    const { rows } = await client.query(
      `SELECT count(*)::int AS count FROM kpi_definition WHERE aggregation = 'RATIO_OF_SUMS'`,
    );
    const perAgency = Math.ceil(amount / (rows[0].count * 5 * agencies.length));
    await client.query(
      `INSERT INTO kpi_value (id, definition_id, agency, year, country, partner_type, sector, value, numerator, denominator,
                              quality, revision, submitted_at, contributors, batch_id, source_system)
       SELECT gen_random_uuid(), d.id, agency, year, (ARRAY['SO','KE','ET','SS','UG','SD','TD','ML','NE','CD'])[cell % 10 + 1],
         (ARRAY['NATIONAL_NGO','INTERNATIONAL_NGO','GOVERNMENT_LOCAL'])[cell / 10 % 3 + 1], 'S' || cell / 30,
         50, 1000 + cell, 2000 + 2 * cell, 'REPORTED', 1, '2026-01-01', CASE WHEN hashint4(cell) % 10 = 0 THEN 3 ELSE 40 END,
         '00000000-0000-7000-8000-000000000001', 'ERP'
       FROM (SELECT id FROM kpi_definition WHERE aggregation = 'RATIO_OF_SUMS') AS d,
         unnest($1::text[]) AS agency, generate_series(2021, 2025) AS year, generate_series(0, $2 - 1) AS cell`,
      [agencies, perAgency],
    );
    // Without figures about the new rows the planner would walk them again for each other.
    await client.query('ANALYZE kpi_value');
    await client.query('SET enable_nestloop = off');
    // Each cell of few with its neighbour of the same country and type: pairs, as formBlocks mostly makes them.
    await client.query(`
      INSERT INTO kpi_block_value (value_id, definition_id, year, block_id, size, spans, formed_at)
      SELECT v.id, v.definition_id, v.year, few.id, 2, false, '2026-01-01'
      FROM kpi_value few JOIN kpi_value v ON v.definition_id = few.definition_id AND v.agency = few.agency
        AND v.year = few.year AND v.country = few.country AND v.partner_type = few.partner_type
        AND (v.id = few.id OR v.sector = 'S' || substr(few.sector, 2)::int + 1)
      WHERE few.contributors = 3 ON CONFLICT DO NOTHING`);
    await client.query(
      'DELETE FROM kpi_block_value WHERE block_id IN (SELECT block_id FROM kpi_block_value GROUP BY 1 HAVING count(*) < 2)',
    );
    await client.query('VACUUM ANALYZE');
  });
}

interface Compared {
  service: Awaited<ReturnType<typeof createPerformance>>;
  pool: Pool;
}

async function compare(question: Question, rounds: number, { service, pool }: Compared): Promise<void> {
  const { title, codes: asked, agencies: of, groupBy, countries } = question;
  const times = { plain: [] as number[], dashboard: [] as number[], 'plain again': [] as number[] };
  let rows = 0;
  for (let round = -5; round < rounds; round += 1) {
    const year = 2021 + ((round + 5) % 5);
    const sql = async () => {
      const found = await pool.query(plain, [asked, year, of, groupBy, countries, new Date()]);
      return found.rows.length;
    };
    const answer = async () => {
      const contextValue = service.createContext({ viewer, requestId: 'bench' }) as PerformanceContext;
      const variableValues = { year, agencies: of, codes: asked, groupBy, filter: { countries } };
      const { data, errors } = await graphql({ schema: service.schema, source: query, contextValue, variableValues });
      if (errors || !data) throw errors?.[0] ?? new Error('There is no answer');
      return (data.kpiDashboard as { rows: unknown[] }).rows.length;
    };
    for (const [name, work] of [
      ['plain', sql],
      ['dashboard', answer],
      ['plain again', sql],
    ] as const) {
      const began = performance.now();
      const found = await work();
      if (round >= 0) times[name].push(performance.now() - began);
      if (name === 'dashboard') rows = found;
    }
  }
  const at = (list: number[], share: number) => list.toSorted((a, b) => a - b)[Math.floor(share * list.length)] ?? 0;
  process.stdout.write(`\n${title}: ${rows} rows\n`);
  for (const [name, list] of Object.entries(times))
    process.stdout.write(
      `  ${name.padEnd(12)} p50 ${at(list, 0.5).toFixed(1)} ms, p95 ${at(list, 0.95).toFixed(1)} ms\n`,
    );
  const base = (share: number) => (at(times.plain, share) + at(times['plain again'], share)) / 2;
  const ratio = (share: number) => (at(times.dashboard, share) / base(share)).toFixed(2);
  process.stdout.write(`  ratio        p50 ${ratio(0.5)}, p95 ${ratio(0.95)}\n`);
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
