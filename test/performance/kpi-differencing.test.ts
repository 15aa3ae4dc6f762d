import 'reflect-metadata';
import type { PerformanceContext } from '@partner-commons/performance/context';
import { KpiGrouping } from '@partner-commons/performance/kpis/dashboards/dashboard.enums';
import type { DashboardQuestion } from '@partner-commons/performance/kpis/dashboards/dashboard.inputs';
import { KpiSharing } from '@partner-commons/performance/kpis/sharing-policies/kpi-sharing.enum';
import { KpiOrigin } from '@partner-commons/performance/kpis/values/kpi-origin.enum';
import { KpiQuality } from '@partner-commons/performance/kpis/values/kpi-value.enum';
import { createPerformance } from '@partner-commons/performance/service';
import { newCipherKeys } from '@partner-commons/platform/cipher';
import { newId } from '@partner-commons/platform/id';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import fc from 'fast-check';
import { cloneDatabase, type TestDatabase, withClient } from '../support/databases';
import { Span } from '../support/span';

/**
 * An attacker who asks everything and subtracts everything from everything. The numerator of each revision is a power of two
 * of its own, so an answer tells by its bits what it is the sum of, whatever the code says it is.
 */
const agencies = ['FAO', 'UNHCR', 'UNICEF', 'WFP'];
const countries = ['ET', 'KE', 'SO'];
const types = ['NATIONAL_NGO', 'INTERNATIONAL_NGO'];
const sectors = ['HEALTH', 'WASH'];

interface Place {
  agency: string;
  country: string;
  partnerType: string | null;
  sector: string | null;
}

interface Told extends Place {
  contributors: number;
  bit: number;
  at: Date;
  /** What its agency had decided at any time while it was in force. */
  sharings: Set<KpiSharing>;
}

const { AGENCY, COUNTRY, REGION, PARTNER_TYPE, SECTOR } = KpiGrouping;
const groupings = [AGENCY, COUNTRY, REGION, PARTNER_TYPE, SECTOR];

let database: TestDatabase;
let service: Awaited<ReturnType<typeof createPerformance>>;
let definitions: string[];
let now = Date.UTC(2026, 1, 1);

const viewerOf = (agency: string): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  subject: agency,
  agency,
  roles: [{ role: 'READER', office: null }],
});
const contextOf = (agency: string) =>
  service.createContext({ viewer: viewerOf(agency), requestId: 'attack' }) as PerformanceContext;

beforeAll(async () => {
  database = await cloneDatabase('performance');
  service = await createPerformance({
    databaseUrl: database.appUrl,
    jobDatabaseUrl: database.jobUrl,
    publicUrl: 'http://localhost',
    fileSecret: 'none',
    personalDataKeys: newCipherKeys(),
    clock: { now: () => new Date(now) },
  });
  definitions = await withClient(database.adminUrl, async (client) => {
    for (const code of [...agencies, 'OUTSIDER'])
      await client.query('INSERT INTO known_agency (code, name) VALUES ($1, $1)', [code]);
    // The worlds need every dimension, whatever the core set allows.
    await client.query('ALTER TABLE kpi_definition DISABLE TRIGGER ALL');
    await client.query(
      `UPDATE kpi_definition SET dimensions = '{COUNTRY,PARTNER_TYPE,SECTOR,PARTNER}', mandatory_for = '{}'`,
    );
    const { rows } = await client.query(
      `SELECT id FROM kpi_definition WHERE aggregation = 'RATIO_OF_SUMS' ORDER BY code`,
    );
    return rows.map(({ id }) => id);
  });
}, 60_000);

afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

const places = (level: number): Omit<Place, 'agency'>[] =>
  countries.flatMap((country) =>
    (level > 0 ? types : [null]).flatMap((partnerType) =>
      (level > 1 ? sectors : [null]).map((sector) => ({ country, partnerType, sector })),
    ),
  );

