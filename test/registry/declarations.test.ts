import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { type BegunRegistration, beginRegistration, handIn, sendPaper } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(180_000);

const day = 86_400_000;
const codes = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9', 'D10'];
const yes = codes.map((code) => ({ code, answer: true }));
const sign = `mutation ($input: SignDeclarationInput!) { signDeclaration(input: $input) {
  id state channel templateVersion language legalName signatory { name title } signedAt validUntil contentHash signedText
  isValid answers { code answer } } }`;
const review = 'mutation ($input: ReviewDeclarationInput!) { reviewDeclaration(input: $input) { id state } }';
const current = `query ($id: ID!) { partner(id: $id) {
  currentDeclaration { id state isValid resignBy contentHash history { state cause note agency } }
  declarations { id state } registration { id state } } }`;
const rename = `mutation ($id: ID!, $name: String!, $version: Int!) {
  renamePartner(input: { partnerId: $id, legalName: $name, expectedVersion: $version }) { version } }`;

/** Stands nowhere else, so that finding it is finding a leak. */
const signatory = { name: 'Amina Zyxwarsame', title: 'Director' };

let system: TestSystem;
let officer: Caller;
let vetter: Caller;
const list = gunzipSync(readFileSync(join(__dirname, '../fixtures/lists/un-sc-consolidated-2026-02-27.xml.gz')));

// biome-ignore lint/suspicious/noExplicitAny: rows of many tables
const sql = async (text: string, values: unknown[] = []): Promise<any[]> =>
  (await withClient(system.databases.registry.adminUrl, (admin) => admin.query(text, values))).rows;
const inputFor = ({ partnerId }: BegunRegistration, change: object = {}) => ({
  input: { partnerId, templateVersion: '2023.2', answers: yes, signatory, language: 'EN', ...change },
});
const stateOf = async ({ registrationId }: BegunRegistration): Promise<string> =>
  (await sql('SELECT state FROM registration WHERE id = $1', [registrationId]))[0].state;
const setState = ({ registrationId }: BegunRegistration, state: string) =>
  sql('UPDATE registration SET state = $2 WHERE id = $1', [registrationId, state]);
const reaches = (registration: BegunRegistration, state: string) =>
  eventually(async () => expect(await stateOf(registration)).toBe(state), 30_000);
const seen = async (registration: BegunRegistration, caller: Caller = registration.admin) =>
  (await caller.ok(current, { id: registration.partnerId })).partner;
const holdsOf = async ({ partnerId }: BegunRegistration) =>
  sql(
    `SELECT code, purposes, lifted_at IS NOT NULL AS lifted FROM eligibility_hold WHERE partner_id = $1 AND source = 'DECLARATION' ORDER BY id`,
    [partnerId],
  );

async function importList() {
  const screener = await system.as('UNICEF', 'screener');
  const fileId = await screener.send('Sanctions', { kind: 'LIST_FILE', name: 'list.xml', bytes: list });
  await screener.ok('mutation ($fileId: ID!) { importList(input: { source: "UNSC", fileId: $fileId }) { id } }', {
    fileId,
  });
}

/** A partner with papers and people, vetted and invited to sign; the way there has tests of its own. */
async function readyToSign(legalName: string, admin: string, headed = true): Promise<BegunRegistration> {
  const registration = await beginRegistration(system, { legalName, admin });
  await handIn(system, { ...registration, only: 'papers' });
  if (headed) {
    await registration.admin.ok('mutation ($input: AddKeyPersonInput!) { addKeyPerson(input: $input) { id } }', {
      input: { partnerId: registration.partnerId, role: 'HEAD', fullName: 'Ifrah Qonsol', birthYear: 1980 },
    });
  }
  await setState(registration, 'DECLARATION_PENDING');
  return registration;
}

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  vetter = await system.as('UNHCR', 'vetter');
  await importList();
  // Taking a list in keeps this process busy for seconds; whoever asks meanwhile may run into the gateway's time limit.
  await eventually(async () => expect(await sql('SELECT 1 FROM list_confirmation')).toHaveLength(1), 60_000);
});

