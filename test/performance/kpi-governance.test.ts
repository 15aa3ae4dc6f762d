import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let unhcr: Caller;
let unicef: Caller;
let wfp: Caller;
let secretariat: Caller;
let officer: Caller;

async function signIn() {
  unhcr = await system.as('UNHCR', 'steward');
  unicef = await system.as('UNICEF', 'steward');
  wfp = await system.as('WFP', 'steward');
  secretariat = await system.as('DCO', 'secretariat');
  officer = await system.as('UNHCR', 'officer');
}

const year = new Date().getUTCFullYear();
const text = {
  name: 'Cash under assurance',
  purpose: 'How much of the cash to partners is under assurance?',
  unit: 'PERCENT',
  direction: 'HIGHER_BETTER',
  aggregation: 'RATIO_OF_SUMS',
  formula: 'cash transfers under assurance ÷ cash transfers',
  numerator: 'cash transfers under assurance',
  denominator: 'cash transfers',
  frequency: 'YEARLY',
  dimensions: ['COUNTRY'],
  thresholds: { target: '90', warning: '75' },
  alignment: { sdg: ['16.6'] },
  dataOwner: 'Finance of the agency',
  effectiveFrom: year,
};
const fields = `id code version state edition effectiveFrom ownedBy { code }`;
const call = (name: string, input: string, selection = fields) =>
  `mutation Call($input: ${input}!) { ${name}(input: $input) { ${selection} } }`;
const mutations = {
  propose: call('proposeKpi', 'ProposeKpiInput'),
  own: call('addAgencyKpi', 'ProposeKpiInput'),
  amend: call('amendKpiProposal', 'AmendKpiProposalInput'),
  comment: call('commentOnKpi', 'CommentOnKpiInput', 'id text edition agency { code }'),
  open: call('openKpiVote', 'KpiProposalInput'),
  vote: call('voteOnKpi', 'VoteOnKpiInput'),
  publish: call('publishKpi', 'PublishKpiInput'),
  withdraw: call('withdrawKpiProposal', 'KpiProposalInput'),
  deprecate: call('deprecateKpi', 'DeprecateKpiInput'),
};
type Step = keyof typeof mutations;
const does = async (caller: Caller, step: Step, input: object) =>
  Object.values<Record<string, unknown>>(await caller.ok(mutations[step], { input }))[0] as {
    id: string;
    state: string;
  };
const refused = (caller: Caller, step: Step, input: object) => caller.refusal(mutations[step], { input });

const submit = `mutation Submit($input: SubmitKpiValuesInput!) {
  submitKpiValues(input: $input) { rows { outcome reason } } }`;
const outcome = async (caller: Caller, value: object) => {
  const input = { sourceSystem: 'MSRP', values: [value] };
  const [row] = (await caller.ok(submit, { input })).submitKpiValues.rows;
  return row.reason ?? row.outcome;
};

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
}, 60_000);

afterAll(() => system?.stop());