/** At which level each agency reports, and what comes in each of three transactions: which place, of how many partners. */
const worlds = fc.record({
  levels: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
  steps: fc.array(
    fc.array(fc.record({ agency: fc.nat(3), place: fc.nat(11), contributors: fc.integer({ min: 0, max: 9 }) }), {
      minLength: 1,
      maxLength: 16,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  subset: fc.nat(),
});
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never;

let nextWorld = 0;

async function tell(world: World): Promise<{ told: Told[]; year: number; definitionId: string; instants: Date[] }> {
  const year = 1990 + (nextWorld % 36);
  const definitionId = definitions[Math.floor(nextWorld / 36)] ?? '';
  nextWorld += 1;
  const told: Told[] = [];
  const instants: Date[] = [];
  for (const step of world.steps) {
    now += 1_000;
    const byName = new Map<string, Told>();
    for (const { agency, place, contributors } of step) {
      const all = places(world.levels[agency] ?? 0);
      const cell = { agency: agencies[agency] ?? '', ...(all[place % all.length] as Omit<Place, 'agency'>) };
      byName.set(nameOf(cell), { ...cell, contributors, bit: 0, at: new Date(now), sharings: new Set() });
    }
    const batch = [...byName.values()].map((one, index) => ({ ...one, bit: told.length + index }));
    await record(batch, definitionId, year);
    told.push(...batch);
    now += 1_000;
    instants.push(new Date(now));
  }
  return { told, year, definitionId, instants };
}

async function record(batch: readonly Told[], definitionId: string, year: number): Promise<void> {
  const cells = batch.map(({ bit, at: _at, sharings: _sharings, ...cell }) => ({
    ...cell,
    definitionId,
    year,
    quarter: null,
    partnerId: null,
    covers: null,
    numerator: String(2n ** BigInt(bit)),
    denominator: '1',
    quality: KpiQuality.REPORTED,
    externalId: null,
  }));
  const source = { origin: KpiOrigin.SUBMITTED, sourceSystem: null, batchId: newId(), dataAsOf: null };
  const recorded = await service.background.transaction('record', 'test', (features) =>
    features.cells.record(cells, source),
  );
  expect(recorded.map(({ outcome }) => outcome)).not.toContain('REFUSED');
}

const nameOf = ({ agency, country, partnerType, sector }: Place) => [agency, country, partnerType, sector].join('/');

type Question = Pick<DashboardQuestion, 'asOf' | 'agencies' | 'groupBy' | 'filter'>;

/** Subsets of the agencies, groupings, filters and instants, each with each; one in seventeen of them, beginning anywhere. */
function* questionsOf(instants: readonly Date[], subset: number): Generator<Question> {
  let index = subset;
  for (const asOf of instants)
    for (let who = 1; who < 16; who += 1)
      for (let by = 0; by < 32; by += 1) {
        index += 1;
        if (index % 17 !== 0) continue;
        const country = countries[index % 4];
        const partnerTypes = index % 7 === 0 ? [types[0] ?? ''] : null;
        yield {
          asOf,
          agencies: agencies.filter((_, place) => who & (1 << place)),
          groupBy: groupings.filter((_, place) => by & (1 << place)),
          filter: { countries: country ? [country] : null, partnerTypes },
        };
      }
}

/** What the answers are sums of, as sets of revisions. */
async function attack(agency: string, code: string, year: number, questions: Iterable<Question>) {
  const { dashboards } = contextOf(agency);
  const sums = new Set<bigint>();
  for (const question of questions) {
    const { rows, totals } = await dashboards.ask({ period: { year }, codes: [code], ...question });
    for (const { numerator, suppressed } of [...rows, ...totals]) {
      if (suppressed) expect(numerator).toBeNull();
      if (numerator !== null) sums.add(BigInt(numerator));
    }
  }
  return [...sums];
}

/** All sets of cells of others that stood side by side at some time and are of fewer than five partners together. */
function* smallSets(told: readonly Told[], attacker: string, instants: readonly Date[]): Generator<bigint> {
  for (const instant of instants) {
    const inForce = new Map(told.filter(({ at }) => at <= instant).map((one) => [nameOf(one), one]));
    const few = [...inForce.values()]
      .filter(({ agency, contributors }) => contributors < 5 && agency !== attacker)
      .slice(0, 12);
    for (let set = 1; set < 2 ** few.length; set += 1) {
      const chosen = few.filter((_, index) => set & (1 << index));
      if (chosen.length > 4 || chosen.reduce((sum, { contributors }) => sum + contributors, 0) >= 5) continue;
      yield chosen.reduce((bits, { bit }) => bits | (1n << BigInt(bit)), 0n);
    }
  }
}

test('P-INV-4: no combination of answers tells a cell, or a set of cells, of fewer than five partners of others', async () => {
  let shown = 0;
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const { told, year, definitionId, instants } = await tell(world);
      const code = (await dashboardCodes()).get(definitionId) ?? '';
      const insider = agencies[world.subset % 4] ?? '';
      for (const attacker of ['OUTSIDER', insider]) {
        const sums = await attack(attacker, code, year, questionsOf(instants, world.subset));
        const span = new Span(told.length);
        for (const sum of sums) span.add(sum);
        for (const { agency, bit } of told) if (agency === attacker) span.add(1n << BigInt(bit));
        shown += sums.length;
        for (const set of smallSets(told, attacker, instants)) {
          hidden += 1;
          if (span.holds(set))
            throw new Error(`${attacker} learns ${set.toString(2)} from ${sums.map((s) => s.toString(2))}`);
        }
      }
    }),
    { numRuns: 6, endOnFailure: true, seed: 20260221 },
  );
  // A world in which nothing is shown, or nothing is worth hiding, would prove nothing.
  expect(shown).toBeGreaterThan(50);
  expect(hidden).toBeGreaterThan(50);
}, 60_000);

