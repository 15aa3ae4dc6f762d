import { partnerUsers } from '@partner-commons/gateway/issuers/issuer.settings';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import type { Seed } from '@partner-commons/registry/access/seed/seed';
import { PartnerType } from '@partner-commons/registry/identity/partners/partner.entity';
import { demoSeed } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

/** Story 4.c without what needs an agreement: steps 3 to 5, 8, 9 and 11, with the variants of step 5. */

jest.setTimeout(120_000);

/** Biyo Relief Organization, and UNFPA, which assessed its safeguarding. */
const seed: Seed = {
  ...demoSeed,
  agencies: [
    ...demoSeed.agencies,
    { code: 'UNFPA', name: 'United Nations Population Fund', mrsSignatory: true, hactMember: true },
  ],
  partners: [
    ...demoSeed.partners,
    {
      key: 'bro',
      legalName: 'Biyo Relief Organization',
      primaryType: PartnerType.NATIONAL_NGO,
      countryOfOrigin: 'ET',
    },
  ],
  members: [
    { issuer: localIssuerOf('UNFPA'), subject: 'assessor', roles: ['READER', 'ASSESSOR'], agency: 'UNFPA' },
    { issuer: localIssuerOf(partnerUsers), subject: 'bro', roles: ['PARTNER_ADMIN'], partner: 'bro' },
    ...demoSeed.members,
  ],
};

/** n = 95, P = 147 on version 2: 137.75 <= 147 < 180.5. */
const micro = {
  kind: 'HACT_MICRO',
  band: 'MODERATE',
  methodologyCode: 'HACT_MICRO',
  methodologyVersion: 2,
  startedOn: '2024-07-10',
  finalisedOn: '2024-09-10',
  validUntil: '2029-09-09',
  countries: ['ET'],
  ceilingUsd: '300000',
  narrative: 'Controls over cash are adequate; segregation of duties in procurement is weak.',
};

const context = {
  country: 'ET',
  plannedAmountUsd: '420000',
  sector: 'WASH',
  modality: 'FAST_TRACK',
  functions: ['FINANCIAL_MANAGEMENT', 'PROCUREMENT'],
};

interface Story {
  system: TestSystem;
  /** UNHCR's programme officer in Ethiopia. */
  officer: Caller;
  unicef: Caller;
  unfpa: Caller;
  bro: Caller;
  partnerId: string;
  microId: string;
  requestId: string;
}

const story = {} as Story;
let keys = 0;

const record = async (who: Caller, change: Record<string, unknown> = {}): Promise<string> => {
  const areas = await allAreas(who);
  const input = { partnerId: story.partnerId, ...micro, areas, idempotencyKey: `story-${++keys}`, ...change };
  const { recordAssessment } = await eventually(() =>
    who.ok('mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', { input }),
  );
  return recordAssessment.id;
};

const allAreas = async (who: Caller): Promise<string[]> => {
  const { __type } = await who.ok('{ __type(name: "CapacityArea") { enumValues { name } } }');
  return __type.enumValues.map(({ name }: { name: string }) => name);
};

const reusable = async (plannedAmountUsd: string, assessmentId = story.microId) => {
  const { partner } = await story.officer.ok(
    `query ($id: ID!, $context: ReuseContextInput!) { partner(id: $id) { reusableFor(agency: "UNHCR", context: $context) {
      assessment { id } outcome refusal supplements { kind items } checks { rule number pass detail } } } }`,
    { id: story.partnerId, context: { ...context, plannedAmountUsd } },
  );
  return partner.reusableFor.find(({ assessment }: { assessment: { id: string } }) => assessment.id === assessmentId);
};

const failing = (candidate: { checks: { rule: string; pass: boolean }[] }) =>
  candidate.checks.filter(({ pass }) => !pass).map(({ rule }) => rule);

