import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { registerPartner } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(240_000);

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system?.stop());

interface Recorded {
  action: string;
  outcome: string;
  agency: string | null;
  times: number;
}

/** What the record of registry and sanctions gained, with refusals that were only counted. */
async function recorded(): Promise<Recorded[]> {
  const services = ['registry', 'sanctions'] as const;
  const rows = await Promise.all(
    services.map((service) =>
      withClient(system.databases[service].adminUrl, async (client) => {
        const { rows: found } = await client.query(
          `SELECT action, outcome, agency, coalesce((detail ->> 'times')::int, 1) AS times FROM audit_event
           WHERE actor NOT LIKE 'service:%' ORDER BY id`,
        );
        return found as Recorded[];
      }),
    ),
  );
  return rows.flat();
}

const total = (rows: Recorded[], action: string, outcome: string) =>
  rows.filter((row) => row.action === action && row.outcome === outcome).reduce((sum, { times }) => sum + times, 0);

test('I04: of a thousand mixed operations each one is on record: done, refused by a rule or a field, confidential reads', async () => {
  const officer = await system.as('UNHCR', 'officer');
  const reader = await system.as('WFP', 'reader');
  const screener = await system.as('UNICEF', 'screener');
  const add = 'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
  const rename =
    'mutation { renamePartner(input: { partnerId: "01890000-0000-7000-8000-000000000000", legalName: "X Y", expectedVersion: 1 }) { id } }';
  const input = (n: number) => ({
    input: { legalName: `Audited ${n}`, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'KE' },
  });
  const { partnerId } = await registerPartner(system, { legalName: 'Audited With People' });
  const director = await system.as('PARTNER_USERS', 'director');
  const people = 'query ($id: ID!) { partner(id: $id) { keyPersons { people { fullName } redaction { reason } } } }';
  const readPeople = async (caller: Caller) => {
    const { data, errors } = await caller.ask(people, { id: partnerId }, { 'x-purpose': 'SCREENING' });
    return errors ? 'REFUSED' : data.partner.keyPersons.people.length;
  };
  expect([await readPeople(screener), await readPeople(director)]).toEqual([1, 'REFUSED']);
  const kinds = [
    { name: 'addPartner', outcome: 'DONE', run: (n: number) => officer.ok(add, input(n)) },
    { name: 'addPartner', outcome: 'REFUSED', run: (n: number) => reader.refusal(add, input(n)) },
    { name: 'renamePartner', outcome: 'REFUSED', run: () => officer.refusal(rename) },
    { name: 'hits', outcome: 'DONE', run: () => screener.ok('{ hits { totalCount } }') },
    { name: 'hits', outcome: 'REFUSED', run: () => reader.refusal('{ hits { totalCount } }') },
    { name: 'Partner.keyPersons', outcome: 'DONE', run: () => readPeople(screener) },
    { name: 'Partner.keyPersons', outcome: 'REFUSED', run: () => readPeople(director) },
    { name: 'members', outcome: 'REFUSED', run: () => system.anybody.refusal('{ members { totalCount } }') },
  ];
  const totals = async () => {
    const rows = await recorded();
    return kinds.map(({ name, outcome }) => total(rows, name, outcome));
  };
  const before = await totals();
  const done = kinds.map(() => 0);
  // A fixed sequence that looks random: the same failure comes back when it is run again.
  for (let n = 0, seed = 7; n < 1_000; ) {
    // A minute ends on the way, with twenty at once after it: each count is written once.
    if (n === 500) await system.travel(60_000);
    const batch = Array.from({ length: 20 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const kind = (seed >> 12) % kinds.length;
      done[kind] = (done[kind] ?? 0) + 1;
      return kinds[kind]?.run(n++);
    });
    await Promise.all(batch);
  }
  expect(Math.min(...done)).toBeGreaterThan(80);
  // What was only counted above ten a minute is written when the minute is over.
  await system.travel(60_000);
  await eventually(async () => {
    const gained = (await totals()).map((count, kind) => count - (before[kind] ?? 0));
    expect(gained).toEqual(done);
  }, 40_000);
  const refusals = (await recorded()).filter(({ outcome }) => outcome === 'REFUSED');
  const refused = done.filter((_, kind) => kinds[kind]?.outcome === 'REFUSED').reduce((sum, times) => sum + times, 0);
  expect(refusals.length).toBeLessThan(refused / 2);
});

test('I04: a refused field inside an answer is on record with its type, once per request', async () => {
  const director = await system.as('PARTNER_USERS', 'director');
  const before = total(await recorded(), '_entities.Partner', 'REFUSED');
  const reader = await system.as('WFP', 'reader');
  const { searchPartners } = await reader.ok('{ searchPartners(filter: {text: "wadajir"}) { edges { node { id } } } }');
  const { id } = searchPartners.edges[0].node;
  await director.ask('query ($id: ID!) { partner(id: $id) { a: clearance { status } b: clearance { checkedAt } } }', {
    id,
  });
  await eventually(async () => expect(total(await recorded(), '_entities.Partner', 'REFUSED')).toBe(before + 1));
});

test('an unexpected failure is on record as FAILED', async () => {
  const officer = await system.as('UNHCR', 'officer');
  await withClient(system.databases.registry.adminUrl, async (client) => {
    await client.query('ALTER TABLE partner RENAME TO partner_gone');
    try {
      const add =
        'mutation { addPartner(input: { legalName: "Lost", primaryType: NATIONAL_NGO, countryOfOrigin: "KE" }) { id } }';
      expect(await officer.refusal(add)).toBe('INTERNAL');
    } finally {
      await client.query('ALTER TABLE partner_gone RENAME TO partner');
    }
  });
  await eventually(async () => expect(total(await recorded(), 'addPartner', 'FAILED')).toBe(1));
});
