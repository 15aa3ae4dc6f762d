import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { type SplitSystem, startSplitSystem } from '../support/split-system';

/** A decision is refused when the feed of sanctions was not read for this long (feedMaxAge); then the noise of a test. */
const staleWithin = 60_000 + 20_000;
const screenedWithin = 30_000;

jest.setTimeout(150_000);

let system: SplitSystem;
let officer: Caller;
let id: string;

const list = gunzipSync(
  readFileSync(join(__dirname, '..', 'fixtures', 'lists', 'un-sc-consolidated-2026-02-27.xml.gz')),
);

beforeAll(async () => {
  system = await startSplitSystem();
  officer = await system.as('UNHCR', 'officer');
  const screener = await system.as('UNICEF', 'screener');
  const fileId = await screener.send('Sanctions', { kind: 'LIST_FILE', name: 'list.xml', bytes: list });
  await screener.ok('mutation ($fileId: ID!) { importList(input: { source: "UNSC", fileId: $fileId }) { id } }', {
    fileId,
  });
  const { addPartner } = await officer.ok(
    'mutation { addPartner(input: { legalName: "Baraka Water Trust", primaryType: NATIONAL_NGO, countryOfOrigin: "KE" }) { id } }',
  );
  id = addPartner.id;
  await eventually(async () => expect(await blockers()).toEqual([]), screenedWithin);
});

afterAll(() => system?.stop());

async function blockers(): Promise<string[]> {
  const { eligibility } = await officer.ok(
    'query ($id: ID!) { eligibility(partnerId: $id, agency: "UNHCR", purpose: APPLY) { eligible blockers { code } } }',
    { id },
  );
  const codes = eligibility.blockers.map(({ code }: { code: string }) => code);
  expect(eligibility.eligible).toBe(codes.length === 0);
  // What else keeps a partner that is not registered from being engaged is no matter here.
  return codes.filter((code: string) => code === 'CLEARANCE_STALE');
}

/** One field of each service about the same partner. */
const composed = `query ($id: ID!) { partner(id: $id) { legalName
  clearance { status } currentRating(kind: HACT_MICRO) { band } kpiValues(codes: ["LOCAL_FUNDING_SHARE"], year: 2025) { totalCount } } }`;
const fieldOf = { sanctions: 'clearance', assessments: 'currentRating', performance: 'kpiValues' } as const;
const whole = {
  legalName: 'Baraka Water Trust',
  clearance: { status: 'CLEAR' },
  currentRating: { band: 'NOT_ASSESSED' },
  kpiValues: { totalCount: 0 },
};

const unavailable = (name: ServiceName) => ({
  code: 'UNAVAILABLE',
  reason: 'SUBGRAPH_UNAVAILABLE',
  facts: { service: name },
  requestId: expect.any(String),
});

const expectNoAddress = (answer: object) =>
  expect(JSON.stringify(answer)).not.toMatch(/https?:|127\.0\.0\.1|localhost|ECONN|socket|:\d{4,5}/);

test('sanctions killed (F01, L11): no answer reads as clear, decisions fail closed, and all comes back', async () => {
  await system.end('sanctions', 'SIGKILL');
  const since = Date.now();
  const asked = await officer.ask('query ($id: ID!) { partner(id: $id) { legalName clearance { status } } }', { id });
  expect(asked.data).toEqual({ partner: { legalName: 'Baraka Water Trust', clearance: null } });
  expect(asked.errors).toEqual([
    {
      message: expect.stringContaining('missing and not empty'),
      path: ['partner', 'clearance'],
      extensions: unavailable('sanctions'),
    },
  ]);
  expectNoAddress(asked);

  // A partner that comes meanwhile is not clear for anybody.
  const added = await officer.ok(
    'mutation { addPartner(input: { legalName: "Meanwhile", primaryType: NATIONAL_NGO, countryOfOrigin: "KE" }) { id } }',
  );
  const meanwhile = await officer.ok(
    `query ($id: ID!) { eligibility(partnerId: $id, agency: "UNHCR", purpose: APPLY) { eligible blockers { code } } }`,
    { id: added.addPartner.id },
  );
  expect(meanwhile.eligibility.eligible).toBe(false);
  expect(meanwhile.eligibility.blockers).toContainEqual({ code: 'CLEARANCE_STALE' });

  await eventually(async () => expect(await blockers()).toEqual(['CLEARANCE_STALE']), staleWithin);
  expect(Date.now() - since).toBeLessThan(staleWithin);
  // Readiness is about what a process itself needs: without sanctions the others still do their work (F19).
  for (const name of ['gateway', 'registry', 'assessments', 'performance'] as const) {
    expect(await system.health(name, '/readyz')).toEqual({ status: 200, failing: [] });
  }

  await system.start('sanctions');
  await eventually(async () => expect(await blockers()).toEqual([]), screenedWithin);
  expect(await officer.ok(composed, { id })).toEqual({ partner: whole });
  // What waited in the feed is screened now.
  await eventually(async () => {
    const { partner } = await officer.ok('query ($id: ID!) { partner(id: $id) { clearance { status } } }', {
      id: added.addPartner.id,
    });
    expect(partner.clearance.status).toBe('CLEAR');
  }, screenedWithin);
});

test.each(['assessments', 'performance'] as const)('%s killed (F01): the other fields stay right', async (name) => {
  await system.end(name, 'SIGKILL');
  const field = fieldOf[name];
  const asked = await officer.ask(composed, { id });
  expectNoAddress(asked);
  expect(asked.data).toEqual({ partner: { ...whole, [field]: null } });
  expect(asked.errors).toEqual([
    { message: expect.any(String), path: ['partner', field], extensions: unavailable(name) },
  ]);
  await system.start(name);
  await eventually(async () => expect(await officer.ok(composed, { id })).toEqual({ partner: whole }));
});

test('registry killed (F01): what does not need it is answered', async () => {
  await system.end('registry', 'SIGKILL');
  const asked = await officer.ask(
    `query ($id: ID!) { partner(id: $id) { legalName } listSources { code }
    kpiDefinitions(first: 1) { totalCount } }`,
    { id },
  );
  expectNoAddress(asked);
  expect(asked.data).toMatchObject({ partner: null, listSources: expect.arrayContaining([{ code: 'UNSC' }]) });
  expect(asked.data.kpiDefinitions.totalCount).toBeGreaterThan(0);
  expect(asked.errors).toMatchObject([{ path: ['partner'], extensions: unavailable('registry') }]);
  await system.start('registry');
  await eventually(async () => expect(await officer.ok(composed, { id })).toEqual({ partner: whole }));
  for (const name of serviceNames) expect((await system.health(name, '/readyz')).status).toBe(200);
});
