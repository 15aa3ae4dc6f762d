import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { systemClock } from '@partner-commons/platform/clock';
import { encodeCursor } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerFilter } from '@partner-commons/registry/directory/roster-search/roster-search.inputs';
import { cursorOf, PartnerSort } from '@partner-commons/registry/directory/roster-search/roster-search.rules';
import { RosterSearchService } from '@partner-commons/registry/directory/roster-search/roster-search.service';
import { Pool } from 'pg';
import { removeAbandonedServers } from '../support/throw-away-server';
import { openAsker, quantile } from './load';
import { plainManager } from './plain-manager';
import { stockRoster } from './stock-roster';
import { startSystem } from './systems';
import { makeWorld } from './world';

/** `npx tsx test/bench/roster-search.ts`: what a search costs at the gateway, against its statements on bare pg. */
interface Question {
  title: string;
  filter: Partial<PartnerFilter>;
  after?: string;
  facets?: boolean;
}

interface Figures {
  p50: number;
  p99: number;
}

const query = `query search($filter: PartnerFilter!, $after: String, $facets: Boolean!) {
  searchPartners(filter: $filter, first: 25, after: $after) {
    totalCount pageInfo { endCursor } edges { node { id legalName standing primaryType countryOfOrigin } } }
  partnerFacets(filter: $filter) @include(if: $facets) {
    types { value count } categories { value count } countries { value count } areas { value count }
    sectors { value count } attributes { value count } standings { value count } riskBands { value count }
    clearances { value count } } }`;

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: { partners: { type: 'string', default: '60000' }, rounds: { type: 'string', default: '100' } },
  });
  await removeAbandonedServers();
  const world = await makeWorld(Number(values.partners));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void world.stop().finally(() => process.exit(1)));
  try {
    await stockRoster(world.databases.registry.ownerUrl);
    const pool = new Pool({ connectionString: world.databases.registry.appUrl, max: 4 });
    // An interrupted run ends the server first; the query that meets a lost connection tells of it.
    pool.on('error', () => undefined);
    const system = await startSystem('all', world, undefined);
    const gateway = openAsker(system);
    try {
      const questions = await questionsOn(pool);
      process.stdout.write(`${values.partners} partners, ${values.rounds} rounds, milliseconds\n`);
      for (const question of questions)
        await measure({ question, pool, ask: gateway.ask, rounds: Number(values.rounds) });
    } finally {
      await gateway.close();
      await system.stop();
      await pool.end();
    }
  } finally {
    await world.stop();
  }
}

/** Words as the names have them: one that a single partner has, one that a third has. */
async function questionsOn(pool: Pool): Promise<Question[]> {
  const { rows } = await pool.query(
    `SELECT sort_name AS name, id FROM partner ORDER BY sort_name COLLATE "C", id OFFSET (SELECT count(*) / 2 FROM partner) LIMIT 1`,
  );
  const deep = encodeCursor(cursorOf(PartnerSort.NAME, false, [rows[0].name, rows[0].id]));
  const rare = (
    await pool.query(
      `SELECT word FROM name_word WHERE length(word) BETWEEN 8 AND 9 AND word !~ '[0-9]'
         AND (SELECT count(*) FROM partner_name WHERE folded LIKE '%' || word || '%') = 1 ORDER BY word LIMIT 1`,
    )
  ).rows[0].word as string;
  const misspelt = rare.slice(0, 3) + rare.charAt(4) + rare.charAt(3) + rare.slice(5);
  const filters = {
    countries: ['TN', 'MA'],
    sectors: ['HEALTH'],
    riskBands: ['LOW', 'MODERATE'],
  } as Partial<PartnerFilter>;
  return [
    { title: 'no text', filter: {} },
    { title: 'a word that one partner has', filter: { text: rare } },
    { title: 'a word that a third have', filter: { text: 'association' } },
    { title: 'two common words', filter: { text: 'association developpement' } },
    { title: 'the rare word misspelt', filter: { text: misspelt } },
    { title: 'a common word misspelt', filter: { text: 'assosiatoin' } },
    { title: 'Arabic', filter: { text: 'جمعية حقوق' } },
    { title: 'filters', filter: filters },
    { title: 'filters and facets', filter: filters, facets: true },
    { title: 'text, filters and facets', filter: { ...filters, text: 'association' }, facets: true },
    { title: 'facets of the whole roster', filter: {}, facets: true },
    { title: 'a page from the middle of the roster', filter: {}, after: deep },
  ];
}

interface Measured {
  question: Question;
  pool: Pool;
  ask(body: string): Promise<unknown>;
  rounds: number;
}

/** By turns, so that whatever else the machine does meets both. */
async function measure({ question, pool, ask, rounds }: Measured): Promise<void> {
  const { title, filter, after = null, facets = false } = question;
  const plain = async () => {
    const work = { database: { manager: plainManager(pool) }, clock: systemClock } as Work;
    const search = new RosterSearchService(work);
    const [found] = await Promise.all([
      search.search(filter, null, { first: 25, after: after ?? undefined }),
      facets ? search.facets(filter) : null,
    ]);
    return found.totalCount;
  };
  const body = JSON.stringify({ operationName: 'search', query, variables: { filter, after, facets } });
  const ours = async () => ((await ask(body)) as { searchPartners: { totalCount: number } }).searchPartners.totalCount;
  const counts = new Set<number>();
  const times = { plain: [] as number[], ours: [] as number[] };
  for (let round = -Math.ceil(rounds / 5); round < rounds; round += 1) {
    for (const [name, run] of Object.entries({ plain, ours }) as ['plain' | 'ours', () => Promise<number>][]) {
      const started = performance.now();
      counts.add(await run());
      if (round >= 0) times[name].push(performance.now() - started);
    }
  }
  if (counts.size !== 1) throw new Error(`${title}: the two do not count the same: ${[...counts]}`);
  report(title, [...counts][0] ?? 0, figuresOf(times.plain), figuresOf(times.ours));
}

function figuresOf(times: number[]): Figures {
  times.sort((a, b) => a - b);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function report(title: string, found: number, plain: Figures, ours: Figures): void {
  const cells = [found.toFixed(0), plain.p50, plain.p99, ours.p50, ours.p99].map((cell) =>
    typeof cell === 'string' ? cell : cell.toFixed(1),
  );
  const ratios = [ours.p50 / plain.p50, ours.p99 / plain.p99].map((ratio) => `${ratio.toFixed(1)}×`);
  process.stdout.write(`| ${[title, ...cells, ...ratios].join(' | ')} |\n`);
}

bench().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