const { SHARED, TOTALS_ONLY, WITHHELD } = KpiSharing;
const decided = fc.constantFrom(TOTALS_ONLY, TOTALS_ONLY, TOTALS_ONLY, TOTALS_ONLY, SHARED, WITHHELD);

/** What each agency has decided at first, and what some decide and tell in each of three transactions. */
const sharingWorlds = fc.record({
  levels: fc.array(fc.nat(1), { minLength: 4, maxLength: 4 }),
  first: fc.array(decided, { minLength: 4, maxLength: 4 }),
  steps: fc.array(
    fc.record({
      decisions: fc.array(fc.record({ agency: fc.nat(3), sharing: decided }), { maxLength: 2 }),
      cells: fc.array(
        fc.record({ agency: fc.nat(3), place: fc.nat(2), contributors: fc.integer({ min: 0, max: 14 }) }),
        {
          minLength: 5,
          maxLength: 12,
        },
      ),
    }),
    { minLength: 3, maxLength: 3 },
  ),
  subset: fc.nat(),
});
type SharingWorld = typeof sharingWorlds extends fc.Arbitrary<infer W> ? W : never;

/** By code and agency: what stands, and in which version. */
const standing = new Map<string, { sharing: KpiSharing; version: number }>();
const sharingOf = (code: string, agency: string) => standing.get(`${code}/${agency}`)?.sharing ?? SHARED;

async function decide(code: string, agency: string, sharing: KpiSharing): Promise<void> {
  if (sharingOf(code, agency) === sharing) return;
  now += 1_000;
  const version = standing.get(`${code}/${agency}`)?.version ?? 0;
  const input = { code, sharing, reason: 'So it is agreed.', expectedVersion: version || null };
  await contextOf(agency).transaction('setKpiSharing', ({ kpiSharings }) => kpiSharings.set(input));
  standing.set(`${code}/${agency}`, { sharing, version: version + 1 });
}

async function decideAndTell({ levels, first, steps }: SharingWorld, code: string, definitionId: string, year: number) {
  const told: Told[] = [];
  const instants: Date[] = [];
  const learn = (agency: string) => {
    for (const one of inForceAt(told, new Date(now)))
      if (one.agency === agency) one.sharings.add(sharingOf(code, agency));
  };
  const look = () => {
    now += 1_000;
    instants.push(new Date(now));
  };
  for (const [index, agency] of agencies.entries()) await decide(code, agency, first[index] ?? SHARED);
  for (const { decisions, cells } of steps) {
    for (const { agency, sharing } of decisions) await decide(code, agencies[agency] ?? '', sharing);
    for (const agency of agencies) learn(agency);
    look();
    now += 1_000;
    const byName = new Map<string, Told>();
    for (const { agency, place, contributors } of cells) {
      const all = places(levels[agency] ?? 0);
      const cell = { agency: agencies[agency] ?? '', ...(all[place % all.length] as Omit<Place, 'agency'>) };
      const sharings = new Set([sharingOf(code, cell.agency)]);
      byName.set(nameOf(cell), { ...cell, contributors, bit: 0, at: new Date(now), sharings });
    }
    const batch = [...byName.values()].map((one, index) => ({ ...one, bit: told.length + index }));
    await record(batch, definitionId, year);
    told.push(...batch);
    look();
  }
  return { told, instants };
}