const reportOf = async (who: Caller) => {
  const { assessment } = await who.ok(
    'query ($id: ID!) { assessment(id: $id) { report { narrative redaction { reason howToRequest } } } }',
    { id: story.microId },
  );
  return assessment.report;
};

beforeAll(async () => {
  const system = await startTestSystem({ seed });
  const [officer, unicef, unfpa, bro] = await Promise.all([
    system.as('UNHCR', 'officer'),
    system.as('UNICEF', 'assessor'),
    system.as('UNFPA', 'assessor'),
    system.as(partnerUsers, 'bro'),
  ]);
  Object.assign(story, { system, officer, unicef, unfpa, bro });
  const { searchPartners } = await officer.ok('{ searchPartners(filter: { text: "Biyo" }) { edges { node { id } } } }');
  story.partnerId = searchPartners.edges[0].node.id;
  await eventually(() => bro.ok('query ($id: ID!) { partner(id: $id) { id } }', { id: story.partnerId }));
  story.microId = await record(unicef);
  await record(unfpa, {
    kind: 'PSEA_CAPACITY',
    methodologyCode: 'PSEA_HARMONISED',
    methodologyVersion: 1,
    finalisedOn: '2024-11-15',
    validUntil: '2029-11-14',
    narrative: 'Seven of eight standards are met.',
  });
  const accept = 'mutation ($input: AcceptMethodologyInput!) { acceptMethodology(input: $input) { id } }';
  await (await system.as('UNHCR', 'admin')).ok(accept, { input: { code: 'HACT_MICRO', minVersion: 2 } });
  const consent = { partnerId: story.partnerId, scope: 'LISTED', agencies: ['UNICEF', 'UNFPA', 'WFP'] };
  await bro.ok('mutation ($input: GrantConsentInput!) { grantConsent(input: $input) { id } }', { input: consent });
}, 60_000);

afterAll(() => story.system?.stop());

test('the ratings of UNICEF and UNFPA stand beside each other on the partner', async () => {
  const { partner } = await story.officer.ok(
    `query ($id: ID!) { partner(id: $id) {
      currentRating(kind: HACT_MICRO) { band validUntil owner { code } }
      psea { capacityBand }
      riskProfile { band dimensions { dimension band } rolling { band points } } } }`,
    { id: story.partnerId },
  );
  expect(partner).toMatchObject({
    currentRating: { band: 'MODERATE', validUntil: '2029-09-09', owner: { code: 'UNICEF' } },
    psea: { capacityBand: 'MEDIUM' },
    riskProfile: { band: 'MODERATE', rolling: { band: 'MODERATE', points: 40 } },
  });
});

test('step 3: ten of eleven checks hold, the consent is missing', async () => {
  const candidate = await reusable('420000');
  expect(candidate.checks).toHaveLength(11);
  expect(failing(candidate)).toEqual(['CONSENT']);
  expect(candidate.outcome).toBe('PENDING_CONSENT');
  const amount = candidate.checks.find(({ rule }: { rule: string }) => rule === 'AMOUNT');
  expect(amount.detail).toMatch(/420,000/);
  expect(amount.detail).toMatch(/450,000/);
});

test('step 4: UNHCR asks, and the partner consents', async () => {
  const { officer, bro, partnerId } = story;
  const asked = { partnerId, kinds: ['HACT_MICRO', 'PSEA_CAPACITY'], purpose: 'PARTNER_SELECTION' };
  await officer.ok('mutation ($input: RequestConsentInput!) { requestConsent(input: $input) { id } }', {
    input: asked,
  });
  await eventually(async () => {
    const { notices } = await bro.ok('query { notices { edges { node { text } } } }');
    expect(JSON.stringify(notices)).toContain('UNHCR');
  });
  const given = { partnerId, scope: 'LISTED', agencies: ['UNHCR'], kinds: asked.kinds, validUntil: '2030-01-01' };
  await bro.ok('mutation ($input: GrantConsentInput!) { grantConsent(input: $input) { id } }', { input: given });
  expect(await reusable('420000')).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC', refusal: null, supplements: [] });
});

