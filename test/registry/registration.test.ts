import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { type BegunRegistration, beginRegistration, handIn, inventName } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(120_000);

const day = 86_400_000;
let system: TestSystem;
let officer: Caller;
let vetter: Caller;

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
});

afterAll(() => system?.stop());

async function signIn(): Promise<void> {
  officer = await system.as('UNHCR', 'officer');
  vetter = await system.as('UNHCR', 'vetter');
  await eventually(() => vetter.ok('{ searchPartners(first: 1) { totalCount } }'));
}

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

const fields = `id state version reason submittedAt lapsesAt sponsorAgency { code }
  history { fromState state reason note actor } clock { awaited overdue }
  vettingDecisions { outcome reasons note agency } informationRequests { questions answer answeredAt }`;
const ownFields = fields.replace(' note actor', '').replace(' note agency', ' agency');
const read = async (id: string, caller: Caller = officer) =>
  (
    await caller.ok(
      `query ($id: ID!) { registration(id: $id) { ${caller === officer || caller === vetter ? fields : ownFields} } }`,
      { id },
    )
  ).registration;

const submit =
  'mutation ($id: ID!, $version: Int) { submitRegistration(input: { registrationId: $id, expectedVersion: $version }) { state version } }';
const decide = `mutation ($id: ID!, $decision: VettingOutcome!, $reasons: [String!]! = [], $version: Int) {
  decideVetting(input: { registrationId: $id, decision: $decision, reasons: $reasons, note: "for staff", expectedVersion: $version }) { state lapsesAt } }`;
const answer =
  'mutation ($id: ID!, $documents: [ID!]! = []) { answerInformationRequest(input: { registrationId: $id, answer: "Enclosed.", documentIds: $documents }) { state } }';
const withdraw =
  'mutation ($id: ID!) { withdrawRegistration(input: { registrationId: $id, note: "Letter of 1 May." }) { state } }';
const restart =
  'mutation ($id: ID!) { restartRegistration(input: { partnerId: $id }) { id state channel track sponsorAgency { code } } }';

let serial = 0;
/** By a person of the partner's own, sponsored by UNHCR. */
const begin = (legalName: string): Promise<BegunRegistration> => {
  serial += 1;
  return beginRegistration(system, { legalName, admin: `admin-${serial}` });
};
/** Handed in by the partner, so in vetting. */
async function inVetting(legalName: string): Promise<BegunRegistration> {
  const begun = await begin(legalName);
  await handIn(system, begun);
  return begun;
}
const statesOf = ({ history }: { history: { state: string }[] }) => history.map(({ state }) => state);

describe('handing in', () => {
  test('leads to vetting at once, where the clock of the agency starts', async () => {
    const begun = await begin('Handed In');
    const { registrationId } = begun;
    expect(await read(registrationId)).toMatchObject({ clock: { awaited: 'APPLICANT' }, submittedAt: null });
    await handIn(system, begun);
    const registration = await read(registrationId);
    expect(registration).toMatchObject({
      state: 'IN_VETTING',
      clock: { awaited: 'AGENCY', overdue: false },
      lapsesAt: null,
    });
    expect(registration.submittedAt).not.toBeNull();
    expect(statesOf(registration)).toEqual(['ACCESS_REQUESTED', 'DOCUMENTS_REQUESTED', 'SUBMITTED', 'IN_VETTING']);
  });

  test('twice at once is one effect, and the second hears of it', async () => {
    const begun = await begin('Handed In Twice');
    const { registrationId, admin } = begun;
    await handIn(system, { ...begun, only: 'papers' });
    const answers = await Promise.all([1, 2, 3].map(() => admin.ask(submit, { id: registrationId })));
    expect(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.reason) ?? [])).toEqual([
      'INVALID_STATE',
      'INVALID_STATE',
    ]);
    expect(statesOf(await read(registrationId)).filter((state) => state === 'SUBMITTED')).toHaveLength(1);
  });

  test('of an incomplete checklist is refused', async () => {
    const { registrationId, admin } = await begin('Without Papers');
    expect(await admin.refusal(submit, { id: registrationId })).toBe('PRECONDITION_FAILED / MISSING_REQUIREMENT');
    expect((await read(registrationId)).state).toBe('DOCUMENTS_REQUESTED');
  });

  test('R-INV-9: of what is nearly certainly known waits for a documented decision', async () => {
    const legalName = inventName();
    const registrationNumber = 'MOI 4471/2016';
    const later = await begin(legalName);
    const { addPartner } = await officer.ok(
      'mutation ($name: String!) { addPartner(input: { legalName: $name, primaryType: NATIONAL_NGO, countryOfOrigin: "SO" }) { id } }',
      { name: legalName },
    );
    const { restartRegistration } = await officer.ok(restart, { id: addPartner.id });
    const first = { partnerId: addPartner.id, registrationId: restartRegistration.id, admin: officer };
    await handIn(system, { ...first, registrationNumber, only: 'papers' });
    await handIn(system, { ...later, registrationNumber, only: 'papers' });
    const { errors } = await later.admin.ask(submit, { id: later.registrationId });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'PRECONDITION_FAILED',
      reason: 'DUPLICATE_UNDECIDED',
      rule: 'R-INV-9',
    });
    expect(errors?.[0]?.extensions.facts).toBeUndefined();
    await officer.ok(
      `mutation ($one: ID!, $other: ID!) {
         decideDuplicatePair(input: { partnerId: $one, otherId: $other, outcome: NOT_DUPLICATE, note: "Two offices." }) { state } }`,
      { one: later.partnerId, other: first.partnerId },
    );
    await later.admin.ok(submit, { id: later.registrationId });
  });

  test('with a stale version is refused', async () => {
    const { registrationId, admin } = await begin('Stale Version');
    expect(await admin.refusal(submit, { id: registrationId, version: 99 })).toBe('CONFLICT / VERSION_CONFLICT');
  });

  test('is for the partner and the responsible office; nobody else learns that it is there', async () => {
    const { registrationId } = await begin('Handed In By Whom');
    const director = await system.as('PARTNER_USERS', 'director');
    const absent = '01a1fd10-0000-7000-8000-000000000000';
    expect(await director.refusal(submit, { id: registrationId })).toBe('NOT_FOUND');
    expect(await director.refusal(submit, { id: absent })).toBe('NOT_FOUND');
    expect(await vetter.refusal(submit, { id: registrationId })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await system.anybody.refusal(submit, { id: registrationId })).toBe('UNAUTHENTICATED');
  });
});

