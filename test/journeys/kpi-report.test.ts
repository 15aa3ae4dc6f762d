import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import type { Role } from '@partner-commons/platform/viewer';
import { OfficeLevel } from '@partner-commons/registry/access/offices/office.entity';
import type { Seed } from '@partner-commons/registry/access/seed/seed';
import { demoSeed } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

/** Story 4.d: figures of three agencies, one dashboard, and a report to a governing body whose figures can be asked again. */

jest.setTimeout(120_000);

const member = (agency: string, subject: string, ...roles: Role[]) => ({
  issuer: localIssuerOf(agency),
  subject,
  roles,
  agency,
});

const seed: Seed = {
  ...demoSeed,
  agencies: [...demoSeed.agencies, { code: 'UNHABITAT', name: 'United Nations Human Settlements Programme' }],
  offices: [
    ...(demoSeed.offices ?? []),
    { agency: 'UNHABITAT', name: 'UN-Habitat Headquarters', level: OfficeLevel.HQ, country: 'KE', parent: null },
  ],
  members: [
    member('UNHABITAT', 'editor', 'READER', 'REPORT_EDITOR'),
    member('UNHABITAT', 'approver', 'READER', 'REPORT_APPROVER'),
    member('UNDP', 'steward', 'READER', 'KPI_STEWARD'),
    ...demoSeed.members,
  ],
};

const agencies = ['UNHCR', 'UNICEF', 'WFP'] as const;
type AgencyCode = (typeof agencies)[number];

/** FY 2025, US$: programme expenditure, through implementing partners, of which local ones. */
const money: Record<AgencyCode, { total: string; throughPartners: string; local: string }> = {
  UNHCR: { total: '3400000000', throughPartners: '1300000000', local: '220000000' },
  UNICEF: { total: '6000000000', throughPartners: '2100000000', local: '590000000' },
  WFP: { total: '9000000000', throughPartners: '2250000000', local: '500000000' },
};

let system: TestSystem;
let secretariat: Caller;
let reader: Caller;
const stewards = {} as Record<AgencyCode, Caller>;
let keys = 0;

beforeAll(async () => {
  system = await startTestSystem({ seed });
  for (const agency of agencies) stewards[agency] = await system.as(agency, 'steward');
  secretariat = await system.as('DCO', 'secretariat');
  reader = await system.as('WFP', 'reader');
  await eventually(() => secretariat.ok('{ kpiDefinitions(first: 1) { totalCount } }'));
});
afterAll(() => system?.stop());

interface Value {
  code: string;
  numerator: string;
  denominator?: string;
  [key: string]: unknown;
}

const submit = (who: Caller, values: Value[], key = `story-4d-${++keys}`) =>
  who.ok(
    `mutation ($input: SubmitKpiValuesInput!) { submitKpiValues(input: $input) {
       batch { id sourceSystem } added revised unchanged refused rows { outcome code reason } } }`,
    {
      input: {
        sourceSystem: 'ERP',
        values: values.map((value) => ({ version: 1, period: { year: 2025 }, ...value })),
        idempotencyKey: key,
      },
    },
  );

const dashboard = `query ($codes: [String!]!, $agencies: [String!], $groupBy: [KpiGrouping!]!, $filter: KpiCellFilter, $asOf: DateTime) {
  kpiDashboard(period: { year: 2025 }, agencies: $agencies, codes: $codes, groupBy: $groupBy, filter: $filter, asOf: $asOf) {
    asOf completeness
    rows { agency { code } country partnerType code version value unit numerator denominator quality origin contributors suppressed lineage { system batchId } }
    totals { code version value numerator denominator quality suppressed absentBecause }
    alerts { code severity text agency { code } } } }`;

const ask = (who: Caller, question: Record<string, unknown>) =>
  who.ok(dashboard, { agencies, groupBy: ['AGENCY'], ...question }).then(({ kpiDashboard }) => kpiDashboard);

