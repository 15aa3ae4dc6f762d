import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let officer: Caller;
let hope: string;
let rain: string;
let globe: string;

const year = new Date().getUTCFullYear();

const addPartner = async (legalName: string, primaryType: string, countryOfOrigin: string): Promise<string> => {
  const add = 'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }';
  return (await officer.ok(add, { input: { legalName, primaryType, countryOfOrigin } })).addPartner.id;
};
const agree = async (agency: string, subject: string, partnerId: string, change: Record<string, unknown> = {}) => {
  const record = 'mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }';
  const usual = { from: `${year}-01-01`, to: `${year}-12-31`, currency: 'USD', state: 'ACTIVE', country: 'SO' };
  const input = { ...usual, amount: '1000', undisbursed: '0', externalId: newId(), partnerId, ...change };
  const caller = await system.as(agency, subject);
  // A partner is known here as soon as its event has arrived.
  return eventually(async () => (await caller.ok(record, { input })).recordEngagement.id as string);
};
const paid = async (agency: string, subject: string, engagement: string, amount: string) => {
  const record = 'mutation ($input: RecordMoneyFactsInput!) { recordMoneyFacts(input: $input) { added } }';
  const fact = { externalId: newId(), kind: 'DISBURSEMENT', engagement, on: `${year}-01-15`, amount, currency: 'USD' };
  await (await system.as(agency, subject)).ok(record, { input: { sourceSystem: 'TEST', facts: [fact] } });
};
const versionOf = async (id: string) =>
  (await officer.ok('query ($id: ID!) { partner(id: $id) { version } }', { id })).partner.version;
const works = async (
  partnerId: string,
  place: { code: string; level: number; name: string },
  sector: [string, string],
) => {
  const location = { partnerId, country: 'SO', scheme: 'OCHA_PCODE', ...place };
  await officer.ok('mutation ($input: AddLocationInput!) { addLocation(input: $input) { id } }', { input: location });
  const sectors = [{ sector: sector[0], specialisation: sector[1], experience: 'OVER_10' }];
  await officer.ok('mutation ($input: SetPartnerSectorsInput!) { setPartnerSectors(input: $input) { id } }', {
    input: { partnerId, sectors, expectedVersion: await versionOf(partnerId) },
  });
};

/** As assessments writes it in its own transaction. */
const assessed = (partnerId: string, kind: string, ownerAgency: string, band = 'LOW') => {
  const assessmentId = newId();
  const fact = {
    assessmentId,
    partnerId,
    kind,
    band,
    ownerAgency,
    finalisedOn: `${year}-01-10`,
    validUntil: `${year + 3}-01-10`,
  };
  return withClient(system.databases.assessments.adminUrl, (client) =>
    client.query(
      `INSERT INTO outbox_event (type, subject, audience, data) VALUES ('assessments.assessment-recorded', $1, 'AGENCY', $2)`,
      [assessmentId, JSON.stringify(fact)],
    ),
  );
};

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  hope = await addPartner('Hope Somalia', 'NATIONAL_NGO', 'SO');
  rain = await addPartner('Rain Makers', 'COMMUNITY_BASED_ORG', 'SO');
  globe = await addPartner('Globe Relief', 'INTERNATIONAL_NGO', 'KE');
  await works(hope, { code: 'SO25', level: 1, name: 'Lower Juba' }, ['HEALTH', 'HEALTH_MENTAL']);
  await works(rain, { code: 'SO2501', level: 2, name: 'Kismayo' }, ['HEALTH', 'HEALTH_MENTAL']);
  await works(globe, { code: 'SO22', level: 1, name: 'Banadir' }, ['WASH_ENVIRONMENT', 'WASH_WATER']);
  await paid('UNDP', 'finance', await agree('UNDP', 'finance', hope, { sector: 'HEALTH' }), '300');
  await paid('UNDP', 'finance', await agree('UNDP', 'finance', globe, { sector: 'WASH_ENVIRONMENT' }), '600');
  await paid('WFP', 'admin', await agree('WFP', 'admin', hope, { sector: 'HEALTH' }), '100');
  await agree('WFP', 'admin', rain, { country: 'KE' });
  await agree('WFP', 'admin', rain, { state: 'PLANNED' });
  await assessed(hope, 'HACT_MICRO', 'UNDP', 'MODERATE');
  await assessed(rain, 'PSEA_CAPACITY', 'UNICEF');
}, 60_000);

