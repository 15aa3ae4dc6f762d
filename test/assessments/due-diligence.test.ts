import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(90_000);

let system: TestSystem;
let officer: Caller;
let assessor: Caller;
let representative: Caller;
let admin: Caller;
let legal: Caller;
let foreign: Caller;
let director: Caller;

const shown = 'id referenceNo level state decision satisfactory decidedOn validUntil version';
const opening = `mutation Open($input: OpenDueDiligenceInput!) { openDueDiligence(input: $input) { ${shown} } }`;
const finding = `mutation Record($input: RecordDueDiligenceFindingInput!) { recordDueDiligenceFinding(input: $input) { ${shown} } }`;
const controversy = `mutation Record($input: RecordDueDiligenceControversyInput!) { recordDueDiligenceControversy(input: $input) { ${shown} } }`;
const compact = `mutation Record($input: RecordGlobalCompactStatusInput!) { recordGlobalCompactStatus(input: $input) { ${shown} } }`;
const levelling = `mutation Level($input: ChangeDueDiligenceLevelInput!) { changeDueDiligenceLevel(input: $input) { ${shown} } }`;
const escalating = `mutation Escalate($input: EscalateDueDiligenceInput!) { escalateDueDiligence(input: $input) { ${shown} } }`;
const deciding = `mutation Decide($input: DecideDueDiligenceInput!) { decideDueDiligence(input: $input) { ${shown} } }`;
const revising = `mutation Revise($input: ReviseDueDiligenceInput!) { reviseDueDiligence(input: $input) { ${shown} supersedes { id } } }`;
const cancelling = `mutation Cancel($input: CancelDueDiligenceInput!) { cancelDueDiligence(input: $input) { ${shown} } }`;
const policy = `mutation Set($input: SetDueDiligencePolicyInput!) { setDueDiligencePolicy(input: $input) { globalCompactRequired highRiskSectors } }`;

interface Case {
  id: string;
  level: string;
  state: string;
  decision: string | null;
  satisfactory: boolean;
  decidedOn: string | null;
  validUntil: string | null;
  version: number;
}

const basics = ['HUMAN_RIGHTS', 'ENVIRONMENT', 'ANTI_CORRUPTION', 'LABOUR', 'EXCLUSIONARY'];
const standards = [...basics, 'GOVERNANCE', 'SAFEGUARDING'];
const link = { origin: 'PUBLIC', title: 'Annual report', url: 'https://example.org/report' };
const marker = 'Wordmarker of the finding';

let number = 0;
async function addPartner(primaryType = 'NATIONAL_NGO'): Promise<string> {
  const input = { legalName: `Careful Partner ${++number}`, primaryType, countryOfOrigin: 'SO' };
  const { addPartner: partner } = await officer.ok(
    'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
    { input },
  );
  return partner.id;
}

const planned = { plannedAmountUsd: '20000', country: 'SO', modality: 'OPEN_CALL', instrument: 'PPA' };

/** A partner is known here as soon as its event has arrived. */
const open = (partnerId: string, change = {}, by = officer): Promise<Case> =>
  eventually(async () => (await by.ok(opening, { input: { partnerId, ...planned, ...change } })).openDueDiligence);

const recordInput = (caseId: string, dimension: string, change = {}) => ({
  input: { caseId, dimension, finding: 'CLEAR', text: `${marker} in words`, evidence: [link], ...change },
});

async function clear(caseId: string, dimensions: string[], by = officer): Promise<Case> {
  let found = null;
  for (const dimension of dimensions) {
    found = (await by.ok(finding, recordInput(caseId, dimension))).recordDueDiligenceFinding;
  }
  return found;
}

const caseOf = async (id: string, by = officer): Promise<Case> =>
  (await by.ok(`query Case($id: ID!) { dueDiligenceCase(id: $id) { ${shown} } }`, { id })).dueDiligenceCase;

async function voiceOf(caseId: string, decision: string, change = {}) {
  const { version } = await caseOf(caseId);
  return { input: { caseId, decision, expectedVersion: version, ...change } };
}
const decide = async (by: Caller, caseId: string, decision: string, change = {}): Promise<Case> =>
  (await by.ok(deciding, await voiceOf(caseId, decision, change))).decideDueDiligence;
const refused = async (by: Caller, caseId: string, decision: string, change = {}) =>
  by.refusal(deciding, await voiceOf(caseId, decision, change));

