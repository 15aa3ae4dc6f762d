import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import type { BegunRegistration } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  act,
  addRespondent,
  allegations,
  type CasePeople,
  caseInput,
  casePeople,
  createCase,
  inCaseState,
  issueNotice,
  lookAt,
  notices,
  openCase,
  ownCases,
  refusalOf,
  ruleOf,
  sendOwnPdf,
  sendPdf,
} from './cases';
import { dayAfter, sql } from './sharing';

jest.setTimeout(60_000);

let system: TestSystem;
let people: CasePeople;
let ghi: BegunRegistration;
let other: BegunRegistration;

beforeAll(async () => {
  system = await startTestSystem();
  [people, ghi, other] = await Promise.all([
    casePeople(system),
    addRespondent(system, 'amina'),
    addRespondent(system, 'bashir'),
  ]);
});

afterAll(() => system?.stop());

describe('opening a case (JIU-93)', () => {
  test('references count by agency and year without gaps, also when many are opened at once', async () => {
    const { investigator } = people;
    const wrong = caseInput(system, [newId()]);
    const inputs = Array.from({ length: 6 }, () => caseInput(system, [ghi.partnerId]));
    const answers = await Promise.all([...inputs, wrong, wrong].map((input) => investigator.ask(createCase, input)));
    const given = answers.flatMap(({ data }) => data?.createIneligibilityCase?.referenceNo ?? []);
    const year = system.clock.now().getUTCFullYear();
    expect(given.sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `UNDP-${year}-000${number}`));
  });

  test('the same key gives the same case', async () => {
    const input = caseInput(system, [ghi.partnerId], { idempotencyKey: 'the-same-case' });
    const first = await people.investigator.ok(createCase, input);
    expect(await people.investigator.ok(createCase, input)).toEqual(first);
  });

  test.each<[string, () => object, string]>([
    ['an unknown partner', () => ({ respondents: [newId()] }), 'NOT_FOUND'],
    ['no id of a partner', () => ({ respondents: ['x'] }), 'NOT_FOUND'],
    ['another lead agency', () => ({ leadAgency: 'WFP' }), 'INVALID_INPUT'],
    ['an unknown agency', () => ({ otherAgencies: ['NOBODY'] }), 'NOT_FOUND'],
    ['conduct in the future', () => ({ conductTo: dayAfter(system, 1) }), 'INVALID_INPUT'],
    ['conduct that ends before it begins', () => ({ conductTo: dayAfter(system, -900) }), 'INVALID_INPUT'],
    ['blanks for a summary', () => ({ summary: ' '.repeat(40) }), 'INVALID_INPUT'],
    ['an invented file', () => ({ evidence: [{ title: 'Audit', fileId: newId() }] }), 'NOT_FOUND'],
    [
      'S-INV-11: data of a survivor',
      () => ({ summary: 'The survivor is Maryam Yusuf, maryam@example.org; the partner knew of it.' }),
      'INVALID_INPUT / PERSONAL_DATA',
    ],
  ])('is refused with %s', async (_what, more, code) => {
    expect(await people.investigator.refusal(createCase, caseInput(system, [ghi.partnerId], more()))).toBe(code);
  });

  test('is for investigators alone', async () => {
    const { panel, legal } = people;
    for (const caller of [panel, legal, ghi.admin, await system.as('UNDP', 'admin')]) {
      expect(await caller.refusal(createCase, caseInput(system, [ghi.partnerId]))).toBe('FORBIDDEN / ROLE_REQUIRED');
    }
  });

  test('summary, people and texts lie sealed, and no event tells more than ids', async () => {
    const { id } = await openCase(system, people.investigator, [ghi.partnerId], {
      persons: [{ name: 'Yusuf Sealmarker', role: 'Finance manager' }],
      summary: 'A sealmarker of an audit found invoices that were made up.',
    });
    const seen = await lookAt(people.investigator, id, 'summary persons { name } legalBasis evidence { title }');
    expect(seen).toMatchObject({
      persons: [{ name: 'Yusuf Sealmarker' }],
      evidence: [{ title: 'Special audit report' }],
    });
    for (const table of ['case_dossier', 'case_evidence', 'outbox_event', 'audit_event', 'ineligibility_case']) {
      expect(await sql(system, `SELECT 1 FROM ${table} AS t WHERE t::text ~* 'sealmarker'`)).toEqual([]);
    }
    const events = await sql(system, `SELECT audience, data FROM outbox_event WHERE subject = $1`, [id]);
    expect(events).toEqual([
      {
        audience: 'INTERNAL',
        data: { caseId: id, leadAgency: 'UNDP', state: 'INTAKE', partnerIds: [ghi.partnerId], at: expect.any(String) },
      },
    ]);
  });
});