afterAll(() => system?.stop());

const distribution = 'distribution { partners totalUsd localUsd localShare topShare gini }';
const view = `query ($country: String! = "SO", $year: Int!) { countryView(country: $country, year: $year) {
  country agencies { agency { code } partners localPartners engagements activeUsd disbursedUsd }
  partners { active local civilSociety shared } activeUsd disbursedUsd ${distribution} } }`;

test('JIU-75, UNICEF-35: a country across agencies, each partner once, with the spread of its money', async () => {
  const { countryView } = await officer.ok(view, { year });
  expect(countryView).toEqual({
    country: 'SO',
    agencies: [
      {
        agency: { code: 'UNDP' },
        partners: 2,
        localPartners: 1,
        engagements: 2,
        activeUsd: '2000.00',
        disbursedUsd: '900.00',
      },
      {
        agency: { code: 'WFP' },
        partners: 1,
        localPartners: 1,
        engagements: 1,
        activeUsd: '1000.00',
        disbursedUsd: '100.00',
      },
    ],
    partners: { active: 2, local: 1, civilSociety: 2, shared: 1 },
    activeUsd: '3000.00',
    disbursedUsd: '1000.00',
    distribution: {
      partners: 2,
      totalUsd: '1000.00',
      localUsd: '400.00',
      localShare: '40.00',
      topShare: '100.00',
      gini: '0.1000',
    },
  });
  const past = await officer.ok(view, { year: year - 1 });
  expect(past.countryView).toMatchObject({ agencies: [], partners: { active: 0 }, distribution: { gini: null } });
  const committed = `query ($year: Int!) { fundDistribution(year: $year, countries: ["SO", "KE", "UG"], basis: COMMITTED, agency: "WFP") {
    country totalUsd localShare } }`;
  expect((await officer.ok(committed, { year })).fundDistribution).toEqual([
    { country: 'SO', totalUsd: '1000.00', localShare: '100.00' },
    // From next door, so not local there.
    { country: 'KE', totalUsd: '1000.00', localShare: '0.00' },
    { country: 'UG', totalUsd: '0.00', localShare: null },
  ]);
});

test('UNICEF-55, UNHCR-34: the map tells who is there, how capable, and where one partner or none works', async () => {
  const map = `query ($sector: String, $admin1: String, $first: Int = 50, $after: String, $onlyGaps: Boolean = false) {
    partnerMapping(country: "SO", sector: $sector, admin1: $admin1) {
      cells(first: $first, after: $after, onlyGaps: $onlyGaps) { totalCount pageInfo { endCursor hasNextPage }
        edges { node { area { code name } sector partners capable active activeUsd gap } } }
      partners(first: $first) { totalCount edges { node {
        partner { legalName } isLocal sectors areas riskBand hasPsea agencies { code } activeUsd } } } } }`;
  const mapOf = async (variables = {}) => (await officer.ok(map, variables)).partnerMapping;
  const { cells, partners } = await eventually(async () => {
    const found = await mapOf();
    expect(
      found.partners.edges.find(({ node }: { node: { areas: string[] } }) => node.areas.includes('SO22')),
    ).toBeTruthy();
    expect(found.partners.edges.some(({ node }: { node: { hasPsea: boolean } }) => node.hasPsea)).toBe(true);
    return found;
  });
  const cellOf = (code: string | null, sector: string) =>
    cells.edges
      .map(({ node }: { node: { area: { code: string } | null; sector: string } }) => node)
      .find(
        (node: { area: { code: string } | null; sector: string }) =>
          (node.area?.code ?? null) === code && node.sector === sector,
      );
  // Kismayo lies in Lower Juba.
  expect(cellOf('SO25', 'HEALTH')).toEqual({
    area: { code: 'SO25', name: 'Lower Juba' },
    sector: 'HEALTH',
    partners: 2,
    capable: 1,
    active: 1,
    activeUsd: '2000.00',
    gap: 'ONE_CAPABLE_PARTNER',
  });
  expect(cellOf('SO22', 'HEALTH')).toMatchObject({ partners: 0, gap: 'NO_PARTNER' });
  expect(cellOf('SO22', 'WASH_ENVIRONMENT')).toMatchObject({ partners: 1, capable: 0, gap: 'ONE_PARTNER' });
  expect(cellOf(null, 'HEALTH')).toMatchObject({ area: null, partners: 2 });
  const nodes = partners.edges.map(({ node }: { node: { partner: { legalName: string } } }) => node);
  expect(nodes.find(({ partner }: { partner: { legalName: string } }) => partner.legalName === 'Hope Somalia')).toEqual(
    {
      partner: { legalName: 'Hope Somalia' },
      isLocal: true,
      sectors: ['HEALTH'],
      areas: ['SO25'],
      riskBand: 'MODERATE',
      hasPsea: false,
      agencies: [{ code: 'UNDP' }, { code: 'WFP' }],
      activeUsd: '2000.00',
    },
  );
  const juba = await mapOf({ sector: 'HEALTH', admin1: 'SO25' });
  expect(juba.cells.totalCount).toBe(1);
  expect(juba.partners.totalCount).toBe(2);
  const [first, second] = [
    await mapOf({ first: 2 }),
    await mapOf({ first: 2, after: (await mapOf({ first: 2 })).cells.pageInfo.endCursor }),
  ];
  expect([...first.cells.edges, ...second.cells.edges]).toEqual(cells.edges.slice(0, 4));
  const gaps = await mapOf({ onlyGaps: true });
  expect(gaps.cells.edges.every(({ node }: { node: { gap: string | null } }) => node.gap !== null)).toBe(true);
});