const storyCodes = ['IP_EXPENDITURE_SHARE', 'LOCAL_FUNDING_SHARE', 'SHARED_PARTNERS', 'REUSE_RATE'];

type Row = { agency: { code: string } | null; code: string; value: string | null };
const valuesOf = (rows: Row[], code: string) =>
  Object.fromEntries(rows.filter((row) => row.code === code).map(({ agency, value }) => [agency?.code, value]));

/** Where the money of local partners went; each agency's cells add up to its figures above. */
const cells: Record<
  AgencyCode,
  [country: string, partnerType: string, local: string, all: string, partners: number][]
> = {
  UNHCR: [
    ['SO', 'NATIONAL_NGO', '70000000', '70000000', 40],
    ['SO', 'COMMUNITY_BASED_ORG', '10000000', '10000000', 3],
    ['SO', 'INTERNATIONAL_NGO', '0', '420000000', 30],
    ['ET', 'NATIONAL_NGO', '140000000', '140000000', 60],
    ['ET', 'INTERNATIONAL_NGO', '0', '660000000', 45],
  ],
  UNICEF: [
    ['SO', 'NATIONAL_NGO', '250000000', '250000000', 90],
    ['SO', 'INTERNATIONAL_NGO', '0', '650000000', 35],
    ['ET', 'NATIONAL_NGO', '340000000', '340000000', 110],
    ['ET', 'INTERNATIONAL_NGO', '0', '860000000', 50],
  ],
  WFP: [
    ['SO', 'NATIONAL_NGO', '200000000', '200000000', 55],
    ['SO', 'INTERNATIONAL_NGO', '0', '900000000', 25],
    ['ET', 'NATIONAL_NGO', '300000000', '300000000', 70],
    ['ET', 'INTERNATIONAL_NGO', '0', '850000000', 28],
  ],
};

test('step 1: figures come by feed; repeating one is safe, and a bad row is refused by itself', async () => {
  for (const agency of agencies) {
    const { total, throughPartners } = money[agency];
    const values = [
      { code: 'IP_EXPENDITURE_SHARE', numerator: throughPartners, denominator: total, externalId: 'ip-2025' },
      ...cells[agency].map(([country, partnerType, local, all, contributors]) => ({
        code: 'LOCAL_FUNDING_SHARE',
        country,
        partnerType,
        numerator: local,
        denominator: all,
        contributors,
        externalId: `local-${country}-${partnerType}`,
      })),
    ];
    const first = await submit(stewards[agency], values, `story-${agency}`);
    expect(first.submitKpiValues).toMatchObject({ added: values.length, refused: 0, batch: { sourceSystem: 'ERP' } });
    expect(await submit(stewards[agency], values, `story-${agency}`)).toEqual(first);
  }

  const bad = await submit(stewards.WFP, [
    { code: 'PAYMENT_TIMELINESS', numerator: '10', denominator: '0', externalId: 'bad-1' },
    { code: 'PAYMENT_TIMELINESS', version: 7, numerator: '10', denominator: '20', externalId: 'bad-2' },
    { code: 'PAYMENT_TIMELINESS', numerator: '18', denominator: '20', externalId: 'good' },
  ]);
  expect(bad.submitKpiValues).toMatchObject({
    added: 1,
    refused: 2,
    rows: [{ reason: 'DENOMINATOR_ZERO' }, { reason: 'KPI_DEFINITION_UNKNOWN' }, { outcome: 'ADDED', reason: null }],
  });

  const systemWide = [
    { code: 'SHARED_PARTNERS', numerator: '520', denominator: '2900', covers: [...agencies] },
    { code: 'REUSE_RATE', numerator: '130', denominator: '330', covers: [...agencies] },
  ];
  expect((await submit(secretariat, systemWide)).submitKpiValues).toMatchObject({ added: 2, refused: 0 });
  // Nobody but the secretariat speaks for the whole system.
  expect((await submit(stewards.WFP, systemWide)).submitKpiValues).toMatchObject({ added: 0, refused: 2 });
});