test('step 5: all pass, so it is accepted automatically, with a summary; the report needs the owner', async () => {
  const { officer, unicef, bro, microId, partnerId } = story;
  const { requestReuse } = await officer.ok(
    `mutation ($input: RequestReuseInput!) { requestReuse(input: $input) { id outcome daysSaved costSavedUsd } }`,
    { input: { assessmentId: microId, context, purpose: 'PARTNER_SELECTION' } },
  );
  // Step 11: a median of 62 days less the one that it took, and the price of an external micro-assessment.
  expect(requestReuse).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC', daysSaved: 61, costSavedUsd: '6000.00' });
  story.requestId = requestReuse.id;
  const { accessGrants } = await officer.ok('{ accessGrants { edges { node { level owner { code } resourceId } } } }');
  expect(accessGrants.edges).toEqual([{ node: { level: 'SUMMARY', owner: { code: 'UNICEF' }, resourceId: microId } }]);
  expect(await reportOf(officer)).toMatchObject({ narrative: null, redaction: { reason: 'CONFIDENTIAL' } });

  const { requestDisclosure } = await officer.ok(
    'mutation ($input: RequestDisclosureInput!) { requestDisclosure(input: $input) { id version state } }',
    {
      input: {
        resourceType: 'ASSESSMENT',
        resourceId: microId,
        level: 'FULL',
        purpose: 'PARTNER_SELECTION',
        explanation: 'Direct selection for the drought response in the Somali region.',
      },
    },
  );
  await unicef.ok('mutation ($input: DecideDisclosureInput!) { decideDisclosure(input: $input) { state } }', {
    input: {
      requestId: requestDisclosure.id,
      decision: 'APPROVE',
      days: 30,
      expectedVersion: requestDisclosure.version,
    },
  });
  expect(await reportOf(officer)).toEqual({ narrative: micro.narrative, redaction: null });
  const { partner } = await bro.ok(
    'query ($id: ID!) { partner(id: $id) { dataUse { edges { node { reader { code } owner { code } purpose field } } } } }',
    { id: partnerId },
  );
  expect(partner.dataUse.edges[0].node).toMatchObject({
    reader: { code: 'UNHCR' },
    owner: { code: 'UNICEF' },
    purpose: 'PARTNER_SELECTION',
  });
});

test('step 5, variants of the amount: twice needs a transaction test, more than three times is refused', async () => {
  expect(await reusable('600000')).toMatchObject({
    outcome: 'ACCEPTED_WITH_SUPPLEMENT',
    supplements: [{ kind: 'TRANSACTION_TEST' }],
  });
  expect(await reusable('950000')).toMatchObject({ outcome: 'REFUSED', refusal: 'SCOPE_AMOUNT' });
});

test('step 5, variant of the questionnaire: version 1 is accepted with the gaps of sections G and H', async () => {
  const oldId = await record(await story.system.as('UNHCR', 'assessor'), { methodologyVersion: 1 }).then(
    // What an agency did itself it need not reuse: the variant is about UNFPA's.
    () => record(story.unfpa, { methodologyVersion: 1 }),
  );
  expect(await reusable('420000', oldId)).toMatchObject({
    outcome: 'ACCEPTED_WITH_SUPPLEMENT',
    supplements: [{ kind: 'METHOD_GAPS', items: ['G', 'H'] }],
  });
});

