import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { claimAccess, inventName, requestAccess } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(90_000);

const hour = 3_600_000;
const day = 24 * hour;
let system: TestSystem;
let officer: Caller;

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
});

afterAll(() => system?.stop());

/** Tokens end and memberships grow old with the clock, so staff sign in again. */
async function advance(milliseconds: number): Promise<void> {
  system.clock.advance(milliseconds);
  officer = await system.as('UNHCR', 'officer');
  await eventually(() => officer.ok('{ searchPartners(first: 1) { totalCount } }'));
}

/** As the owner, whom no policy of requests binds. */
// biome-ignore lint/suspicious/noExplicitAny: rows of many tables
const sql = async (text: string, values: unknown[] = []): Promise<any[]> =>
  (await withClient(system.databases.registry.ownerUrl, (owner) => owner.query(text, values))).rows;

const noticesOf = async (registrationId: string): Promise<string[]> =>
  (
    await sql(
      `SELECT data ->> 'kind' AS kind FROM outbox_event WHERE type = 'registry.notice-due' AND subject = $1 ORDER BY id`,
      [registrationId],
    )
  ).map(({ kind }) => kind);

const readRequest = `query ($id: ID!) { accessRequest(id: $id) {
  id legalName acronym otherNames countryOfOrigin primaryType state decision decisionNote agency { code }
  candidates { legalName score reasons { code } }
  authorizedPerson { name title email phone redaction { reason } }
  registration { id state channel identificationChannel track sponsorAgency { code } office { name } partner { id legalName names { value kind } } }
} }`;
const read = async (id: string, caller: Caller = officer) => (await caller.ok(readRequest, { id })).accessRequest;