test('step 2: one query shows agencies side by side, with the ratio of the sums as total', async () => {
  const { rows, totals, alerts } = await ask(reader, { codes: storyCodes });
  expect(valuesOf(rows, 'IP_EXPENDITURE_SHARE')).toEqual({ UNHCR: '38.24', UNICEF: '35.00', WFP: '25.00' });
  expect(valuesOf(rows, 'LOCAL_FUNDING_SHARE')).toEqual({ UNHCR: '16.92', UNICEF: '28.10', WFP: '22.22' });
  expect(totals).toMatchObject([
    { code: 'IP_EXPENDITURE_SHARE', value: '30.71', numerator: '5650000000', denominator: '18400000000' },
    { code: 'LOCAL_FUNDING_SHARE', value: '23.19', numerator: '1310000000', denominator: '5650000000' },
    { code: 'SHARED_PARTNERS', value: '17.93', numerator: '520', denominator: '2900' },
    { code: 'REUSE_RATE', value: '39.39', numerator: '130', denominator: '330' },
  ]);
  const belowGrandBargain = alerts.filter(({ code }: Row) => code === 'LOCAL_FUNDING_SHARE');
  expect(belowGrandBargain.map(({ agency }: Row) => agency?.code ?? 'total').sort()).toEqual(['UNHCR', 'WFP', 'total']);
  expect(rows[0].lineage).toEqual({ system: 'ERP', batchId: expect.any(String) });

  // Distinct partners of two agencies are not those of three: nothing is added that cannot be.
  const two = await ask(reader, { codes: ['SHARED_PARTNERS'], agencies: ['UNHCR', 'WFP'] });
  expect(two.totals[0]).not.toMatchObject({ value: '17.93' });
});

type Cell = Row & { country: string; partnerType: string; suppressed: boolean; numerator: string | null };

test('step 3: drilling down hides what is about fewer than five partners, and what would give it away', async () => {
  const groupBy = ['AGENCY', 'COUNTRY', 'PARTNER_TYPE'];
  const codes = ['LOCAL_FUNDING_SHARE'];
  const of = (rows: Cell[], agency: string) => rows.filter((row) => row.agency?.code === agency);
  const seen = of((await ask(reader, { codes, groupBy })).rows, 'UNHCR');
  const hidden = seen.filter(({ suppressed }) => suppressed);
  expect(hidden).toContainEqual(
    expect.objectContaining({ country: 'SO', partnerType: 'COMMUNITY_BASED_ORG', numerator: null }),
  );
  expect(hidden.length).toBeGreaterThan(1);
  // Totals stay, and tell no more than the hidden cells together.
  const byCountry = (await ask(reader, { codes, groupBy: ['AGENCY', 'COUNTRY'] })).rows;
  expect(of(byCountry, 'UNHCR').find(({ country }) => country === 'SO')).toMatchObject({
    numerator: '80000000',
    suppressed: false,
  });
  // Who owns the figures sees them.
  const own = of((await ask(stewards.UNHCR, { codes, groupBy, agencies: ['UNHCR'] })).rows, 'UNHCR');
  expect(own.filter(({ suppressed }) => suppressed)).toEqual([]);

  const coordinator = await system.as('DCO', 'coordinator');
  const somalia = await eventually(() => ask(coordinator, { codes, groupBy: ['COUNTRY'] }));
  expect(new Set(somalia.rows.map(({ country }: Cell) => country))).toEqual(new Set(['SO']));
});

const mutate = async (who: Caller, name: string, type: string, input: Record<string, unknown>, fields: string) =>
  (await who.ok(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input }))[name];
const refused = (who: Caller, name: string, type: string, input: Record<string, unknown>, fields = '__typename') =>
  who.refusal(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input });

