import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { AssessmentsContext } from '@partner-commons/assessments/context';
import { checkReuse } from '@partner-commons/assessments/recognition/reuse/reuse.rules';
import { factsOf4c } from '@partner-commons/assessments/recognition/reuse/reuse.samples';
import { createAssessments } from '@partner-commons/assessments/service';
import { CapacityArea } from '@partner-commons/assessments/terms/capacity-area.enum';
import { SelectionModality } from '@partner-commons/assessments/terms/selection-modality.enum';
import { newCipherKeys } from '@partner-commons/platform/cipher';
import { setUpDatabases } from '@partner-commons/platform/database-setup';
import { newId } from '@partner-commons/platform/id';
import { migrate } from '@partner-commons/platform/migrate';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { graphql } from 'graphql';
import { Pool } from 'pg';
import { migrationsOf } from '../../scripts/migrations';
import { withClient } from '../support/databases';
import { removeAbandonedServers, startThrowAwayServer } from '../support/throw-away-server';

/** `npm run bench:reuse`: verdicts per second on lists of partners, against one SQL statement that reads the same facts. */
const listSize = 100;
const viewer: Viewer = {
  ...publicViewer,
  kind: 'AGENCY',
  subject: 'bench',
  agency: 'UNHCR',
  roles: [{ role: 'PROGRAMME_OFFICER', office: null }],
};
const context = {
  country: 'ET',
  plannedAmountUsd: '420000',
  sector: 'WASH',
  modality: SelectionModality.FAST_TRACK,
  functions: [CapacityArea.FINANCIAL_MANAGEMENT, CapacityArea.PROCUREMENT],
};

/** Everything that the checks look at, in one statement; kept up by hand with the repositories. */
const reading = `
  SELECT a.*, p.primary_type, h.to_id AS head,
    (SELECT jsonb_agg(c) FROM partner_consent c WHERE c.partner_id = a.partner_id AND c.withdrawn_at IS NULL
       AND (c.scope = 'ALL_AGENCIES' OR 'UNHCR' = ANY (c.agencies))) AS consents,
    (SELECT jsonb_agg(e) FROM invalidating_event e WHERE e.partner_id = a.partner_id AND e.resolved_at IS NULL) AS events,
    EXISTS (SELECT FROM owner_ask o WHERE o.partner_id = a.partner_id OR o.assessment_id = a.id) AS asks
  FROM unnest($1::uuid[]) AS wanted (id)
  CROSS JOIN LATERAL (SELECT * FROM assessment a WHERE a.partner_id = wanted.id AND a.state = 'FINAL'
    AND a.owner_agency <> 'UNHCR' ORDER BY a.finalised_on DESC, a.id DESC LIMIT 20) AS a
  JOIN known_partner p ON p.partner_id = a.partner_id
  LEFT JOIN partner_relation h ON h.from_id = a.partner_id AND h.state = 'CONFIRMED' AND h.until IS NULL`;

const query = `query Reusable($representations: [_Any!]!, $context: ReuseContextInput!) {
  _entities(representations: $representations) { ... on Partner { reusableFor(agency: "UNHCR", context: $context) {
    assessment { id band validUntil } outcome refusal supplements { kind items }
    checks { rule number pass outcome detail } } } } }`;

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: { partners: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '100' } },
  });
  const [partners, rounds] = [Number(values.partners), Number(values.rounds)];
  await removeAbandonedServers();
  const server = await startThrowAwayServer();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.stop().finally(() => process.exit(1)));
  try {
    const { assessments: urls } = await setUpDatabases({
      adminUrl: server.adminUrl,
      services: ['assessments'],
      passwordOf: server.passwordOf,
    });
    await migrate({ ownerUrl: urls.ownerUrl, migrations: migrationsOf.assessments });
    const ids = await stock(server.adminUrl.replace(/\/[^/]*$/, new URL(urls.ownerUrl).pathname), partners);
    const service = await createAssessments({
      databaseUrl: urls.appUrl,
      jobDatabaseUrl: urls.jobUrl,
      publicUrl: 'http://localhost',
      fileSecret: 'none',
      personalDataKeys: newCipherKeys(),
    });
    const pool = new Pool({ connectionString: urls.appUrl, max: 4 });
    // An interrupted run ends the server first; the query that meets a lost connection tells of it.
    pool.on('error', () => undefined);
    const contextOf = () => service.createContext({ viewer, requestId: 'bench' }) as AssessmentsContext;
    const ways: [string, (some: string[]) => Promise<number>][] = [
      ['reading', (some) => readFacts(pool, some)],
      ['verdicts', (some) => judge(contextOf(), some)],
      ['over GraphQL', (some) => ask(service.schema, contextOf(), some)],
      ['reading again', (some) => readFacts(pool, some)],
    ];
    process.stdout.write(`${partners} partners, two assessments each, lists of ${listSize}, ${rounds} rounds\n`);
    for (const [title, work] of ways) await measure(title, work, ids, rounds);
    measureRules();
    await pool.end();
    await service.stop();
  } finally {
    await server.stop();
  }
}

