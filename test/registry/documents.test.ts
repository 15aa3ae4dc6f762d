import { createHash, randomUUID } from 'node:crypto';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { type BegunRegistration, beginRegistration, handIn, sendPaper } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(120_000);

const day = 86_400_000;
const upload = `mutation ($input: UploadDocumentInput!) { uploadDocument(input: $input) {
  id type version validity issuedOn expiresOn agency verification { outcome }
  content { title issuingAuthority country registrationNumber fileName contentType size sha256 } redaction { reason } } }`;
const verify = `mutation ($input: VerifyDocumentInput!) { verifyDocument(input: $input) { id verification { outcome agency note } } }`;
const download = 'mutation ($id: ID!) { createDocumentDownload(input: { documentId: $id }) { id url expiresAt } }';
const list = `query ($id: ID!, $all: Boolean!) { partner(id: $id) { documents(superseded: $all) {
  id type version supersededAt validity content { title sha256 } redaction { reason howToRequest }
  verification { outcome agency note } } } }`;

let system: TestSystem;
let ours: BegunRegistration;
let theirs: BegunRegistration;
let reader: Caller;
let verifier: Caller;
let vetter: Caller;
let officer: Caller;

const paperOf = async (caller: Caller, facts: object = {}) => ({
  partnerId: ours.partnerId,
  type: 'STATUTE_OR_CONSTITUTION',
  title: 'Statute of the association',
  fileId: await sendPaper(caller, 'statute'),
  ...facts,
});
const legal = {
  type: 'LEGAL_REGISTRATION',
  title: 'Registration',
  issuingAuthority: 'Ministry of Interior',
  country: 'SO',
  registrationNumber: 'SO-MOI 4471/2016',
  issuedOn: '2016-03-14',
};
const daysFromNow = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10);
// biome-ignore lint/suspicious/noExplicitAny: rows of many tables
const sql = async (text: string, values: unknown[] = []): Promise<any[]> =>
  (await withClient(system.databases.registry.adminUrl, (admin) => admin.query(text, values))).rows;
const setState = (state: string) =>
  sql('UPDATE registration SET state = $2 WHERE id = $1', [ours.registrationId, state]);
const documentsOf = async (caller: Caller, all = false) =>
  (await caller.ok(list, { id: ours.partnerId, all })).partner.documents;
const addPolicy = async () =>
  (await ours.admin.ok(upload, { input: await paperOf(ours.admin, { type: 'PSEA_POLICY', title: 'Our policy' }) }))
    .uploadDocument;

async function signIn() {
  officer = await system.as('UNHCR', 'officer');
  vetter = await system.as('UNHCR', 'vetter');
  reader = await system.as('WFP', 'reader');
  verifier = await system.as('UNICEF', 'verifier');
  ours = { ...ours, admin: await system.as('PARTNER_USERS', 'amina') };
  theirs = { ...theirs, admin: await system.as('PARTNER_USERS', 'rival') };
  await eventually(() => reader.ok('{ searchPartners(first: 1) { totalCount } }'));
}

beforeAll(async () => {
  system = await startTestSystem();
  ours = await beginRegistration(system, { legalName: 'Sagal Water Initiative', admin: 'amina' });
  theirs = await beginRegistration(system, { legalName: 'Kulmiye Health Society', admin: 'rival' });
  await signIn();
});

afterAll(() => system?.stop());

test('the kinds of papers are data, with labels in English and French', async () => {
  const { documentTypes } = await reader.ok('{ documentTypes { code level vetted label fr: label(language: FR) } }');
  expect(documentTypes).toHaveLength(17);
  expect(documentTypes[0]).toEqual({
    code: 'STATUTE_OR_CONSTITUTION',
    level: 'INTER_AGENCY',
    vetted: true,
    label: 'Statute or constitution',
    fr: 'Statuts ou acte constitutif',
  });
  expect((await reader.ok('{ documentTypes(on: "1999-12-31") { code } }')).documentTypes).toEqual([]);
});