test('4.d step 5: a proposal is commented on, voted on by two thirds and published; figures of before stay (P-INV-1)', async () => {
  const proposal = {
    code: 'CASH_ASSURED_SHARE',
    text: { ...text, purpose: 'Assured cash' },
    idempotencyKey: 'cash-v1-1',
  };
  const { id: definitionId, ...proposed } = await does(unhcr, 'propose', proposal);
  expect(proposed).toMatchObject({ code: 'CASH_ASSURED_SHARE', version: 1, state: 'PROPOSED', ownedBy: null });
  expect((await does(unhcr, 'propose', proposal)).id).toBe(definitionId);
  expect(await refused(unicef, 'propose', { ...proposal, idempotencyKey: null })).toBe('CONFLICT / ALREADY_PROPOSED');
  expect(await refused(officer, 'propose', proposal)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await refused(unhcr, 'open', { definitionId })).toBe('CONFLICT / INVALID_STATE');
  expect(await does(wfp, 'comment', { definitionId, text: 'Say it as a question.' })).toMatchObject({
    edition: 1,
    agency: { code: 'WFP' },
  });
  expect(await refused(unhcr, 'open', { definitionId })).toBe('PRECONDITION_FAILED / KPI_NOT_SMART');
  expect(await refused(wfp, 'amend', { definitionId, expectedEdition: 1, text })).toBe(
    'FORBIDDEN / KPI_OF_ANOTHER_AGENCY',
  );
  expect(await refused(unhcr, 'amend', { definitionId, expectedEdition: 7, text })).toBe('CONFLICT / VERSION_CONFLICT');
  expect(await does(unhcr, 'amend', { definitionId, expectedEdition: 1, text })).toMatchObject({
    edition: 2,
    state: 'COMMENT',
  });
  expect(await refused(wfp, 'open', { definitionId })).toBe('FORBIDDEN / KPI_OF_ANOTHER_AGENCY');
  expect(await does(unhcr, 'open', { definitionId })).toMatchObject({ state: 'VOTE' });
  expect(await refused(unhcr, 'amend', { definitionId, expectedEdition: 2, text })).toBe('CONFLICT / INVALID_STATE');

  // Of five members two do not want it: it goes back to comments, and the next round counts anew.
  await does(unhcr, 'vote', { definitionId, choice: 'FOR' });
  expect(await refused(unhcr, 'vote', { definitionId, choice: 'FOR' })).toBe('CONFLICT / ALREADY_VOTED');
  expect(await does(wfp, 'vote', { definitionId, choice: 'AGAINST', reason: 'Too early' })).toMatchObject({
    state: 'VOTE',
  });
  expect(await does(unicef, 'vote', { definitionId, choice: 'ABSTAIN' })).toMatchObject({ state: 'COMMENT' });
  await does(secretariat, 'open', { definitionId });
  for (const voter of [unhcr, unicef, wfp]) await does(voter, 'vote', { definitionId, choice: 'FOR' });
  expect(await refused(secretariat, 'publish', { definitionId })).toBe('PRECONDITION_FAILED / VOTE_NOT_CARRIED');
  await does(secretariat, 'vote', { definitionId, choice: 'FOR' });
  expect(await refused(unhcr, 'publish', { definitionId })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const cash = { code: 'CASH_ASSURED_SHARE', version: 1, period: { year }, numerator: '1', denominator: '2' };
  expect(await outcome(unhcr, cash)).toBe('KPI_DEFINITION_UNKNOWN');
  expect(await does(secretariat, 'publish', { definitionId })).toMatchObject({
    state: 'PUBLISHED',
    effectiveFrom: year,
  });
  expect(await outcome(unhcr, cash)).toBe('ADDED');
  expect(await outcome(unhcr, { ...cash, period: { year: year - 1 } })).toBe('VERSION_NOT_IN_FORCE');

  const look = `query Look($code: String!) { kpiDefinition(code: $code) { code state smartCheck { criterion }
    thresholds { warning } alignment { sdg } governance { round members needed votesFor carried proposedBy { code }
      votes { choice agency { code } } comments { totalCount edges { node { text } } } } } }`;
  const { kpiDefinition } = await officer.ok(look, { code: 'CASH_ASSURED_SHARE' });
  expect(kpiDefinition).toMatchObject({
    state: 'PUBLISHED',
    smartCheck: [],
    thresholds: { warning: '75' },
    alignment: { sdg: ['16.6'] },
    governance: { round: 2, members: 5, needed: 4, votesFor: 4, carried: true, proposedBy: { code: 'UNHCR' } },
  });
  expect(kpiDefinition.governance.votes.map(({ agency }: { agency: { code: string } }) => agency.code)).toEqual([
    'DCO',
    'UNHCR',
    'UNICEF',
    'WFP',
  ]);
  expect(kpiDefinition.governance.comments.totalCount).toBe(1);
  const { errors } = await system.anybody.ask(look, { code: 'CASH_ASSURED_SHARE' });
  expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['kpiDefinition.governance']);
});

