import { createHash, randomUUID } from 'node:crypto';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { contentOf, type Form } from '../support/filled-profile';
import { inState, inventName, registerPartner, sendPaper } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(240_000);

const create = `mutation ($language: PaperLanguage!) { createOfflinePack(
  input: { track: NON_PROFIT, countryOfOrigin: "SO", language: $language }) { url expiresAt } }`;
const check = `mutation ($input: CheckOfflinePackInput!) { checkOfflinePack(input: $input) {
  importable problems { path reason blocking } } }`;
const parts = `{ id state signedOn importedBy registration { id state channel partner { id } }
  problems { path reason message } appliedSteps { kind path by } pendingSteps { kind path } }`;
const take = `mutation ($input: ImportOfflineRegistrationInput!) { importOfflineRegistration(input: $input) ${parts} }`;
const go = `mutation ($id: ID!) { continueOfflineRegistration(input: { registrationId: $id }) ${parts} }`;
const read = `query ($id: ID!) { offlineRegistration(registrationId: $id) ${parts} }`;
const vet = 'mutation ($id: ID!) { decideVetting(input: { registrationId: $id, decision: APPROVE }) { state } }';
const codeMutation = `mutation ($id: ID!) {
  assignPartnerCode(input: { partnerId: $id, agency: "UNHCR", system: MSRP }) { __typename } }`;

let system: TestSystem;
let officer: Caller;
let vetter: Caller;

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  vetter = await system.as('UNHCR', 'vetter');
});

afterAll(() => system?.stop());

// biome-ignore lint/suspicious/noExplicitAny: the pack is what the test is about
type Pack = any;
// biome-ignore lint/suspicious/noExplicitAny: rows of many tables
const sql = async (text: string, values: unknown[] = []): Promise<any[]> =>
  (await withClient(system.databases.registry.adminUrl, (admin) => admin.query(text, values))).rows;

async function emptyPack(caller = officer, language = 'EN'): Promise<Pack> {
  const { createOfflinePack } = await caller.ok(create, { language });
  const response = await fetch(createOfflinePack.url);
  expect(response.headers.get('content-disposition')).toContain('.json');
  return response.json();
}

const scan = (title: string) => Buffer.from(`%PDF-1.4\n% ${title} ${randomUUID()}\n%%EOF\n`);
const day = (years: number) => {
  const date = system.clock.now();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
};

interface Filling {
  legalName?: string;
  head?: string;
}

