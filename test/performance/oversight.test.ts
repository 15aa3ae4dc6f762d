import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let unit: Caller;
let other: Caller;
let auditor: Caller;

const list = `query ($filter: RecommendationFilter, $first: Int! = 30, $after: String) {
  recommendations(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    edges { node { id kind number title text due kpiCodes agency { code } mandate { reference }
      positions { status overdue due owner agency { code } version evidence { name kpiCode } } } } } }`;
const update = `mutation ($input: UpdateRecommendationInput!) { updateRecommendation(input: $input) {
  positions { status due overdue note version agency { code } evidence { kpiCode } } } }`;
const jiu = { report: 'JIU/REP/2021/4' };
const numbered = async (kind: string, number: number) => {
  const { recommendations } = await unit.ok(list, { filter: { ...jiu, kind } });
  return recommendations.edges.map(({ node }: { node: { number: number } }) => node)[number - 1];
};

beforeAll(async () => {
  system = await startTestSystem();
  unit = await system.as('UNICEF', 'admin');
  other = await system.as('WFP', 'admin');
  auditor = await system.as('UNHCR', 'auditor');
  await eventually(() => unit.ok('{ kpiDefinitions(first: 1) { totalCount } }'));
}, 60_000);

afterAll(() => system?.stop());

test('JIU-76: the ten formal and seventeen informal recommendations of JIU/REP/2021/4 are there', async () => {
  const { recommendations } = await unit.ok(list, { filter: jiu });
  const kinds = recommendations.edges.map(({ node }: { node: { kind: string } }) => node.kind);
  expect(recommendations.totalCount).toBe(27);
  expect(kinds.filter((kind: string) => kind === 'FORMAL')).toHaveLength(10);
  expect(kinds.filter((kind: string) => kind === 'INFORMAL')).toHaveLength(17);
  expect(await numbered('INFORMAL', 11)).toMatchObject({ kpiCodes: ['OUTCOMES_SHARED'], due: null, positions: [] });
  expect(await numbered('FORMAL', 9)).toMatchObject({ title: 'Key performance indicators', due: '2024-12-31' });
  const codes = recommendations.edges.flatMap(({ node }: { node: { kpiCodes: string[] } }) => node.kpiCodes);
  const { kpiDefinitions } = await unit.ok('{ kpiDefinitions(first: 100) { edges { node { code } } } }');
  const known = kpiDefinitions.edges.map(({ node }: { node: { code: string } }) => node.code);
  expect(codes.filter((code: string) => !known.includes(code))).toEqual([]);
  expect(await (await system.as('PARTNER_USERS', 'director')).refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await system.anybody.refusal(list)).toBe('UNAUTHENTICATED');
});