test('UNICEF-33: the portfolio of civil society by region, country, sector and type', async () => {
  const portfolio = `query ($agency: String, $groupBy: [PortfolioGrouping!]!, $first: Int = 50, $after: String) {
    csoPortfolio(agency: $agency, groupBy: $groupBy, first: $first, after: $after) { totalCount pageInfo { endCursor }
      edges { node { region country sector partnerType partners engagements committedUsd disbursedUsd } } } }`;
  const rowsOf = async (variables: Record<string, unknown>) =>
    (await officer.ok(portfolio, variables)).csoPortfolio.edges.map(({ node }: { node: unknown }) => node);
  const none = { region: null, country: null, sector: null, partnerType: null };
  expect(await rowsOf({ agency: 'UNDP', groupBy: ['COUNTRY', 'SECTOR'] })).toEqual([
    {
      ...none,
      country: 'SO',
      sector: 'HEALTH',
      partners: 1,
      engagements: 1,
      committedUsd: '1000.00',
      disbursedUsd: '300.00',
    },
    {
      ...none,
      country: 'SO',
      sector: 'WASH_ENVIRONMENT',
      partners: 1,
      engagements: 1,
      committedUsd: '1000.00',
      disbursedUsd: '600.00',
    },
  ]);
  expect(await rowsOf({ groupBy: ['REGION'] })).toEqual([
    { ...none, region: '014', partners: 3, engagements: 4, committedUsd: '4000.00', disbursedUsd: '1000.00' },
  ]);
  expect(await rowsOf({ groupBy: ['PARTNER_TYPE'], first: 1 })).toHaveLength(1);
  const statementsOf = async (first: number) => {
    const { statements } = await watchSql(() => officer.ok(portfolio, { groupBy: ['COUNTRY'], first }));
    return statements.filter((sql) => sql.includes('CsoPortfolio')).length;
  };
  expect([await statementsOf(1), await statementsOf(50)]).toEqual([2, 2]);
});