const factsOf = (caseId: string): Promise<Record<string, unknown>[]> =>
  withClient(system.databases.assessments.adminUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT data FROM outbox_event WHERE type = 'assessments.due-diligence-changed' AND subject = $1 ORDER BY id`,
      [caseId],
    );
    return rows.map(({ data }) => data);
  });

async function people() {
  officer = await system.as('UNHCR', 'officer');
  assessor = await system.as('UNHCR', 'assessor');
  representative = await system.as('UNHCR', 'representative');
  admin = await system.as('UNHCR', 'admin');
  legal = await system.as('UNHCR', 'legal');
  foreign = await system.as('UNICEF', 'admin');
  director = await system.as('PARTNER_USERS', 'director');
}

beforeAll(async () => {
  system = await startTestSystem();
  await people();
});

afterAll(() => system?.stop());

describe('a BASIC one', () => {
  let partnerId: string;
  let id: string;

  beforeAll(async () => {
    partnerId = await addPartner();
    id = (await open(partnerId)).id;
  });

  test('JIU-4: the rule chooses the level and explains it', async () => {
    const { dueDiligenceCase } = await officer.ok(
      `query Case($id: ID!) { dueDiligenceCase(id: $id) { level state country reusable { id } body {
         computedLevel levelRule levelFactors { factor value level } missingDimensions plannedAmountUsd modality } } }`,
      { id },
    );
    expect(dueDiligenceCase).toMatchObject({
      level: 'BASIC',
      state: 'OPEN',
      country: 'SO',
      reusable: [],
      body: { computedLevel: 'BASIC', levelRule: 'DD-LEVEL-2026.1', plannedAmountUsd: '20000', modality: 'OPEN_CALL' },
    });
    expect(dueDiligenceCase.body.missingDimensions).toEqual(basics);
    expect(dueDiligenceCase.body.levelFactors).toContainEqual({
      factor: 'PARTNER_TYPE',
      value: 'NATIONAL_NGO',
      level: 'BASIC',
    });
  });

  test('is opened once at a time, and a repeated call gives the first answer', async () => {
    const input = { partnerId, ...planned };
    expect(await officer.refusal(opening, { input })).toBe('CONFLICT / ALREADY_OPEN');
    const other = await addPartner();
    const repeated = { idempotencyKey: 'opened-once' };
    expect((await open(other, repeated)).id).toBe((await open(other, repeated)).id);
  });

  test('HAB-17: every dimension of the level has a finding with evidence before it is decided', async () => {
    expect(await officer.refusal(finding, recordInput(id, 'LABOUR', { evidence: [] }))).toBe('INVALID_INPUT');
    expect(await officer.refusal(finding, recordInput(id, 'LABOUR', { finding: 'EXCLUSION' }))).toBe('INVALID_INPUT');
    expect(await officer.refusal(finding, recordInput(id, 'LABOUR', { exclusions: ['ARMS'] }))).toBe('INVALID_INPUT');
    await clear(id, basics.slice(1));
    expect(await refused(representative, id, 'PROCEED')).toBe('PRECONDITION_FAILED / DIMENSIONS_MISSING');
    await clear(id, basics.slice(0, 1));
  });

  test('who opened it or recorded findings does not decide, and others of the agency do', async () => {
    expect(await refused(officer, id, 'PROCEED')).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect(await refused(legal, id, 'PROCEED')).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await refused(foreign, id, 'PROCEED')).toBe('NOT_FOUND');
    const { version } = await caseOf(id);
    const stale = { input: { caseId: id, decision: 'PROCEED', expectedVersion: version - 1 } };
    expect(await representative.refusal(deciding, stale)).toBe('CONFLICT / VERSION_CONFLICT');
    const decided = await decide(representative, id, 'PROCEED');
    expect(decided).toMatchObject({ state: 'DECIDED', decision: 'PROCEED', satisfactory: true });
  });

  test('is told to every agency as a fact, without a word of why', async () => {
    const [fact, another] = await factsOf(id);
    const { decidedOn, validUntil } = await caseOf(id);
    expect(fact).toEqual({
      caseId: id,
      partnerId,
      agency: 'UNHCR',
      level: 'BASIC',
      state: 'DECIDED',
      decision: 'PROCEED',
      satisfactory: true,
      decidedOn,
      validUntil,
      at: expect.any(String),
    });
    expect(another).toBeUndefined();
  });

  test('is never changed once it is decided', async () => {
    expect(await officer.refusal(finding, recordInput(id, 'LABOUR'))).toBe('CONFLICT / INVALID_STATE');
    expect(await refused(admin, id, 'DECLINE')).toBe('CONFLICT / INVALID_STATE');
  });

  test('JIU-4: another agency builds on it once it was given a look, and does the gaps only', async () => {
    const reuse = { reusesCaseId: id, plannedAmountUsd: '150000' };
    const input = { partnerId, ...planned, ...reuse };
    expect(await foreign.refusal(opening, { input })).toBe('PRECONDITION_FAILED / DISCLOSURE_REQUIRED');
    await withClient(system.databases.assessments.adminUrl, (client) =>
      client.query(
        `INSERT INTO access_grant (id, resource_type, resource_id, owner_agency, partner_id, grantee_agency, level,
           purpose, granted_by, granted_at, until)
         VALUES (gen_random_uuid(), 'DUE_DILIGENCE_CASE', $1, 'UNHCR', $2, 'UNICEF', 'SUMMARY', 'DUE_DILIGENCE', 'test',
           now(), now() + interval '30 days')`,
        [id, partnerId],
      ),
    );
    const own = await open(partnerId, reuse, foreign);
    const { dueDiligenceCase } = await foreign.ok(
      `query Case($id: ID!) { dueDiligenceCase(id: $id) { level reusable { id } body { missingDimensions reusedDimensions
         reuses { id agency { code } summary { dimensions { dimension finding } redaction { reason } } body { redaction { reason } findings { text } } } } } }`,
      { id: own.id },
    );
    // Deeper than what is reused: nothing of the same depth is offered, but what was found clear counts.
    expect(dueDiligenceCase).toMatchObject({ level: 'STANDARD', reusable: [] });
    expect(dueDiligenceCase.body).toMatchObject({
      missingDimensions: ['GOVERNANCE', 'SAFEGUARDING'],
      reuses: { id, agency: { code: 'UNHCR' }, body: { redaction: { reason: 'CONFIDENTIAL' }, findings: null } },
    });
    expect(dueDiligenceCase.body.reuses.summary.dimensions).toHaveLength(5);
    expect(await officer.refusal(finding, recordInput(own.id, 'GOVERNANCE'))).toBe('NOT_FOUND');
  });
});

describe('the level', () => {
  let id: string;

  test('is raised at once, and lowered by two people only', async () => {
    id = (await open(await addPartner(), { plannedAmountUsd: '100000' })).id;
    const change = async (by: Caller, level: string) =>
      (await by.ok(levelling, { input: { caseId: id, level, expectedVersion: (await caseOf(id)).version } }))
        .changeDueDiligenceLevel;
    const refusal = async (by: Caller, level: string) =>
      by.refusal(levelling, { input: { caseId: id, level, expectedVersion: (await caseOf(id)).version } });
    expect(await refusal(officer, 'STANDARD')).toBe('INVALID_INPUT / UNCHANGED');
    expect(await change(officer, 'ENHANCED')).toMatchObject({ level: 'ENHANCED' });
    expect(await change(officer, 'BASIC')).toMatchObject({ level: 'ENHANCED' });
    expect(await refusal(officer, 'BASIC')).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect(await refusal(assessor, 'BASIC')).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await change(representative, 'BASIC')).toMatchObject({ level: 'BASIC' });
  });

  test('above BASIC needs a Representative or the unit', async () => {
    const deeper = (await open(await addPartner(), { level: 'STANDARD' }, assessor)).id;
    await clear(deeper, standards, assessor);
    expect(await refused(officer, deeper, 'PROCEED')).toBe('FORBIDDEN / ROLE_REQUIRED');
    const mitigations = [{ action: 'Train the accountants', owner: 'Partner', dueOn: '2999-01-01' }];
    expect(await refused(admin, deeper, 'PROCEED_WITH_MITIGATION')).toBe('PRECONDITION_FAILED / MITIGATION_REQUIRED');
    expect(await refused(admin, deeper, 'PROCEED', { mitigations })).toBe('INVALID_INPUT');
    const late = [{ ...mitigations[0], dueOn: '2020-01-01' }];
    expect(await refused(admin, deeper, 'PROCEED_WITH_MITIGATION', { mitigations: late })).toBe('INVALID_INPUT');
    const decided = await decide(admin, deeper, 'PROCEED_WITH_MITIGATION', { mitigations });
    expect(decided).toMatchObject({ state: 'DECIDED', satisfactory: true });
  });
});

describe('what is known already', () => {
  const linking = `mutation Link($input: LinkDueDiligenceAssessmentInput!) { linkDueDiligenceAssessment(input: $input) { ${shown}
    body { assessment { id owner { code } } } } }`;
  const record = async (by: Caller, partnerId: string, change = {}): Promise<string> => {
    const day = system.clock.now().toISOString().slice(0, 10);
    const input = {
      partnerId,
      kind: 'DUE_DILIGENCE_GENERAL',
      band: 'LOW',
      methodologyCode: 'UNSDG_COMMON_DD',
      methodologyVersion: 1,
      finalisedOn: day,
      validUntil: '2999-01-01',
      idempotencyKey: `assessed-${++number}`,
      ...change,
    };
    const { recordAssessment } = await eventually(() =>
      by.ok('mutation Record($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', { input }),
    );
    return recordAssessment.id;
  };

  test('HAB-19: it rests on an assessment by a method of due diligence, of the own agency or one that it may reuse', async () => {
    const partnerId = await addPartner();
    const { id } = await open(partnerId);
    const link = async (assessmentId: string) => ({ input: { caseId: id, assessmentId } });
    const own = await record(assessor, partnerId);
    const { linkDueDiligenceAssessment } = await officer.ok(linking, await link(own));
    expect(linkDueDiligenceAssessment.body.assessment).toEqual({ id: own, owner: { code: 'UNHCR' } });
    const another = await record(assessor, partnerId, { kind: 'HACT_MICRO', methodologyCode: 'HACT_MICRO' });
    expect(await officer.refusal(linking, await link(another))).toBe('PRECONDITION_FAILED / NOT_REUSABLE');
    // Without the partner's consent nobody else may rely on it.
    const theirs = await record(await system.as('UNICEF', 'assessor'), partnerId);
    expect(await officer.refusal(linking, await link(theirs))).toBe('PRECONDITION_FAILED / NOT_REUSABLE');
    const ofAnother = await record(assessor, await addPartner());
    expect(await officer.refusal(linking, await link(ofAnother))).toBe('NOT_FOUND');
  });

  test('ratings of any agency and the risk of the country raise the level', async () => {
    const partnerId = await addPartner();
    await record(assessor, partnerId, { band: 'HIGH' });
    expect(await open(partnerId)).toMatchObject({ level: 'ENHANCED' });
    const input = { country: 'SS', level: 'HIGH', source: 'Access working group', validUntil: soon() };
    await admin.ok(
      'mutation Set($input: SetOperatingContextInput!) { setOperatingContext(input: $input) { country } }',
      { input },
    );
    expect(await open(await addPartner(), { country: 'SS' })).toMatchObject({ level: 'STANDARD' });
  });
});

const soon = () => new Date(system.clock.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);

describe('standards.md 3.5', () => {
  test('an exclusionary criterion ends it, but for the executive head: two people, each with a reason', async () => {
    const partnerId = await addPartner();
    const { id } = await open(partnerId);
    await officer.ok(finding, recordInput(id, 'LABOUR', { finding: 'EXCLUSION', exclusions: ['FORCED_LABOUR'] }));
    await clear(
      id,
      basics.filter((dimension) => dimension !== 'LABOUR'),
    );
    expect(await refused(representative, id, 'PROCEED')).toBe('PRECONDITION_FAILED / EXCLUSION_FORCES_DECLINE');
    const exception = { executiveException: true };
    expect(await refused(representative, id, 'PROCEED', exception)).toBe('INVALID_INPUT');
    const why = { ...exception, justification: 'No other organisation can reach the camp.' };
    expect(await refused(legal, id, 'PROCEED', why)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await decide(representative, id, 'PROCEED', why)).toMatchObject({ state: 'OPEN', decision: null });
    expect(await refused(representative, id, 'PROCEED', why)).toBe('CONFLICT / VOICE_GIVEN');
    expect(await factsOf(id)).toEqual([]);
    // What is recorded meanwhile voids what was said before it.
    await clear(id, ['ENVIRONMENT']);
    expect(await decide(admin, id, 'PROCEED', why)).toMatchObject({ state: 'OPEN' });
    expect(await decide(representative, id, 'PROCEED', why)).toMatchObject({ state: 'DECIDED', satisfactory: true });
  });

  test('an exclusion is declined, also before the rest was looked at; the decision stays until another is made', async () => {
    const partnerId = await addPartner();
    const { id } = await open(partnerId, { plannedAmountUsd: '2000000' });
    await officer.ok(
      finding,
      recordInput(id, 'EXCLUSIONARY', { finding: 'EXCLUSION', exclusions: ['ARMS', 'TOBACCO'] }),
    );
    const declined = await decide(representative, id, 'DECLINE');
    expect(declined).toMatchObject({ state: 'DECIDED', satisfactory: false, validUntil: null });
    // A lighter look cannot undo it.
    expect(await open(partnerId)).toMatchObject({ level: 'ENHANCED' });
  });

  test('HAB-18: a significant controversy needs the voice of whom it was escalated to', async () => {
    const { id } = await open(await addPartner());
    await clear(id, basics);
    const input = {
      caseId: id,
      severity: 'SIGNIFICANT',
      status: 'ALLEGED',
      origin: 'PUBLIC',
      occurredOn: '2026-01-05',
      summary: 'A dispute about land is before a court.',
      source: 'A newspaper',
    };
    await officer.ok(controversy, { input });
    expect(await refused(representative, id, 'PROCEED')).toBe('PRECONDITION_FAILED / ESCALATION_REQUIRED');
    expect(await refused(representative, id, 'DECLINE')).toBe('PRECONDITION_FAILED / ESCALATION_REQUIRED');
    expect(await refused(representative, id, 'ESCALATE')).toBe('INVALID_INPUT');
    const asked = { escalateTo: 'LEGAL', justification: 'A court decides about the land.' };
    expect(await decide(representative, id, 'ESCALATE', asked)).toMatchObject({ state: 'ESCALATED', decision: null });
    expect(await refused(representative, id, 'ESCALATE', asked)).toBe('CONFLICT / ALREADY_ESCALATED');
    expect(await decide(representative, id, 'PROCEED')).toMatchObject({ state: 'ESCALATED' });
    expect(await decide(legal, id, 'DECLINE')).toMatchObject({ state: 'ESCALATED' });
    expect(await decide(representative, id, 'DECLINE')).toMatchObject({ state: 'DECIDED', decision: 'DECLINE' });
  });

  test('escalated to the partners unit, the unit alone does not decide', async () => {
    const { id } = await open(await addPartner(), {}, assessor);
    await clear(id, basics, assessor);
    const { version } = await caseOf(id);
    const input = {
      caseId: id,
      to: 'PARTNERS_UNIT',
      reason: 'Nobody here knows this kind of partner.',
      expectedVersion: version,
    };
    expect((await assessor.ok(escalating, { input })).escalateDueDiligence).toMatchObject({ state: 'ESCALATED' });
    expect(await decide(admin, id, 'PROCEED')).toMatchObject({ state: 'ESCALATED' });
    expect(await decide(officer, id, 'PROCEED')).toMatchObject({ state: 'DECIDED' });
  });

  test('PSFP-10: the Global Compact informs, and binds where the agency says so; high-risk sectors shorten validity', async () => {
    const { id } = await open(await addPartner('PRIVATE_SECTOR'), { sectors: ['EXTRACTIVES'] });
    expect(await caseOf(id)).toMatchObject({ level: 'ENHANCED' });
    await clear(id, [...standards, 'REPUTATION']);
    await officer.ok(compact, { input: { caseId: id, status: 'NOT_PARTICIPANT' } });
    await admin.ok(policy, { input: { globalCompactRequired: true } });
    expect(await refused(representative, id, 'PROCEED')).toBe('PRECONDITION_FAILED / GLOBAL_COMPACT_REQUIRED');
    await admin.ok(policy, { input: {} });
    const { decidedOn, validUntil } = await decide(representative, id, 'PROCEED');
    expect(Number(validUntil?.slice(0, 4)) - Number(decidedOn?.slice(0, 4))).toBeLessThanOrEqual(2);
    expect(await officer.refusal(policy, { input: {} })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });
});

describe('what it found', () => {
  let partnerId: string;
  let id: string;
  const secret = 'Secretmarker of another agency';
  const bodyText = `query Body($id: ID!) { dueDiligenceCase(id: $id) { state
    summary { dimensions { dimension } redaction { howToRequest } }
    body { redaction { reason } escalatedTo revisionReason voices { by justification }
      findings { dimension counts text evidence { title origin url file { url redaction { reason } } } } controversies { summary source } mitigations { action isAgreed } } } }`;
  const bodyOf = async (by: Caller) => (await by.ok(bodyText, { id })).dueDiligenceCase;

  beforeAll(async () => {
    partnerId = await eventually(async () => {
      const { searchPartners } = await officer.ok(
        '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
      );
      return searchPartners.edges[0].node.id;
    });
    id = (await open(partnerId)).id;
    await clear(id, basics);
    const fileId = await officer.send('Assessments', {
      kind: 'DUE_DILIGENCE_EVIDENCE',
      name: 'visit.pdf',
      bytes: Buffer.from('%PDF-1.7 report of a visit'),
    });
    const evidence = [
      { origin: 'OWN_STAFF', title: 'Report of a visit', fileId },
      { origin: 'OTHER_AGENCY', title: secret, url: 'https://example.org/told' },
    ];
    await officer.ok(finding, recordInput(id, 'LABOUR', { evidence, finding: 'CONCERN' }));
    const told = {
      caseId: id,
      severity: 'MODERATE',
      status: 'ALLEGED',
      origin: 'OTHER_AGENCY',
      occurredOn: '2026-01-05',
      summary: `${secret}: money is missing`,
      source: 'UNDP',
    };
    await officer.ok(controversy, { input: told });
    const { version } = await caseOf(id);
    const reason = 'Looked at by the lawyers as well.';
    await officer.ok(escalating, { input: { caseId: id, to: 'LEGAL', reason, expectedVersion: version } });
  });

  test('is working paper of the agency until it is decided; the partner is not told that others joined', async () => {
    expect(await bodyOf(director)).toMatchObject({ state: 'OPEN', body: { redaction: { reason: 'CONFIDENTIAL' } } });
    expect(await bodyOf(admin)).toMatchObject({
      state: 'ESCALATED',
      body: { redaction: null, escalatedTo: ['LEGAL'] },
    });
    expect(JSON.stringify(await bodyOf(director))).not.toContain('marker');
  });

  test('is read by the owner with its files, and by the partner without what other agencies told', async () => {
    await decide(representative, id, 'PROCEED');
    await decide(legal, id, 'PROCEED');
    const own = await bodyOf(admin);
    expect(own.body.findings).toHaveLength(6);
    expect(own.body.findings.filter(({ counts }: { counts: boolean }) => counts)).toHaveLength(5);
    expect(own.body.findings[0].evidence).toEqual([
      {
        origin: 'OWN_STAFF',
        title: 'Report of a visit',
        url: null,
        file: { url: expect.stringContaining('/files/assessments/'), redaction: null },
      },
      { origin: 'OTHER_AGENCY', title: secret, url: 'https://example.org/told', file: { url: null, redaction: null } },
    ]);
    const seen = await bodyOf(director);
    expect(seen).toMatchObject({ state: 'DECIDED', body: { redaction: null, voices: null, escalatedTo: null } });
    expect(seen.body.findings[0]).toMatchObject({
      text: expect.stringContaining(marker),
      evidence: [{ origin: 'OWN_STAFF' }],
    });
    expect(seen.body.controversies).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain('Secretmarker');
  });

  test('is held back from other agencies, which learn how to ask; other partners see none of it', async () => {
    const held = await bodyOf(foreign);
    expect(held.body).toMatchObject({ redaction: { reason: 'CONFIDENTIAL' }, findings: null, voices: null });
    expect(held.summary.redaction.howToRequest).toContain('requestDisclosure(resourceType: DUE_DILIGENCE_CASE');
    expect(JSON.stringify(held)).not.toContain('marker');
    const other = (await open(await addPartner())).id;
    expect(await director.ok(`query ($id: ID!) { dueDiligenceCase(id: $id) { id } }`, { id: other })).toEqual({
      dueDiligenceCase: null,
    });
    expect(await director.refusal('{ dueDiligenceCases { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('is read by an agency that was granted it, without files, and without what a third one told', async () => {
    await withClient(system.databases.assessments.adminUrl, (client) =>
      client.query(
        `INSERT INTO access_grant (id, resource_type, resource_id, owner_agency, partner_id, grantee_agency, level,
           purpose, granted_by, granted_at, until)
         VALUES (gen_random_uuid(), 'DUE_DILIGENCE_CASE', $1, 'UNHCR', $2, 'WFP', 'FULL_NO_ATTACHMENTS', 'DUE_DILIGENCE',
           'test', now(), now() + interval '30 days')`,
        [id, partnerId],
      ),
    );
    const granted = await bodyOf(await system.as('WFP', 'admin'));
    expect(granted.body.findings[0]).toMatchObject({
      text: expect.stringContaining(marker),
      evidence: [{ origin: 'OWN_STAFF', file: { url: null, redaction: { reason: 'CONFIDENTIAL' } } }],
    });
    expect(granted.body.voices).toHaveLength(3);
    expect(JSON.stringify(granted)).not.toContain('Secretmarker');
  });

  test('lies sealed in the database, and each reading is on record', async () => {
    await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT sealed FROM due_diligence_finding UNION ALL SELECT sealed FROM due_diligence_evidence
         UNION ALL SELECT sealed FROM due_diligence_controversy UNION ALL SELECT coalesce(sealed, '') FROM due_diligence_voice`,
      );
      expect(JSON.stringify(rows)).not.toMatch(/marker|court|camp/);
      const views = await client.query(
        `SELECT DISTINCT viewer_agency, field FROM access_view WHERE resource_id = $1 ORDER BY 1, 2`,
        [id],
      );
      expect(views.rows).toContainEqual({ viewer_agency: 'UNHCR', field: 'DueDiligenceCase.body' });
      expect(views.rows).not.toContainEqual(expect.objectContaining({ viewer_agency: 'UNICEF' }));
    });
  });
});

