import { createHash } from 'node:crypto';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { contentsWith } from './profile-contents';
import { addPartner, partnerOf, putDocument, putRegistration } from './registered-partner';

jest.setTimeout(60_000);

const changes = `query ($id: ID!, $first: Int, $after: String) { partner(id: $id) { changes(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { field before after origin agency actor at } } } } }`;
const update = 'mutation ($input: UpdateProfileSectionInput!) { updateProfileSection(input: $input) { freshness } }';

let system: TestSystem;
let director: Caller;
let officer: Caller;
let partnerId: string;
let contents: ReturnType<typeof contentsWith>;

const pageFor = async (caller: Caller, first = 25, after?: string) =>
  (await caller.ok(changes, { id: partnerId, first, after })).partner.changes;
const rowsFor = async (caller: Caller) =>
  (await pageFor(caller, 100)).edges.map(({ node }: { node: Record<string, unknown> }) => node);

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  director = await system.as('PARTNER_USERS', 'director');
  partnerId = await partnerOf(director, officer);
  contents = contentsWith(await putDocument(system, partnerId));
  await putRegistration(system, partnerId, 'PROFILE_OPEN');
  const input = { partnerId, section: 'FUNDING', expectedVersion: 0, content: contents.FUNDING };
  await director.ok(update, { input });
  const keyed = { ...contents.FUNDING, donorKinds: ['UN'], note: 'Keyed' };
  await officer.ok(update, { input: { ...input, expectedVersion: 1, content: keyed } });
  await director.ok(update, { input: { ...input, section: 'BANKING', content: contents.BANKING } });
});

afterAll(() => system?.stop());

test('each field that changed has a row with what it said before and after, newest first', async () => {
  const rows = await rowsFor(director);
  const funding = rows.filter(({ field }: { field: string }) => field.startsWith('profile.FUNDING.'));
  expect(funding.map(({ field, before, after }: Record<string, string>) => [field, before, after])).toEqual(
    expect.arrayContaining([
      ['profile.FUNDING.note', null, 'Keyed'],
      ['profile.FUNDING.donorKinds', '["UN","INGO"]', '["UN"]'],
      ['profile.FUNDING.donorKinds', null, '["UN","INGO"]'],
    ]),
  );
  expect(funding).toHaveLength(4);
  const times = rows.map(({ at }: { at: string }) => at);
  expect(times).toEqual([...times].sort().reverse());
});

test('a confidential field is named, and says nothing', async () => {
  const rows = (await rowsFor(director)).filter(({ field }: { field: string }) => field.startsWith('profile.BANKING.'));
  expect(rows).toHaveLength(Object.keys(contents.BANKING ?? {}).length);
  for (const row of rows) expect(row).toMatchObject({ before: null, after: null });
});

test('a person is named to colleagues only; other agencies and the partner see the agency', async () => {
  const note = async (caller: Caller) =>
    (await rowsFor(caller)).find(({ field }: { field: string }) => field === 'profile.FUNDING.note');
  expect(await note(officer)).toMatchObject({
    origin: 'AGENCY',
    agency: 'UNHCR',
    actor: expect.stringMatching(/#officer$/),
  });
  const other = await system.as('WFP', 'reader');
  for (const caller of [other, director]) {
    expect(await note(caller)).toMatchObject({ origin: 'AGENCY', agency: 'UNHCR', actor: null });
  }
  const own = async (caller: Caller) =>
    (await rowsFor(caller)).find(({ field }: { field: string }) => field === 'profile.BANKING.twoSignatures');
  expect(await own(director)).toMatchObject({ origin: 'PARTNER', actor: expect.stringMatching(/#director$/) });
  expect(await own(officer)).toMatchObject({ origin: 'PARTNER', agency: null, actor: null });
});

test('another partner and nobody see no history, nor the people and the profile, also where the partner is public', async () => {
  const id = await addPartner(officer, 'Other Relief');
  expect((await director.ok(changes, { id })).partner).toBeNull();
  await withClient(system.databases.registry.ownerUrl, (owner) =>
    owner.query(`UPDATE partner SET registered_at = now(), standing = 'ACTIVE' WHERE id = $1`, [id]),
  );
  const closed = [
    'changes { totalCount }',
    'headName',
    'keyPersons { people { id } }',
    'profile { freshness }',
    'profileQuality { completeness }',
  ];
  for (const field of closed) {
    const ask = `query ($id: ID!) { partner(id: $id) { ${field} } }`;
    expect([field, await system.anybody.refusal(ask, { id })]).toEqual([field, 'UNAUTHENTICATED']);
    expect([field, await director.refusal(ask, { id })]).toEqual([field, 'FORBIDDEN / ROLE_REQUIRED']);
  }
});

test('a new legal name is in it, with the old one', async () => {
  const { partner } = await officer.ok('query ($id: ID!) { partner(id: $id) { legalName version } }', {
    id: partnerId,
  });
  await officer.ok(
    `mutation ($id: ID!, $version: Int!) {
       renamePartner(input: { partnerId: $id, legalName: "Wadajir Water", expectedVersion: $version }) { version } }`,
    { id: partnerId, version: partner.version },
  );
  expect((await rowsFor(director))[0]).toMatchObject({
    field: 'legalName',
    before: partner.legalName,
    after: 'Wadajir Water',
    origin: 'AGENCY',
  });
});

test('the pages meet without a gap, and a cursor of another list is refused', async () => {
  const all = await rowsFor(director);
  const walked: unknown[] = [];
  for (let after: string | undefined; ; ) {
    const page = await pageFor(director, 5, after);
    expect(page.totalCount).toBe(all.length);
    walked.push(...page.edges.map(({ node }: { node: unknown }) => node));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(walked).toEqual(all);
  const forged = Buffer.from(JSON.stringify([createHash('md5').update('x').digest('hex')])).toString('base64url');
  expect(await director.refusal(changes, { id: partnerId, after: forged })).toBe('INVALID_INPUT');
});

test('the changes of many partners are as many statements as those of one', async () => {
  const page = (first: number) =>
    officer.ok(
      `query ($first: Int!) { searchPartners(first: $first) {
         edges { node { changes(first: 3) { totalCount edges { node { field } } } } } } }`,
      { first },
    );
  for (const first of [1, 2]) await expectSql(4, () => page(first));
});

test('the log is append-only for requests and jobs', async () => {
  for (const url of [system.databases.registry.appUrl, system.databases.registry.jobUrl]) {
    for (const statement of ["UPDATE partner_change SET after = 'x'", 'DELETE FROM partner_change']) {
      await expect(withClient(url, (client) => client.query(statement))).rejects.toThrow(/permission denied/);
    }
  }
});