test('R-INV-4: a legal registration needs number, authority and the country of origin', async () => {
  const attempt = async (facts: object) => {
    const answer = await ours.admin.ask(upload, { input: await paperOf(ours.admin, { ...legal, ...facts }) });
    const { code, field, rule } = answer.errors?.[0]?.extensions ?? {};
    return [code, field, rule];
  };
  expect(await attempt({ country: 'KE' })).toEqual(['INVALID_INPUT', 'input.country', 'R-INV-4']);
  expect(await attempt({ country: null })).toEqual(['INVALID_INPUT', 'input.country', 'UNHCR-41']);
  expect(await attempt({ registrationNumber: null })).toEqual([
    'INVALID_INPUT',
    'input.registrationNumber',
    'UNHCR-41',
  ]);
  expect(await attempt({ issuingAuthority: null })).toEqual(['INVALID_INPUT', 'input.issuingAuthority', 'UNHCR-41']);
  expect((await attempt({ issuedOn: daysFromNow(2) }))[1]).toBe('input.issuedOn');
  expect((await attempt({ expiresOn: '2016-03-14' }))[1]).toBe('input.expiresOn');
  expect((await attempt({ type: 'NOTHING_KNOWN' }))[1]).toBe('input.type');
  expect((await attempt({ type: 'RECOMMENDATION_LETTER' }))[1]).toBe('input.type');
  expect(await documentsOf(ours.admin)).toEqual([]);
});

test('a paper keeps what it says and the hash of its bytes; the same key again is the same paper', async () => {
  const input = await paperOf(ours.admin, { ...legal, expiresOn: daysFromNow(300), idempotencyKey: randomUUID() });
  const { uploadDocument: first } = await ours.admin.ok(upload, { input });
  expect(first).toMatchObject({ version: 1, validity: 'VALID', agency: null, verification: null, redaction: null });
  const { type: _type, issuedOn: _issuedOn, ...content } = legal;
  expect(first.content).toMatchObject({ ...content, fileName: 'paper.pdf', contentType: 'pdf' });
  expect((await ours.admin.ok(upload, { input })).uploadDocument).toEqual(first);
  expect(await ours.admin.refusal(upload, { input: { ...input, title: 'Another' } })).toBe(
    'CONFLICT / IDEMPOTENCY_KEY_REUSED',
  );
});

test('a new version supersedes the one before, which stays readable', async () => {
  await ours.admin.ok(upload, { input: await paperOf(ours.admin) });
  const { uploadDocument: second } = await ours.admin.ok(upload, { input: await paperOf(ours.admin) });
  expect(second.version).toBe(2);
  const statutes = (rows: { id: string; type: string; supersededAt: string | null }[]) =>
    rows.filter(({ type }) => type === 'STATUTE_OR_CONSTITUTION');
  expect(statutes(await documentsOf(reader))).toMatchObject([{ id: second.id, supersededAt: null }]);
  const [old] = statutes(await documentsOf(reader, true));
  expect(old?.supersededAt).not.toBeNull();
  expect((await reader.ok(download, { id: old?.id })).createDocumentDownload.url).toContain('/files/registry/');
});

test('two at once become two versions, one after the other', async () => {
  const inputs = await Promise.all([1, 2, 3].map(() => paperOf(ours.admin, { type: 'FINANCE_MANUAL' })));
  const made = await Promise.all(inputs.map((input) => ours.admin.ok(upload, { input })));
  expect(made.map(({ uploadDocument }) => uploadDocument.version).sort()).toEqual([1, 2, 3]);
});

test('the bytes decide what a file is, whatever it is called', async () => {
  const attempt = (bytes: Buffer) =>
    ours.admin.send('Registry', { kind: 'PARTNER_DOCUMENT', name: 'statute.pdf', bytes }).catch(String);
  expect(await attempt(Buffer.from('<html><script>alert(1)</script>'))).toMatch(/not taken: 415/);
  expect(await attempt(Buffer.from('PK\x03\x04 an archive', 'latin1'))).toMatch(/not taken: 415/);
  const large = { kind: 'PARTNER_DOCUMENT', name: 'a.pdf', size: 20_000_001, sha256: 'a'.repeat(64) };
  const announce = 'mutation ($input: CreateUploadInput!) { createRegistryUpload(input: $input) { id } }';
  expect(await ours.admin.refusal(announce, { input: large })).toBe('INVALID_INPUT');
  expect(await ours.admin.refusal(announce, { input: { ...large, size: 1, kind: 'PARTNER_FILE' } })).toBe(
    'FORBIDDEN / ROLE_REQUIRED',
  );
});

