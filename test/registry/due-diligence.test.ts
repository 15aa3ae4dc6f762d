import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, blockersOf, codesOf } from './standing-facts';

jest.setTimeout(90_000);

let system: TestSystem;
let officer: Caller;
let representative: Caller;
let foreign: Caller;
let director: Caller;

const day = 86_400_000;
const inDays = (days: number) => new Date(system.clock.now().getTime() + days * day).toISOString().slice(0, 10);

/** Puts a fact into the feed of assessments, from where it reaches registry as the real ones do. */
const tell = (type: string, subject: string, data: object) =>
  withClient(system.databases.assessments.adminUrl, (client) =>
    client.query(`INSERT INTO outbox_event (type, subject, audience, data) VALUES ($1, $2, 'INTERNAL', $3)`, [
      `assessments.${type}`,
      subject,
      JSON.stringify(data),
    ]),
  );

const tellDecision = (partnerId: string, change: object = {}) => {
  const fact = {
    caseId: newId(),
    partnerId,
    agency: 'UNHCR',
    level: 'BASIC',
    state: 'DECIDED',
    decision: 'PROCEED',
    satisfactory: true,
    decidedOn: inDays(0),
    validUntil: inDays(100),
    at: system.clock.now(),
    ...change,
  };
  return tell('due-diligence-changed', fact.caseId, fact);
};

const dueOf = async (by: Caller, id: string, asked = {}) =>
  (await codesOf(by, id, { purpose: 'SIGN', ...asked })).filter((code) => code.startsWith('DUE_DILIGENCE'));

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  representative = await system.as('UNHCR', 'representative');
  foreign = await system.as('UNICEF', 'verifier');
  director = await system.as('PARTNER_USERS', 'director');
});

afterAll(() => system?.stop());

test('HAB-16: what an agency decided after its due diligence lets that agency sign, and no other', async () => {
  const id = await addPartner(officer, 'Signed After Care');
  const before = system.clock.now();
  const [blocker] = (await blockersOf(officer, id, { purpose: 'SIGN' })).filter(
    ({ source }) => source === 'assessments',
  );
  expect(blocker).toMatchObject({ code: 'DUE_DILIGENCE_REQUIRED', message: expect.stringContaining('UNHCR') });

  const input = { partnerId: id, plannedAmountUsd: '5000', country: 'SO' };
  const { openDueDiligence: opened } = await eventually(() =>
    officer.ok('mutation ($input: OpenDueDiligenceInput!) { openDueDiligence(input: $input) { id } }', { input }),
  );
  for (const dimension of ['HUMAN_RIGHTS', 'ENVIRONMENT', 'ANTI_CORRUPTION', 'LABOUR', 'EXCLUSIONARY']) {
    const found = {
      caseId: opened.id,
      dimension,
      finding: 'CLEAR',
      text: 'Nothing was found.',
      evidence: [{ origin: 'PUBLIC', title: 'Press', url: 'https://example.org' }],
    };
    await officer.ok(
      'mutation ($input: RecordDueDiligenceFindingInput!) { recordDueDiligenceFinding(input: $input) { id } }',
      { input: found },
    );
  }
  await representative.ok(
    'mutation ($id: ID!) { decideDueDiligence(input: { caseId: $id, decision: PROCEED, expectedVersion: 6 }) { id } }',
    { id: opened.id },
  );
  await eventually(async () => expect(await dueOf(officer, id)).toEqual([]));
  expect(await dueOf(foreign, id, { agency: 'UNICEF' })).toEqual(['DUE_DILIGENCE_REQUIRED']);
  // Yesterday nobody had decided anything (UNHCR-68).
  expect(await dueOf(officer, id, { asOf: before })).not.toEqual([]);
});

test('what was declined, replaced or is over keeps from signing, each with what to do about it', async () => {
  const [declined, replaced, over, undone] = await Promise.all(
    ['Declined', 'Replaced', 'Over', 'Undone'].map((name) => addPartner(officer, `${name} Partner`)),
  );
  const caseId = newId();
  await tellDecision(declined as string, { decision: 'DECLINE', satisfactory: false, validUntil: null });
  await tellDecision(replaced as string, { state: 'SUPERSEDED', satisfactory: false });
  await tellDecision(over as string, { decidedOn: inDays(-40), validUntil: inDays(-1) });
  await tellDecision(undone as string, { caseId, decision: 'DECLINE', satisfactory: false, validUntil: null });
  await tellDecision(undone as string, { caseId, decision: 'DECLINE', validUntil: null, state: 'SUPERSEDED' });
  await tellDecision(undone as string);
  await eventually(async () => {
    expect(await dueOf(officer, declined as string)).toEqual(['DUE_DILIGENCE_DECLINED']);
    expect(await dueOf(officer, replaced as string)).toEqual(['DUE_DILIGENCE_REQUIRED']);
    expect(await dueOf(officer, over as string)).toEqual(['DUE_DILIGENCE_EXPIRED']);
    expect(await dueOf(officer, undone as string)).toEqual([]);
  });
});