test('P-INV-1: a second version of a shared KPI counts from its year on, and the one before for the years before', async () => {
  const next = { code: 'LOCAL_FUNDING_SHARE', text };
  const past = { ...next, text: { ...text, effectiveFrom: year - 1 } };
  expect(await refused(unhcr, 'propose', past)).toBe('INVALID_INPUT / EFFECTIVE_FROM_PAST');
  const { id: definitionId } = await does(unhcr, 'propose', next);
  await does(unicef, 'comment', { definitionId, text: 'Intermediaries are excluded.' });
  await does(secretariat, 'open', { definitionId });
  for (const voter of [unhcr, unicef, wfp, secretariat]) await does(voter, 'vote', { definitionId, choice: 'FOR' });
  await does(secretariat, 'publish', { definitionId });
  const local = { code: 'LOCAL_FUNDING_SHARE', numerator: '590', denominator: '2100' };
  expect(await outcome(unicef, { ...local, version: 1, period: { year: year - 1 } })).toBe('ADDED');
  expect(await outcome(unicef, { ...local, version: 2, period: { year: year - 1 } })).toBe('VERSION_NOT_IN_FORCE');
  expect(await outcome(unicef, { ...local, version: 1, period: { year } })).toBe('VERSION_NOT_IN_FORCE');
  expect(await outcome(unicef, { ...local, version: 2, period: { year } })).toBe('ADDED');
  const versions = `{ kpiDefinitions(filter: { codes: ["LOCAL_FUNDING_SHARE"] }) { edges { node { version effectiveFrom } } } }`;
  expect((await system.anybody.ok(versions)).kpiDefinitions.edges).toEqual([
    { node: { version: 1, effectiveFrom: 1990 } },
    { node: { version: 2, effectiveFrom: year } },
  ]);
  const change = withClient(system.databases.performance.appUrl, (client) =>
    client.query(`UPDATE kpi_definition SET formula = 'another' WHERE id = $1`, [definitionId]),
  );
  await expect(change).rejects.toThrow(/permission denied/);
  const deprecation = { definitionId, fromYear: year + 1, reason: 'Replaced by the commitments register' };
  expect(await refused(unhcr, 'deprecate', deprecation)).toBe('FORBIDDEN / KPI_OF_ANOTHER_AGENCY');
  expect(await refused(secretariat, 'deprecate', { ...deprecation, fromYear: year - 1 })).toBe('INVALID_INPUT');
  expect(await does(secretariat, 'deprecate', deprecation)).toMatchObject({ state: 'DEPRECATED' });
  expect(await outcome(unicef, { ...local, version: 2, period: { year }, numerator: '600' })).toBe('REVISED');
});

test("P-INV-1: an agency adds own KPIs under its own name, and changes nobody else's", async () => {
  expect(await refused(unicef, 'own', { code: 'CASH', text })).toBe('INVALID_INPUT / KPI_CODE_PREFIX');
  expect(await refused(unicef, 'own', { code: 'UNHCR_CASH', text })).toBe('INVALID_INPUT / KPI_CODE_PREFIX');
  expect(await refused(unicef, 'propose', { code: 'UNHCR_CASH', text })).toBe('INVALID_INPUT / KPI_CODE_PREFIX');
  expect(await refused(unicef, 'own', { code: 'PSEA_COVERAGE', text })).toBe('FORBIDDEN / KPI_OF_ANOTHER_AGENCY');
  const own = await does(unicef, 'own', { code: 'UNICEF_CASH', text });
  expect(own).toMatchObject({ state: 'PUBLISHED', version: 1, ownedBy: { code: 'UNICEF' } });
  expect(await refused(unhcr, 'propose', { code: 'UNICEF_CASH', text })).toBe('FORBIDDEN / KPI_OF_ANOTHER_AGENCY');
  const value = { code: 'UNICEF_CASH', version: 1, period: { year }, numerator: '1', denominator: '2' };
  expect(await outcome(unhcr, value)).toBe('KPI_OF_ANOTHER_AGENCY');
  expect(await outcome(unicef, value)).toBe('ADDED');
  const { id: definitionId } = await does(wfp, 'propose', { code: 'GIVEN_UP_SHARE', text });
  expect(await refused(unhcr, 'withdraw', { definitionId })).toBe('FORBIDDEN / KPI_OF_ANOTHER_AGENCY');
  expect(await does(wfp, 'withdraw', { definitionId })).toMatchObject({ state: 'WITHDRAWN' });
  expect(await does(unhcr, 'propose', { code: 'GIVEN_UP_SHARE', text })).toMatchObject({ version: 1 });
});