describe('a request of the public', () => {
  test('that resembles nobody makes a prospect, asks for its documents and shows a code once', async () => {
    const { request, claimCode } = await requestAccess(system.anybody, {
      legalName: '  Hiran   Farmers Cooperative ',
      acronym: 'HFC',
      identificationChannel: 'URBAN_FORUM',
      agency: 'UNHCR',
    });
    expect(request.state).toBe('DOCUMENTS_REQUESTED');
    expect(claimCode).toMatch(/^[\w-]{27}$/);
    const known = await read(request.id);
    expect(known).toMatchObject({
      legalName: 'Hiran Farmers Cooperative',
      primaryType: 'NATIONAL_NGO',
      agency: { code: 'UNHCR' },
      registration: {
        state: 'DOCUMENTS_REQUESTED',
        channel: 'PORTAL',
        identificationChannel: 'URBAN_FORUM',
        sponsorAgency: { code: 'UNHCR' },
        office: { name: 'UNHCR Somalia' },
        partner: { legalName: 'Hiran Farmers Cooperative' },
      },
    });
    expect(known.registration.partner.names).toContainEqual({ value: 'HFC', kind: 'ACRONYM' });
    expect(await noticesOf(known.registration.id)).toEqual(['DOCUMENTS_REQUESTED']);
    expect(await sql('SELECT 1 FROM access_claim WHERE code_hash = $1', [claimCode])).toEqual([]);
  });

  test('keeps the authorised person sealed: officers read the contact, others get a redaction', async () => {
    const { request } = await requestAccess(system.anybody, { legalName: 'Sealed Contact Union' });
    expect(request.authorizedPerson).toMatchObject({ name: null, email: null, redaction: { reason: 'CONFIDENTIAL' } });
    expect((await read(request.id)).authorizedPerson).toEqual({
      name: 'Amina Warsame',
      title: 'Director',
      email: 'amina@example.org',
      phone: '+252 61 5000000',
      redaction: null,
    });
    const reader = await system.as('WFP', 'reader');
    expect((await read(request.id, reader)).authorizedPerson).toMatchObject({
      email: null,
      redaction: expect.anything(),
    });
    const [row] = await sql('SELECT person FROM access_request WHERE id = $1', [request.id]);
    expect(row.person).not.toMatch(/amina/i);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a channel of staff', { channel: 'EMAIL' }],
    ['an agency that does not exist', { agency: 'NOBODY' }],
    ['a name of signs', { legalName: '—' }],
    ['an endless name', { legalName: 'a'.repeat(501) }],
    ['a country that is none', { countryOfOrigin: 'XX' }],
    ['no e-mail address', { authorizedPerson: { name: 'A', title: 'B', email: 'nowhere' } }],
  ])('is refused for %s', async (_case, change) => {
    const attempt = requestAccess(system.anybody, { legalName: 'Refused', ...change });
    await expect(attempt).rejects.toThrow(/INVALID_INPUT/);
  });

  test('repeated with its key is one request, and the code is not shown again', async () => {
    const input = { legalName: 'Said Twice', idempotencyKey: '3d4cf0a1-0000-4000-8000-000000000001' };
    const first = await requestAccess(system.anybody, input);
    const second = await requestAccess(system.anybody, input);
    expect(second).toMatchObject({ request: { id: first.request.id }, claimCode: null });
    expect(await sql('SELECT 1 FROM partner WHERE legal_name = $1', ['Said Twice'])).toHaveLength(1);
    await expect(requestAccess(system.anybody, { ...input, acronym: 'ST' })).rejects.toThrow(/IDEMPOTENCY_KEY_REUSED/);
  });

  test('does not open the queue to the public or to partners', async () => {
    const { request } = await requestAccess(system.anybody, { legalName: 'Not For All' });
    const director = await system.as('PARTNER_USERS', 'director');
    expect(await system.anybody.refusal(readRequest, { id: request.id })).toBe('UNAUTHENTICATED');
    expect(await director.refusal(readRequest, { id: request.id })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await director.refusal('{ accessRequests { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
  });
});

describe('a request that staff key', () => {
  test('is sponsored by their agency, and they are remembered as keyers', async () => {
    const { request } = await requestAccess(officer, { legalName: 'Keyed By Mail', channel: 'EMAIL' });
    const { registration } = await read(request.id);
    expect(registration).toMatchObject({
      channel: 'EMAIL',
      sponsorAgency: { code: 'UNHCR' },
      office: { name: 'UNHCR Somalia' },
    });
    expect(await sql('SELECT subject FROM registration_keyer WHERE registration_id = $1', [registration.id])).toEqual([
      { subject: expect.stringMatching(/#officer$/) },
    ]);
  });

  test.each<[string, [string, string], Record<string, unknown>, RegExp]>([
    ['as if it came through the portal', ['UNHCR', 'officer'], { channel: 'PORTAL' }, /INVALID_INPUT/],
    ['for another agency', ['UNHCR', 'officer'], { channel: 'EMAIL', agency: 'WFP' }, /INVALID_INPUT/],
    ['without the role', ['WFP', 'reader'], { channel: 'EMAIL' }, /ROLE_REQUIRED/],
    [
      'for a country of another office',
      ['UNHCR', 'somalia'],
      { channel: 'EMAIL', countryOfOrigin: 'ET' },
      /ROLE_REQUIRED/,
    ],
  ])('%s is refused', async (_case, [agency, subject], change, refusal) => {
    const caller = await system.as(agency, subject);
    await expect(requestAccess(caller, { legalName: 'Not So', ...change })).rejects.toThrow(refusal);
  });
});

describe('the queue', () => {
  const list = `query ($first: Int!, $after: String, $filter: AccessRequestFilter!) {
    accessRequests(first: $first, after: $after, filter: $filter) {
      totalCount pageInfo { endCursor hasNextPage }
      edges { node { legalName candidates { legalName } registration { state clock { awaited workingDays dueAt overdue } } } }
    } }`;
  const filter = { states: ['DOCUMENTS_REQUESTED'], country: 'KE' };

  test('is oldest first, by pages, in as many statements as one page', async () => {
    const names = Array.from({ length: 5 }, inventName);
    for (const legalName of names) await requestAccess(system.anybody, { legalName, countryOfOrigin: 'KE' });
    const { accessRequests: whole } = await officer.ok(list, { first: 10, filter });
    expect(whole.edges.map(({ node }: { node: { legalName: string } }) => node.legalName)).toEqual(names);
    const { accessRequests: first } = await expectSql(3, () => officer.ok(list, { first: 2, filter }));
    expect([first.totalCount, first.edges.length, first.pageInfo.hasNextPage]).toEqual([5, 2, true]);
    const after = first.pageInfo.endCursor;
    const { accessRequests: second } = await expectSql(3, () => officer.ok(list, { first: 4, after, filter }));
    expect(second.edges.map(({ node }: { node: { legalName: string } }) => node.legalName)).toEqual(names.slice(2));
    expect(second.edges[0].node.registration.clock).toMatchObject({ awaited: 'APPLICANT', overdue: false });
  });

  test('is narrowed by agency', async () => {
    await requestAccess(system.anybody, { legalName: 'For WFP', countryOfOrigin: 'KE', agency: 'WFP' });
    const { accessRequests } = await officer.ok(list, { first: 10, filter: { ...filter, agency: 'WFP' } });
    expect(accessRequests.totalCount).toBe(1);
  });
});

describe('a name that resembles known partners', () => {
  const decide = `mutation ($input: DecideDuplicateInput!) { decideDuplicate(input: $input) {
    state decision decisionNote decidedAt registration { id state reason partner { id legalName } sponsorAgency { code } office { name } } } }`;
  const note = 'Another district and another founder; we called both.';
  let registered: string;
  let prospect: string;

  beforeAll(async () => {
    registered = await addPartner('Dhusamareb Livestock Association');
    await sql('UPDATE partner SET registered_at = $2 WHERE id = $1', [registered, system.clock.now()]);
    prospect = await addPartner('Dhusamareb Livestock Keepers Group');
  });

  async function addPartner(name: string): Promise<string> {
    const { addPartner: added } = await officer.ok(
      'mutation ($name: String!) { addPartner(input: { legalName: $name, primaryType: NATIONAL_NGO, countryOfOrigin: "SO" }) { id } }',
      { name },
    );
    return added.id;
  }

  async function ask(change: Record<string, unknown> = {}) {
    const receipt = await requestAccess(system.anybody, {
      legalName: 'Dhusamareb Livestock Keepers Association',
      ...change,
    });
    expect(receipt.request.state).toBe('DUPLICATE_REVIEW');
    return receipt;
  }
  const decideAs = (input: Record<string, unknown>, caller: Caller = officer) =>
    caller.ok(decide, { input: { note, ...input } });

  test('waits for an officer; those who ask see registered partners only, with reasons, staff see all', async () => {
    const { request } = await ask();
    expect(request.candidates.map(({ partnerId }) => partnerId)).toEqual([registered]);
    expect(request.candidates[0]).toMatchObject({
      legalName: 'Dhusamareb Livestock Association',
      score: null,
      reasons: expect.arrayContaining([{ code: 'NAME', detail: expect.any(String) }]),
    });
    const known = await read(request.id);
    expect(known.candidates.map(({ legalName }: { legalName: string }) => legalName).sort()).toEqual([
      'Dhusamareb Livestock Association',
      'Dhusamareb Livestock Keepers Group',
    ]);
    expect(known.candidates[0].score).toBeGreaterThanOrEqual(0.65);
    expect(known.registration).toMatchObject({ state: 'DUPLICATE_REVIEW', partner: null });
    const stranger = await system.as('PARTNER_USERS', 'asks-while-signed-in');
    const own = await requestAccess(stranger, { legalName: 'Dhusamareb Livestock Keepers' });
    expect(own.request.candidates.map(({ partnerId }) => partnerId)).toEqual([registered]);
  });

  test('R-INV-9: none of them: a new partner, with the documented decision on each', async () => {
    const { request, claimCode } = await ask();
    const claim = 'mutation ($code: String!) { claimAccess(input: { code: $code }) { partnerId } }';
    const early = await system.as('PARTNER_USERS', 'too-early');
    expect(await early.refusal(claim, { code: claimCode })).toBe('CONFLICT / INVALID_STATE');
    const { decideDuplicate: decided } = await decideAs({ requestId: request.id, decision: 'NOT_DUPLICATE' });
    expect(decided).toMatchObject({
      state: 'DOCUMENTS_REQUESTED',
      decision: 'NOT_DUPLICATE',
      decisionNote: note,
      registration: {
        partner: { legalName: 'Dhusamareb Livestock Keepers Association' },
        sponsorAgency: { code: 'UNHCR' },
        office: { name: 'UNHCR Somalia' },
      },
    });
    expect(await noticesOf(decided.registration.id)).toEqual(['DOCUMENTS_REQUESTED']);
    const { candidates } = await read(request.id);
    expect(candidates.length).toBeGreaterThan(1);
    const cases = await sql('SELECT state FROM duplicate_case WHERE note = $1', [note]);
    expect(cases).toEqual(candidates.map(() => ({ state: 'NOT_DUPLICATE' })));
    await early.ok(claim, { code: claimCode });
  });

  test('a known prospect: it takes over the record, once, unless somebody uses it (UNHCR-35)', async () => {
    const taken = await addPartner('Dhusamareb Livestock Traders Association');
    const [first, second] = [await ask(), await ask()];
    const same = (requestId: string, partnerId: string) => ({ requestId, decision: 'SAME_PARTNER', partnerId });
    const refusal = (input: object) => officer.refusal(decide, { input: { note, ...input } });
    expect(await refusal({ requestId: first.request.id, decision: 'SAME_PARTNER' })).toBe('INVALID_INPUT');
    const { decideDuplicate: decided } = await decideAs(same(first.request.id, taken));
    expect(decided.registration.partner).toEqual({ id: taken, legalName: 'Dhusamareb Livestock Traders Association' });
    expect(await refusal(same(second.request.id, taken))).toBe('CONFLICT / PARTNER_TAKEN');
    const director = await system.as('PARTNER_USERS', 'director');
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "wadajir" }) { edges { node { id } } } }',
    );
    const used = searchPartners.edges[0].node.id;
    expect((await director.ok('query ($id: ID!) { partner(id: $id) { id } }', { id: used })).partner).not.toBeNull();
    expect(await refusal(same(second.request.id, used))).toBe('CONFLICT / PARTNER_TAKEN');
    await sql(`UPDATE partner SET standing = 'ACTIVE' WHERE id = $1`, [prospect]);
    expect(await refusal(same(second.request.id, prospect))).toBe('CONFLICT / PARTNER_TAKEN');
    await sql(`UPDATE partner SET standing = 'PROSPECT' WHERE id = $1`, [prospect]);
  });

  test('a duplicate: the request ends, with its code', async () => {
    const { request, claimCode } = await ask();
    const { decideDuplicate: decided } = await decideAs({
      requestId: request.id,
      decision: 'DUPLICATE',
      partnerId: registered,
    });
    expect(decided).toMatchObject({ state: 'REJECTED', registration: { reason: 'DUPLICATE', partner: null } });
    expect(await noticesOf(decided.registration.id)).toEqual(['ACCESS_REJECTED']);
    const person = await system.as('PARTNER_USERS', 'rejected-person');
    const claim = 'mutation ($code: String!) { claimAccess(input: { code: $code }) { partnerId } }';
    expect(await person.refusal(claim, { code: claimCode })).toBe('NOT_FOUND / CODE_NOT_VALID');
    expect(await officer.refusal(decide, { input: { requestId: request.id, decision: 'NOT_DUPLICATE', note } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
  });

  test('by many officers at once is one decision, and one partner', async () => {
    const { request } = await ask({ legalName: 'Dhusamareb Livestock Owners Association' });
    const input = { requestId: request.id, decision: 'NOT_DUPLICATE', note };
    const answers = await Promise.all([1, 2, 3, 4].map(() => officer.ask(decide, { input })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(
      await sql('SELECT 1 FROM partner WHERE legal_name = $1', ['Dhusamareb Livestock Owners Association']),
    ).toHaveLength(1);
  });

  test('is decided by those whose agency and office are asked', async () => {
    const { request } = await ask({ agency: 'WFP' });
    const input = { requestId: request.id, decision: 'NOT_DUPLICATE', note };
    expect(await officer.refusal(decide, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await (await system.as('WFP', 'reader')).refusal(decide, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await system.anybody.refusal(decide, { input })).toBe('UNAUTHENTICATED');
  });
});

describe('sponsoring', () => {
  const sponsor = `mutation ($id: ID!) { sponsorRegistration(input: { registrationId: $id }) { sponsorAgency { code } office { name } } }`;

  test('makes the agency of whoever comes first the sponsor, once', async () => {
    const { request } = await requestAccess(system.anybody, { legalName: 'Nobody Asked' });
    const { registration } = await read(request.id);
    expect(registration.sponsorAgency).toBeNull();
    const attempts = await Promise.all([1, 2, 3].map(() => officer.ask(sponsor, { id: registration.id })));
    const refused = attempts.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.reason) ?? []);
    expect(refused).toEqual(['ALREADY_SPONSORED', 'ALREADY_SPONSORED']);
    expect((await read(request.id)).registration).toMatchObject({
      sponsorAgency: { code: 'UNHCR' },
      office: { name: 'UNHCR Somalia' },
    });
  });

  test('is for those whose office is responsible', async () => {
    const { request } = await requestAccess(system.anybody, { legalName: 'Of Ethiopia', countryOfOrigin: 'ET' });
    const { registration } = await read(request.id);
    const somalia = await system.as('UNHCR', 'somalia');
    expect(await somalia.refusal(sponsor, { id: registration.id })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });
});

describe('claiming access', () => {
  const claim = 'mutation ($code: String!) { claimAccess(input: { code: $code }) { partnerId registrationId } }';
  const renew =
    'mutation ($id: ID!) { issueClaimCode(input: { registrationId: $id }) { claimCode registration { id } } }';

  test('links a person who signed in to the partner, with its rights and no others', async () => {
    const { request, claimCode } = await requestAccess(system.anybody, { legalName: 'Claimed Union' });
    const { registration } = await read(request.id);
    const newcomer = await system.as('PARTNER_USERS', 'somebody-new');
    const own =
      'query ($id: ID!) { partner(id: $id) { legalName registration { id state } } registration(id: $registration) { state } }'.replace(
        '($id: ID!)',
        '($id: ID!, $registration: ID!)',
      );
    const ids = { id: registration.partner.id, registration: registration.id };
    // Nobody's member yet: refused, whether the row is there or not.
    expect((await newcomer.ask(own, ids)).data).toEqual({ partner: null, registration: null });
    await claimAccess(newcomer, claimCode, registration.partner.id);
    expect(await newcomer.ok(own, ids)).toEqual({
      partner: { legalName: 'Claimed Union', registration: { id: registration.id, state: 'DOCUMENTS_REQUESTED' } },
      registration: { state: 'DOCUMENTS_REQUESTED' },
    });
    const contact = `query ($id: ID!) { registration(id: $id) { accessRequest { authorizedPerson { email } } } }`;
    expect(
      (await newcomer.ok(contact, { id: registration.id })).registration.accessRequest.authorizedPerson.email,
    ).toBe('amina@example.org');
    const other = await requestAccess(system.anybody, { legalName: 'Somebody Else' });
    const { registration: foreign } = await read(other.request.id);
    expect(
      (await newcomer.ok('query ($id: ID!) { registration(id: $id) { id } }', { id: foreign.id })).registration,
    ).toBeNull();
    // The gateway may know of the membership only later, so the database is asked.
    expect(await newcomer.refusal(claim, { code: other.claimCode })).toBe('CONFLICT / ALREADY_MEMBER');
  });

  test('gives one answer to a wrong, used, renewed and expired code', async () => {
    const used = await requestAccess(system.anybody, { legalName: 'Used Code' });
    await (await system.as('PARTNER_USERS', 'first-user')).ok(claim, { code: used.claimCode });
    const renewed = await requestAccess(system.anybody, { legalName: 'Renewed Code' });
    const { registration } = await read(renewed.request.id);
    const { issueClaimCode: fresh } = await officer.ok(renew, { id: registration.id });
    const stranger = await system.as('PARTNER_USERS', 'stranger');
    const answers = await Promise.all(
      ['x', used.claimCode, renewed.claimCode].map(async (code) => {
        const { errors } = await stranger.ask(claim, { code });
        return JSON.stringify([errors?.[0]?.message, errors?.[0]?.extensions.code, errors?.[0]?.extensions.reason]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('CODE_NOT_VALID');
    await advance(91 * day);
    const late = await system.as('PARTNER_USERS', 'stranger');
    expect(await late.refusal(claim, { code: fresh.claimCode })).toBe('NOT_FOUND / CODE_NOT_VALID');
  });

  test('of one code by many at once is one membership', async () => {
    const { request, claimCode } = await requestAccess(system.anybody, { legalName: 'Raced For' });
    const callers = await Promise.all([1, 2, 3, 4].map((number) => system.as('PARTNER_USERS', `racer-${number}`)));
    const answers = await Promise.all(callers.map((caller) => caller.ask(claim, { code: claimCode })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const { registration } = await read(request.id);
    expect(await sql('SELECT 1 FROM member WHERE partner_id = $1', [registration.partner.id])).toHaveLength(1);
  });

  test('of two codes by one person at once is one membership', async () => {
    const codes = await Promise.all(
      ['Twice One', 'Twice Two'].map(
        async (legalName) => (await requestAccess(system.anybody, { legalName })).claimCode,
      ),
    );
    const greedy = await system.as('PARTNER_USERS', 'greedy');
    const answers = await Promise.all(codes.map((code) => greedy.ask(claim, { code })));
    expect(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.reason) ?? [])).toEqual([
      'ALREADY_MEMBER',
    ]);
  });

  test('is not for staff, and ends after ten attempts in an hour', async () => {
    expect(await officer.refusal(claim, { code: 'x' })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await system.anybody.refusal(claim, { code: 'x' })).toBe('UNAUTHENTICATED');
    const { claimCode } = await requestAccess(system.anybody, { legalName: 'Guessed At' });
    const guesser = await system.as('PARTNER_USERS', 'guesser');
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(await guesser.refusal(claim, { code: `guess ${attempt}` })).toBe('NOT_FOUND / CODE_NOT_VALID');
    }
    expect(await guesser.refusal(claim, { code: claimCode })).toBe('FORBIDDEN / TOO_MANY_ATTEMPTS');
    await advance(hour + 1_000);
    await (await system.as('PARTNER_USERS', 'guesser')).ok(claim, { code: claimCode });
  });
});

describe('inviting partners of the roster', () => {
  const invite = `mutation ($ids: [ID!]!) { invitePartnersToRegister(input: { partnerIds: $ids }) {
    partnerId claimCode refusal registration { id state channel track sponsorAgency { code } } } }`;

  test('opens a registration for each prospect, and says of the others why not (UNHCR-35)', async () => {
    const { addPartner } = await officer.ok(
      'mutation { addPartner(input: { legalName: "Old Ministry", primaryType: GOVERNMENT_NATIONAL, countryOfOrigin: "SO" }) { id } }',
    );
    const { request } = await requestAccess(system.anybody, { legalName: 'Registers Already' });
    const busy = (await read(request.id)).registration.partner.id;
    const absent = '01a1fd10-0000-7000-8000-000000000000';
    const { invitePartnersToRegister: invited } = await officer.ok(invite, { ids: [addPartner.id, busy, absent] });
    expect(invited).toEqual([
      {
        partnerId: addPartner.id,
        claimCode: expect.any(String),
        refusal: null,
        registration: {
          id: expect.any(String),
          state: 'DOCUMENTS_REQUESTED',
          channel: 'MIGRATION',
          track: 'GOVERNMENT',
          sponsorAgency: { code: 'UNHCR' },
        },
      },
      { partnerId: busy, claimCode: null, refusal: 'REGISTRATION_EXISTS', registration: null },
      { partnerId: absent, claimCode: null, refusal: 'NOT_FOUND', registration: null },
    ]);
    expect(await noticesOf(invited[0].registration.id)).toEqual(['INVITED_TO_REGISTER']);
    const invitee = await system.as('PARTNER_USERS', 'old-hand');
    await claimAccess(invitee, invited[0].claimCode, addPartner.id);
  });

  test('twice at once opens one registration each', async () => {
    const { addPartner } = await officer.ok(
      'mutation { addPartner(input: { legalName: "Invited Twice", primaryType: NATIONAL_NGO, countryOfOrigin: "SO" }) { id } }',
    );
    const answers = await Promise.all([1, 2, 3].map(() => officer.ok(invite, { ids: [addPartner.id] })));
    const refusals = answers.map(({ invitePartnersToRegister: [one] }) => one.refusal).sort();
    expect(refusals).toEqual(['REGISTRATION_EXISTS', 'REGISTRATION_EXISTS', null]);
  });
});

describe('a flood of requests', () => {
  test('of the public ends at 300 in an hour, and staff go on', async () => {
    await sql(
      `
      INSERT INTO registration (id, track, channel, state, state_since, requested_at)
      SELECT gen_random_uuid(), 'NON_PROFIT', 'PORTAL', 'REJECTED', $1, $1 FROM generate_series(1, 300)`,
      [system.clock.now()],
    );
    await sql(`
      INSERT INTO access_request (id, registration_id, legal_name, other_names, country_of_origin, primary_type, person,
                                  candidates, requested_at)
      SELECT gen_random_uuid(), id, 'Flood', '[]', 'SO', 'NATIONAL_NGO', '', '[]', requested_at FROM registration
      WHERE state = 'REJECTED' AND id NOT IN (SELECT registration_id FROM access_request)`);
    await expect(requestAccess(system.anybody, { legalName: 'One Too Many' })).rejects.toThrow(/INTAKE_BUSY/);
    await requestAccess(officer, { legalName: 'By Staff', channel: 'AGENCY_ON_BEHALF' });
    await advance(hour + 1_000);
    await requestAccess(system.anybody, { legalName: 'An Hour Later' });
  });

  test('of one person ends at ten', async () => {
    const person = await system.as('PARTNER_USERS', 'tireless');
    for (let number = 0; number < 10; number += 1) {
      await requestAccess(person, { legalName: inventName() });
    }
    await expect(requestAccess(person, { legalName: inventName() })).rejects.toThrow(/INTAKE_BUSY/);
  });
});