test('step 8: cash of 420,000 at moderate risk asks for two visits, and no audit', async () => {
  const { system, partnerId } = story;
  const assurance = await system.as('UNHCR', 'assurance');
  const year = system.clock.now().getUTCFullYear();
  const plan = async (input: Record<string, unknown>) => {
    const { planAssurance } = await assurance.ok(
      'mutation ($input: PlanAssuranceInput!) { planAssurance(input: $input) { version hactBand pseaCapacity coverage minimum { visits spotChecks audits } } }',
      { input: { partnerId, year, plannedCashUsd: '420000', ...input } },
    );
    return planAssurance;
  };
  const first = await plan({});
  expect(first).toMatchObject({
    hactBand: 'MODERATE',
    pseaCapacity: 'MEDIUM',
    coverage: 'VOID',
    minimum: { visits: 2, spotChecks: 0, audits: 0 },
  });
  const reported = await plan({ reportedUsd: '50000.01', expectedVersion: first.version });
  expect(reported.minimum).toEqual({ visits: 2, spotChecks: 1, audits: 0 });
});

test('step 9: UNICEF plans a spot check that UNHCR joins; it counts for both', async () => {
  const { system, partnerId } = story;
  const unicef = await system.as('UNICEF', 'assurance');
  const unhcr = await system.as('UNHCR', 'assurance');
  const year = system.clock.now().getUTCFullYear();
  const { planActivity } = await unicef.ok(
    'mutation ($input: PlanActivityInput!) { planActivity(input: $input) { id version } }',
    {
      input: {
        partnerId,
        type: 'SPOT_CHECK',
        plannedFrom: `${year}-12-01`,
        plannedTo: `${year}-12-05`,
        country: 'ET',
        isOpenToOthers: true,
      },
    },
  );
  const { auditOverlap } = await unhcr.ok(
    `query ($id: ID!, $year: Int!) { auditOverlap(partnerId: $id, year: $year) {
      family suggestion { id } needing { code } avoidedActivities } }`,
    { id: partnerId, year },
  );
  expect(auditOverlap).toMatchObject([
    { suggestion: { id: planActivity.id }, needing: [{ code: 'UNHCR' }], avoidedActivities: 1 },
  ]);
  const { joinAssurance } = await unhcr.ok(
    `mutation ($input: JoinAssuranceInput!) { joinAssurance(input: $input) { state activity { sharedWith { code } } } }`,
    { input: { activityId: planActivity.id, expectedVersion: planActivity.version } },
  );
  expect(joinAssurance.activity.sharedWith).toContainEqual({ code: 'UNHCR' });
  const { partner } = await unhcr.ok(
    'query ($id: ID!) { partner(id: $id) { assuranceStatus { plans { agency { code } planned { spotChecks } } } } }',
    { id: partnerId },
  );
  expect(partner.assuranceStatus.plans).toContainEqual({ agency: { code: 'UNHCR' }, planned: { spotChecks: 1 } });
});

test('step 11: the figures show what was saved', async () => {
  const { officer, system } = story;
  const year = system.clock.now().getUTCFullYear();
  const { reuseStatistics } = await officer.ok(
    `query ($filter: ReuseStatisticsFilter!) { reuseStatistics(filter: $filter) {
      requests acceptedAutomatic refused daysSaved costSavedUsd reuseRate { numerator denominator percent } } }`,
    { filter: { from: `${year}-01-01`, to: `${year}-12-31`, agency: 'UNHCR' } },
  );
  expect(reuseStatistics).toMatchObject({
    requests: 1,
    acceptedAutomatic: 1,
    refused: 0,
    daysSaved: 61,
    costSavedUsd: '6000.00',
  });
});

test('step 5, variant of the audit: an adverse opinion after the assessment ends the reuse', async () => {
  const { system, partnerId } = story;
  const unicef = await system.as('UNICEF', 'assurance');
  const day = system.clock.now().toISOString().slice(0, 10);
  await unicef.ok(
    'mutation ($input: RecordInvalidatingEventInput!) { recordInvalidatingEvent(input: $input) { id } }',
    {
      input: {
        partnerId,
        kind: 'ADVERSE_OR_DISCLAIMED_AUDIT',
        occurredOn: day,
        description: 'The financial audit of 2025 ended in an adverse opinion.',
      },
    },
  );
  expect(await reusable('420000')).toMatchObject({ outcome: 'REFUSED', refusal: 'INVALIDATING_EVENT' });
});
