import { publicViewer, type Role, type Viewer } from '@partner-commons/platform/viewer';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { contentsWith } from './profile-contents';
import { addPartner, partnerOf, putDocument, putRegistration, stateOf } from './registered-partner';

jest.setTimeout(90_000);

const day = 86_400_000;
const update = `mutation ($input: UpdateProfileSectionInput!) { updateProfileSection(input: $input) {
  completeness { percent complete missing sections { section complete missing } }
  sections { section version effectiveFrom } } }`;
const confirm =
  'mutation ($id: ID!) { confirmProfileCurrent(input: { partnerId: $id }) { freshness confirmedCurrentAt dueAt staleAt } }';
const read = `query ($id: ID!, $asOf: DateTime) { partner(id: $id) {
  profile(asOf: $asOf) {
    sections { section version content effectiveFrom recordedAt origin agency }
    banking { content redaction { reason howToRequest } }
    completeness { percent missing } budgetBands { year band } freshness }
  profileQuality { completeness freshness freshnessDays missingFields inconsistencies { code fields } } } }`;

let system: TestSystem;
let director: Caller;
let officer: Caller;
let verifier: Caller;
let partnerId: string;
let contents: ReturnType<typeof contentsWith>;
let otherId: string;
const versions: Record<string, number> = {};

const input = (section: string, content: unknown = contents[section], facts: object = {}) => ({
  partnerId,
  section,
  content,
  expectedVersion: versions[section] ?? 0,
  ...facts,
});
async function write(section: string, content: unknown = contents[section], facts: object = {}, caller = director) {
  const { updateProfileSection } = await caller.ok(update, { input: input(section, content, facts) });
  versions[section] = (versions[section] ?? 0) + 1;
  return updateProfileSection;
}
const profileFor = async (caller: Caller, asOf?: Date) => (await caller.ok(read, { id: partnerId, asOf })).partner;
const inRegistry = <Row>(sql: string, values: unknown[] = []) =>
  withClient(system.databases.registry.adminUrl, async (admin) => (await admin.query(sql, values)).rows as Row[]);
const dueEvents = () =>
  inRegistry<{ data: { dueAt: string } }>(
    `SELECT data FROM outbox_event WHERE type = 'registry.profile-due' AND subject = $1`,
    [partnerId],
  );

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  director = await system.as('PARTNER_USERS', 'director');
  verifier = await system.as('UNICEF', 'verifier');
  partnerId = await partnerOf(director, officer);
  contents = contentsWith(await putDocument(system, partnerId));
  otherId = await addPartner(officer, 'Other Relief');
});

afterAll(() => system?.stop());

test('the forms are data in two languages, so that a client can draw them', async () => {
  const ask =
    'query ($language: String!) { profileSections(language: $language) { code label mandatory confidential version fields { code within kind mandatory mandatoryWhen mandatoryWhenIs format choices { code label } } } }';
  const { profileSections: forms } = await director.ok(ask, { language: 'en' });
  expect(forms.map(({ code }: { code: string }) => code)).toEqual([...Object.keys(contents), 'OTHER_INFO']);
  expect(forms.filter(({ mandatory }: { mandatory: boolean }) => !mandatory)).toMatchObject([{ code: 'OTHER_INFO' }]);
  expect(forms.filter((form: { confidential: boolean }) => form.confidential)).toMatchObject([{ code: 'BANKING' }]);
  const { fields } = forms[4];
  expect(fields[0]).toMatchObject({ code: 'budgets', kind: 'LIST', within: null, mandatory: true });
  expect(fields[1]).toMatchObject({ code: 'budget', kind: 'MONEY', within: 'budgets' });
  const french = (await director.ok(ask, { language: 'fr-CH' })).profileSections;
  expect(french[4].label).toBe('Financement');
});