test('step 4: agreements of WFP with money and no results are found, each with somebody who looks after it', async () => {
  const wfp = await system.as('WFP', 'admin');
  const { searchPartners } = await reader.ok('{ searchPartners(first: 1) { edges { node { id } } } }');
  const partnerId = searchPartners.edges[0].node.id;
  for (const externalId of ['FLA-1', 'FLA-2', 'FLA-3']) {
    const agreement = { partnerId, externalId, country: 'SO', from: '2025-01-01', to: '2025-12-31', state: 'ACTIVE' };
    const amounts = { amount: '500000', undisbursed: '100000', currency: 'USD' };
    await mutate(wfp, 'recordEngagement', 'RecordEngagementInput', { ...agreement, ...amounts }, 'id');
  }
  const facts = ['FLA-1', 'FLA-2', 'FLA-3'].map((engagement, number) => ({
    externalId: `PAY-${number}`,
    kind: 'DISBURSEMENT',
    engagement,
    on: '2025-06-30',
    amount: '400000',
    currency: 'USD',
  }));
  const paid = { sourceSystem: 'WINGS', facts };
  expect(await mutate(wfp, 'recordMoneyFacts', 'RecordMoneyFactsInput', paid, 'added')).toEqual({ added: 3 });
  const { corroborationIssues } = await eventually(async () => {
    const found = await wfp.ok(
      '{ corroborationIssues(agency: "WFP") { totalCount edges { node { kind engagement { externalId } task { owner dueOn } } } } }',
    );
    expect(found.corroborationIssues.totalCount).toBe(3);
    return found;
  });
  for (const { node } of corroborationIssues.edges) {
    expect(node).toMatchObject({
      kind: 'MONEY_WITHOUT_RESULTS',
      task: { owner: expect.any(String), dueOn: expect.any(String) },
    });
  }
});

const cashAssured = {
  name: 'Share of cash that was assured',
  purpose: 'How much of the money that partners received did somebody check?',
  unit: 'PERCENT',
  direction: 'HIGHER_BETTER',
  aggregation: 'RATIO_OF_SUMS',
  formula: 'cash covered by spot checks and audits / cash transferred',
  numerator: 'US dollars that spot checks and audits covered in the year',
  denominator: 'US dollars that were transferred to partners in the year',
  source: ['JIU-7'],
  frequency: 'YEARLY',
  dataOwner: 'Finance of each agency',
  thresholds: { warning: '50' },
  effectiveFrom: 2026,
};

/** From the proposal to the publication, with the votes of two thirds of the members. */
async function govern(proposer: Caller, proposal: Record<string, unknown>): Promise<{ id: string; version: number }> {
  const { id } = await mutate(proposer, 'proposeKpi', 'ProposeKpiInput', proposal, 'id state');
  const comment = { definitionId: id, text: 'Say whether audits of governments count.' };
  await mutate(stewards.WFP, 'commentOnKpi', 'CommentOnKpiInput', comment, 'id');
  const { governance } = await mutate(
    secretariat,
    'openKpiVote',
    'KpiProposalInput',
    { definitionId: id },
    'governance { members needed }',
  );
  expect(governance).toEqual({ members: 6, needed: 4 });
  const voters = [stewards.UNHCR, stewards.UNICEF, stewards.WFP, await system.as('UNDP', 'steward')];
  for (const [number, voter] of voters.entries()) {
    expect(await refused(secretariat, 'publishKpi', 'PublishKpiInput', { definitionId: id })).toBe(
      'PRECONDITION_FAILED / VOTE_NOT_CARRIED',
    );
    const vote = await mutate(voter, 'voteOnKpi', 'VoteOnKpiInput', { definitionId: id, choice: 'FOR' }, 'state');
    expect([number, vote.state]).toEqual([number, 'VOTE']);
  }
  return mutate(secretariat, 'publishKpi', 'PublishKpiInput', { definitionId: id }, 'id version state');
}

