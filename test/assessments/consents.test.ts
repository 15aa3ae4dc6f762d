import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let assessor: Caller;
let owner: Caller;
let officer: Caller;
let unit: Caller;
let reader: Caller;
let director: Caller;
let partnerId: string;
let microId: string;
let keys = 0;

const context = { country: 'SO', plannedAmountUsd: '100000', modality: 'FAST_TRACK' };

const record = async (change: Record<string, unknown> = {}): Promise<string> => {
  const input = {
    partnerId,
    kind: 'HACT_MICRO',
    band: 'LOW',
    finalisedOn: '2025-01-10',
    validUntil: '2029-01-09',
    methodologyCode: 'HACT_MICRO',
    methodologyVersion: 2,
    countries: ['SO'],
    ceilingUsd: '300000',
    idempotencyKey: `key-${++keys}`,
    ...change,
  };
  const { recordAssessment } = await eventually(() =>
    assessor.ok('mutation Record($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', {
      input,
    }),
  );
  return recordAssessment.id;
};

const grant = 'mutation Grant($input: GrantConsentInput!) { grantConsent(input: $input) { id scope agencies kinds } }';
const listed = (change: Record<string, unknown> = {}) => ({
  input: { partnerId, scope: 'LISTED', agencies: ['UNHCR'], ...change },
});
const granted = async (change: Record<string, unknown> = {}): Promise<string> =>
  (await director.ok(grant, listed(change))).grantConsent.id;
const withdraw = 'mutation Withdraw($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { withdrawnAt } }';
const take = (consentId: string) => director.ok(withdraw, { input: { consentId } });

const ask = 'mutation Ask($input: RequestConsentInput!) { requestConsent(input: $input) { id referenceNo answer } }';
const askFor = (kinds = ['HACT_MICRO']) => ({ input: { partnerId, kinds, purpose: 'PARTNER_SELECTION' } });

const consentsOf = async (who: Caller) =>
  (
    await who.ok(
      `query Consents($id: ID!) { partner(id: $id) {
        consents { id scope agencies withdrawnAt } consentRequests { id agency { code } answer } } }`,
      { id: partnerId },
    )
  ).partner;

const requestReuse = `mutation Request($input: RequestReuseInput!) { requestReuse(input: $input) { id outcome refusal version } }`;
const request = async (assessmentId = microId, change: Record<string, unknown> = {}) =>
  (await officer.ok(requestReuse, { input: { assessmentId, context, purpose: 'PARTNER_SELECTION', ...change } }))
    .requestReuse;
const outcomeOf = async (id: string) =>
  (await officer.ok('query Look($id: ID!) { reuseRequest(id: $id) { outcome refusal } }', { id })).reuseRequest;

/** Live grants of UNHCR on the assessment. */
const grantsOf = async (resourceId: string): Promise<number> =>
  (
    await officer.ok('query Grants($filter: AccessGrantFilter!) { accessGrants(filter: $filter) { totalCount } }', {
      filter: { grantee: 'UNHCR', resourceId, isActive: true },
    })
  ).accessGrants.totalCount;