test('SYS-20: the extract for the QCPR is the definitions that serve it, at a fixed cost', async () => {
  const extract = (first: number) => `{ kpiDefinitions(first: ${first}, filter: { alignedWith: QCPR }) { totalCount
    edges { node { code alignment { qcpr } mandatoryFor frequency dataOwner governance { votesFor comments { totalCount } } } } } }`;
  const { kpiDefinitions } = await officer.ok(extract(100));
  expect(kpiDefinitions.totalCount).toBe(27);
  for (const { node } of kpiDefinitions.edges) expect(node.alignment.qcpr).not.toHaveLength(0);
  const cost = async (first: number) => (await watchSql(() => officer.ok(extract(first)))).statements.length;
  expect(await cost(27)).toBe(await cost(3));
});

test('JIU-17: the scorecard tells what was promised and what came when; DATA_TIMELINESS is counted from it', async () => {
  const set = `mutation Set($input: SetDataContractInput!) { setDataContract(input: $input) {
    agency { code } fromYear lines { code frequency dueDays } } }`;
  const lines = [
    { code: 'PSEA_COVERAGE', frequency: 'YEARLY', dueDays: 15 },
    { code: 'COMPETITIVE_SHARE', frequency: 'YEARLY', dueDays: 15 },
  ];
  const input = { agency: 'WFP', fromYear: year, lines };
  expect(await wfp.refusal(set, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const unknown = { ...input, lines: [{ ...lines[0], code: 'INVENTED' }] };
  expect(await secretariat.refusal(set, { input: unknown })).toBe('NOT_FOUND / KPI_DEFINITION_UNKNOWN');
  expect(await secretariat.refusal(set, { input: { ...input, agency: 'X' } })).toBe('INVALID_INPUT');
  expect((await secretariat.ok(set, { input })).setDataContract.lines).toHaveLength(2);
  const psea = { code: 'PSEA_COVERAGE', version: 1, period: { year }, numerator: '90', denominator: '100' };
  expect(await outcome(wfp, psea)).toBe('ADDED');
  expect(await outcome(wfp, { ...psea, denominator: '0' })).toBe('DENOMINATOR_ZERO');
  const card = `query Card($year: Int!) { dataSubmissionScorecard(agency: "WFP", year: $year) {
    agency { code } lastReceivedAt due received onTime late missing completeness timeliness rowsTaken errors
    lines { code state receivedAt } } }`;
  const read = async () => (await officer.ok(card, { year })).dataSubmissionScorecard;
  expect(await read()).toMatchObject({ due: 0, completeness: null, rowsTaken: 1, errors: 1 });

  const afterDue = Date.UTC(year + 1, 0, 20) - system.clock.now().getTime();
  await system.travel(afterDue);
  await signIn();
  expect(await read()).toMatchObject({
    due: 2,
    received: 1,
    onTime: 1,
    missing: 1,
    completeness: '50.00',
    timeliness: '50.00',
  });
  const competitive = { ...psea, code: 'COMPETITIVE_SHARE' };
  expect(await outcome(wfp, competitive)).toBe('ADDED');
  expect(await outcome(wfp, { ...psea, numerator: '91' })).toBe('REVISED');
  expect(await read()).toMatchObject({
    agency: { code: 'WFP' },
    received: 2,
    onTime: 1,
    late: 1,
    completeness: '100.00',
    timeliness: '50.00',
    lines: [
      { code: 'COMPETITIVE_SHARE', state: 'LATE' },
      { code: 'PSEA_COVERAGE', state: 'ON_TIME' },
    ],
  });
  expect(await secretariat.refusal(set, { input })).toBe('CONFLICT / CONTRACT_OF_PAST');
  const derived = await eventually(() =>
    withClient(system.databases.performance.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT v.value, v.numerator, v.denominator FROM kpi_value v JOIN kpi_definition d ON d.id = v.definition_id
         WHERE d.code = 'DATA_TIMELINESS' AND v.agency = 'WFP' AND v.year = $1 AND v.origin = 'DERIVED'
           AND v.superseded_at IS NULL`,
        [year],
      );
      if (rows.length === 0) throw new Error('not counted yet');
      return rows;
    }),
  );
  expect(derived).toEqual([{ value: '50.00', numerator: '1', denominator: '2' }]);
  const director = await system.as('PARTNER_USERS', 'director');
  expect(await director.refusal(card, { year })).toBe('FORBIDDEN / ROLE_REQUIRED');
});