test('step 5: a KPI is proposed, discussed, voted and published; a new version leaves old figures alone', async () => {
  const undp = await system.as('UNDP', 'steward');
  expect(await govern(undp, { code: 'CASH_ASSURED_SHARE', text: cashAssured })).toMatchObject({
    version: 1,
    state: 'PUBLISHED',
  });
  const { kpiDefinition: first } = await reader.ok(
    `{ kpiDefinition(code: "LOCAL_FUNDING_SHARE", version: 1) { name purpose unit direction aggregation formula numerator
       denominator source frequency dataOwner } }`,
  );
  const text = {
    ...first,
    thresholds: { warning: '25' },
    formula: `${first.formula}; intermediaries are left out`,
    effectiveFrom: 2026,
  };
  expect(await govern(undp, { code: 'LOCAL_FUNDING_SHARE', text })).toMatchObject({ version: 2, state: 'PUBLISHED' });
  const next = {
    code: 'LOCAL_FUNDING_SHARE',
    period: { year: 2026 },
    numerator: '200000000',
    denominator: '1000000000',
  };
  const { submitKpiValues } = await submit(stewards.UNHCR, [{ ...next, version: 2 }]);
  expect(submitKpiValues).toMatchObject({ added: 1, refused: 0 });
  const { kpiSeries } = await reader.ok(
    `{ kpiSeries(code: "LOCAL_FUNDING_SHARE", agencies: ["UNHCR"], from: 2025, to: 2026) {
       points { year version value breakBefore } breaks { year fromVersion toVersion } } }`,
  );
  expect(kpiSeries).toEqual({
    points: [
      { year: 2025, version: 1, value: '16.92', breakBefore: false },
      { year: 2026, version: 2, value: '20.00', breakBefore: true },
    ],
    breaks: [{ year: 2026, fromVersion: 1, toVersion: 2 }],
  });
});

const reportFields = `id state frozenAt inResponseTo decisions { reference title }
  sections { key title text figures { id code isTotal year value numerator denominator quality agency { code } } }`;

interface Figure {
  id: string;
  code: string;
  isTotal: boolean;
  year: number;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  quality: string | null;
  agency: { code: string } | null;
}
interface Report {
  id: string;
  state: string;
  frozenAt: string;
  sections: { key: string; figures: Figure[] }[];
}