describe('work on a case before its notice', () => {
  test('changes are kept with the version that they were made on', async () => {
    const opened = await openCase(system, people.investigator, [ghi.partnerId]);
    const change = (expectedVersion: number) => ({ caseId: opened.id, grounds: ['COLLUSION'], expectedVersion });
    expect(await refusalOf(people.investigator, 'updateIneligibilityCase', change(99))).toBe(
      'CONFLICT / VERSION_CONFLICT',
    );
    await act(people.investigator, 'updateIneligibilityCase', change(opened.version));
    expect(await lookAt(people.investigator, opened.id, 'grounds summary')).toMatchObject({
      grounds: ['COLLUSION'],
      version: opened.version + 1,
      summary: 'A special audit found that invoices for wells were made up.',
    });
  });

  test('it may be given up, with the reasons', async () => {
    const { id, version } = await openCase(system, people.investigator, [ghi.partnerId]);
    const reasons = { caseId: id, reasoning: 'The invoices were found at another office.', expectedVersion: version };
    await act(people.investigator, 'dismissCase', reasons);
    expect(await lookAt(people.investigator, id, 'dismissal history { fromState toState reason }')).toMatchObject({
      state: 'DISMISSED',
      dismissal: 'The invoices were found at another office.',
      history: [{ toState: 'INTAKE' }, { fromState: 'INTAKE', toState: 'DISMISSED' }],
    });
    expect(await ownCases(ghi.admin)).toEqual([]);
  });
});