test('UNHCR-49: nothing is written before PROFILE_OPEN', async () => {
  expect(await director.refusal(update, { input: input('CONTACT') })).toBe('CONFLICT / INVALID_STATE');
  for (const state of ['DOCUMENTS_REQUESTED', 'DECLARATION_REVIEW', 'SCREENING_HOLD', 'LAPSED']) {
    await putRegistration(system, partnerId, state);
    expect(await director.refusal(update, { input: input('CONTACT') })).toBe('CONFLICT / INVALID_STATE');
    expect(await director.refusal(confirm, { id: partnerId })).toBe('CONFLICT / INVALID_STATE');
  }
  await putRegistration(system, partnerId, 'PROFILE_OPEN');
  expect(await profileFor(director)).toMatchObject({
    profile: null,
    profileQuality: { completeness: 0, freshness: 'NEVER', freshnessDays: null },
  });
});

test('all problems of a content are told at once, with their paths', async () => {
  const content = { budgets: [{ budget: { amount: 1, currency: 'USD', year: 2025 }, source: 'X' }], surprise: 1 };
  const { errors } = await director.ask(update, { input: input('FUNDING', content) });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'INVALID_INPUT',
    reason: 'PROFILE_CONTENT',
    facts: {
      problems: [
        { path: 'input.content.surprise', message: expect.any(String) },
        { path: 'input.content.budgets.0.budget.amount', message: expect.any(String) },
        { path: 'input.content.budgets.0.source', message: expect.any(String) },
      ],
    },
  });
  const foreign = { ...contents.POLICIES, financeDocument: await putDocument(system, otherId) };
  const { errors: strange } = await director.ask(update, { input: input('POLICIES', foreign) });
  expect(strange?.[0]?.extensions).toMatchObject({ reason: 'PROFILE_CONTENT', field: 'input.content.financeDocument' });
  for (const wrong of ['text', [1], 7]) {
    expect(await director.refusal(update, { input: input('FUNDING', wrong) })).toMatch(/^INVALID_INPUT/);
  }
});

test('completeness says what is missing, section by section', async () => {
  const { completeness } = await write('CONTACT', { city: 'Muqdisho', reliableConnection: false });
  expect(completeness).toMatchObject({ complete: false });
  expect(completeness.missing).toEqual(expect.arrayContaining(['CONTACT.address', 'BANKING.twoSignatures']));
  const contact = completeness.sections.find(({ section }: { section: string }) => section === 'CONTACT');
  expect(contact.missing).toEqual(['address', 'country', 'telephone', 'email', 'workingLanguages', 'connectionNote']);
  let percent = completeness.percent;
  for (const section of Object.keys(contents)) {
    const { completeness: now } = await write(section);
    expect(now.percent).toBeGreaterThan(percent);
    percent = now.percent;
  }
  expect(percent).toBe(100);
  expect(await stateOf(system, partnerId)).toBe('PROFILE_OPEN');
});

test('a stale version, an unchanged content and a far future are refused', async () => {
  expect(await director.refusal(update, { input: input('FUNDING', {}, { expectedVersion: 0 }) })).toBe(
    'CONFLICT / VERSION_CONFLICT',
  );
  expect(await director.refusal(update, { input: input('FUNDING') })).toBe('INVALID_INPUT / UNCHANGED');
  expect(await director.refusal(update, { input: input('FUNDING', {}, { effectiveFrom: '2099-01-01' }) })).toBe(
    'INVALID_INPUT',
  );
});