test('UNICEF-42 and standards.md 3.13: companies need it to be selected, entities of the UN not at all', async () => {
  const company = await addPartner(officer, 'Careful Company', 'PRIVATE_SECTOR');
  const entity = await addPartner(officer, 'Sister Entity', 'UN_ENTITY');
  expect(await dueOf(officer, company, { purpose: 'SELECT' })).toEqual(['DUE_DILIGENCE_REQUIRED']);
  expect(await dueOf(officer, company, { purpose: 'APPLY' })).toEqual([]);
  expect(await dueOf(officer, entity)).toEqual([]);
  await tellDecision(company);
  await eventually(async () => expect(await dueOf(officer, company, { purpose: 'SELECT' })).toEqual([]));
});

test('a due diligence that ends by time blocks from the next day on', async () => {
  const id = await addPartner(officer, 'Ending Partner');
  await tellDecision(id, { validUntil: inDays(0) });
  await eventually(async () => expect(await dueOf(officer, id)).toEqual([]));
  await system.travel(day);
  officer = await system.as('UNHCR', 'officer');
  expect(await dueOf(officer, id)).toEqual(['DUE_DILIGENCE_EXPIRED']);
});

test('A-INV-8: an assessment that was invalidated no longer counts in the search, one that expired counts by its dates', async () => {
  const id = await addPartner(officer, 'Rated Partner');
  const rated = async (band: string) => {
    const { searchPartners } = await officer.ok(
      `query ($bands: [KnownRiskBand!]) { searchPartners(filter: { text: "Rated Partner", riskBands: $bands }) { totalCount } }`,
      { bands: [band] },
    );
    return searchPartners.totalCount === 1;
  };
  const rating = (band: string, finalisedOn: string, assessmentId = newId()) => ({
    assessmentId,
    partnerId: id,
    kind: 'HACT_MICRO',
    band,
    ownerAgency: 'UNICEF',
    finalisedOn,
    validUntil: inDays(400),
  });
  const [old, latest] = [rating('MODERATE', inDays(-30)), rating('HIGH', inDays(-10))];
  for (const fact of [old, latest]) await tell('assessment-recorded', fact.assessmentId, fact);
  await eventually(async () => expect(await rated('HIGH')).toBe(true));
  const end = (state: string) => ({ assessmentId: latest.assessmentId, partnerId: id, kind: 'HACT_MICRO', state });
  await tell('assessment-ended', latest.assessmentId, { ...end('EXPIRED'), at: system.clock.now() });
  await tell('assessment-ended', latest.assessmentId, { ...end('INVALIDATED'), at: system.clock.now() });
  await eventually(async () => expect(await rated('MODERATE')).toBe(true));
  expect(await rated('HIGH')).toBe(false);
});

test('partner users see what waits for them, and nothing of others', async () => {
  const { searchPartners } = await officer.ok(
    '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
  );
  const own = searchPartners.edges[0].node.id;
  const other = await addPartner(officer, 'Another Partner');
  for (const partnerId of [other, own]) {
    await tell('partner-notice-due', partnerId, {
      partnerId,
      kind: 'CONSENT_REQUESTED',
      referenceNo: 'ASM-0000017',
      agency: 'UNICEF',
      dueOn: '2030-05-01',
      at: system.clock.now(),
    });
  }
  director = await system.as('PARTNER_USERS', 'director');
  const list = '{ notices { totalCount edges { node { kind text referenceNo dueOn agency { code } } } } }';
  const { notices } = await eventually(async () => {
    const found = await director.ok(list);
    // Rows and count are two statements: the notice may arrive between them.
    expect(found.notices).toMatchObject({ totalCount: 1, edges: [{}] });
    return found;
  });
  expect(notices.edges[0].node).toEqual({
    kind: 'CONSENT_REQUESTED',
    text: 'UNICEF asks for your consent to use an assessment of your organisation. It is about ASM-0000017. Until 2030-05-01.',
    referenceNo: 'ASM-0000017',
    dueOn: '2030-05-01',
    agency: { code: 'UNICEF' },
  });
  expect(await officer.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
  await expectSql(2, () => director.ok('{ notices(first: 50) { totalCount edges { node { text } } } }'));
});