describe('S-INV-6: notice and answer', () => {
  let caseId: string;

  test('the notice comes with evidence, for each respondent, with two weeks at least', async () => {
    const { investigator } = people;
    const bare = await openCase(system, investigator, [ghi.partnerId], { evidence: [] });
    const input = (more: object = {}) => ({
      caseId: bare.id,
      notices: notices([ghi.partnerId]),
      expectedVersion: bare.version,
      ...more,
    });
    expect(await ruleOf(investigator, 'issueNotice', input())).toBe(
      'PRECONDITION_FAILED / MISSING_REQUIREMENT / S-INV-6',
    );
    const fileId = await sendPdf(investigator, 'CASE_EVIDENCE');
    const { version } = await act(investigator, 'addCaseEvidence', {
      caseId: bare.id,
      title: 'Bank statements',
      fileId,
      expectedVersion: bare.version,
    });
    const again = (more: object) =>
      refusalOf(investigator, 'issueNotice', input({ expectedVersion: version, ...more }));
    expect(await again({ responseDays: 13 })).toBe('INVALID_INPUT');
    expect(await again({ notices: notices([other.partnerId]) })).toBe('INVALID_INPUT');
    expect(await again({ notices: notices([ghi.partnerId, other.partnerId]) })).toBe('INVALID_INPUT');
    const issued = await issueNotice(investigator, { ...bare, version }, [ghi.partnerId]);
    expect(issued.state).toBe('RESPONSE_PERIOD');
    caseId = bare.id;
    expect(new Date(issued.dueAt).getTime() - system.clock.now().getTime()).toBeGreaterThan(29.9 * 86_400_000);
    expect(
      (await lookAt(investigator, caseId, 'history { toState }')).history.map(
        ({ toState }: { toState: string }) => toState,
      ),
    ).toEqual(['INTAKE', 'PRELIMINARY_REVIEW', 'NOTICE_ISSUED', 'RESPONSE_PERIOD']);
  });

  test('afterwards nothing is added that the respondent could not answer to', async () => {
    const { investigator } = people;
    const { version } = await lookAt(investigator, caseId);
    const fileId = await sendPdf(investigator, 'CASE_EVIDENCE');
    const more = { caseId, title: 'More', fileId, expectedVersion: version };
    expect(await refusalOf(investigator, 'addCaseEvidence', more)).toBe('CONFLICT / INVALID_STATE');
    const change = { caseId, grounds: ['CORRUPTION'], expectedVersion: version };
    expect(await refusalOf(investigator, 'updateIneligibilityCase', change)).toBe('CONFLICT / INVALID_STATE');
  });

  test('the respondent sees the allegations and the titles of the evidence', async () => {
    const fields = `referenceNo leadAgency { code } partner { id } notices { allegations evidence } responseDueAt responses { text }
      decisions { id } appeals { id } conditions { id }`;
    expect(await ownCases(ghi.admin, fields)).toEqual([
      expect.objectContaining({
        caseId,
        state: 'RESPONSE_PERIOD',
        leadAgency: { code: 'UNDP' },
        partner: { id: ghi.partnerId },
        notices: [{ allegations, evidence: ['Bank statements'] }],
        responses: [],
        decisions: [],
      }),
    ]);
  });

  test('it may be given more time, but not without end', async () => {
    const { investigator } = people;
    const { version } = await lookAt(investigator, caseId);
    const until = (days: number) => ({
      caseId,
      until: new Date(system.clock.now().getTime() + days * 86_400_000).toISOString(),
      expectedVersion: version,
    });
    expect(await refusalOf(investigator, 'extendResponsePeriod', until(10))).toBe('INVALID_INPUT');
    expect(await refusalOf(investigator, 'extendResponsePeriod', until(200))).toBe('INVALID_INPUT');
    const extended = await act(investigator, 'extendResponsePeriod', until(45));
    expect(extended.version).toBe(version + 1);
    expect((await ownCases(ghi.admin, 'responseDueAt'))[0]?.responseDueAt).toBe(extended.dueAt);
  });

  test('who answers in parts is waited for; the last part lets the panel begin', async () => {
    const fileId = await sendOwnPdf(ghi.admin);
    await act(ghi.admin, 'submitResponse', { caseId, text: 'We are looking for the invoices.', isComplete: false });
    expect((await lookAt(people.panel, caseId)).state).toBe('RESPONSE_PERIOD');
    await act(ghi.admin, 'submitResponse', { caseId, text: 'Here they are.', fileIds: [fileId] });
    await inCaseState(people.panel, caseId, 'DELIBERATION');
    const { responses } = await lookAt(
      people.panel,
      caseId,
      'responses { text isLate files { fileId url } partner { id } }',
    );
    expect(responses).toMatchObject([
      { text: 'We are looking for the invoices.', isLate: false, files: [] },
      {
        text: 'Here they are.',
        partner: { id: ghi.partnerId },
        files: [{ fileId, url: expect.stringContaining(fileId) }],
      },
    ]);
  });

  test('with several respondents each sees itself alone, and the panel waits for the last one', async () => {
    const { investigator, panel } = people;
    const partnerIds = [ghi.partnerId, other.partnerId];
    const opened = await openCase(system, investigator, partnerIds);
    await issueNotice(investigator, opened, partnerIds);
    await act(ghi.admin, 'submitResponse', { caseId: opened.id, text: 'Not we.' });
    for (const { admin, partnerId } of [ghi, other]) {
      const own = (await ownCases(admin, 'partner { id } responses { text }')).filter(
        (one) => one.caseId === opened.id,
      );
      expect(own.map((one) => one.partner.id)).toEqual([partnerId]);
      expect(own[0]?.responses).toHaveLength(admin === ghi.admin ? 1 : 0);
    }
    const foreign = { caseId: opened.id, partnerId: ghi.partnerId, text: 'In the name of another one.' };
    expect(await refusalOf(other.admin, 'submitResponse', foreign)).toBe('NOT_FOUND');
    expect((await lookAt(panel, opened.id)).state).toBe('RESPONSE_PERIOD');
    await system.travel(31 * 86_400_000);
    await inCaseState(await system.as('UNDP', 'panel'), opened.id, 'DELIBERATION');
  });
});