test('a list costs the same statements, however long it is', async () => {
  const list = `query List($first: Int!) { dueDiligenceCases(filter: { agency: "UNHCR" }, first: $first) {
    totalCount edges { node { id level reusable { id } summary { dimensions { finding } } body { findings { dimension } } } } } }`;
  const partners = `query List($first: Int!) { searchPartners(first: $first) { edges { node {
    dueDiligence(inForce: true) { totalCount edges { node { level decision validUntil } } } } } } }`;
  for (const [query, budget] of [
    [list, 14],
    [partners, 4],
  ] as const) {
    for (const first of [2, 6]) await expectSql(budget, () => officer.ok(query, { first }));
  }
});

describe('in time', () => {
  test('a revision takes the place of the old one when it is decided, and what ends is told', async () => {
    const partnerId = await addPartner();
    const { id } = await open(partnerId);
    await clear(id, basics);
    const { version } = await decide(representative, id, 'PROCEED');
    const input = { caseId: id, reason: 'The board was replaced in May.', expectedVersion: version };
    const revision = (await officer.ok(revising, { input })).reviseDueDiligence;
    expect(revision).toMatchObject({ state: 'OPEN', level: 'BASIC', supersedes: { id } });
    expect(await caseOf(id)).toMatchObject({ state: 'DECIDED', satisfactory: true });
    await clear(revision.id, basics);
    await decide(representative, revision.id, 'DECLINE');
    expect(await caseOf(id)).toMatchObject({ state: 'SUPERSEDED', satisfactory: false });
    expect((await factsOf(id)).at(-1)).toMatchObject({ state: 'SUPERSEDED', satisfactory: false });
    expect(await officer.refusal(revising, { input: { ...input, expectedVersion: version + 1 } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
  });

  test('one that is given up stays readable and makes room', async () => {
    const partnerId = await addPartner();
    const { id, version } = await open(partnerId);
    const input = { caseId: id, expectedVersion: version };
    expect(await officer.refusal(cancelling, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect((await admin.ok(cancelling, { input })).cancelDueDiligence).toMatchObject({ state: 'CANCELLED' });
    expect((await open(partnerId)).id).not.toBe(id);
  });

  test('A-INV-4: it ends by itself', async () => {
    const { id } = await open(await addPartner());
    await clear(id, basics);
    await decide(representative, id, 'PROCEED');
    await system.travel(37 * 31 * 86_400_000);
    await people();
    await eventually(
      async () => expect(await caseOf(id)).toMatchObject({ state: 'EXPIRED', satisfactory: false }),
      20_000,
    );
    expect((await factsOf(id)).at(-1)).toMatchObject({ state: 'EXPIRED', satisfactory: false, decision: 'PROCEED' });
  });
});
