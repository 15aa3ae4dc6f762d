import { setTimeout as sleep } from 'node:timers/promises';
import { datedAt, list2026, send, startImport, withoutRecord } from '../sanctions/lists';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import type { Deployable } from '../support/deployable-process';
import { eventually } from '../support/eventually';
import { prepareSplitSystem, type SplitSystem } from '../support/split-system';

jest.setTimeout(600_000);

/** Kills in one run; the whole check of trust.md L07 has 30. The seed makes a failure repeatable. */
const kills = Number(process.env.KILL_ROUNDS ?? 3);
const seed = Number(process.env.KILL_SEED ?? 20_261_121);
const clients = 8;

let system: SplitSystem;
let screener: Caller;

beforeAll(async () => {
  system = await prepareSplitSystem();
  for (const name of ['registry', 'assessments', 'sanctions', 'performance', 'gateway'] as const) await start(name);
  screener = await system.as('UNICEF', 'screener');
  await eventually(() => screener.ok('{ hits { totalCount } }'), 30_000);
}, 240_000);

afterAll(() => system?.stop());

/** One after the other and with patience: what is measured here is not how fast they start. */
async function start(name: Deployable): Promise<void> {
  system.launch(name, { SUBGRAPH_TIMEOUT_MS: '20000' });
  await eventually(async () => {
    const { status } = await system.health(name, '/readyz');
    if (status !== 200) throw new Error(`${name} is not ready: ${status}`);
  }, 90_000);
}

/** The same numbers on every run. */
function seededRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Odd versions list the party that everybody asks for, even ones do not. */
const listOf = (day: number) => {
  const list = datedAt(list2026, `2026-04-${String(day).padStart(2, '0')}T00:00:00Z`);
  return day % 2 === 1 ? list : withoutRecord(list, 'QDe.005');
};

const check = `query ($input: CheckNameInput!) { checkName(input: $input) {
  listVersions { source version } parties { entries { subject { externalId } } } } }`;

interface Answer {
  versions: string[];
  isFound: boolean;
}

/** Asks without a pause; what is refused while the service is away is no answer. */
async function askMeanwhile(caller: Caller, answers: Answer[], isDone: () => boolean): Promise<void> {
  while (!isDone()) {
    const asked = await caller.ask(check, { input: { names: ['Al Rashid Trust'], kind: 'ENTITY' } }).catch(() => null);
    const found = asked?.data?.checkName;
    if (found && !asked.errors) {
      answers.push({
        versions: found.listVersions.map(({ version }: { version: string }) => version),
        isFound: JSON.stringify(found.parties).includes('QDe.005'),
      });
    } else await sleep(100);
  }
}

const rows = <Row>(sql: string): Promise<Row[]> =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql)).rows);

async function inForce(id: string): Promise<void> {
  await eventually(async () => {
    const [row] = await rows<{ state: string }>(`SELECT state FROM list_snapshot WHERE id = '${id}'`);
    if (row?.state !== 'IN_FORCE') throw new Error(`${row?.state} instead of IN_FORCE`);
  }, 60_000);
}

test('L07 killed at random moments of imports: every answer is of one version, and the import resumes', async () => {
  await inForce(await startImport(screener, await send(screener, listOf(1))));
  const random = seededRandom(seed);
  const answers: Answer[] = [];
  let isDone = false;
  const asking = Array.from({ length: clients }, () => askMeanwhile(screener, answers, () => isDone));
  const moments: number[] = [];
  for (let round = 0; round < kills; round += 1) {
    const id = await startImport(screener, await send(screener, listOf(round + 2)));
    const moment = Math.round(random() * 3_000);
    moments.push(moment);
    await sleep(moment);
    await system.end('sanctions', 'SIGKILL');
    // What was half done is not there at all.
    const [half] = await rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM listed_subject_version v JOIN list_snapshot s ON s.id = v.snapshot_id
       WHERE s.version_no IS NULL`,
    );
    expect({ moments, count: half?.count }).toEqual({ moments, count: 0 });
    await start('sanctions');
    await inForce(id);
    const before = answers.length;
    await eventually(async () => {
      if (answers.length < before + clients) throw new Error('nobody is answered any more');
    }, 90_000);
  }
  isDone = true;
  await Promise.all(asking);

  const mixed = answers.filter(({ versions }) => versions.length !== 1);
  expect(mixed).toEqual([]);
  const isListed = (version = '') => Number(version.slice(8, 10)) % 2 === 1;
  expect(answers.filter(({ versions, isFound }) => isListed(versions[0]) !== isFound)).toEqual([]);
  expect(new Set(answers.map(({ versions }) => versions[0])).size).toBeGreaterThan(1);
  const [facts] = await rows(`SELECT
    (SELECT count(*)::int FROM list_snapshot WHERE state = 'IN_FORCE') AS "inForce",
    (SELECT count(*)::int FROM list_snapshot WHERE state IN ('PENDING', 'FAILED')) AS unfinished,
    (SELECT count(DISTINCT version_no)::int FROM list_snapshot WHERE version_no IS NOT NULL) AS versions`);
  expect(facts).toEqual({ inForce: 1, unfinished: 0, versions: kills + 1 });
});