const inForceAt = (told: readonly Told[], instant: Date) => [
  ...new Map(told.filter(({ at }) => at <= instant).map((one) => [nameOf(one), one])).values(),
];

/** Sets of figures that were never shared and stood side by side: of so few agencies, or with one that was only withheld. */
function* secretSets(told: readonly Told[], attacker: string, instants: readonly Date[]): Generator<bigint> {
  const mostAgencies = attacker === 'OUTSIDER' ? 2 : 1;
  for (const instant of instants) {
    const secret = inForceAt(told, instant).filter(
      ({ agency, sharings }) => agency !== attacker && !sharings.has(SHARED),
    );
    for (let set = 1; set < 2 ** Math.min(secret.length, 10); set += 1) {
      const chosen = secret.filter((_, index) => set & (1 << index));
      const isWithheld = chosen.some(({ sharings }) => sharings.has(WITHHELD) && sharings.size === 1);
      if (new Set(chosen.map(({ agency }) => agency)).size > mostAgencies && !isWithheld) continue;
      yield chosen.reduce((bits, { bit }) => bits | (1n << BigInt(bit)), 0n);
    }
  }
}

function* wholeQuestions(instants: readonly Date[]): Generator<Question> {
  for (const asOf of instants)
    for (let who = 1; who < 16; who += 1)
      yield { asOf, agencies: agencies.filter((_, place) => who & (1 << place)), groupBy: who % 2 ? [AGENCY] : [] };
}

test('feature 90: no combination of answers, whatever is decided in between, tells a figure that was never shared', async () => {
  let blocks = 0;
  let secrets = 0;
  await fc.assert(
    fc.asyncProperty(sharingWorlds, async (world) => {
      const year = 1990 + (nextWorld % 36);
      const definitionId = definitions[Math.floor(nextWorld / 36)] ?? '';
      nextWorld += 1;
      const code = (await dashboardCodes()).get(definitionId) ?? '';
      const { told, instants } = await decideAndTell(world, code, definitionId, year);
      const insider = agencies[world.subset % 4] ?? '';
      for (const attacker of ['OUTSIDER', insider]) {
        const questions = [...wholeQuestions(instants), ...questionsOf(instants, world.subset)];
        const sums = await attack(attacker, code, year, questions);
        const span = new Span(told.length);
        for (const sum of sums) span.add(sum);
        for (const { agency, bit } of told) if (agency === attacker) span.add(1n << BigInt(bit));
        const isNeverShared = ({ agency, sharings }: Told) => agency !== attacker && !sharings.has(SHARED);
        const bits = told.filter(isNeverShared).reduce((sum, { bit }) => sum | (1n << BigInt(bit)), 0n);
        blocks += sums.filter((sum) => (sum & bits) !== 0n).length;
        for (const set of [...secretSets(told, attacker, instants), ...smallSets(told, attacker, instants)]) {
          secrets += 1;
          if (span.holds(set))
            throw new Error(`${attacker} learns ${set.toString(2)} from ${sums.map((s) => s.toString(2))}`);
        }
      }
    }),
    { numRuns: 6, endOnFailure: true, seed: 20260221 },
  );
  expect(blocks).toBeGreaterThan(10);
  expect(secrets).toBeGreaterThan(100);
}, 60_000);

let codes: Map<string, string> | null = null;
async function dashboardCodes(): Promise<Map<string, string>> {
  codes ??= await withClient(database.adminUrl, async (client) => {
    const { rows } = await client.query('SELECT id, code FROM kpi_definition');
    return new Map(rows.map(({ id, code }) => [id, code]));
  });
  return codes;
}

test('the attacker is able: without hiding it would find what it looks for', () => {
  const span = new Span(4);
  span.add(0b1111n);
  span.add(0b0111n);
  expect([span.holds(0b1000n), span.holds(0b0100n), span.holds(0b0011n)]).toEqual([true, false, false]);
  span.add(0b0011n);
  expect([span.holds(0b0100n), span.holds(0b1100n), span.holds(0b0001n)]).toEqual([true, true, false]);
});