beforeAll(async () => {
  system = await startTestSystem();
  [assessor, owner, officer, unit, reader, director] = await Promise.all([
    system.as('UNICEF', 'assessor'),
    system.as('UNICEF', 'admin'),
    system.as('UNHCR', 'officer'),
    system.as('UNHCR', 'admin'),
    system.as('WFP', 'reader'),
    system.as('PARTNER_USERS', 'director'),
  ]);
  partnerId = await eventually(async () => {
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query Own($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
  microId = await record();
  await unit.ok('mutation Accept($input: AcceptMethodologyInput!) { acceptMethodology(input: $input) { id } }', {
    input: { code: 'HACT_MICRO', minVersion: 2 },
  });
}, 60_000);

afterAll(() => system?.stop());

describe('a request for consent', () => {
  test('is told to the partner on the feed, and stands between it and the agency', async () => {
    const { requestConsent } = await officer.ok(ask, askFor());
    expect(requestConsent).toMatchObject({ answer: null, referenceNo: expect.stringMatching(/^CON-\d{7}$/) });
    const asked = [{ id: requestConsent.id, agency: { code: 'UNHCR' }, answer: null }];
    expect((await consentsOf(officer)).consentRequests).toEqual(asked);
    expect((await consentsOf(director)).consentRequests).toEqual(asked);
    expect((await consentsOf(reader)).consentRequests).toEqual([]);
    expect((await consentsOf(owner)).consentRequests).toEqual([]);
    const events = await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT audience, data FROM outbox_event WHERE type = 'assessments.partner-notice-due'`,
      );
      return rows;
    });
    expect(events).toMatchObject([
      {
        audience: 'INTERNAL',
        data: {
          partnerId,
          kind: 'CONSENT_REQUESTED',
          referenceNo: requestConsent.referenceNo,
          agency: 'UNHCR',
          dueOn: null,
        },
      },
    ]);
  });

  test('is asked once', async () => {
    expect(await officer.refusal(ask, askFor())).toBe('CONFLICT / ALREADY_REQUESTED');
    const { input } = askFor();
    expect(await officer.refusal(ask, { input: { ...input, purpose: 'INVESTIGATION' } })).toBe('INVALID_INPUT');
    expect(await officer.refusal(ask, { input: { ...input, partnerId: newId() } })).toBe('NOT_FOUND');
    expect(await director.refusal(ask, askFor())).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('that is declined refuses what waits for it', async () => {
    const waiting = await request();
    expect(waiting.outcome).toBe('PENDING_CONSENT');
    const [{ id: requestId }] = (await consentsOf(director)).consentRequests;
    const decline = 'mutation Decline($input: DeclineConsentInput!) { declineConsent(input: $input) { answer } }';
    expect(await officer.refusal(decline, { input: { requestId } })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect((await director.ok(decline, { input: { requestId } })).declineConsent).toEqual({ answer: 'DECLINED' });
    expect(await director.refusal(decline, { input: { requestId } })).toBe('CONFLICT / INVALID_STATE');
    expect(await outcomeOf(waiting.id)).toEqual({ outcome: 'REFUSED', refusal: 'NO_CONSENT' });
  });
});

describe('a consent', () => {
  test('A-INV-4: names the agencies, which alone see it', async () => {
    const id = await granted({ agencies: ['UNHCR', 'UNDP'] });
    const seen = [{ id, scope: 'LISTED', agencies: ['UNDP', 'UNHCR'], withdrawnAt: null }];
    expect((await consentsOf(officer)).consents).toEqual(seen);
    expect((await consentsOf(director)).consents).toEqual(seen);
    expect((await consentsOf(reader)).consents).toEqual([]);
    expect((await consentsOf(assessor)).consents).toEqual([]);
    await take(id);
  });

  test('for all agencies is seen by all', async () => {
    const id = await granted({ scope: 'ALL_AGENCIES', agencies: null });
    expect((await consentsOf(reader)).consents).toMatchObject([{ id }]);
    await take(id);
  });

  test.each([
    ['no agency', { agencies: [] }, 'INVALID_INPUT'],
    ['an agency that there is none of', { agencies: ['NOBODY'] }, 'INVALID_INPUT'],
    ['a day that has passed', { validUntil: '2020-01-01' }, 'INVALID_INPUT'],
    ['another partner', { partnerId: newId() }, 'NOT_FOUND'],
  ])('is refused with %s', async (_case, change, expected) => {
    expect(await director.refusal(grant, listed(change))).toBe(expected);
  });

  test('is given by the partner alone', async () => {
    expect(await unit.refusal(grant, listed())).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await director.refusal(withdraw, { input: { consentId: newId() } })).toBe('NOT_FOUND');
  });

  test('for another kind, or another agency, changes nothing', async () => {
    const ids = [await granted({ kinds: ['PSEA_CAPACITY'] }), await granted({ agencies: ['WFP'] })];
    const waiting = await request();
    expect(waiting.outcome).toBe('PENDING_CONSENT');
    await officer.ok('mutation Withdraw($input: WithdrawReuseInput!) { withdrawReuse(input: $input) { id } }', {
      input: { requestId: waiting.id, expectedVersion: waiting.version },
    });
    for (const id of ids) await take(id);
  });

  test('A-INV-4: taken back, it ends what came along, and nothing new rests on it', async () => {
    const id = await granted();
    const accepted = await request();
    expect(accepted.outcome).toBe('ACCEPTED_AUTOMATIC');
    expect(await grantsOf(microId)).toBe(1);
    await take(id);
    expect(await grantsOf(microId)).toBe(0);
    expect(await outcomeOf(accepted.id)).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC' });
    expect((await request()).outcome).toBe('PENDING_CONSENT');
    expect(await director.refusal(withdraw, { input: { consentId: id } })).toBe('CONFLICT / INVALID_STATE');
  });

  test('taken back while another one holds, it ends nothing; what waited is decided', async () => {
    const { id: waitingId } = (
      await officer.ok('{ reuseRequests(filter: { outcome: PENDING_CONSENT }) { edges { node { id } } } }')
    ).reuseRequests.edges[0].node;
    const first = await granted();
    await eventually(async () => expect(await outcomeOf(waitingId)).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC' }));
    const second = await granted();
    const accepted = await request();
    await take(first);
    expect(await grantsOf(microId)).toBe(1);
    expect(await outcomeOf(accepted.id)).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC' });
    await take(second);
    expect(await grantsOf(microId)).toBe(0);
  });

  test('taken back, what people have not decided yet waits again', async () => {
    const place = 'mutation Place($input: PlaceEmbargoInput!) { placeEmbargo(input: $input) { id } }';
    const { placeEmbargo } = await owner.ok(place, { input: { partnerId, cause: 'AGENCY_POLICY' } });
    const id = await granted();
    const escalated = await request();
    expect(escalated.outcome).toBe('ESCALATED');
    await take(id);
    expect(await outcomeOf(escalated.id)).toMatchObject({ outcome: 'PENDING_CONSENT' });
    const again = await granted();
    await eventually(async () => expect(await outcomeOf(escalated.id)).toMatchObject({ outcome: 'ESCALATED' }));
    await owner.ok('mutation Lift($input: LiftEmbargoInput!) { liftEmbargo(input: $input) { id } }', {
      input: { embargoId: placeEmbargo.id },
    });
    await take(again);
  });
});

test('what a headquarters agreed to holds for its assessments of the GROUP, which an office may be selected by', async () => {
  const groupId = await record({ entityScope: 'GROUP', countries: ['SO', 'KE'] });
  const officeId = await addOffice();
  const inOffice = { partnerId: officeId, context: { ...context, country: 'KE' } };
  const candidates = `query Reusable($id: ID!, $context: ReuseContextInput!) { partner(id: $id) {
    reusableFor(agency: "UNHCR", context: $context) { assessment { id } outcome checks { number detail } } } }`;
  const consent = await granted();
  await eventually(async () => {
    const { partner } = await officer.ok(candidates, { id: officeId, context: inOffice.context });
    const found = partner.reusableFor.find((each: { assessment: { id: string } }) => each.assessment.id === groupId);
    expect(found.outcome).toBe('ACCEPTED_AUTOMATIC');
    expect(found.checks[3].detail).toMatch('It speaks of the group');
  });
  expect((await request(groupId, inOffice)).outcome).toBe('ACCEPTED_AUTOMATIC');
  expect((await request(microId, inOffice)).outcome).toBe('ACCEPTED_WITH_SUPPLEMENT');
  await take(consent);
});

test('another organisation is another entity', async () => {
  const { addPartner } = await officer.ok(
    'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
    {
      input: { legalName: 'Quite Another Relief', primaryType: 'NATIONAL_NGO', countryOfOrigin: 'ET' },
    },
  );
  const found = await eventually(() => request(microId, { partnerId: addPartner.id }));
  expect(found).toMatchObject({ outcome: 'REFUSED', refusal: 'SCOPE_ENTITY' });
});

test('consents of many partners cost as many statements as of one', async () => {
  const page = (first: number) =>
    watchSql(() =>
      officer.ok(
        'query Page($first: Int!) { searchPartners(first: $first) { edges { node { consents { id } consentRequests { id } } } } }',
        {
          first,
        },
      ),
    );
  const ours = (statements: string[]) => statements.filter((sql) => /Consent/.test(sql)).length;
  const [one, many] = [await page(1), await page(3)];
  expect(many.result.searchPartners.edges.length).toBeGreaterThan(1);
  expect(ours(one.statements)).toBe(2);
  expect(ours(many.statements)).toBe(2);
});

/** An office in Kenya, known here as soon as its events have arrived. */
async function addOffice(): Promise<string> {
  await withClient(system.databases.registry.adminUrl, (client) =>
    client.query(`UPDATE partner SET standing = 'ACTIVE' WHERE id = $1`, [partnerId]),
  );
  const { createCountryOffice } = await officer.ok(
    `mutation Office($input: CreateCountryOfficeInput!) { createCountryOffice(input: $input) { from { id } } }`,
    { input: { hqId: partnerId, country: 'KE' } },
  );
  return createCountryOffice.from.id;
}