test('an agency accepts, implements with evidence, and its oversight closes; what is past its day is late', async () => {
  const { id } = await numbered('FORMAL', 9);
  const answer = (change: Record<string, unknown>) => ({ input: { recommendationId: id, ...change } });
  const late = await unit.ok(update, answer({ status: 'ACCEPTED', owner: 'Partnerships unit' }));
  const [position] = late.updateRecommendation.positions;
  expect(position).toMatchObject({ status: 'ACCEPTED', due: '2024-12-31', overdue: true, version: 1 });
  const mine = { ...jiu, agency: 'UNICEF', overdue: true };
  const rest = (await unit.ok(list, { filter: mine })).recommendations.totalCount;
  expect(await unit.refusal(list, { filter: { overdue: true } })).toBe('INVALID_INPUT');
  expect(await unit.refusal(update, answer({ status: 'IMPLEMENTED' }))).toBe('PRECONDITION_FAILED / EVIDENCE_REQUIRED');
  expect(await unit.refusal(update, answer({ status: 'CLOSED' }))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  expect(await unit.refusal(update, answer({ status: 'NOT_ACCEPTED' }))).toBe('INVALID_INPUT');
  const evidence = [{ name: 'The figures are there', kpiCode: 'DATA_TIMELINESS' }];
  expect(
    await unit.refusal(update, answer({ status: 'IMPLEMENTED', evidence: [{ name: 'Nothing', kpiCode: 'NO_SUCH' }] })),
  ).toBe('INVALID_INPUT');
  await unit.ok(update, answer({ status: 'IMPLEMENTED', evidence, expectedVersion: 1 }));
  expect(await unit.refusal(update, answer({ status: 'IN_PROGRESS', expectedVersion: 1 }))).toBe(
    'CONFLICT / VERSION_CONFLICT',
  );
  expect((await unit.ok(list, { filter: mine })).recommendations.totalCount).toBe(rest - 1);
  // Oversight of another agency answers for its own alone.
  expect(await auditor.refusal(update, answer({ status: 'CLOSED' }))).toBe('CONFLICT / INVALID_STATE');
  await other.ok(update, answer({ status: 'NOT_ACCEPTED', note: 'There are KPIs already.' }));
  const rollUp = `{ all: recommendationRollUp(report: "JIU/REP/2021/4") { recommendations positions overdue counts { status count } }
    mine: recommendationRollUp(agency: "UNICEF") { positions counts { status count } } }`;
  expect(await unit.ok(rollUp)).toEqual({
    all: {
      recommendations: 27,
      positions: 2,
      overdue: 0,
      counts: [
        { status: 'IMPLEMENTED', count: 1 },
        { status: 'NOT_ACCEPTED', count: 1 },
      ],
    },
    mine: { positions: 1, counts: [{ status: 'IMPLEMENTED', count: 1 }] },
  });
});

test('from a mandate to recommendations that are tracked with their figures', async () => {
  const record = `mutation ($input: RecordLegislativeMandateInput!) { recordLegislativeMandate(input: $input) {
    id reference agency { code } recommendations { id number title due kpiCodes positions { status owner } } } }`;
  const input = {
    reference: '2026/4',
    title: 'Local partners',
    text: 'Requests the Executive Director to report on funds to local partners.',
    adoptedOn: '2026-02-10',
    recommendations: [
      {
        text: 'Raise the share of local partners to one quarter.',
        owner: 'Programme division',
        dueOn: '2027-12-31',
        kpiCodes: ['LOCAL_FUNDING_SHARE'],
      },
    ],
    idempotencyKey: 'mandate-0001',
  };
  const [first, again] = [await unit.ok(record, { input }), await unit.ok(record, { input })];
  expect(again).toEqual(first);
  expect(first.recordLegislativeMandate).toMatchObject({
    agency: { code: 'UNICEF' },
    recommendations: [
      { number: 1, due: '2027-12-31', kpiCodes: ['LOCAL_FUNDING_SHARE'], positions: [{ status: 'ACCEPTED' }] },
    ],
  });
  expect(await unit.refusal(record, { input: { ...input, idempotencyKey: null } })).toBe('CONFLICT / ALREADY_RECORDED');
  expect(
    await unit.refusal(record, {
      input: { ...input, idempotencyKey: null, reference: '2026/5', adoptedOn: '2999-01-01' },
    }),
  ).toBe('INVALID_INPUT');
  const [{ id }] = first.recordLegislativeMandate.recommendations;
  expect(await other.refusal(update, { input: { recommendationId: id, status: 'IN_PROGRESS' } })).toBe('NOT_FOUND');
  await unit.ok(update, { input: { recommendationId: id, status: 'IN_PROGRESS' } });
  const found = (await other.ok(list, { filter: { mandateId: first.recordLegislativeMandate.id } })).recommendations;
  expect(found.edges[0].node).toMatchObject({
    mandate: { reference: '2026/4' },
    positions: [{ status: 'IN_PROGRESS', owner: 'Programme division' }],
  });
});

test('JIU-115: a commitment is met or not by the figure of its KPI', async () => {
  const record = `mutation ($input: RecordCommitmentInput!) { recordCommitment(input: $input) { id target kpiCode agency { code } } }`;
  const input = {
    framework: 'GRAND_BARGAIN',
    text: 'A quarter of funds goes to local partners.',
    kpiCode: 'LOCAL_FUNDING_SHARE',
    target: '25',
    byYear: 2025,
  };
  expect(await unit.refusal(record, { input: { ...input, kpiCode: 'NO_SUCH' } })).toBe('INVALID_INPUT');
  const { recordCommitment } = await unit.ok(record, { input });
  const progress = `query ($id: ID!) { commitmentProgress(commitmentId: $id) { year value met overdue } }`;
  const stand = async () => (await other.ok(progress, { id: recordCommitment.id })).commitmentProgress;
  expect(await stand()).toEqual({ year: 2025, value: null, met: null, overdue: true });
  const steward = await system.as('UNICEF', 'steward');
  await steward.ok('mutation ($input: SubmitKpiValueInput!) { submitKpiValue(input: $input) { id } }', {
    input: {
      code: 'LOCAL_FUNDING_SHARE',
      version: 1,
      period: { year: 2025 },
      numerator: '590',
      denominator: '2100',
      quality: 'REPORTED',
      idempotencyKey: 'local-2025-unicef',
    },
  });
  expect(await stand()).toEqual({ year: 2025, value: '28.10', met: true, overdue: false });
  const end = 'mutation ($input: EndCommitmentInput!) { endCommitment(input: $input) { endReason version } }';
  const ending = { input: { commitmentId: recordCommitment.id, reason: 'A new one took its place.' } };
  expect(await other.refusal(end, ending)).toBe('NOT_FOUND');
  await unit.ok(end, ending);
  expect(await unit.refusal(end, ending)).toBe('CONFLICT / INVALID_STATE');
  const found = await other.ok('{ commitments(agency: "UNICEF") { totalCount edges { node { endReason } } } }');
  expect(found.commitments).toMatchObject({
    totalCount: 1,
    edges: [{ node: { endReason: 'A new one took its place.' } }],
  });
});

test('a page of recommendations costs the same number of statements, and pages join up', async () => {
  for (const first of [10, 20]) {
    // Rows, count, answers and their evidence; none of these has a mandate.
    const { recommendations } = await expectSql(4, () => unit.ok(list, { first, filter: jiu }));
    expect(recommendations.edges).toHaveLength(first);
  }
  const ids = new Set<string>();
  let after: string | null = null;
  for (;;) {
    const { recommendations }: { recommendations: { edges: { node: { id: string } }[]; pageInfo: never } } =
      await unit.ok(list, { first: 9, after, filter: jiu });
    for (const { node } of recommendations.edges) ids.add(node.id);
    const { endCursor, hasNextPage } = recommendations.pageInfo as { endCursor: string; hasNextPage: boolean };
    if (!hasNextPage) break;
    after = endCursor;
  }
  expect(ids.size).toBe(27);
});