describe('who sees a case', () => {
  let before: string;
  let after: string;
  const look = 'query ($id: ID!) { ineligibilityCase(id: $id) { id state redaction { reason } } }';

  beforeAll(async () => {
    people = await casePeople(system);
    ghi.admin = await system.as('PARTNER_USERS', 'amina');
    other.admin = await system.as('PARTNER_USERS', 'bashir');
    before = (await openCase(system, people.investigator, [ghi.partnerId])).id;
    const opened = await openCase(system, people.investigator, [ghi.partnerId]);
    await issueNotice(people.investigator, opened, [ghi.partnerId]);
    after = opened.id;
  });

  const idsOf = async (caller: Caller) => {
    const { ineligibilityCases } = await caller.ok(
      '{ ineligibilityCases(first: 100) { totalCount edges { node { id } } } }',
    );
    return ineligibilityCases.edges.map(({ node }: { node: { id: string } }) => node.id);
  };

  test('the lead agency: investigators and legal officers always, the panel from the notice on', async () => {
    const { investigator, legal, panel } = people;
    for (const caller of [investigator, legal])
      expect(await idsOf(caller)).toEqual(expect.arrayContaining([before, after]));
    const seen = await idsOf(panel);
    expect(seen).toContain(after);
    expect(seen).not.toContain(before);
    expect((await panel.ok(look, { id: before })).ineligibilityCase).toBeNull();
  });

  test('nobody else learns that there is one: the same answer for a foreign and an absent id', async () => {
    const outsiders = [
      await system.as('UNICEF', 'admin'),
      await system.as('UNHCR', 'officer'),
      await system.as('UNDP', 'admin'),
      await system.as('UNDP', 'finance'),
    ];
    for (const caller of outsiders) {
      for (const id of [before, after, newId(), 'x']) {
        expect((await caller.ok(look, { id })).ineligibilityCase).toBeNull();
      }
      expect(await caller.refusal('{ ineligibilityCases { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
    }
  });

  test('investigators and panels of other agencies reach no case by its id, in no argument', async () => {
    const admin = await system.as('UNICEF', 'admin');
    await admin.ok(
      `mutation ($issuer: String!, $grants: [RoleGrantInput!]!) {
         setMember(input: { issuer: $issuer, subject: "integrity", grants: $grants, active: true }) }`,
      {
        issuer: localIssuerOf('UNICEF'),
        grants: ['INVESTIGATOR', 'SANCTIONS_PANEL', 'LEGAL_OFFICER'].map((role) => ({ role })),
      },
    );
    const integrity = await system.as('UNICEF', 'integrity');
    await eventually(() => integrity.ok('{ ineligibilityCases { totalCount } }'));
    expect(await idsOf(integrity)).toEqual([]);
    const reasons = 'Twenty characters of reasons.';
    const ids = { caseId: after, appealId: after, conditionId: after, decisionId: after };
    const { caseId, appealId, conditionId, decisionId } = ids;
    const expectedVersion = 1;
    const acts: [string, object][] = [
      ['updateIneligibilityCase', { caseId, expectedVersion }],
      ['startCaseReview', { caseId, expectedVersion }],
      ['dismissCase', { caseId, reasoning: reasons, expectedVersion }],
      ['addCaseEvidence', { caseId, title: 'Mine', fileId: newId(), expectedVersion }],
      ['issueNotice', { caseId, notices: notices([ghi.partnerId]), expectedVersion }],
      ['extendResponsePeriod', { caseId, until: new Date().toISOString(), expectedVersion }],
      [
        'decideCase',
        { caseId, measures: [{ type: 'NO_ACTION' }], reasoning: reasons, dueProcessAttestation: true, expectedVersion },
      ],
      ['confirmCaseDecision', { decisionId, expectedVersion }],
      ['decideAppeal', { appealId, outcome: 'UPHELD', reasoning: reasons, expectedVersion }],
      ['assessCondition', { conditionId, isMet: true, reasoning: reasons, expectedVersion }],
      ['startRehabilitationReview', { caseId, expectedVersion }],
      ['decideRehabilitation', { caseId, outcome: 'RELEASED', reasoning: reasons, expectedVersion }],
      ['closeCase', { caseId, expectedVersion }],
      [
        'recordCaseConsultation',
        { caseId, kind: 'LEGAL', consultedOn: '2026-01-01', advice: reasons, expectedVersion },
      ],
      ['recordGovernmentMeasure', { caseId, measures: ['SUSPEND_NEW_FUNDS'], reasoning: reasons, expectedVersion }],
      [
        'extendToAffiliate',
        {
          caseId,
          respondentId: ghi.partnerId,
          partnerId: other.partnerId,
          relation: 'SUCCESSOR',
          evidence: [],
          reasoning: reasons,
          expectedVersion,
        },
      ],
    ];
    for (const [name, input] of acts) {
      expect([name, await refusalOf(integrity, name, input)]).toEqual([name, 'NOT_FOUND']);
    }
    expect((await integrity.ok(look, { id: after })).ineligibilityCase).toBeNull();
  });

  test('the partner: its administrators from the notice on, nobody of another partner, no other user', async () => {
    const own = await ownCases(ghi.admin);
    expect(own.map((one) => one.caseId)).toContain(after);
    expect(own.map((one) => one.caseId)).not.toContain(before);
    const foreign = 'query ($id: ID) { partnerCases(caseId: $id) { id } }';
    for (const id of [before, after, newId(), 'x']) {
      expect((await other.admin.ok(foreign, { id })).partnerCases).toEqual([]);
    }
    expect((await ghi.admin.ok(foreign, { id: before })).partnerCases).toEqual([]);
    for (const [caller, caseId] of [
      [ghi.admin, before],
      [other.admin, after],
      [other.admin, newId()],
    ] as const) {
      expect(await refusalOf(caller, 'submitResponse', { caseId, text: 'Who asks?' })).toBe('NOT_FOUND');
      expect(await refusalOf(caller, 'fileAppeal', { caseId, grounds: 'Twenty characters of grounds.' })).toBe(
        'NOT_FOUND',
      );
    }
    expect(await ghi.admin.refusal(look, { id: after })).toBe('FORBIDDEN / ROLE_REQUIRED');
    const applicant = await system.as('PARTNER_USERS', 'applicant');
    expect(await applicant.refusal('{ partnerCases { id } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('files: nobody sends what is not theirs to send, or names the file of another one', async () => {
    const wrong = { kind: 'LIST_FILE', name: 'a.xml', size: 5, sha256: 'a'.repeat(64) };
    const announce = 'mutation ($input: CreateUploadInput!) { createCaseUpload(input: $input) { id } }';
    expect(await ghi.admin.refusal(announce, { input: wrong })).toBe('INVALID_INPUT');
    const fileId = await sendOwnPdf(other.admin);
    const answer = { caseId: after, text: 'With the file of another one.', fileIds: [fileId] };
    expect(await refusalOf(ghi.admin, 'submitResponse', answer)).toBe('NOT_FOUND');
  });

  test('each look is on record', async () => {
    await lookAt(people.legal, after);
    await ownCases(ghi.admin);
    const rows = await sql(
      system,
      `SELECT action, actor FROM audit_event WHERE action IN ('ineligibilityCase', 'partnerCases')`,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { action: 'ineligibilityCase', actor: expect.stringMatching(/#legal$/) },
        { action: 'partnerCases', actor: expect.stringMatching(/#amina$/) },
      ]),
    );
  });

  test('the list costs as many statements for one case as for all', async () => {
    const fields = `edges { node { id leadAgency { code } respondents { partner { id } } summary evidence { title } notices { allegations }
      responses { text } decisions { id } appeals { id } conditions { id } consultations { id } history { at } } }`;
    const list = (first: number) => people.investigator.ok(`{ ineligibilityCases(first: ${first}) { ${fields} } }`);
    await list(1);
    const count = 15;
    await expectSql(count, () => list(1));
    await expectSql(count, () => list(10));
  });
});