const sections = ['OVERVIEW', 'PARTNERS_BY_CATEGORY', 'KPIS', 'RISKS_AND_LOSSES', 'CAPACITY_BUILDING', 'COORDINATION'];
const inDays = (days: number) => new Date(system.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

test('steps 6 to 10: a report to the board, from six units to a decision; its figures can be asked again for ever', async () => {
  const editor = await system.as('UNHABITAT', 'editor');
  const approver = await system.as('UNHABITAT', 'approver');
  const read = async (who: Caller): Promise<Report> =>
    (await who.ok(`query ($id: ID!) { report(id: $id) { ${reportFields} } }`, { id })).report;

  // An estimate, so that a footnote is due.
  const estimate = { code: 'COMPETITIVE_SHARE', numerator: '60', denominator: '100', quality: 'ESTIMATED' };
  await submit(stewards.UNICEF, [estimate]);

  const asked = { body: 'UN-Habitat Executive Board', session: '2026-1', year: 2025, inResponseTo: ['2025/3'] };
  const { id } = await mutate(
    editor,
    'createGoverningBodyReport',
    'CreateGoverningBodyReportInput',
    { ...asked, template: 'IP_ANNUAL_V2' },
    'id state',
  );
  expect((await read(editor)).sections).toHaveLength(11);
  expect(await read(reader)).toBeNull();

  const units = sections.map((section) => ({
    section,
    unit: `Unit of ${section}`,
    role: 'REPORT_EDITOR',
    dueOn: inDays(10),
  }));
  await mutate(editor, 'collectContributions', 'CollectContributionsInput', { reportId: id, units }, 'state');
  const { reportContributions } = await editor.ok(
    'query ($id: ID!) { reportContributions(reportId: $id, first: 100) { edges { node { id section } } } }',
    { id },
  );
  expect(reportContributions.edges).toHaveLength(6);
  for (const { node } of reportContributions.edges) {
    const input = { contributionId: node.id, text: `What the unit has to say about ${node.section}.` };
    await mutate(editor, 'submitContribution', 'SubmitContributionInput', input, 'state');
  }
  await mutate(editor, 'mergeContributions', 'ReportActInput', { reportId: id }, 'state');
  await mutate(editor, 'freezeReportFigures', 'FreezeReportFiguresInput', { reportId: id, agencies }, 'frozenAt');
  const frozen = await read(editor);
  const figures = frozen.sections.flatMap((section) => section.figures).filter(({ year }) => year === 2025);

  expect(await refused(editor, 'approveReport', 'ReportActInput', { reportId: id })).toMatch(/^FORBIDDEN/);
  expect(await refused(approver, 'approveReport', 'ReportActInput', { reportId: id })).toBe(
    'PRECONDITION_FAILED / MISSING_REQUIREMENT',
  );
  for (const { id: figureId } of figures.filter(({ quality }) => quality === 'ESTIMATED')) {
    const input = { reportId: id, figureId, text: 'Estimated from a sample of selections.' };
    await mutate(editor, 'addFootnote', 'AddFootnoteInput', input, 'footnote');
  }
  for (const { key } of frozen.sections) {
    if (sections.includes(key)) continue;
    const input = { reportId: id, section: key, text: 'Nothing to report beyond the figures.' };
    await mutate(editor, 'writeReportSection', 'WriteReportSectionInput', input, 'key');
  }
  expect(await mutate(approver, 'approveReport', 'ReportActInput', { reportId: id }, 'state')).toEqual({
    state: 'SIGNED_OFF',
  });

  // P-INV-3: what comes afterwards changes nothing of it.
  const correction = { code: 'IP_EXPENDITURE_SHARE', numerator: '1700000000', denominator: '3400000000' };
  await submit(stewards.UNHCR, [{ ...correction, externalId: 'ip-2025' }]);
  expect((await ask(reader, { codes: ['IP_EXPENDITURE_SHARE'] })).totals[0].value).not.toBe('30.71');
  const again = await ask(reader, { codes: storyCodes, asOf: frozen.frozenAt });
  const frozenOf = (code: string, agency: string | null) =>
    figures.find((figure) => figure.code === code && (agency ? figure.agency?.code === agency : figure.isTotal));
  expect(again.totals.map(({ value }: Figure) => value)).toEqual(['30.71', '23.19', '17.93', '39.39']);
  for (const { code, value, numerator, denominator } of again.totals) {
    expect(frozenOf(code, null)).toMatchObject({ value, numerator, denominator });
  }
  for (const { agency, code, value } of again.rows) expect(frozenOf(code, agency.code)).toMatchObject({ value });

  for (const form of ['HTML', 'CSV', 'JSON']) {
    const { url } = await mutate(editor, 'exportReport', 'ExportReportInput', { reportId: id, form }, 'url');
    expect(await (await fetch(url)).text()).toContain('30.71');
  }
  await mutate(editor, 'submitReport', 'ReportActInput', { reportId: id }, 'state');
  expect((await system.anybody.ok('query ($id: ID!) { report(id: $id) { state } }', { id })).report).toEqual({
    state: 'SUBMITTED',
  });
  await mutate(editor, 'presentReport', 'PresentReportInput', { reportId: id, presentedOn: inDays(0) }, 'state');
  const decision = {
    reportId: id,
    reference: '2026/4',
    title: 'Work with local partners',
    text: 'The Board asks for a quarter of the funds to go to local partners.',
    adoptedOn: inDays(0),
    recommendations: [{ text: 'Raise the share of local partners to 25 %.', owner: 'UNHABITAT', dueOn: inDays(365) }],
  };
  await mutate(editor, 'recordBoardDecision', 'RecordBoardDecisionInput', decision, 'reference');
  expect(await read(reader)).toMatchObject({ decisions: [{ reference: '2026/4' }] });
});