test('UNICEF-11, UNHCR-52: how long stages take, and how the registrations of the year went', async () => {
  const told = (registrationId: string, state: string, stateSince: string) =>
    withClient(system.databases.registry.adminUrl, (client) =>
      client.query(
        `INSERT INTO outbox_event (type, subject, audience, data) VALUES ('registry.registration-changed', $1, 'AGENCY', $2)`,
        [
          registrationId,
          JSON.stringify({
            registrationId,
            partnerId: null,
            state,
            stateSince,
            sponsorAgency: 'UNICEF',
            requestedAt: stateSince,
            registeredAt: null,
          }),
        ],
      ),
    );
  for (const [place, end] of ['02', '03', '09'].entries()) {
    const id = newId();
    await told(id, 'SUBMITTED', `${year}-01-01T00:00:00Z`);
    await told(id, place === 2 ? 'REJECTED' : 'IN_VETTING', `${year}-01-${end}T00:00:00Z`);
  }
  const query = `query ($year: Int!) {
    processBottlenecks(year: $year, agency: "UNICEF", stage: SUBMITTED) { stage finished medianDays p75Days p90Days waiting longestWaitDays }
    registrationPipelineFigures(year: $year, agency: "UNICEF") { requested registered rejected open completionShare } }`;
  await eventually(async () =>
    expect(await officer.ok(query, { year })).toEqual({
      processBottlenecks: [
        {
          stage: 'SUBMITTED',
          finished: 3,
          medianDays: '2.00',
          p75Days: '5.00',
          p90Days: '6.80',
          waiting: 0,
          longestWaitDays: null,
        },
      ],
      registrationPipelineFigures: { requested: 3, registered: 0, rejected: 1, open: 2, completionShare: '0.00' },
    }),
  );
  const planned =
    'query ($year: Int!) { processBottlenecks(year: $year, stage: AGREEMENT_PLANNED) { waiting medianDays } }';
  expect((await officer.ok(planned, { year })).processBottlenecks).toEqual([{ waiting: 1, medianDays: null }]);
});

test('JIU-75: what the country team does together', async () => {
  const report = `query ($year: Int!, $country: String = "SO") { countryCoordinationReport(country: $country, year: $year) {
    view { partners { active } } team { code } sharedPartners { partner { legalName } agencies { code } activeUsd }
    reuse { accepted newAssessments reuseRate } consultations { held joint outcomes agencies { code } } actions { total done overdue } } }`;
  const coordinator = await system.as('DCO', 'coordinator');
  await eventually(async () =>
    expect((await coordinator.ok(report, { year })).countryCoordinationReport).toEqual({
      view: { partners: { active: 2 } },
      team: [{ code: 'DCO' }, { code: 'UNHCR' }, { code: 'UNICEF' }, { code: 'WFP' }],
      sharedPartners: [
        { partner: { legalName: 'Hope Somalia' }, agencies: [{ code: 'UNDP' }, { code: 'WFP' }], activeUsd: '2000.00' },
      ],
      reuse: { accepted: 0, newAssessments: 1, reuseRate: '0.00' },
      consultations: { held: 0, joint: 0, outcomes: 0, agencies: [] },
      actions: { total: 0, done: 0, overdue: 0 },
    }),
  );
  // Story 4.d, step 3: the coordinator of Somalia sees Somalia alone.
  const outOfSight = 'FORBIDDEN / COUNTRY_OUT_OF_SIGHT';
  expect(await coordinator.refusal(report, { year, country: 'KE' })).toBe(outOfSight);
  expect(await coordinator.refusal(view, { year, country: 'KE' })).toBe(outOfSight);
  expect(await coordinator.refusal('{ partnerMapping(country: "KE") { country } }')).toBe(outOfSight);
  expect(await coordinator.refusal('query ($year: Int!) { processBottlenecks(year: $year) { stage } }', { year })).toBe(
    outOfSight,
  );
  const spread =
    'query ($year: Int!) { fundDistribution(year: $year, countries: ["KE", "SO"], basis: COMMITTED) { country } }';
  expect((await coordinator.ok(spread, { year })).fundDistribution).toEqual([{ country: 'SO' }]);
  const portfolio = '{ csoPortfolio(groupBy: [COUNTRY]) { edges { node { country } } } }';
  expect((await coordinator.ok(portfolio)).csoPortfolio.edges).toEqual([{ node: { country: 'SO' } }]);
});

test('portfolios are for agencies: neither partners nor anybody else read them', async () => {
  const director = await system.as('PARTNER_USERS', 'director');
  expect(await director.refusal(view, { year })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await system.anybody.refusal('{ partnerMapping(country: "SO") { country } }')).toBe('UNAUTHENTICATED');
});