/** A third of the partners agreed, one in fifty has an open event, one in forty an owner who wants to be asked. */
async function stock(adminUrl: string, partners: number): Promise<string[]> {
  const ids = Array.from({ length: partners }, () => newId());
  await withClient(adminUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    for (const statement of stocking) await client.query(statement, [ids]);
    await client.query(`INSERT INTO known_agency (code, mrs_signatory, hact_member)
      VALUES ('UNHCR', true, false), ('UNICEF', true, true), ('WFP', true, false)`);
    await client.query(`INSERT INTO methodology_acceptance (id, agency, code, min_version, amount_factor, min_remaining_days,
      excluded_types, excluded_countries, accepted_by, accepted_at)
      VALUES (gen_random_uuid(), 'UNHCR', 'HACT_MICRO', 2, 1.5, 90, '{}', '{}', 'bench', now())`);
    await client.query('VACUUM ANALYZE');
  });
  return ids;
}

const numbered = 'FROM unnest($1::uuid[]) WITH ORDINALITY AS p (id, place)';
const stocking = [
  `INSERT INTO known_partner (partner_id, registered_at, primary_type, country) SELECT id, now(), 'NATIONAL_NGO', 'ET' ${numbered}`,
  `INSERT INTO assessment (id, partner_id, owner_agency, kind, state, methodology_code, methodology_version, countries, areas,
     ceiling_usd, band, finalised_on, valid_until, recorded_at)
   SELECT gen_random_uuid(), id, CASE version WHEN 1 THEN 'UNICEF' ELSE 'WFP' END, 'HACT_MICRO', 'FINAL', 'HACT_MICRO', version,
     '{ET}', '{FINANCIAL_MANAGEMENT,PROCUREMENT}', 100000 + place % 10 * 50000, 'MODERATE', '2024-09-10', '2029-09-09', now()
   ${numbered} CROSS JOIN generate_series(1, 2) AS version`,
  `INSERT INTO partner_consent (id, partner_id, scope, agencies, kinds, signed_by, signed_at)
   SELECT gen_random_uuid(), id, 'LISTED', '{UNHCR,UNICEF}', '{}', 'bench', now() ${numbered} WHERE place % 3 = 0`,
  `INSERT INTO invalidating_event (id, partner_id, kind, occurred_on, source, source_id, raised_by, raised_at)
   SELECT gen_random_uuid(), id, 'MERGER', '2025-01-01', 'BENCH', place::text, 'bench', now() ${numbered} WHERE place % 50 = 0`,
  `INSERT INTO owner_ask (embargo_id, owner_agency, partner_id) SELECT gen_random_uuid(), 'WFP', id ${numbered} WHERE place % 40 = 0`,
];

async function readFacts(pool: Pool, ids: string[]): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('commons.viewer', $1, true)`, [JSON.stringify(viewer)]);
    const { rows } = await client.query(reading, [ids]);
    await client.query('COMMIT');
    return rows.length;
  } finally {
    client.release();
  }
}

async function judge({ reuseCandidates }: AssessmentsContext, ids: string[]): Promise<number> {
  const found = await Promise.all(ids.map((id) => reuseCandidates.reusableFor(id, 'UNHCR', context)));
  return found.flat().length;
}

async function ask(
  schema: Parameters<typeof graphql>[0]['schema'],
  contextValue: object,
  ids: string[],
): Promise<number> {
  const representations = ids.map((id) => ({ __typename: 'Partner', id }));
  const { data, errors } = await graphql({
    schema,
    source: query,
    contextValue,
    variableValues: { representations, context },
  });
  if (errors || !data) throw errors?.[0] ?? new Error('There is no answer');
  return (data._entities as { reusableFor: unknown[] }[]).flatMap(({ reusableFor }) => reusableFor).length;
}

async function measure(
  title: string,
  work: (some: string[]) => Promise<number>,
  ids: string[],
  rounds: number,
): Promise<void> {
  const times: number[] = [];
  let verdicts = 0;
  for (let round = -5; round < rounds; round += 1) {
    const start = ((round + 5) * listSize) % (ids.length - listSize);
    const began = performance.now();
    const found = await work(ids.slice(start, start + listSize));
    if (round < 0) continue;
    times.push(performance.now() - began);
    verdicts += found;
  }
  const sum = times.reduce((total, time) => total + time, 0);
  const at = (share: number) => times.toSorted((a, b) => a - b)[Math.floor(share * times.length)]?.toFixed(1);
  process.stdout.write(
    `${title}: ${Math.round((verdicts / sum) * 1_000)} a second; a list p50 ${at(0.5)} ms, p95 ${at(0.95)} ms\n`,
  );
}

/** Without a database: what the eleven checks cost by themselves. */
function measureRules(): void {
  const facts = factsOf4c();
  const rounds = 50_000;
  for (let round = 0; round < 5_000; round += 1) checkReuse(facts);
  const began = performance.now();
  for (let round = 0; round < rounds; round += 1) checkReuse(facts);
  process.stdout.write(`rules alone: ${Math.round((rounds / (performance.now() - began)) * 1_000)} a second\n`);
}

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