describe('who opens what', () => {
  test('statute and registration: every agency and the partner; a link of five minutes, on record', async () => {
    const [document] = await documentsOf(reader);
    expect(document.content.sha256).toMatch(/^[0-9a-f]{64}$/);
    const { createDocumentDownload: link } = await reader.ok(download, { id: document.id });
    const seconds = (Date.parse(link.expiresAt) - system.clock.now().getTime()) / 1_000;
    expect(seconds).toBeGreaterThan(240);
    expect(seconds).toBeLessThanOrEqual(300);
    const bytes = Buffer.from(await (await fetch(link.url)).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.content.sha256);
    const [recorded] = await sql(
      `SELECT agency, object_id, detail FROM audit_event WHERE action = 'createDocumentDownload' AND agency = 'WFP' ORDER BY id DESC LIMIT 1`,
    );
    expect(recorded).toMatchObject({ object_id: document.id, detail: { sha256: document.content.sha256 } });
    system.clock.advance(5 * 60_000 + 1_000);
    expect((await fetch(link.url)).status).toBe(403);
    await signIn();
  });

  test('a policy: verifiers of any agency and the partner; others learn that it is there, and whom to ask', async () => {
    const policy = await addPolicy();
    const seen = async (caller: Caller) =>
      (await documentsOf(caller)).find(({ type }: { type: string }) => type === 'PSEA_POLICY');
    expect(await seen(reader)).toMatchObject({ content: null, redaction: { reason: 'CONFIDENTIAL' } });
    expect((await seen(reader)).redaction.howToRequest).toContain('VERIFIER');
    expect(await reader.refusal(download, { id: policy.id })).toBe('FORBIDDEN / ROLE_REQUIRED');
    for (const caller of [verifier, vetter, ours.admin]) {
      expect(await seen(caller)).toMatchObject({ content: { title: 'Our policy' }, redaction: null });
      await caller.ok(download, { id: policy.id });
    }
    const reads = await sql(
      `SELECT agency, detail FROM audit_event WHERE action = 'PartnerDocument.content' AND agency = 'UNICEF'`,
    );
    expect(reads[0].detail.documentIds).toEqual([policy.id]);
  });

  test('another partner finds nothing, by any door', async () => {
    const [document] = await documentsOf(ours.admin);
    expect(await theirs.admin.ok(list, { id: ours.partnerId, all: true })).toEqual({ partner: null });
    expect(await theirs.admin.refusal(download, { id: document.id })).toBe('NOT_FOUND');
    expect(await theirs.admin.refusal(upload, { input: await paperOf(theirs.admin) })).toBe('NOT_FOUND');
    const stolen = await sendPaper(ours.admin, 'stolen');
    const own = { ...(await paperOf(theirs.admin)), partnerId: theirs.partnerId, fileId: stolen };
    expect(await theirs.admin.refusal(upload, { input: own })).toBe('NOT_FOUND');
    expect(await system.anybody.refusal(download, { id: document.id })).toBe('UNAUTHENTICATED');
  });

  test('agencies key for the partners that they sponsor, and their files are theirs', async () => {
    const foreign = await system.as('WFP', 'steward');
    expect(await foreign.refusal(upload, { input: { ...(await paperOf(ours.admin)) } })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
    const input = await paperOf(officer, { type: 'ORGANIGRAM', title: 'Chart' });
    expect((await officer.ok(upload, { input })).uploadDocument.agency).toBe('UNHCR');
    expect(await officer.refusal(upload, { input: await paperOf(ours.admin, { type: 'ORGANIGRAM' }) })).toBe(
      'NOT_FOUND',
    );
  });
});

describe('verification', () => {
  test('R-INV-6: the responsible office decides, never who keyed it', async () => {
    const [document] = await documentsOf(vetter);
    const accept = { input: { documentId: document.id, outcome: 'ACCEPTED' } };
    // UNICEF does not sponsor the registration.
    expect(await verifier.refusal(verify, accept)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await reader.refusal(verify, accept)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await ours.admin.refusal(verify, accept)).toBe('FORBIDDEN / ROLE_REQUIRED');
    await sql(
      `INSERT INTO registration_keyer (registration_id, subject)
       SELECT $1, issuer || '#' || subject FROM member WHERE subject = 'vetter'`,
      [ours.registrationId],
    );
    expect(await vetter.refusal(verify, accept)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    await sql(`DELETE FROM registration_keyer WHERE subject LIKE '%#vetter'`);
    expect((await vetter.ok(verify, accept)).verifyDocument.verification).toEqual({
      outcome: 'ACCEPTED',
      agency: 'UNHCR',
      note: null,
    });
  });

  test('what is refused says why to those who may know, and a correction is one more finding', async () => {
    const [document] = await documentsOf(vetter);
    const refuse = { documentId: document.id, outcome: 'REFUSED' };
    expect(await vetter.refusal(verify, { input: refuse })).toBe('INVALID_INPUT');
    await vetter.ok(verify, { input: { ...refuse, note: 'The seal is missing.' } });
    const found = async (caller: Caller) => (await documentsOf(caller))[0].verification;
    expect(await found(ours.admin)).toMatchObject({ outcome: 'REFUSED', note: 'The seal is missing.' });
    expect(await found(reader)).toEqual({ outcome: 'REFUSED', agency: 'UNHCR', note: null });
    const checks = await sql('SELECT outcome FROM document_check WHERE document_id = $1 ORDER BY id', [document.id]);
    expect(checks.map(({ outcome }) => outcome)).toEqual(['ACCEPTED', 'REFUSED']);
  });

  test('an old version is decided on no more', async () => {
    const [old] = (await documentsOf(vetter, true)).filter((row: { supersededAt: string | null }) => row.supersededAt);
    expect(await vetter.refusal(verify, { input: { documentId: old.id, outcome: 'ACCEPTED' } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
  });
});

describe('after submission', () => {
  const attempt = async (facts: object = {}) =>
    ours.admin.refusal(upload, { input: await paperOf(ours.admin, facts) }).catch(() => 'taken');

  test('papers are read-only, unless information was asked for', async () => {
    await handIn(system, { ...ours, only: 'papers' });
    for (const state of ['SUBMITTED', 'IN_VETTING', 'VETTED', 'DECLARATION_PENDING', 'SCREENING_HOLD']) {
      await setState(state);
      expect([state, await attempt()]).toEqual([state, 'CONFLICT / INVALID_STATE']);
      expect(await attempt({ type: 'ANNUAL_REPORT' })).toBe('CONFLICT / INVALID_STATE');
    }
    await setState('INFO_REQUESTED');
    expect(await attempt()).toBe('taken');
    await setState('PROFILE_OPEN');
    expect(await attempt({ type: 'ANNUAL_REPORT' })).toBe('taken');
    expect(await attempt()).toBe('CONFLICT / INVALID_STATE');
    for (const state of ['REJECTED', 'WITHDRAWN', 'LAPSED']) {
      await setState(state);
      expect([state, await attempt()]).toEqual([state, 'CONFLICT / INVALID_STATE']);
    }
  });

  test('what ends soon or has ended is renewed, whoever is deciding', async () => {
    await setState('IN_VETTING');
    expect(await attempt({ ...legal, expiresOn: daysFromNow(900) })).toBe('CONFLICT / INVALID_STATE');
    await sql(`UPDATE partner_document SET expires_on = $2 WHERE partner_id = $1 AND type = 'LEGAL_REGISTRATION'`, [
      ours.partnerId,
      daysFromNow(30),
    ]);
    const validity = async () =>
      (await documentsOf(reader)).find(({ type }: { type: string }) => type === 'LEGAL_REGISTRATION').validity;
    expect(await validity()).toBe('EXPIRING');
    system.clock.advance(31 * day);
    await signIn();
    expect(await validity()).toBe('EXPIRED');
    expect(await attempt({ ...legal, expiresOn: daysFromNow(900) })).toBe('taken');
    expect(await validity()).toBe('VALID');
    expect(await attempt({ ...legal, expiresOn: daysFromNow(900) })).toBe('CONFLICT / INVALID_STATE');
  });

  test('once registered, every agency may key and verify for its office', async () => {
    await setState('REGISTERED');
    const document = (await documentsOf(verifier)).find(({ type }: { type: string }) => type === 'LEGAL_REGISTRATION');
    const accept = { input: { documentId: document.id, outcome: 'ACCEPTED' } };
    expect((await verifier.ok(verify, accept)).verifyDocument.verification.agency).toBe('UNICEF');
  });
});

test('a page of partners with their papers costs the same however long it is', async () => {
  await handIn(system, { ...theirs, only: 'papers' });
  const page = `query ($first: Int!, $filter: PartnerFilter!) { searchPartners(first: $first, filter: $filter) { edges { node {
    documents { type content { title } verification { outcome } } } } } }`;
  for (const [first, text] of [
    [1, 'sagal'],
    [100, undefined],
  ])
    await expectSql(4, () => reader.ok(page, { first, filter: { text } }));
});

test('nothing confidential of papers is in events or in the record', async () => {
  const [{ text }] = await sql(
    `SELECT (SELECT coalesce(string_agg(data::text, ' '), '') FROM outbox_event)
         || (SELECT coalesce(string_agg(detail::text, ' '), '') FROM audit_event) AS text`,
  );
  expect(text).not.toContain('Our policy');
  expect(text).not.toContain('The seal is missing');
});