test('confirming a complete profile makes the registration PROFILE_COMPLETE; emptying a field takes it back', async () => {
  expect(await officer.refusal(confirm, { id: partnerId })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const { confirmProfileCurrent } = await director.ok(confirm, { id: partnerId });
  expect(confirmProfileCurrent.freshness).toBe('FRESH');
  expect(await stateOf(system, partnerId)).toBe('PROFILE_COMPLETE');
  await write('CONTACT', { ...contents.CONTACT, telephone: ' ' });
  expect(await stateOf(system, partnerId)).toBe('PROFILE_OPEN');
  await write('CONTACT');
  expect(await stateOf(system, partnerId)).toBe('PROFILE_COMPLETE');
  await write('OTHER_INFO', { about: 'Nothing else.' });
  expect(await stateOf(system, partnerId)).toBe('PROFILE_COMPLETE');
});

test('a registered partner goes on keeping its profile, and its state stays', async () => {
  await putRegistration(system, partnerId, 'REGISTERED');
  await write('CONTACT', { ...contents.CONTACT, telephone: null });
  expect(await stateOf(system, partnerId)).toBe('REGISTERED');
  expect((await profileFor(director)).profileQuality.missingFields).toEqual(['CONTACT.telephone']);
  await write('CONTACT');
});

describe('who reads and writes', () => {
  test('every agency reads the sections; BANKING is for verifiers, vetting officers and the partner', async () => {
    const reader = await system.as('WFP', 'reader');
    const { profile } = await profileFor(reader);
    const bank = profile.sections.find(({ section }: { section: string }) => section === 'BANKING');
    expect(bank).toMatchObject({ version: 1, content: null });
    expect(profile.sections).toHaveLength(10);
    expect(profile.banking).toMatchObject({ content: null, redaction: { reason: 'CONFIDENTIAL' } });
    expect(JSON.stringify(profile)).not.toContain('BANK_LETTER');
    expect((await profileFor(director)).profile.banking).toEqual({ content: contents.BANKING, redaction: null });
    const { errors, data } = await verifier.ask(read, { id: partnerId });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', reason: 'PURPOSE_REQUIRED' });
    expect(data.partner.profile).toMatchObject({ banking: null, completeness: { percent: 100 } });
    const answer = await verifier.ask(read, { id: partnerId }, { 'x-purpose': 'DUE_DILIGENCE' });
    expect(answer.data.partner.profile.banking.content).toEqual(contents.BANKING);
    const looks = await inRegistry(
      `SELECT purpose FROM audit_event WHERE action = 'PartnerProfile.banking' AND object_id = $1 AND agency = 'UNICEF'`,
      [partnerId],
    );
    expect(looks).toEqual([{ purpose: 'DUE_DILIGENCE' }]);
  });

  test('another partner, another agency, staff without the role and nobody are refused', async () => {
    await putRegistration(system, otherId, 'PROFILE_OPEN', 'WFP');
    const foreign = input('CONTACT', contents.CONTACT, { partnerId: otherId, expectedVersion: 0 });
    expect(await director.refusal(update, { input: foreign })).toBe('NOT_FOUND');
    expect(await director.refusal(confirm, { id: otherId })).toBe('NOT_FOUND');
    expect((await director.ok('query ($id: ID!) { partner(id: $id) { id } }', { id: otherId })).partner).toBeNull();
    expect(await officer.refusal(update, { input: foreign })).toBe('FORBIDDEN / ROLE_REQUIRED');
    for (const caller of [verifier, await system.as('WFP', 'reader')]) {
      expect(await caller.refusal(update, { input: input('CONTACT', {}) })).toBe('FORBIDDEN / ROLE_REQUIRED');
    }
    expect(await system.anybody.refusal(update, { input: input('CONTACT', {}) })).toBe('UNAUTHENTICATED');
    expect(await director.refusal('{ staleProfiles { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('staff of the sponsor key for the partner, write its BANKING without reading it, and are remembered (R-INV-6)', async () => {
    const changed = { ...contents.BANKING, twoSignatures: false };
    await write('BANKING', changed, {}, officer);
    const { profile } = await profileFor(officer);
    expect(profile.banking.redaction.reason).toBe('CONFIDENTIAL');
    expect(profile.sections.find(({ section }: { section: string }) => section === 'BANKING')).toMatchObject({
      version: 2,
      origin: 'AGENCY',
      agency: 'UNHCR',
    });
    expect(await inRegistry('SELECT subject FROM registration_keyer')).toEqual([
      { subject: expect.stringMatching(/#officer$/) },
    ]);
    expect((await profileFor(director)).profile.banking.content).toEqual(changed);
  });

  test('row-level security holds against the app role itself', async () => {
    const staff = (purpose: string | null, ...held: Role[]): Viewer => ({
      ...publicViewer,
      kind: 'AGENCY',
      subject: 'x',
      agency: 'UNHCR',
      purpose,
      roles: held.map((role) => ({ role, office: null })),
    });
    const partner = (id: string): Viewer => ({
      ...publicViewer,
      kind: 'PARTNER',
      subject: 'x',
      partnerId: id,
      roles: [{ role: 'PARTNER_ADMIN', office: null }],
    });
    const as = (viewer: Viewer, sql: string, keyed = '') =>
      withClient(system.databases.registry.appUrl, async (app) => {
        await app.query('BEGIN');
        await app.query(
          `SELECT set_config('commons.viewer', $1, true), set_config('commons.keyed_partner', $2, true)`,
          [JSON.stringify(viewer), keyed],
        );
        return (await app.query(sql)).rowCount;
      });
    const all = 'SELECT 1 FROM profile_banking';
    expect(await as(staff('DUE_DILIGENCE', 'VERIFIER'), all)).toBe(2);
    expect(await as(staff(null, 'VERIFIER'), all)).toBe(0);
    expect(await as(staff('DUE_DILIGENCE', 'SANCTIONS_SCREENER', 'PROGRAMME_OFFICER'), all)).toBe(0);
    expect(await as(partner(partnerId), all)).toBe(2);
    expect(await as(partner(otherId), all)).toBe(0);
    const insert = `INSERT INTO profile_banking (section_id, partner_id, content)
                    SELECT id, partner_id, '{}' FROM profile_section WHERE section = 'FUNDING' LIMIT 1`;
    await expect(as(staff('DUE_DILIGENCE', 'VERIFIER'), insert, partnerId)).rejects.toThrow(/row-level security/);
    await expect(as(partner(otherId), insert, partnerId)).rejects.toThrow(/row-level security/);
    await expect(as(partner(partnerId), insert, partnerId)).resolves.toBe(1);
    for (const statement of ['UPDATE profile_section SET version = 9', 'DELETE FROM profile_section']) {
      await expect(as(partner(partnerId), statement)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('feature 29: as at an instant', () => {
  test('what was recorded by then and in effect on that day', async () => {
    const before = system.clock.now();
    await write('FUNDING', { ...contents.FUNDING, note: 'second' });
    const between = system.clock.now();
    const tomorrow = new Date(between.getTime() + day).toISOString().slice(0, 10);
    const { sections } = await write('FUNDING', { ...contents.FUNDING, note: 'ahead' }, { effectiveFrom: tomorrow });
    // Written ahead: the version in effect is still the one before.
    expect(sections.find(({ section }: { section: string }) => section === 'FUNDING').version).toBe(2);
    const noteAt = async (asOf?: Date) =>
      (await profileFor(director, asOf)).profile.sections.find(
        ({ section }: { section: string }) => section === 'FUNDING',
      ).content.note;
    expect(await noteAt(before)).toBeUndefined();
    expect(await noteAt(between)).toBe('second');
    expect(await noteAt()).toBe('second');
    expect(await noteAt(new Date(between.getTime() + 2 * day))).toBe('ahead');
    const past = await profileFor(director, new Date('2020-01-01T00:00:00Z'));
    expect(past.profile).toBeNull();
  });

  test('a version written ahead counts from its day on, without anybody writing again', async () => {
    await putRegistration(system, partnerId, 'PROFILE_COMPLETE');
    const tomorrow = new Date(system.clock.now().getTime() + day).toISOString().slice(0, 10);
    await write('CONTACT', { city: 'Muqdisho' }, { effectiveFrom: tomorrow });
    expect(await stateOf(system, partnerId)).toBe('PROFILE_COMPLETE');
    system.clock.advance(day);
    await eventually(async () => expect(await stateOf(system, partnerId)).toBe('PROFILE_OPEN'), 20_000);
    director = await system.as('PARTNER_USERS', 'director');
    officer = await system.as('UNHCR', 'officer');
    await eventually(() => profileFor(director));
    await write('CONTACT', contents.CONTACT, { effectiveFrom: tomorrow });
    expect(await stateOf(system, partnerId)).toBe('PROFILE_COMPLETE');
  });
});

test('UNHCR-6: facts that cannot all be true are shown', async () => {
  await write('IDENTIFICATION', { ...contents.IDENTIFICATION, foundedOn: '2024-01-01' });
  const { profile, profileQuality } = await profileFor(officer);
  expect(profileQuality.inconsistencies.map(({ code }: { code: string }) => code)).toEqual([
    'FOUNDED_AFTER_REGISTRATION',
    'BUDGET_BEFORE_FOUNDATION',
  ]);
  expect(profile.budgetBands).toEqual([2023, 2024, 2025].map((year) => ({ year, band: 'BELOW_500K' })));
  await write('IDENTIFICATION');
});

test('lists cost the same for one partner and for many', async () => {
  const page = (first: number) =>
    officer.ok(
      'query ($first: Int!) { searchPartners(first: $first) { edges { node { profile { freshness sections { version } } profileQuality { completeness } } } } }',
      { first },
    );
  for (const first of [1, 2]) await expectSql(4, () => page(first));
});

describe('R-INV-10', () => {
  const stale = (filter: object = {}, first = 25, after?: string) =>
    officer.ok(
      `query ($filter: StaleProfileFilter!, $first: Int!, $after: String) { staleProfiles(filter: $filter, first: $first, after: $after) {
         totalCount pageInfo { hasNextPage endCursor } edges { node { partner { id } freshness completeness dueAt } } } }`,
      { filter, first, after },
    );
  const move = async (days: number) => {
    system.clock.advance(days * day);
    director = await system.as('PARTNER_USERS', 'director');
    officer = await system.as('UNHCR', 'officer');
    await eventually(() => profileFor(officer), 20_000);
  };

  test('confirmed within twelve months it is FRESH, also over the new year', async () => {
    await director.ok(confirm, { id: partnerId });
    await move(360);
    expect((await profileFor(officer)).profileQuality).toMatchObject({ freshness: 'FRESH', freshnessDays: 360 });
    expect(await dueEvents()).toEqual([]);
  });

  test('then it is DUE for sixty days, which is told once', async () => {
    await move(10);
    expect((await profileFor(officer)).profile.freshness).toBe('DUE');
    await eventually(async () => expect(await dueEvents()).toHaveLength(1));
    expect((await stale()).staleProfiles.edges).toMatchObject([
      { node: { partner: { id: partnerId }, freshness: 'DUE', completeness: 100 } },
    ]);
    await move(5);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await dueEvents()).toHaveLength(1);
  });

  test('and then STALE, until the partner confirms it again', async () => {
    await move(60);
    expect((await profileFor(officer)).profile.freshness).toBe('STALE');
    expect((await stale({ freshness: ['DUE'] })).staleProfiles.totalCount).toBe(0);
    expect((await stale({ freshness: ['STALE'], countries: ['SO'] })).staleProfiles.totalCount).toBe(1);
    expect((await stale({ countries: ['KE'] })).staleProfiles.totalCount).toBe(0);
    await director.ok(confirm, { id: partnerId });
    expect((await stale()).staleProfiles.totalCount).toBe(0);
    await move(370);
    await eventually(async () => expect(await dueEvents()).toHaveLength(2));
  });

  test('the list of those to be confirmed is paged, never confirmed ones first', async () => {
    await putRegistration(system, otherId, 'PROFILE_OPEN', null);
    await officer.ok(update, { input: input('CONTACT', { city: 'X' }, { partnerId: otherId, expectedVersion: 0 }) });
    const { staleProfiles: head } = await expectSql(3, () => stale({}, 1));
    expect(head).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect(head.edges).toMatchObject([{ node: { partner: { id: otherId }, freshness: 'NEVER', dueAt: null } }]);
    const { staleProfiles: tail } = await expectSql(3, () => stale({}, 25, head.pageInfo.endCursor));
    expect(tail.edges).toMatchObject([{ node: { partner: { id: partnerId }, freshness: 'DUE' } }]);
    expect((await stale({}, 25, tail.pageInfo.endCursor)).staleProfiles.edges).toEqual([]);
    const forged = Buffer.from(JSON.stringify(["infinity' OR 1", partnerId])).toString('base64url');
    const ask = 'query ($after: String) { staleProfiles(after: $after) { totalCount } }';
    expect(await officer.refusal(ask, { after: forged })).toBe('INVALID_INPUT');
  });
});
