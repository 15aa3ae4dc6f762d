import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let editor: Caller;
let approver: Caller;
let finance: Caller;
let admin: Caller;
let secretariat: Caller;
let stranger: Caller;

const agencies = ['UNHCR', 'UNICEF', 'WFP'];
const year = 2025;

const submitValues = `mutation Submit($input: SubmitKpiValuesInput!) { submitKpiValues(input: $input) { refused rows { outcome reason } } }`;
const value = (code: string, numerator: string, denominator: string | null, change: Record<string, unknown> = {}) => ({
  ...{ code, version: 1, period: { year }, numerator, denominator },
  ...change,
});

const report = `query Report($id: ID!) { report(id: $id) { id state frozenAt version completeness figureAgencies contentHash
  agency { code } problems { kind section objectId phrase } decisions { reference } answers { reference }
  files { form url }
  sections { key mandatory text figures { id code version kind audience value numerator denominator unit isTotal suppressed
    absentBecause quality footnote year source lineage { system batchId } agency { code } } } } }`;
const reportOf = async (by: Caller, id: string) => (await by.ok(report, { id })).report;

/** Waits until a timer has told somebody that something is due; timers look when the clock moves. */
async function reminded(type: string): Promise<void> {
  system.clock.advance(1);
  await eventually(() =>
    withClient(system.databases.performance.adminUrl, async (client) => {
      const { rows } = await client.query('SELECT FROM outbox_event WHERE type = $1', [type]);
      expect(rows.length).toBeGreaterThan(0);
    }),
  );
}

