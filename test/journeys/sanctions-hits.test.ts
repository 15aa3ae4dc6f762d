import { createHash } from 'node:crypto';
import { addPartner, adjudicate, decision, type HitNode, onlyHit, statusOf } from '../sanctions/hits';
import { datedAt, importList, importReleased, inventedList, readSource, rosterScreened } from '../sanctions/lists';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { registerPartner } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(120_000);

/** Story 4.b, part 1: a list is updated, a board member of Global Hands International is hit, and two people decide. */

const record = (reference: string, name: string) => `<ENTITY>
  <DATAID>${reference.replace(/\D/g, '')}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>${name}</FIRST_NAME>
  <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>${reference}</REFERENCE_NUMBER>
  <LISTED_ON>2012-03-02</LISTED_ON><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE></ENTITY>
`;

/** Parties that are like nobody of the story; without them a list would be too short to shrink by a quarter. */
const others = Array.from({ length: 16 }, (_, place) =>
  record(
    `QDe.8${10 + place}`,
    `${['Vrixtol', 'Quendab', 'Phlomir', 'Zyckant'][place % 4]} ${'ABCDEFGHIJKLMNOP'[place]}urkonel`,
  ),
).join('');

const withEntities = (list: string, entities: string) => list.replace('<ENTITIES>', `<ENTITIES>${entities}`);
const without = (list: string, ...references: string[]) =>
  list.replace(/<(INDIVIDUAL|ENTITY)>[\s\S]*?<\/\1>\s*/g, (entry) =>
    references.some((reference) => entry.includes(`>${reference}<`)) ? '' : entry,
  );

const today = withEntities(inventedList, others);
/** Without the three that are added, with one that is removed, and one that has another alias. */
const yesterday = datedAt(
  withEntities(without(today, 'SOi.901', 'SOi.902', 'CDi.903'), record('QDe.999', 'Ostrenko Vimbalt')).replace(
    'Zarqun Charity',
    'Zarqun Benevolence',
  ),
  '2026-01-14T00:00:00Z',
);
const references = [...today.matchAll(/<REFERENCE_NUMBER>([^<]+)</g)].map(([, reference]) => reference ?? '');
const quarterless = datedAt(without(today, ...references.slice(-6)), '2026-01-16T00:00:00Z');
const amended = datedAt(
  today.replace(
    '<ALIAS_NAME>Yusuf M. Abdi</ALIAS_NAME>',
    '<ALIAS_NAME>Yusuf M. Abdi</ALIAS_NAME>\n</INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Yusuf Abdi Mohamed</ALIAS_NAME>',
  ),
  '2026-01-18T00:00:00Z',
);

let system: TestSystem;
let officer: Caller;
let screener: Caller;
let adjudicator: Caller;
let admin: Caller;
let ghi: string;
const offices: string[] = [];
let hit: HitNode;

async function signIn() {
  officer = await system.as('UNHCR', 'officer');
  screener = await system.as('UNICEF', 'screener');
  adjudicator = await system.as('WFP', 'adjudicator');
  admin = await system.as('PARTNER_USERS', 'amina');
}

const standing = async () =>
  (await officer.ok('query ($id: ID!) { partner(id: $id) { standing } }', { id: ghi })).partner.standing;

const canBeSelected = async (agency: string) => {
  const { eligibility } = await officer.ok(
    'query ($id: ID!, $agency: String!) { eligibility(partnerId: $id, agency: $agency, purpose: SELECT) { blockers { code } } }',
    { id: ghi, agency },
  );
  return eligibility.blockers.map(({ code }: { code: string }) => code);
};

const becomes = <Value>(read: () => Promise<Value>, expected: Value) =>
  eventually(async () => {
    const found = await read();
    if (found !== expected) throw new Error(`${found} instead of ${expected}`);
  }, 20_000);

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
  await importReleased(screener, adjudicator, yesterday);
  await rosterScreened(screener);
  const registered = await registerPartner(system, {
    legalName: 'Global Hands International',
    countryOfOrigin: 'KE',
    admin: 'amina',
    head: 'Yusuf M. Abdi',
  });
  ghi = registered.partnerId;
  admin = registered.admin;
  const { partner } = await admin.ok(
    'query ($id: ID!) { partner(id: $id) { keyPersons { people { id role version fullName } } } }',
    { id: ghi },
  );
  const [head] = partner.keyPersons.people;
  await admin.ok('mutation ($input: UpdateKeyPersonInput!) { updateKeyPerson(input: $input) { id } }', {
    input: {
      partnerId: ghi,
      keyPersonId: head.id,
      role: head.role,
      fullName: head.fullName,
      birthYear: 1970,
      nationality: 'KE',
      expectedVersion: head.version,
    },
  });
  for (const name of ['Global Hands Somalia', 'Global Hands South Sudan']) {
    const { id } = await addPartner(officer, name);
    offices.push(id);
    await officer.ok('mutation ($input: AddRelationInput!) { addRelation(input: $input) { id } }', {
      input: { partnerId: id, kind: 'COUNTRY_OFFICE_OF', otherId: ghi },
    });
  }
  await becomes(() => statusOf(officer, ghi), 'CLEAR');
});

afterAll(() => system?.stop());

test('1. the list is updated; one with a quarter less is held back while the present one serves', async () => {
  const snapshot = await importList(screener, today);
  expect(snapshot).toMatchObject({ state: 'IN_FORCE', delta: { added: 3, amended: 1, removed: 1 } });
  const shorter = await importList(screener, quarterless);
  expect(shorter).toMatchObject({ state: 'QUARANTINED', reason: 'SHRUNK' });
  expect((await readSource(screener)).inForce?.version).toBe(snapshot.version);
});