/** As a program would fill the form in, by nothing but what stands in it. */
async function filledPack({ legalName = inventName(), head = 'Amina Warsame' }: Filling = {}): Promise<Pack> {
  const pack = await emptyPack();
  Object.assign(pack.accessRequest, {
    legalName,
    authorizedPerson: { name: head, title: 'Director', email: 'office@example.org', phone: null },
  });
  for (const document of pack.documents.filter(({ required }: { required: number }) => required > 0)) {
    const bytes = scan(document.type);
    Object.assign(document, {
      title: document.label,
      content: bytes.toString('base64'),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    if (document.type !== 'LEGAL_REGISTRATION') continue;
    Object.assign(document, {
      issuingAuthority: 'Ministry of Interior',
      country: 'SO',
      registrationNumber: randomUUID().slice(0, 8),
      issuedOn: day(-1),
      expiresOn: day(5),
    });
  }
  for (const [index, letter] of pack.recommendationLetters.entries()) {
    Object.assign(letter, {
      issuerType: 'DONOR',
      issuerName: `Known donor ${'abc'[index]}`,
      signatory: `${head} Letter`,
      date: day(-1),
      content: scan('Letter').toString('base64'),
    });
  }
  pack.keyPersons[0].fullName = head;
  for (const answer of pack.declaration.answers) answer.answer = true;
  Object.assign(pack.declaration, { signatory: { name: head, title: 'Director' }, signedOn: day(0) });
  for (const section of pack.profile.sections.filter((form: Form) => form.mandatory))
    section.content = contentOf(section);
  const mandate = pack.profile.sections.find(({ code }: Form) => code === 'MANDATE_MISSION');
  Object.assign(mandate.content, { safeguardingPolicy: true, safeguardingDocument: 'STATUTE_OR_CONSTITUTION' });
  return pack;
}

const sendBytes = (caller: Caller, bytes: Buffer) =>
  caller.send('Registry', { kind: 'OFFLINE_PACK', name: 'pack.json', bytes });
const send = (pack: Pack, caller = officer) => sendBytes(caller, Buffer.from(JSON.stringify(pack)));

async function inputFor(pack: Pack, more: object = {}) {
  return { fileId: await send(pack), scanFileId: await sendPaper(officer, 'Signed'), ...more };
}

async function takeIn(pack: Pack) {
  return (await officer.ok(take, { input: await inputFor(pack) })).importOfflineRegistration;
}

const statesOf = async (registrationId: string): Promise<string[]> =>
  (
    await officer.ok('query ($id: ID!) { registration(id: $id) { history { state } } }', { id: registrationId })
  ).registration.history.map(({ state }: { state: string }) => state);

const problemsOf = async (pack: Pack): Promise<string[]> => {
  const { checkOfflinePack } = await officer.ok(check, { input: { fileId: await send(pack) } });
  return checkOfflinePack.problems.map(
    ({ path, reason, blocking }: { path: string; reason: string; blocking: boolean }) =>
      `${path} ${reason}${blocking ? '' : ' (goes on)'}`,
  );
};

const registrations = async () => (await sql('SELECT count(*)::int AS count FROM registration'))[0].count;

/** Tables of registry in which one of these words stands; bytes of files as text, too. */
async function tablesWith(...words: string[]): Promise<string[]> {
  const tables = await sql(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    for (const word of words) {
      const hits = await sql(`SELECT 1 FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`, [word]);
      if (hits.length > 0) found.push(name);
    }
  }
  for (const word of words) {
    const hits = await sql('SELECT 1 FROM file_chunk WHERE position($1::bytea IN bytes) > 0 LIMIT 1', [
      Buffer.from(word),
    ]);
    if (hits.length > 0) found.push('file_chunk as bytes');
  }
  return found;
}

test('a pack explains itself: every part to fill in, with instructions in both languages', async () => {
  const pack = await emptyPack(officer, 'FR');
  expect(pack).toMatchObject({ format: 'partner-commons-offline-pack', version: 1, agency: 'UNHCR' });
  expect(pack.accessRequest).toMatchObject({ legalName: '', countryOfOrigin: 'SO', track: 'NON_PROFIT' });
  expect(pack.documents.slice(0, 2).map(({ type }: { type: string }) => type)).toEqual([
    'STATUTE_OR_CONSTITUTION',
    'LEGAL_REGISTRATION',
  ]);
  expect(pack.recommendationLetters).toHaveLength(2);
  expect(pack.declaration.statements).toHaveLength(10);
  expect(pack.declaration.answers[0]).toEqual({ code: 'D1', answer: null });
  expect(pack.profile.sections).toHaveLength(10);
  expect(pack.profile.sections[0].fields[0]).toHaveProperty('label');
  expect([pack.instructions.en.length, pack.instructions.fr.length]).toEqual([7, 7]);
  const english = await emptyPack();
  expect(english.declaration.statements[0].text).not.toBe(pack.declaration.statements[0].text);
  const nobody = await system.as('UNHCR', 'auditor');
  expect(await nobody.refusal(create, { language: 'EN' })).toBe('FORBIDDEN / ROLE_REQUIRED');
});

describe('the whole way on paper', () => {
  const head = 'Xaabsade Qorfyoole';

  test('reaches the same states as online, with staff doing the decisions, and leaves nothing of the pack', async () => {
    const online = await registerPartner(system, { legalName: inventName(), admin: 'online' });
    const pack = await filledPack({ head });
    const taken = await takeIn(pack);
    const { id, partner } = taken.registration;
    expect(taken).toMatchObject({
      state: 'WAITING',
      signedOn: day(0),
      importedBy: expect.stringContaining('officer'),
      registration: { state: 'IN_VETTING', channel: 'OFFLINE' },
      problems: [],
    });
    expect(taken.appliedSteps.map(({ kind }: { kind: string }) => kind)).toEqual([
      'ACCESS_REQUEST',
      'DOCUMENT',
      'DOCUMENT',
      'RECOMMENDATION_LETTER',
      'RECOMMENDATION_LETTER',
      'KEY_PERSON',
      'SUBMISSION',
    ]);
    expect(await tablesWith('Xaabsade', 'Qorfyoole')).toEqual([]);

    // Whoever keyed decides on nothing, and a call before its turn does nothing.
    expect((await officer.ok(go, { id })).continueOfflineRegistration.state).toBe('WAITING');
    await vetter.ok(vet, { id });
    expect((await officer.ok(read, { id })).offlineRegistration.state).toBe('READY');
    const signed = (await officer.ok(go, { id })).continueOfflineRegistration;
    expect(signed).toMatchObject({ state: 'WAITING', registration: { state: 'SCREENING_HOLD' }, problems: [] });
    const { partner: declared } = await officer.ok(
      'query ($id: ID!) { partner(id: $id) { currentDeclaration { id channel signatory { name } state } } }',
      { id: partner.id },
    );
    expect(declared.currentDeclaration).toMatchObject({
      channel: 'OFFLINE',
      state: 'SIGNED',
      signatory: { name: head },
    });

    await inState(officer, id, 'DECLARATION_REVIEW');
    await vetter.ok(
      'mutation ($id: ID!) { reviewDeclaration(input: { declarationId: $id, decision: APPROVE }) { __typename } }',
      { id: declared.currentDeclaration.id },
    );
    const done = (await officer.ok(go, { id })).continueOfflineRegistration;
    expect(done).toMatchObject({ state: 'APPLIED', registration: { state: 'PROFILE_COMPLETE' }, problems: [] });
    expect(done.pendingSteps).toEqual([]);
    const unit = await system.as('UNHCR', 'admin');
    await unit.ok(codeMutation, { id: partner.id });
    await inState(officer, id, 'REGISTERED');
    expect(await statesOf(id)).toEqual(await statesOf(online.registrationId));

    expect(await sql('SELECT sealed FROM offline_registration WHERE registration_id = $1', [id])).toEqual([
      { sealed: null },
    ]);
    expect(await sql(`SELECT id FROM stored_file WHERE kind = 'OFFLINE_PACK'`)).toEqual([]);
    expect(await sql(`SELECT sha256 FROM file_chunk WHERE sha256 LIKE 'sealed:%'`)).toEqual([]);
    expect(await tablesWith('Xaabsade', 'Qorfyoole')).toEqual([]);
  });

  test('whoever keyed it cannot vet it, also with the role to vet (R-INV-6)', async () => {
    const useradmin = await system.as('UNHCR', 'useradmin');
    const [{ issuer }] = await sql(`SELECT issuer FROM member WHERE agency = 'UNHCR' AND subject = 'officer'`);
    const grants = [{ role: 'PROGRAMME_OFFICER' }, { role: 'VETTING_OFFICER' }];
    await useradmin.ok('mutation ($input: SetMemberInput!) { setMember(input: $input) }', {
      input: { issuer, subject: 'officer', grants },
    });
    const { id } = (await takeIn(await filledPack())).registration;
    await eventually(async () => expect(await officer.refusal(vet, { id })).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES'));
  });
});

test('what resembles a known partner waits for the decision, and then goes on', async () => {
  const legalName = inventName();
  await takeIn(await filledPack({ legalName }));
  const second = await takeIn(await filledPack({ legalName }));
  const { id } = second.registration;
  expect(second).toMatchObject({ state: 'WAITING', registration: { state: 'DUPLICATE_REVIEW' } });
  expect(second.appliedSteps).toHaveLength(1);
  const [{ id: requestId }] = await sql('SELECT id FROM access_request WHERE registration_id = $1', [id]);
  await officer.ok(
    `mutation ($id: ID!) { decideDuplicate(input: { requestId: $id, decision: NOT_DUPLICATE, note: "Others." }) { id } }`,
    { id: requestId },
  );
  expect((await officer.ok(read, { id })).offlineRegistration.state).toBe('READY');
  const after = (await officer.ok(go, { id })).continueOfflineRegistration;
  expect(after).toMatchObject({ state: 'WAITING', registration: { state: 'IN_VETTING' }, problems: [] });
});

test('a record that is refused loses no other: it stays, with its reason, until staff have mended it', async () => {
  const pack = await filledPack();
  pack.recommendationLetters[1].issuerName = pack.accessRequest.legalName;
  const taken = await takeIn(pack);
  const { id, partner } = taken.registration;
  expect(taken).toMatchObject({ state: 'BLOCKED', registration: { state: 'DOCUMENTS_REQUESTED' } });
  expect(taken.problems.map(({ path, reason }: Pack) => [path, reason])).toEqual([
    ['recommendationLetters.1', 'INVALID_INPUT'],
    ['submission', 'MISSING_REQUIREMENT'],
  ]);
  const letter = {
    partnerId: partner.id,
    issuerType: 'GOVERNMENT',
    issuerName: 'Ministry of Water',
    signatory: 'Ann Other',
    date: day(-1),
    fileId: await sendPaper(officer, 'Letter'),
  };
  await officer.ok(
    'mutation ($input: AddRecommendationLetterInput!) { addRecommendationLetter(input: $input) { id } }',
    { input: letter },
  );
  const after = (await officer.ok(go, { id })).continueOfflineRegistration;
  expect(after).toMatchObject({ state: 'WAITING', registration: { state: 'IN_VETTING' } });
});

test('the same call again is one effect, and a pack that was taken in is gone', async () => {
  const input = await inputFor(await filledPack(), { idempotencyKey: randomUUID() });
  const before = await registrations();
  const first = (await officer.ok(take, { input })).importOfflineRegistration;
  const again = (await officer.ok(take, { input })).importOfflineRegistration;
  expect(again.id).toBe(first.id);
  expect(await registrations()).toBe(before + 1);
  expect(await officer.refusal(take, { input: { ...input, idempotencyKey: randomUUID() } })).toBe('NOT_FOUND');
  expect(await registrations()).toBe(before + 1);
});

test('a large scan is taken in with its pack and can be fetched as it was', async () => {
  const pack = await filledPack();
  const bytes = Buffer.concat([scan('Large'), Buffer.alloc(15_000_000, 'x')]);
  Object.assign(pack.documents[0], { content: bytes.toString('base64'), sha256: null });
  const taken = await takeIn(pack);
  expect(taken.registration.state).toBe('IN_VETTING');
  const { partner } = await vetter.ok(
    'query ($id: ID!) { partner(id: $id) { documents { type content { size sha256 contentType } } } }',
    { id: taken.registration.partner.id },
  );
  expect(partner.documents.find(({ type }: Pack) => type === pack.documents[0].type).content).toEqual({
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentType: 'pdf',
  });
});

test('scans sent beside a pack are found by their names', async () => {
  const pack = await filledPack();
  Object.assign(pack.documents[0], { content: null, sha256: null, fileName: 'statute.pdf' });
  const input = await inputFor(pack);
  expect(await officer.refusal(take, { input })).toBe('INVALID_INPUT / OFFLINE_PACK_REFUSED');
  const papers = [{ name: 'statute.pdf', fileId: await sendPaper(officer, 'Statute') }];
  const taken = (await officer.ok(take, { input: { ...input, papers } })).importOfflineRegistration;
  expect(taken.registration.state).toBe('IN_VETTING');
});

test('another agency neither reads nor continues nor takes in what is not its own', async () => {
  const { registration } = await takeIn(await filledPack());
  const stranger = await system.as('UNICEF', 'screener');
  const reader = await system.as('WFP', 'reader');
  for (const other of [stranger, reader]) {
    expect((await other.ok(read, { id: registration.id })).offlineRegistration).toBeNull();
    expect(await other.refusal(go, { id: registration.id })).toBe('FORBIDDEN / ROLE_REQUIRED');
  }
  const unicef = await system.as('UNICEF', 'admin');
  expect(await unicef.refusal(check, { input: { fileId: await send(await filledPack()) } })).toBe('NOT_FOUND');
  expect(await unicef.refusal(go, { id: registration.id })).toBe('NOT_FOUND');
  const scanFileId = await sendPaper(unicef, 'Signed');
  const foreign = { fileId: await send(await filledPack(), unicef), scanFileId };
  expect(await unicef.refusal(take, { input: foreign })).toBe('INVALID_INPUT / OFFLINE_PACK_REFUSED');
});

describe('what is wrong is told all at once, each with its path, and changes nothing', () => {
  const expected: [string, (pack: Pack) => unknown, string[]][] = [
    ['nothing', () => {}, []],
    ['another format', (pack) => (pack.format = 'other'), ['format WRONG_SHAPE']],
    ['another version', (pack) => (pack.version = 2), ['version WRONG_SHAPE']],
    ['an unknown part', (pack) => (pack.extra = 1), [' WRONG_SHAPE']],
    [
      'several things',
      (pack) => {
        pack.accessRequest.authorizedPerson.email = 'nobody';
        pack.documents[1].country = 'KE';
        pack.recommendationLetters[0].date = '1 May';
        pack.keyPersons[0].nationality = 'Somalia';
        pack.profile.sections[1].content.email = 7;
      },
      [
        'accessRequest.authorizedPerson.email INVALID_VALUE',
        'documents.1.country INVALID_VALUE',
        'recommendationLetters.0.date WRONG_SHAPE',
        'keyPersons.0.nationality INVALID_VALUE',
        'profile.sections.1.content.email INVALID_VALUE',
        'profile.sections.1.content.email INCOMPLETE (goes on)',
      ],
    ],
    [
      'an answer other than YES',
      (pack) => {
        pack.declaration.answers[2].answer = false;
        pack.declaration.answers[3].answer = null;
      },
      ['declaration.answers.2.answer MISSING_REQUIREMENT', 'declaration.answers.3.answer MISSING_REQUIREMENT'],
    ],
    [
      'another text',
      (pack) => (pack.declaration.statements[4].text += ' Unless we must.'),
      ['declaration.statements.4.text TEXT_CHANGED'],
    ],
    [
      'another version of the text',
      (pack) => (pack.declaration.templateVersion = '2019.1'),
      ['declaration.templateVersion TEMPLATE_SUPERSEDED'],
    ],
    ['tomorrow', (pack) => (pack.declaration.signedOn = '2999-01-01'), ['declaration.signedOn INVALID_VALUE']],
    ['no head', (pack) => (pack.keyPersons = []), ['keyPersons MISSING_REQUIREMENT']],
    ['no base64', (pack) => (pack.documents[0].content = '%PDF'), ['documents.0.content FILE_REFUSED']],
    [
      'a program',
      (pack) => (pack.documents[0].content = Buffer.from('MZ\0\0').toString('base64')),
      ['documents.0.content FILE_REFUSED'],
    ],
    [
      'a scan of more than 20 MB',
      (pack) => {
        pack.documents[0].content = Buffer.concat([scan('Large'), Buffer.alloc(20_000_000)]).toString('base64');
      },
      ['documents.0.content FILE_REFUSED'],
    ],
    ['other bytes', (pack) => (pack.documents[0].sha256 = '0'.repeat(64)), ['documents.0.sha256 FILE_REFUSED']],
    ['no scan', (pack) => (pack.documents[0].content = ''), ['documents.0.content FILE_MISSING']],
    [
      'a missing document',
      (pack) => (pack.documents = pack.documents.slice(1)),
      ['profile.sections.2.content.safeguardingDocument FILE_MISSING', 'documents INCOMPLETE (goes on)'],
    ],
  ];

  test.each(expected)('%s', async (_what, spoil, problems) => {
    const pack = await filledPack();
    spoil(pack);
    expect(await problemsOf(pack)).toEqual(problems);
  });

  test('damaged, poisonous and oversized packs', async () => {
    const before = [await registrations(), ...(await sql('SELECT count(*) FROM access_request'))];
    const pack = await filledPack();
    const text = JSON.stringify(pack);
    const spoiled: [string, string][] = [
      [text.slice(0, -20), ''],
      [text.replace('"legalName"', '"__proto__":{"admin":true},"legalName"'), 'accessRequest.__proto__'],
      [
        text.replace('"content":{', '"content":{"constructor":{"prototype":{"x":1}},'),
        'profile.sections.0.content.constructor',
      ],
      [
        text.replace('"documents":[', `"documents":[${'['.repeat(40)}${']'.repeat(40)},`),
        'documents.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0',
      ],
    ];
    for (const [bytes, path] of spoiled) {
      const input = {
        fileId: await sendBytes(officer, Buffer.from(bytes)),
        scanFileId: await sendPaper(officer, 'Scan'),
      };
      const { errors } = await officer.ask(take, { input });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'INVALID_INPUT',
        reason: 'OFFLINE_PACK_REFUSED',
        field: path,
      });
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    const latin = Buffer.from(text);
    latin[latin.indexOf('Ministry') + 6] = 0xe8;
    const { checkOfflinePack } = await officer.ok(check, { input: { fileId: await sendBytes(officer, latin) } });
    expect(checkOfflinePack.problems[0].reason).toBe('NOT_JSON');
    const announce = `mutation ($input: CreateUploadInput!) { createRegistryUpload(input: $input) { id } }`;
    const large = { kind: 'OFFLINE_PACK', name: 'a.json', size: 50_000_001, sha256: '0'.repeat(64) };
    expect(await officer.refusal(announce, { input: large })).toBe('INVALID_INPUT');
    expect([await registrations(), ...(await sql('SELECT count(*) FROM access_request'))]).toEqual(before);
  });
});

test('a pack whose registration ends is erased, and so is one that nobody takes in', async () => {
  const { registration } = await takeIn(await filledPack());
  const forgotten = await send(await filledPack({ head: 'Guurtigaab Xoogweyn' }));
  expect(await tablesWith('Guurtigaab', 'Xoogweyn')).toEqual([]);
  await officer.ok(
    'mutation ($id: ID!) { withdrawRegistration(input: { registrationId: $id, note: "Gave up." }) { id } }',
    {
      id: registration.id,
    },
  );
  await eventually(async () => {
    const [row] = await sql('SELECT sealed FROM offline_registration WHERE registration_id = $1', [registration.id]);
    expect(row.sealed).toBeNull();
  }, 20_000);
  expect((await officer.ok(read, { id: registration.id })).offlineRegistration.state).toBe('ENDED');
  expect((await officer.ok(go, { id: registration.id })).continueOfflineRegistration.state).toBe('ENDED');
  await sql(`UPDATE stored_file SET created_at = created_at - interval '8 days' WHERE id = $1`, [forgotten]);
  await eventually(
    async () => expect(await sql('SELECT id FROM stored_file WHERE id = $1', [forgotten])).toEqual([]),
    20_000,
  );
  expect(await sql('SELECT 1 FROM file_chunk WHERE sha256 = $1', [`sealed:${forgotten}`])).toEqual([]);
});