const act = (name: string, type: string, fields = 'id state') =>
  `mutation Act($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
const create = act('createGoverningBodyReport', 'CreateGoverningBodyReportInput', 'id state sections { key }');
const collect = act('collectContributions', 'CollectContributionsInput');
const contribute = act('submitContribution', 'SubmitContributionInput', 'id state text unit');
const freeze = act('freezeReportFigures', 'FreezeReportFiguresInput', 'id state frozenAt completeness');
const note = act('addFootnote', 'AddFootnoteInput', 'id footnote');
const write = act('writeReportSection', 'WriteReportSectionInput', 'key text version');
const approve = act('approveReport', 'ReportActInput', 'id state contentHash');
const submit = act('submitReport', 'ReportActInput');
const decide = act('recordBoardDecision', 'RecordBoardDecisionInput', 'id reference');

const newReport = async (change: Record<string, unknown> = {}): Promise<string> => {
  const input = { body: 'UNDP Executive Board', session: '2026-1', year, inResponseTo: ['2025/7'], ...change };
  return (await editor.ok(create, { input })).createGoverningBodyReport.id;
};
const inDays = (days: number) => new Date(system.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const contributions = `query Asked($reportId: ID) { reportContributions(reportId: $reportId, first: 100) {
  edges { node { id unit text state section } } totalCount } }`;
const askedOf = async (by: Caller, reportId: string): Promise<{ id: string; unit: string }[]> =>
  (await by.ok(contributions, { reportId })).reportContributions.edges.map(({ node }: { node: unknown }) => node);

const figuresOf = (read: { sections: { key: string; figures: { code: string }[] }[] }) =>
  read.sections.flatMap(({ key, figures }) => figures.map((figure) => ({ ...figure, section: key }))) as {
    id: string;
    section: string;
    code: string;
    value: string | null;
    numerator: string | null;
    denominator: string | null;
    kind: string;
    isTotal: boolean;
    audience: string;
    year: number;
    absentBecause: string | null;
    agency: { code: string } | null;
  }[];

beforeAll(async () => {
  system = await startTestSystem();
  const as = (agency: string, subject: string) => system.as(agency, subject);
  [editor, approver, finance, admin] = (await Promise.all(
    ['editor', 'approver', 'finance', 'admin'].map((subject) => as('UNDP', subject)),
  )) as [Caller, Caller, Caller, Caller];
  secretariat = await as('DCO', 'secretariat');
  stranger = await as('WFP', 'reader');
  const told: [string, [string, string, string]][] = [
    ['UNHCR', ['1300', '3400', '220']],
    ['UNICEF', ['2100', '6000', '590']],
    ['WFP', ['2250', '9000', '500']],
  ];
  for (const [agency, [through, all, local]] of told) {
    const steward = await as(agency, 'steward');
    const values = [
      value('IP_EXPENDITURE_SHARE', through, all),
      value('LOCAL_FUNDING_SHARE', local, through, agency === 'WFP' ? { quality: 'ESTIMATED' } : {}),
    ];
    const { submitKpiValues } = await eventually(() =>
      steward.ok(submitValues, { input: { sourceSystem: 'ERP', values } }),
    );
    expect(submitKpiValues.refused).toBe(0);
  }
  const shared = value('SHARED_PARTNERS', '520', '2900', { covers: agencies });
  await secretariat.ok(submitValues, { input: { sourceSystem: 'SECRETARIAT', values: [shared] } });
}, 60_000);

afterAll(() => system?.stop());

test('4.d: from the first unit asked to the board, and every figure is the dashboard again', async () => {
  const id = await newReport();
  const draft = await reportOf(editor, id);
  expect(draft.sections).toHaveLength(11);
  expect(draft.sections.filter(({ mandatory }: { mandatory: boolean }) => mandatory)).toHaveLength(3);
  for (const somebody of [stranger, secretariat, system.anybody, await system.as('PARTNER_USERS', 'director')]) {
    expect(await reportOf(somebody, id)).toBeNull();
  }
  expect(await finance.ok('{ reports(first: 100) { totalCount } }')).toMatchObject({ reports: { totalCount: 0 } });
  expect(await finance.refusal(create, { input: { body: 'Board', session: '1', year } })).toBe(
    'FORBIDDEN / ROLE_REQUIRED',
  );

  const units = [
    { section: 'RISKS_AND_LOSSES', unit: 'Bureau of finance', role: 'FINANCE_OFFICER', dueOn: inDays(20) },
    { section: 'COORDINATION', unit: 'Partners unit', role: 'IP_UNIT_ADMIN', dueOn: inDays(5) },
  ];
  const unknown = { reportId: id, units: [{ ...units[0], section: 'WEATHER' }] };
  expect(await editor.refusal(collect, { input: unknown })).toBe('NOT_FOUND / SECTION_UNKNOWN');
  await editor.ok(collect, { input: { reportId: id, units } });
  await reminded('performance.report-contribution-due');
  expect(await reportOf(finance, id)).toMatchObject({ state: 'COLLECTING', sections: [], problems: [] });
  const [ofFinance] = await askedOf(finance, id);
  expect((await askedOf(finance, id)).map(({ unit }) => unit)).toEqual(['Bureau of finance']);
  expect(await askedOf(stranger, id)).toEqual([]);
  const foreign = (await askedOf(editor, id)).find(({ unit }) => unit === 'Partners unit');
  expect(await finance.refusal(contribute, { input: { contributionId: foreign?.id, text: 'x' } })).toBe('NOT_FOUND');
  const risks = { contributionId: ofFinance?.id, text: 'Losses fell.\n\nWadajir Relief repaid.' };
  await finance.ok(contribute, { input: risks });
  expect(await approver.refusal(approve, { input: { reportId: id } })).toBe('CONFLICT / INVALID_STATE');

  const { freezeReportFigures } = await editor.ok(freeze, { input: { reportId: id, agencies } });
  expect(freezeReportFigures.state).toBe('CLEARANCE');
  const frozen = await reportOf(editor, id);
  const figures = figuresOf(frozen);
  const find = (code: string, agency: string | null) =>
    figures.find(
      (one) => one.code === code && one.year === year && (agency ? one.agency?.code === agency : one.isTotal),
    );
  expect(find('IP_EXPENDITURE_SHARE', 'UNHCR')).toMatchObject({ value: '38.24', audience: 'INTER_AGENCY' });
  expect(find('IP_EXPENDITURE_SHARE', null)).toMatchObject({
    ...{ value: '30.71', numerator: '5650', denominator: '18400', audience: 'PUBLIC' },
  });
  expect(find('LOCAL_FUNDING_SHARE', null)).toMatchObject({ value: '23.19' });
  expect(find('SHARED_PARTNERS', null)).toMatchObject({ value: '17.93' });
  expect(find('REUSE_RATE', null)?.value).toBeNull();

  // P-INV-3: a correction comes after the freeze; as of the freeze the dashboard says what the report says.
  const steward = await system.as('UNHCR', 'steward');
  const correction = { sourceSystem: 'ERP', values: [value('IP_EXPENDITURE_SHARE', '1700', '3400')] };
  await steward.ok(submitValues, { input: correction });
  const dashboard = `query Dashboard($asOf: DateTime, $codes: [String!]!) { kpiDashboard(period: { year: 2025 },
    agencies: ["UNHCR", "UNICEF", "WFP"], codes: $codes, groupBy: [AGENCY], asOf: $asOf) {
    rows { agency { code } code value numerator denominator } totals { code value numerator denominator absentBecause } } }`;
  const codes = [
    ...new Set(figures.filter((one) => one.year === year && one.kind === 'KPI').map(({ code }) => code)),
  ].slice(0, 25);
  const { kpiDashboard: again } = await stranger.ok(dashboard, { asOf: frozen.frozenAt, codes });
  for (const row of again.rows) expect(find(row.code, row.agency.code)).toMatchObject(row);
  for (const total of again.totals) expect(find(total.code, null)).toMatchObject(total);
  const { kpiDashboard: now } = await stranger.ok(dashboard, { codes: ['IP_EXPENDITURE_SHARE'] });
  expect(now.totals[0].value).not.toBe('30.71');

  // What stands in the way: an estimate, a unit that has not answered, a partner that is named.
  const kinds = (await reportOf(approver, id)).problems.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['CONTRIBUTION_OUTSTANDING', 'ESTIMATE_WITHOUT_FOOTNOTE']));
  expect(await approver.refusal(approve, { input: { reportId: id } })).toBe(
    'PRECONDITION_FAILED / MISSING_REQUIREMENT',
  );
  const withdraw = act('withdrawContribution', 'ContributionActInput');
  await editor.ok(withdraw, { input: { contributionId: foreign?.id } });
  expect(await approver.refusal(approve, { input: { reportId: id } })).toBe(
    'PRECONDITION_FAILED / MISSING_REQUIREMENT',
  );
  for (const figure of figures.filter((one) => (one as { quality?: string }).quality === 'ESTIMATED')) {
    const input = { reportId: id, figureId: figure.id, text: 'By a sample of agreements.' };
    await editor.ok(note, { input });
  }
  const { searchPartners } = await stranger.ok('{ searchPartners(first: 1) { edges { node { legalName } } } }');
  const { legalName } = searchPartners.edges[0].node;
  const naming = { reportId: id, section: 'OVERVIEW', text: `Our work with ${legalName} is under review.` };
  await editor.ok(write, { input: naming });
  await eventually(async () =>
    expect(await approver.refusal(approve, { input: { reportId: id } })).toBe('PRECONDITION_FAILED / PARTNER_NAMED'),
  );
  const { problems } = await reportOf(approver, id);
  expect(problems).toContainEqual(
    expect.objectContaining({ kind: 'PARTNER_NAMED', section: 'OVERVIEW', phrase: expect.any(String) }),
  );
  await editor.ok(write, { input: { ...naming, text: 'We worked with <many> partners.' } });

  const { approveReport } = await approver.ok(approve, { input: { reportId: id } });
  expect(approveReport).toMatchObject({ state: 'SIGNED_OFF', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await editor.refusal(write, { input: naming })).toBe('CONFLICT / INVALID_STATE');
  expect(await editor.refusal(freeze, { input: { reportId: id } })).toBe('CONFLICT / INVALID_STATE');
  expect(await reportOf(system.anybody, id)).toBeNull();
  await withClient(system.databases.performance.adminUrl, async (client) => {
    const change = `UPDATE governing_body_report SET frozen_at = frozen_at - interval '1 day' WHERE id = $1`;
    await expect(client.query(change, [id])).rejects.toThrow('a signed report is not changed');
    const sealed = await client.query('SELECT text FROM report_contribution WHERE report_id = $1', [id]);
    for (const { text } of sealed.rows) expect(text ?? '').not.toContain('Losses');
  });

  await editor.ok(submit, { input: { reportId: id } });
  const publicReport = `query Public($id: ID!) { report(id: $id) { state frozenAt files { form url }
    sections { key text figures { code value audience isTotal agency { code } } } } }`;
  const { report: shown } = await stranger.ok(publicReport, { id });
  expect(figuresOf(shown)).toHaveLength(figures.length);
  const { report: published } = await system.anybody.ok(publicReport, { id });
  expect(published.state).toBe('SUBMITTED');
  expect(figuresOf(published).every(({ audience }) => audience === 'PUBLIC')).toBe(true);
  expect(figuresOf(published).find(({ code, isTotal }) => code === 'IP_EXPENDITURE_SHARE' && isTotal)?.value).toBe(
    '30.71',
  );
  const read = async (form: string) => {
    const file = published.files.find((one: { form: string }) => one.form === form);
    return (await fetch(file.url)).text();
  };
  expect(await read('HTML')).toContain('We worked with &lt;many&gt; partners.');
  expect(await read('CSV')).toContain('30.71');
  expect(await read('JSON')).not.toContain('38.24');
  expect(JSON.parse(await read('JSON'))).toMatchObject({ contentHash: approveReport.contentHash, year });
  const { exportReport } = await finance.ok(act('exportReport', 'ExportReportInput', 'form url'), {
    input: { reportId: id, form: 'HTML' },
  });
  expect(await (await fetch(exportReport.url)).text()).toBe(await read('HTML'));

  const present = act('presentReport', 'PresentReportInput', 'state presentedOn version');
  const heard = { reportId: id, presentedOn: inDays(0) };
  expect(await finance.refusal(present, { input: heard })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const courierElsewhere = await system.as('UNHCR', 'editor');
  expect(await courierElsewhere.refusal(present, { input: heard })).toMatch(/^(NOT_FOUND|FORBIDDEN)/);
  expect(await editor.refusal(present, { input: { ...heard, presentedOn: inDays(1) } })).toBe('INVALID_INPUT');
  expect(await editor.refusal(present, { input: { ...heard, expectedVersion: 1 } })).toBe(
    'CONFLICT / VERSION_CONFLICT',
  );
  const { presentReport } = await editor.ok(present, { input: heard });
  expect(presentReport).toMatchObject({ state: 'PRESENTED', presentedOn: inDays(0) });
  expect(await editor.refusal(present, { input: heard })).toBe('CONFLICT / INVALID_STATE');
  expect((await system.anybody.ok(publicReport, { id })).report.state).toBe('PRESENTED');

  const decision = {
    ...{ reportId: id, reference: '2026/14', title: 'Local partners', text: 'The Board asks for more local partners.' },
    adoptedOn: inDays(0),
    recommendations: [{ text: 'Raise the share to 25 %.', owner: 'Partners unit', dueOn: inDays(300) }],
  };
  expect(await finance.refusal(decide, { input: decision })).toBe('FORBIDDEN / ROLE_REQUIRED');
  await editor.ok(decide, { input: decision });
  expect(await editor.refusal(decide, { input: decision })).toBe('CONFLICT / ALREADY_RECORDED');
  const next = await newReport({ session: '2027-1', year: 2026, inResponseTo: ['2026/14', 'unknown'] });
  expect((await reportOf(editor, next)).answers).toEqual([{ reference: '2026/14' }]);
  expect((await reportOf(editor, id)).decisions).toEqual([{ reference: '2026/14' }]);
}, 60_000);

test('HAB-25: who wrote in a report does not sign it; it goes back with a reason, and footnotes outlive a new freeze', async () => {
  const id = await newReport({ session: '2026-2', template: 'ANNUAL_SECTION' });
  const units = [{ section: 'PARTNERSHIP', unit: 'Front office', dueOn: inDays(1) }];
  await editor.ok(collect, { input: { reportId: id, units } });
  const [asked] = await askedOf(approver, id);
  await approver.ok(contribute, { input: { contributionId: asked?.id, text: 'By the approver.' } });
  await editor.ok(freeze, { input: { reportId: id } });
  const { sections } = await reportOf(editor, id);
  expect(sections[0].text).toBe('Front office: By the approver.');
  expect(await approver.refusal(approve, { input: { reportId: id } })).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  const back = act('returnReport', 'ReturnReportInput', 'state returnReason');
  const { returnReport } = await approver.ok(back, { input: { reportId: id, reason: 'Too short.' } });
  expect(returnReport).toEqual({ state: 'DRAFT', returnReason: 'Too short.' });
  const [figure] = figuresOf(await reportOf(editor, id));
  await editor.ok(note, { input: { reportId: id, figureId: figure?.id, text: 'Of the year before.' } });
  await editor.ok(freeze, { input: { reportId: id } });
  expect(figuresOf(await reportOf(editor, id))).toContainEqual(
    expect.objectContaining({ code: figure?.code, footnote: 'Of the year before.' }),
  );
  const future = new Date(system.clock.now().getTime() + 86_400_000).toISOString();
  expect(await editor.refusal(freeze, { input: { reportId: id, asOf: future } })).toBe('INVALID_INPUT');
  expect(await editor.refusal(freeze, { input: { reportId: id, expectedVersion: 1 } })).toBe(
    'CONFLICT / VERSION_CONFLICT',
  );
});

test('lists cost the same whatever the size of their page', async () => {
  const list = `query List($first: Int!) { reports(first: $first) { edges { node { id state sections { key figures { code } } decisions { id } } } } }`;
  const sizes = [1, 3];
  const costs = [];
  for (const first of sizes) costs.push(await expectSqlAtMost(12, () => editor.ok(list, { first })));
  expect(costs[0]).toBe(costs[1]);
});

test('JIU-26, HAB-28, HAB-30: cycles, duties of focal points, and who is late', async () => {
  const openCycle = act('openReportingCycle', 'OpenReportingCycleInput', 'opened alreadyOpen');
  expect(await admin.refusal(openCycle, { input: { year, dueOn: inDays(10) } })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const { openReportingCycle } = await secretariat.ok(openCycle, { input: { year, dueOn: inDays(10) } });
  expect(openReportingCycle).toEqual({ opened: 5, alreadyOpen: 0 });
  const cycles = `{ reportingCycles(year: 2025, agency: "UNDP") { edges { node { id version state } } } }`;
  const { reportingCycles } = await admin.ok(cycles);
  const { id: cycleId, version } = reportingCycles.edges[0].node;
  const done = act('submitReportingCycle', 'SubmitReportingCycleInput', 'state version');
  const wfp = await system.as('WFP', 'steward');
  expect(await wfp.refusal(done, { input: { cycleId, expectedVersion: version } })).toBe('NOT_FOUND');
  const { submitReportingCycle } = await admin.ok(done, { input: { cycleId, expectedVersion: version } });
  expect(submitReportingCycle.state).toBe('DONE');

  const createDuty = act('createReportingObligation', 'CreateReportingObligationInput', 'id dueMonth dueDay firstYear');
  const duty = { kind: 'NEW_PARTNERS', unit: 'Partners unit', role: 'IP_UNIT_ADMIN', firstYear: year };
  const { createReportingObligation } = await admin.ok(createDuty, { input: duty });
  expect(createReportingObligation).toMatchObject({ dueMonth: 12, dueDay: 1 });
  const duties = `{ reportingObligations(agency: "UNDP", year: 2025) { edges { node { id kind dueOn count state version } } } }`;
  const { reportingObligations } = await admin.ok(duties);
  const [{ node: due }] = reportingObligations.edges;
  expect(due).toMatchObject({ kind: 'NEW_PARTNERS', dueOn: '2025-12-01', count: 0, state: 'OVERDUE' });
  expect((await stranger.ok(duties)).reportingObligations.edges[0].node.count).toBeNull();
  const confirm = act('confirmReportingObligation', 'ConfirmReportingObligationInput', 'state');
  const input = { obligationId: due.id, count: 0, expectedVersion: due.version };
  expect(await finance.refusal(confirm, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await admin.refusal(confirm, { input: { ...input, count: 3 } })).toBe('CONFLICT / COUNT_CHANGED');
  const { confirmReportingObligation } = await admin.ok(confirm, { input });
  expect(confirmReportingObligation.state).toBe('DONE_LATE');

  const compliance = '{ reportingCompliance(year: 2025) { agency { code } cycle obligations confirmed overdue } }';
  const { reportingCompliance } = await stranger.ok(compliance);
  expect(reportingCompliance).toContainEqual({
    ...{ agency: { code: 'UNDP' }, cycle: 'DONE', obligations: 1, confirmed: 1, overdue: 0 },
  });
  expect(reportingCompliance).toContainEqual(expect.objectContaining({ agency: { code: 'WFP' }, cycle: 'OPEN' }));
});

test('SYS-47, JIU-67, JIU-11, JIU-72: the calendar, several years, materiality and the annual section', async () => {
  const plan = act('planGoverningBodySession', 'PlanGoverningBodySessionInput', 'id isLate isDelivered version');
  const session = { body: 'UNDP Executive Board', session: '2026-1', startsOn: inDays(60), documentsDueOn: inDays(29) };
  const { planGoverningBodySession } = await editor.ok(plan, { input: session });
  expect(planGoverningBodySession).toMatchObject({ isLate: false, isDelivered: true });
  expect(await editor.refusal(plan, { input: session })).toBe('CONFLICT / VERSION_CONFLICT');
  await editor.ok(plan, { input: { ...session, session: '2026-9' } });
  const calendar = `query Calendar($from: Date!, $to: Date!) { governingBodyCalendar(from: $from, to: $to) { totalCount
    edges { node { session isDelivered } } } }`;
  const { governingBodyCalendar } = await stranger.ok(calendar, { from: inDays(0), to: inDays(90) });
  expect(governingBodyCalendar).toMatchObject({ totalCount: 2 });
  expect(governingBodyCalendar.edges.map(({ node }: { node: { isDelivered: boolean } }) => node.isDelivered)).toEqual([
    ...[true, false],
  ]);
  await reminded('performance.governing-body-documents-due');
  await reminded('performance.reporting-cycle-due');
  const { agencyIpMateriality } = await stranger.ok(
    '{ agencyIpMateriality(agency: "UNICEF", year: 2025) { level expenditureShare duties } }',
  );
  expect(agencyIpMateriality).toMatchObject({ level: 'SIGNIFICANT', expenditureShare: '35.00' });
  const years = `{ capacityBuildingEffectiveness(agency: "UNICEF") { from trends { code years { year value } } }
    strategicPlanRollUp(agency: "UNICEF", from: 2024, to: 2025) { trends { code change years { value } } } }`;
  const trends = await stranger.ok(years);
  expect(trends.capacityBuildingEffectiveness.from).toBe(2013);
  expect(trends.strategicPlanRollUp.trends).toContainEqual(
    expect.objectContaining({ code: 'IP_EXPENDITURE_SHARE', years: [{ value: null }, { value: '35.00' }] }),
  );
  const section = `{ generateAnnualReportSection(agency: "UNICEF", year: 2025) { asOf html csv
    parts { key figures { code value } } } }`;
  const { generateAnnualReportSection } = await stranger.ok(section);
  expect(generateAnnualReportSection.parts[0].figures).toContainEqual({ code: 'IP_EXPENDITURE_SHARE', value: '35.00' });
  expect(generateAnnualReportSection.html).toContain('35.00 %');
  const director = await system.as('PARTNER_USERS', 'director');
  expect(await director.refusal(section)).toBe('FORBIDDEN / ROLE_REQUIRED');
});

/** The statements that a piece of work cost, if they are not more than the budget. */
async function expectSqlAtMost(budget: number, work: () => Promise<unknown>): Promise<number> {
  for (let count = 1; count <= budget; count++) {
    const isIt = await expectSql(count, work).then(
      () => true,
      () => false,
    );
    if (isIt) return count;
  }
  throw new Error(`More than ${budget} statements`);
}