describe('vetting', () => {
  test('that approves invites to sign the declaration (UNHCR-45)', async () => {
    const { registrationId, admin } = await inVetting('Approved Union');
    await vetter.ok(decide, { id: registrationId, decision: 'APPROVE' });
    const registration = await read(registrationId);
    expect(statesOf(registration).slice(-2)).toEqual(['VETTED', 'DECLARATION_PENDING']);
    expect(registration.vettingDecisions).toEqual([
      { outcome: 'APPROVE', reasons: [], note: 'for staff', agency: 'UNHCR' },
    ]);
    expect(await noticesOf(registrationId)).toEqual(['DOCUMENTS_REQUESTED', 'DECLARATION_INVITED']);
    const note = 'query ($id: ID!) { registration(id: $id) { vettingDecisions { note } history { actor } } }';
    const { data, errors } = await admin.ask(note, { id: registrationId });
    expect(data.registration.vettingDecisions).toEqual([{ note: null }]);
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
  });

  test('that asks is answered, and both sides read both; the treasurer of story 4.a', async () => {
    const { registrationId, admin } = await inVetting('Asked Union');
    await vetter.ok(decide, { id: registrationId, decision: 'REQUEST_INFO', reasons: ["The treasurer's mandate"] });
    const asked = await read(registrationId, admin);
    expect(asked).toMatchObject({ state: 'INFO_REQUESTED', clock: { awaited: 'APPLICANT' } });
    const days = (Date.parse(asked.lapsesAt) - system.clock.now().getTime()) / day;
    expect(Math.round(days)).toBe(90);
    expect(await admin.refusal(submit, { id: registrationId })).toBe('CONFLICT / INVALID_STATE');
    await admin.ok(answer, { id: registrationId });
    const answered = await read(registrationId, admin);
    expect(answered).toMatchObject({ state: 'IN_VETTING', lapsesAt: null });
    expect(answered.informationRequests).toEqual([
      { questions: ["The treasurer's mandate"], answer: 'Enclosed.', answeredAt: expect.any(String) },
    ]);
    expect((await read(registrationId)).informationRequests).toEqual(answered.informationRequests);
    expect(await admin.refusal(answer, { id: registrationId })).toBe('CONFLICT / INVALID_STATE');
    await vetter.ok(decide, { id: registrationId, decision: 'APPROVE' });
    expect(statesOf(await read(registrationId)).slice(3)).toEqual([
      'IN_VETTING',
      'INFO_REQUESTED',
      'SUBMITTED',
      'IN_VETTING',
      'VETTED',
      'DECLARATION_PENDING',
    ]);
  });

  test('that rejects says why, and the partner may begin again', async () => {
    const { registrationId, partnerId, admin } = await inVetting('Rejected Union');
    expect(await vetter.refusal(decide, { id: registrationId, decision: 'REJECT' })).toBe('INVALID_INPUT');
    await vetter.ok(decide, { id: registrationId, decision: 'REJECT', reasons: ['The statute is for profit.'] });
    expect(await read(registrationId, admin)).toMatchObject({
      state: 'REJECTED',
      reason: 'CRITERIA_NOT_MET',
      vettingDecisions: [{ reasons: ['The statute is for profit.'] }],
    });
    expect(await noticesOf(registrationId)).toContain('REGISTRATION_REJECTED');
    const answers = await Promise.all([1, 2].map(() => admin.ask(restart, { id: partnerId })));
    const [again] = answers.flatMap(({ data }) => data?.restartRegistration ?? []);
    expect(again).toMatchObject({
      state: 'DOCUMENTS_REQUESTED',
      channel: 'PORTAL',
      track: 'NON_PROFIT',
      sponsorAgency: { code: 'UNHCR' },
    });
    expect(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.reason) ?? [])).toEqual([
      'REGISTRATION_EXISTS',
    ]);
    const { partner } = await admin.ok('query ($id: ID!) { partner(id: $id) { registration { id } } }', {
      id: partnerId,
    });
    expect(partner.registration.id).toBe(again.id);
  });

  test('R-INV-6: who keyed the data cannot decide, also when they hold the role', async () => {
    const both = await withRoles('keyer-and-vetter', ['PROGRAMME_OFFICER', 'VETTING_OFFICER']);
    const own = await inVetting('Keyed By The Vetter');
    expect((await both.ok(decide, { id: own.registrationId, decision: 'APPROVE' })).decideVetting.state).toBe(
      'DECLARATION_PENDING',
    );
    const keyed = await beginRegistration(system, { legalName: 'Keyed At Intake', by: both });
    await handIn(system, { ...keyed, admin: officer });
    expect(await both.refusal(decide, { id: keyed.registrationId, decision: 'APPROVE' })).toBe(
      'FORBIDDEN / SEGREGATION_OF_DUTIES',
    );
    const answered = await inVetting('Answer Keyed By The Vetter');
    await vetter.ok(decide, { id: answered.registrationId, decision: 'REQUEST_INFO', reasons: ['More'] });
    await both.ok(answer, { id: answered.registrationId });
    const { errors } = await both.ask(decide, { id: answered.registrationId, decision: 'APPROVE' });
    expect(errors?.[0]?.extensions).toMatchObject({ reason: 'SEGREGATION_OF_DUTIES', rule: 'R-INV-6' });
    await vetter.ok(decide, { id: answered.registrationId, decision: 'APPROVE' });
  });

  test('R-INV-6: the role counts for the responsible office and those above it, and in the own agency', async () => {
    const { registrationId } = await inVetting('Of The Somalia Office');
    const [ethiopia] = await sql("SELECT id FROM office WHERE name = 'UNHCR Ethiopia'");
    const [somalia] = await sql("SELECT id FROM office WHERE name = 'UNHCR Somalia'");
    const elsewhere = await withRoles('vetter-ethiopia', ['VETTING_OFFICER'], { office: ethiopia.id });
    const foreign = await withRoles('vetter-wfp', ['VETTING_OFFICER'], { agency: 'WFP' });
    const here = await withRoles('vetter-somalia', ['VETTING_OFFICER'], { office: somalia.id });
    expect(await elsewhere.refusal(decide, { id: registrationId, decision: 'APPROVE' })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
    expect(await foreign.refusal(decide, { id: registrationId, decision: 'APPROVE' })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
    await here.ok(decide, { id: registrationId, decision: 'APPROVE' });
  });

  test('by many at once is one decision', async () => {
    const { registrationId } = await inVetting('Decided At Once');
    const answers = await Promise.all(
      ['APPROVE', 'REJECT', 'REQUEST_INFO', 'APPROVE'].map((decision) =>
        vetter.ask(decide, { id: registrationId, decision, reasons: ['Because'] }),
      ),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect((await read(registrationId)).vettingDecisions).toHaveLength(1);
  });

  test('before it was handed in, and with a stale version, is refused', async () => {
    const { registrationId } = await begin('Too Early');
    expect(await vetter.refusal(decide, { id: registrationId, decision: 'APPROVE' })).toBe('CONFLICT / INVALID_STATE');
    expect(await vetter.refusal(decide, { id: registrationId, decision: 'APPROVE', version: 99 })).toBe(
      'CONFLICT / VERSION_CONFLICT',
    );
  });

  /** Somebody whom the administrator of UNHCR, or the seed of another agency, gave roles. */
  async function withRoles(
    subject: string,
    roles: string[],
    { agency = 'UNHCR', office = null }: { agency?: string; office?: string | null } = {},
  ): Promise<Caller> {
    const issuer = `https://${agency.toLowerCase()}.localhost`;
    const caller = await system.as(agency, subject);
    const payload = JSON.parse(Buffer.from(caller.token?.split('.')[1] ?? '', 'base64url').toString());
    await sql(
      `INSERT INTO outbox_event (type, subject, audience, data) VALUES ('registry.membership-changed', $1, 'INTERNAL', $2)`,
      [
        `${agency}:${payload.iss}#${subject}`,
        {
          issuer: payload.iss ?? issuer,
          subject,
          kind: 'AGENCY',
          agency,
          partnerId: null,
          partnerIds: [],
          active: true,
          roles: ['READER', ...roles].map((role) => ({ role, office })),
        },
      ],
    );
    await eventually(() => caller.ok('{ searchPartners(first: 1) { totalCount } }'));
    return caller;
  }
});

describe('giving up', () => {
  test.each(['DOCUMENTS_REQUESTED', 'IN_VETTING', 'INFO_REQUESTED', 'SCREENING_HOLD', 'PROFILE_OPEN'])(
    'from %s',
    async (state) => {
      const { registrationId, admin } = await begin(`Gives Up ${state}`);
      await sql('UPDATE registration SET state = $2 WHERE id = $1', [registrationId, state]);
      expect((await admin.ok(withdraw, { id: registrationId })).withdrawRegistration.state).toBe('WITHDRAWN');
      const [last] = (await read(registrationId)).history.slice(-1);
      expect(last).toMatchObject({ fromState: state, reason: 'PARTNER_REQUEST', note: 'Letter of 1 May.' });
    },
  );

  test.each(['REGISTERED', 'REJECTED', 'WITHDRAWN', 'LAPSED'])('is not possible from %s', async (state) => {
    const { registrationId, admin } = await begin(`Gives Up Late ${state}`);
    await sql('UPDATE registration SET state = $2 WHERE id = $1', [registrationId, state]);
    expect(await admin.refusal(withdraw, { id: registrationId })).toBe('CONFLICT / INVALID_STATE');
  });

  test('is for staff of the sponsor too, not for those of other agencies', async () => {
    const { registrationId } = await begin('Gives Up In Writing');
    const foreign = await system.as('WFP', 'reader');
    expect(await foreign.refusal(withdraw, { id: registrationId })).toBe('FORBIDDEN / ROLE_REQUIRED');
    await officer.ok(withdraw, { id: registrationId });
  });
});

describe('another registration', () => {
  test('is refused for a partner that is registered, and for one that registers', async () => {
    const { registrationId, partnerId, admin } = await begin('Registered Union');
    expect(await admin.refusal(restart, { id: partnerId })).toBe('CONFLICT / REGISTRATION_EXISTS');
    await sql(`UPDATE registration SET state = 'REGISTERED' WHERE id = $1`, [registrationId]);
    expect(await admin.refusal(restart, { id: partnerId })).toBe('CONFLICT / REGISTRATION_EXISTS');
    await sql(`UPDATE partner SET standing = 'ACTIVE' WHERE id = $1`, [partnerId]);
    expect(await admin.refusal(restart, { id: partnerId })).toBe('CONFLICT / NOT_A_PROSPECT');
    const director = await system.as('PARTNER_USERS', 'director');
    expect(await director.refusal(restart, { id: partnerId })).toBe('NOT_FOUND');
  });
});

describe('on hold', () => {
  test('a partner reads "under review", the same whether or not there are hits (no tip-off)', async () => {
    const { registrationId, admin } = await begin('On Hold Union');
    await sql(`UPDATE registration SET state = 'SCREENING_HOLD', reason = 'SCREENING_PENDING' WHERE id = $1`, [
      registrationId,
    ]);
    await sql(
      `INSERT INTO registration_event (id, registration_id, from_state, to_state, reason, actor, at)
       VALUES (gen_random_uuid(), $1, 'DECLARATION_PENDING', 'SCREENING_HOLD', 'SCREENING_PENDING', 'x', $2)`,
      [registrationId, system.clock.now()],
    );
    const all = `query ($id: ID!) { registration(id: $id) { id state stateSince reason version requestedAt submittedAt lapsesAt
      registeredAt history { fromState state at reason } clock { awaited since workingDays dueAt overdue } } }`;
    const before = (await admin.ok(all, { id: registrationId })).registration;
    expect(before).toMatchObject({ state: 'SCREENING_HOLD', reason: 'UNDER_REVIEW' });
    await sql(`UPDATE registration SET reason = 'HITS_OPEN' WHERE id = $1`, [registrationId]);
    await sql(
      `UPDATE registration_event SET reason = 'HITS_OPEN' WHERE registration_id = $1 AND to_state = 'SCREENING_HOLD'`,
      [registrationId],
    );
    expect((await admin.ok(all, { id: registrationId })).registration).toEqual(before);
    expect((await read(registrationId)).reason).toBe('HITS_OPEN');
  });
});