test('2. the board member is hit, strongly; offices inherit the view, and nobody can select the partner', async () => {
  await becomes(() => statusOf(officer, ghi), 'HITS_OPEN');
  hit = await onlyHit(screener, ghi);
  expect(hit).toMatchObject({ state: 'OPEN', askedName: 'Yusuf M. Abdi', subject: { externalId: 'SOi.902' } });
  expect(hit.score).toBeGreaterThanOrEqual(0.9);
  const signs = Object.fromEntries(hit.features.map(({ name, value }) => [name, Math.sign(value)]));
  expect(signs).toMatchObject({ BIRTH_YEAR: 1, COUNTRY: -1 });
  await becomes(standing, 'UNDER_REVIEW');
  for (const agency of ['UNHCR', 'UNICEF', 'WFP']) {
    await eventually(async () => expect(await canBeSelected(agency)).toContain('HITS_OPEN'));
  }
  for (const id of offices) {
    const { relatedHits } = await screener.ok(
      'query ($id: ID!) { relatedHits(partnerId: $id) { edges { node { isHeadquarters inheritedFrom { id } hit { id } } } } }',
      { id },
    );
    expect(relatedHits.edges).toEqual([
      { node: { isHeadquarters: true, inheritedFrom: { id: ghi }, hit: { id: hit.id } } },
    ]);
  }
});

test('3. the partner is asked neutrally, and hands in a copy of a passport', async () => {
  await screener.ok(
    'mutation ($input: RequestHitInformationInput!) { requestHitInformation(input: $input) { state } }',
    {
      input: { hitId: hit.id, topics: ['PERSON_IDENTITY_DOCUMENT'], expectedVersion: hit.version },
    },
  );
  const { clarificationRequests } = await admin.ok(
    'query ($id: ID!) { clarificationRequests(partnerId: $id) { edges { node { id topics state version } } } }',
    { id: ghi },
  );
  const [{ node: request }] = clarificationRequests.edges;
  expect(request).toMatchObject({ topics: ['PERSON_IDENTITY_DOCUMENT'], state: 'OPEN' });
  const bytes = Buffer.from('%PDF-1.7 passport of Yusuf M. Abdi');
  const { createClarificationUpload: announced } = await admin.ok(
    'mutation ($input: CreateUploadInput!) { createClarificationUpload(input: $input) { id url } }',
    {
      input: {
        kind: 'CLARIFICATION_FILE',
        name: 'passport.pdf',
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    },
  );
  expect((await fetch(announced.url, { method: 'PUT', body: new Uint8Array(bytes) })).status).toBe(201);
  await admin.ok('mutation ($input: AnswerClarificationInput!) { answerClarification(input: $input) { state } }', {
    input: { requestId: request.id, fileIds: [announced.id], expectedVersion: request.version },
  });
  await becomes(async () => (await onlyHit(screener, ghi)).state, 'IN_REVIEW');
  expect(await admin.refusal('{ hits { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('4. S-INV-2: one proposes, the same person is refused, another one confirms; the partner is clear again', async () => {
  hit = await onlyHit(screener, ghi);
  const { adjudicateHit: proposed } = await screener.ok(adjudicate, decision(hit, 'FALSE_POSITIVE'));
  expect(proposed.state).toBe('PROPOSED_FALSE_POSITIVE');
  expect(await screener.refusal(adjudicate, decision(proposed, 'FALSE_POSITIVE'))).toBe(
    'FORBIDDEN / SEGREGATION_OF_DUTIES',
  );
  const { adjudicateHit: decided } = await adjudicator.ok(adjudicate, decision(proposed, 'FALSE_POSITIVE'));
  expect(decided.state).toBe('FALSE_POSITIVE');
  const bases = await withClient(system.databases.sanctions.adminUrl, async (client) => {
    const { rows } = await client.query('SELECT facts_hash, screening_hash FROM hit_decision WHERE hit_id = $1', [
      hit.id,
    ]);
    return rows;
  });
  expect(bases).toHaveLength(2);
  expect(new Set(bases.map((row) => JSON.stringify(row))).size).toBe(1);
  await becomes(() => statusOf(officer, ghi), 'CLEAR');
  await becomes(standing, 'ACTIVE');
  await eventually(async () => expect(await canBeSelected('UNHCR')).not.toContain('HITS_OPEN'));
});

test('4. S-INV-3: the next day suppresses it; another alias of the listing opens it anew, with the reason', async () => {
  await system.travel(86_400_000);
  await signIn();
  await screener.ok('mutation ($id: ID!) { screenPartner(input: { partnerId: $id }) { id } }', { id: ghi });
  await eventually(async () => {
    const { partner } = await officer.ok('query ($id: ID!) { partner(id: $id) { clearance { checkedAt } } }', {
      id: ghi,
    });
    const age = system.clock.now().getTime() - Date.parse(partner.clearance.checkedAt);
    if (age > 60_000) throw new Error('not screened again yet');
  });
  expect(await onlyHit(screener, ghi)).toMatchObject({ id: hit.id, state: 'FALSE_POSITIVE' });
  await importList(screener, amended);
  await becomes(() => statusOf(officer, ghi), 'HITS_OPEN');
  const again = await onlyHit(screener, ghi, 'OPEN');
  expect(again).toMatchObject({ openedBecause: 'LISTING_CHANGED', subject: { externalId: 'SOi.902' } });
  const { data } = await screener.ask(
    'query ($id: ID!) { hit(id: $id) { reopenedFrom { id } comparison { changes } } }',
    { id: again.id },
    { 'x-purpose': 'SCREENING' },
  );
  expect(data.hit).toEqual({
    reopenedFrom: { id: hit.id },
    comparison: { changes: ['The list gives the further name Yusuf Abdi Mohamed.'] },
  });
});