afterAll(() => system?.stop());

test('the text of every version is on the server, in English and French', async () => {
  const { declarationTemplate, declarationTemplates } = await vetter.ok(`{
    declarationTemplate { version effectiveFrom statements { code mandatory tracks text fr: text(language: FR) } }
    declarationTemplates { version } }`);
  expect(declarationTemplates).toEqual([{ version: '2023.2' }]);
  expect(declarationTemplate.statements.map(({ code }: { code: string }) => code)).toEqual(codes);
  expect(declarationTemplate.statements[6].text).toContain('Security Council');
  expect(declarationTemplate.statements[6].fr).toContain('Conseil de sécurité');
  expect((await vetter.ok('{ declarationTemplate(version: "1999.1") { version } }')).declarationTemplate).toBeNull();
});

describe('signing', () => {
  let ours: BegunRegistration;
  let rival: BegunRegistration;
  const refused = async (change: object = {}, caller = ours.admin) => {
    const { errors } = await caller.ask(sign, inputFor(ours, change));
    const { code, reason, rule, facts } = errors?.[0]?.extensions ?? {};
    return { code, reason, rule, facts };
  };

  beforeAll(async () => {
    ours = await readyToSign('Sagal Water Initiative', 'amina', false);
    rival = await readyToSign('Kulmiye Health Society', 'rival');
  });

  test('R-INV-5: every mandatory statement YES, and a head who stands for it', async () => {
    const answers = [...yes.slice(0, 8), { code: 'D9', answer: false }];
    expect(await refused({ answers })).toEqual({
      code: 'PRECONDITION_FAILED',
      reason: 'MISSING_REQUIREMENT',
      rule: 'R-INV-5',
      facts: { missing: ['D9', 'D10', 'HEAD'] },
    });
    expect(await refused()).toMatchObject({ facts: { missing: ['HEAD'] } });
    await ours.admin.ok('mutation ($input: AddKeyPersonInput!) { addKeyPerson(input: $input) { id } }', {
      input: { partnerId: ours.partnerId, role: 'HEAD', fullName: 'Ifrah Qonsol' },
    });
    expect(await refused({ answers: [...yes, { code: 'D11', answer: true }] })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await refused({ answers: [...yes, { code: 'D1', answer: true }] })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await refused({ templateVersion: '2019.1' })).toMatchObject({
      code: 'CONFLICT',
      reason: 'TEMPLATE_SUPERSEDED',
      facts: { version: '2023.2' },
    });
  });

  test('R-INV-5: only an administrator of the partner', async () => {
    expect(await refused({}, rival.admin)).toMatchObject({ code: 'NOT_FOUND' });
    for (const caller of [officer, vetter, await system.as('UNHCR', 'admin')])
      expect(await refused({}, caller)).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
    const { invitePartnerUser } = await ours.admin.ok(
      `mutation ($input: InvitePartnerUserInput!) { invitePartnerUser(input: $input) { code } }`,
      {
        input: {
          partnerId: ours.partnerId,
          roles: ['PARTNER_EDITOR'],
          person: { name: 'Hodan Cali', email: 'hodan@example.org' },
        },
      },
    );
    const editor = await system.as('PARTNER_USERS', 'editor');
    await editor.ok('mutation ($code: String!) { acceptInvitation(input: { code: $code }) }', {
      code: invitePartnerUser.code,
    });
    await eventually(async () => expect((await seen(ours, editor))?.registration.state).toBe('DECLARATION_PENDING'));
    expect(await refused({}, editor)).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
    await setState(ours, 'IN_VETTING');
    expect(await refused()).toMatchObject({ code: 'CONFLICT', reason: 'INVALID_STATE' });
    await setState(ours, 'DECLARATION_PENDING');
  });

  test('what was signed has a hash that everybody can compute again', async () => {
    const input = inputFor(ours, { idempotencyKey: randomUUID() });
    const { signDeclaration: signed } = await ours.admin.ok(sign, input);
    expect(signed).toMatchObject({ state: 'SIGNED', channel: 'PORTAL', signatory, isValid: false, answers: yes });
    expect(Date.parse(signed.validUntil) - Date.parse(signed.signedAt)).toBeGreaterThan(5 * 365 * day);
    expect(createHash('sha256').update(signed.signedText).digest('hex')).toBe(signed.contentHash);
    const text = JSON.parse(signed.signedText);
    expect(text).toMatchObject({
      signatory,
      signedAt: signed.signedAt,
      template: { version: '2023.2', language: 'EN' },
    });
    expect(text.template.statements).toHaveLength(10);
    expect(text.partner).toEqual({ id: ours.partnerId, legalName: 'Sagal Water Initiative' });
    expect((await ours.admin.ok(sign, input)).signDeclaration).toEqual(signed);
    expect(await ours.admin.refusal(sign, inputFor(ours))).toBe('CONFLICT / INVALID_STATE');
  });

  test('it waits for the screening of what was signed, and then for the review', async () => {
    await reaches(ours, 'DECLARATION_REVIEW');
    const events = await sql(
      'SELECT to_state, reason FROM registration_event WHERE registration_id = $1 ORDER BY id DESC LIMIT 2',
      [ours.registrationId],
    );
    expect(events).toEqual([
      { to_state: 'DECLARATION_REVIEW', reason: null },
      { to_state: 'SCREENING_HOLD', reason: 'SCREENING_PENDING' },
    ]);
    expect((await seen(ours, await system.as('WFP', 'reader'))).currentDeclaration).toMatchObject({ state: 'SIGNED' });
    expect(await rival.admin.ok(current, { id: ours.partnerId })).toEqual({ partner: null });
  });

  test('the name of the signatory is encrypted, and in no event and no record', async () => {
    const [{ text }] = await sql(
      `SELECT (SELECT string_agg(row_to_json(d)::text, ' ') FROM partner_declaration d)
           || (SELECT string_agg(data::text, ' ') FROM outbox_event)
           || (SELECT string_agg(row_to_json(i)::text, ' ') FROM idempotent_call i)
           || (SELECT coalesce(string_agg(detail::text, ' '), '') FROM audit_event) AS text`,
    );
    expect(text).toContain(ours.partnerId);
    expect(text).not.toContain('Zyxwarsame');
  });

  describe('the review', () => {
    const decide = async (decision: string, note: string | null = null) => ({
      input: { declarationId: (await seen(ours)).currentDeclaration.id, decision, note },
    });

    test('R-INV-6: a vetting officer of the sponsoring agency who keyed nothing', async () => {
      for (const caller of [ours.admin, officer, await system.as('UNICEF', 'verifier')])
        expect(await caller.refusal(review, await decide('APPROVE'))).toBe('FORBIDDEN / ROLE_REQUIRED');
      await sql(
        `INSERT INTO registration_keyer (registration_id, subject)
         SELECT $1, issuer || '#' || subject FROM member WHERE subject = 'vetter'`,
        [ours.registrationId],
      );
      expect(await vetter.refusal(review, await decide('APPROVE'))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
      await sql(`DELETE FROM registration_keyer WHERE subject LIKE '%#vetter'`);
      await sql(`UPDATE registration SET sponsor_agency = 'WFP', office_id = NULL WHERE id = $1`, [
        ours.registrationId,
      ]);
      expect(await vetter.refusal(review, await decide('APPROVE'))).toBe('FORBIDDEN / ROLE_REQUIRED');
      await sql(
        `UPDATE registration SET sponsor_agency = 'UNHCR', office_id = (SELECT id FROM office WHERE name = 'UNHCR Somalia') WHERE id = $1`,
        [ours.registrationId],
      );
    });

    test('returned, it is signed again, and screened again', async () => {
      expect(await vetter.refusal(review, await decide('RETURN'))).toBe('INVALID_INPUT');
      expect((await vetter.ok(review, await decide('RETURN', 'Give your full title.'))).reviewDeclaration.state).toBe(
        'RETURNED',
      );
      expect(await stateOf(ours)).toBe('DECLARATION_PENDING');
      expect((await seen(ours)).currentDeclaration.history.at(-1)).toMatchObject({ note: 'Give your full title.' });
      await ours.admin.ok(sign, inputFor(ours));
      await reaches(ours, 'DECLARATION_REVIEW');
      expect((await seen(ours)).declarations.map(({ state }: { state: string }) => state)).toEqual([
        'SIGNED',
        'SUPERSEDED',
      ]);
    });

    test('a hit that came up meanwhile stops the approval', async () => {
      const spoil = `UPDATE clearance SET status = $2 WHERE partner_id = $1`;
      await sql(spoil, [ours.partnerId, 'HITS_OPEN']);
      expect(await vetter.refusal(review, await decide('APPROVE'))).toBe('PRECONDITION_FAILED / CLEARANCE_STALE');
      await sql(spoil, [ours.partnerId, 'CLEAR']);
    });

    test('approved, it is in force and the profile opens', async () => {
      const input = await decide('APPROVE');
      await vetter.ok(review, input);
      expect(await stateOf(ours)).toBe('PROFILE_OPEN');
      expect((await seen(ours)).currentDeclaration).toMatchObject({ state: 'IN_FORCE', isValid: true });
      expect(await vetter.refusal(review, input)).toBe('CONFLICT / INVALID_STATE');
    });
  });

  describe('R-INV-5: what ends its validity', () => {
    const version = async () => (await sql('SELECT version FROM partner WHERE id = $1', [ours.partnerId]))[0].version;
    const isInvalid = async (cause: string) => {
      const { currentDeclaration } = await seen(ours);
      expect(currentDeclaration).toMatchObject({ state: 'INVALIDATED', isValid: false });
      expect(currentDeclaration.history.at(-1)).toMatchObject({ state: 'INVALIDATED', cause });
      const days = (Date.parse(currentDeclaration.resignBy) - system.clock.now().getTime()) / day;
      expect(days).toBeGreaterThan(29.9);
      expect(days).toBeLessThanOrEqual(30);
      expect((await holdsOf(ours)).at(-1)).toEqual({
        code: 'DECLARATION_INVALID',
        purposes: ['SELECT', 'SIGN'],
        lifted: false,
      });
      const [notice] = await sql(
        `SELECT data FROM outbox_event WHERE type = 'registry.notice-due' ORDER BY id DESC LIMIT 1`,
      );
      expect(notice.data).toMatchObject({ kind: 'DECLARATION_INVALID', partnerId: ours.partnerId });
    };
    const signAgain = async () => {
      expect((await ours.admin.ok(sign, inputFor(ours))).signDeclaration).toMatchObject({
        state: 'IN_FORCE',
        isValid: true,
      });
      expect((await holdsOf(ours)).every(({ lifted }) => lifted)).toBe(true);
    };

    test('another legal name: no new selections until it is signed again, without another review', async () => {
      await officer.ok(rename, { id: ours.partnerId, name: 'Sagal Water and Sanitation', version: await version() });
      await isInvalid('LEGAL_NAME_CHANGED');
      await signAgain();
      expect(await stateOf(ours)).toBe('PROFILE_OPEN');
    });

    test('another head, another member of the board', async () => {
      const add = 'mutation ($input: AddKeyPersonInput!) { addKeyPerson(input: $input) { id } }';
      const person = (role: string) => ({ input: { partnerId: ours.partnerId, role, fullName: `A new ${role}` } });
      await ours.admin.ok(add, person('BOARD'));
      await isInvalid('BOARD_CHANGED');
      await signAgain();
      await ours.admin.ok(add, person('HEAD'));
      await isInvalid('HEAD_CHANGED');
      await signAgain();
    });

    test('another major version of the text, not another minor one', async () => {
      const { currentDeclaration: before } = await seen(ours);
      await sql(`INSERT INTO declaration_template (version, effective_from) VALUES ('2023.3', '2024-01-01')`);
      expect((await seen(ours)).currentDeclaration.isValid).toBe(true);
      await sql(`INSERT INTO declaration_template (version, effective_from) VALUES ('2024.1', '2025-01-01')`);
      expect((await seen(ours)).currentDeclaration).toMatchObject({ id: before.id, isValid: false });
      await sql(`DELETE FROM declaration_template WHERE version IN ('2023.3', '2024.1')`);
    });

    test('five years', async () => {
      system.clock.advance(5 * 365 * day);
      const again = async (agency: string, subject: string) => system.as(agency, subject);
      ours = { ...ours, admin: await again('PARTNER_USERS', 'amina') };
      await eventually(async () => expect((await seen(ours)).currentDeclaration.isValid).toBe(true));
      system.clock.advance(2 * day);
      ours = { ...ours, admin: await again('PARTNER_USERS', 'amina') };
      await eventually(async () =>
        expect((await seen(ours)).currentDeclaration).toMatchObject({ state: 'IN_FORCE', isValid: false }),
      );
      [officer, vetter] = [await again('UNHCR', 'officer'), await again('UNHCR', 'vetter')];
      await eventually(() => officer.ok('{ searchPartners(first: 1) { totalCount } }'));
    });
  });
});

describe('screening on signing (UNHCR-47)', () => {
  const reasonOf = async ({ registrationId }: BegunRegistration) =>
    (await sql('SELECT reason FROM registration WHERE id = $1', [registrationId]))[0].reason;

  test('an open hit keeps it on hold, without a word to the partner', async () => {
    const listed = await readyToSign('Al Rashed Trust', 'listed');
    await listed.admin.ok(sign, inputFor(listed));
    await eventually(async () => expect(await reasonOf(listed)).toBe('HITS_OPEN'), 30_000);
    expect(await stateOf(listed)).toBe('SCREENING_HOLD');
    const answer = await listed.admin.ask(current, { id: listed.partnerId });
    expect(JSON.stringify(answer)).not.toMatch(/HITS|hit/);
  });

  test('a clearance for what the partner was releases nothing; the one for what it is does', async () => {
    const partner = await readyToSign('Horumar Seed Bank', 'horumar');
    const [{ hash: before }] = await sql('SELECT basis_hash AS hash FROM partner WHERE id = $1', [partner.partnerId]);
    await withClient(system.databases.registry.ownerUrl, async (client) => {
      // The consumer waits for its cursor, so the clearance of the first signature is still to come.
      await client.query(`BEGIN; SELECT 1 FROM feed_cursor WHERE consumer = 'sanctions' FOR UPDATE`);
      await partner.admin.ok(sign, inputFor(partner));
      await sql(`UPDATE clearance SET status = 'CLEAR' WHERE partner_id = $1`, [partner.partnerId]);
      const [{ hash: signed }] = await sql('SELECT basis_hash AS hash FROM partner WHERE id = $1', [partner.partnerId]);
      expect(signed).not.toBe(before);
      const [{ version }] = await sql('SELECT version FROM partner WHERE id = $1', [partner.partnerId]);
      await officer.ok(rename, { id: partner.partnerId, name: 'Horumar Seed Trust', version });
      // Two turns of the timer that follows what the feed said before: an old clearance is no reason.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await stateOf(partner)).toBe('SCREENING_HOLD');
      await client.query('COMMIT');
    });
    await reaches(partner, 'DECLARATION_REVIEW');
    const [{ matches }] = await sql(
      `SELECT c.basis_hash = p.basis_hash AS matches FROM clearance c JOIN partner p ON p.id = c.partner_id WHERE p.id = $1`,
      [partner.partnerId],
    );
    expect(matches).toBe(true);
    // The name that it signed under is no longer its name.
    const { currentDeclaration } = await seen(partner);
    expect(currentDeclaration.state).toBe('INVALIDATED');
    const decide = (decision: string, note?: string) => ({
      input: { declarationId: currentDeclaration.id, decision, note },
    });
    expect(await vetter.refusal(review, decide('APPROVE'))).toBe('CONFLICT / INVALID_STATE');
    await vetter.ok(review, decide('RETURN', 'Sign under the new name.'));
    expect(await stateOf(partner)).toBe('DECLARATION_PENDING');
  });

  test('a clearance that was there before the hold looked is followed all the same', async () => {
    const partner = await readyToSign('Iftin Lamp Works', 'iftin');
    await partner.admin.ok(sign, inputFor(partner));
    await reaches(partner, 'DECLARATION_REVIEW');
    await sql(`UPDATE registration SET state = 'SCREENING_HOLD' WHERE id = $1`, [partner.registrationId]);
    await reaches(partner, 'DECLARATION_REVIEW');
  });

  test('a confirmed match ends the registration', async () => {
    const partner = await readyToSign('Baraf Ice Cooperative', 'baraf');
    await partner.admin.ok(sign, inputFor(partner));
    await reaches(partner, 'DECLARATION_REVIEW');
    await sql(`UPDATE clearance SET status = 'BLOCKED' WHERE partner_id = $1`, [partner.partnerId]);
    await sql(`UPDATE registration SET state = 'SCREENING_HOLD' WHERE id = $1`, [partner.registrationId]);
    await reaches(partner, 'REJECTED');
    expect((await seen(partner)).currentDeclaration.state).toBe('REJECTED');
  });
});

describe('signed by hand (UNHCR-53)', () => {
  const key = `mutation ($input: KeyDeclarationInput!) { keyDeclaration(input: $input) { id state channel scanSha256 } }`;
  const download = 'mutation ($id: ID!) { createDeclarationDownload(input: { declarationId: $id }) { url } }';

  test('staff of the responsible office key it with its scan, and decide on nothing then', async () => {
    const partner = await readyToSign('Galmudug Weavers', 'weaver');
    const keyed = async (caller: Caller, scanFileId?: string) => ({
      input: { ...inputFor(partner).input, scanFileId: scanFileId ?? (await sendPaper(caller, 'scan')) },
    });
    const somalia = await system.as('UNHCR', 'somalia');
    const foreign = await sendPaper(partner.admin, 'scan');
    expect(await somalia.refusal(key, await keyed(somalia, foreign))).toBe('NOT_FOUND');
    expect(await partner.admin.refusal(key, await keyed(partner.admin))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await vetter.refusal(key, await keyed(somalia))).toBe('FORBIDDEN / ROLE_REQUIRED');
    await sql(
      `UPDATE registration SET office_id = (SELECT id FROM office WHERE name = 'UNHCR Ethiopia') WHERE id = $1`,
      [partner.registrationId],
    );
    expect(await somalia.refusal(key, await keyed(somalia))).toBe('FORBIDDEN / ROLE_REQUIRED');
    await sql(
      `UPDATE registration SET office_id = (SELECT id FROM office WHERE name = 'UNHCR Somalia') WHERE id = $1`,
      [partner.registrationId],
    );
    const { keyDeclaration: signed } = await somalia.ok(key, await keyed(somalia));
    expect(signed).toMatchObject({ state: 'SIGNED', channel: 'OFFLINE' });
    const keyers = await sql('SELECT subject FROM registration_keyer WHERE registration_id = $1', [
      partner.registrationId,
    ]);
    expect(keyers.map(({ subject }) => subject)).toContainEqual(expect.stringMatching(/#somalia$/));
    const { createDeclarationDownload: link } = await vetter.ok(download, { id: signed.id });
    const bytes = Buffer.from(await (await fetch(link.url)).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(signed.scanSha256);
    await reaches(partner, 'DECLARATION_REVIEW');
  });
});

test('a page of partners with their declarations costs the same however long it is', async () => {
  const page = `query ($first: Int!, $filter: PartnerFilter!) { searchPartners(first: $first, filter: $filter) { edges { node {
    currentDeclaration { state isValid signedText history { state } } } } } }`;
  for (const [first, text] of [
    [1, 'horumar'],
    [100, undefined],
  ])
    await expectSql(6, () => officer.ok(page, { first, filter: { text } }));
});
