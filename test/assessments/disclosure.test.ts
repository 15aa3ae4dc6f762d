import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
/** Of UNICEF, which owns; of UNHCR, which asks; of WFP, which has nothing to do with it; of the partner. */
let assessor: Caller;
let unit: Caller;
let officer: Caller;
let reader: Caller;
let director: Caller;
let partnerId: string;

const narrative = 'Payments are approved by one person alone.';
const why = 'We plan a project with this partner in Gode.';
const day = 86_400_000;

const record = 'mutation Record($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id referenceNo } }';
const ask = `mutation Ask($input: RequestDisclosureInput!) { requestDisclosure(input: $input) {
  id state level purpose explanation requestedBy lapsesAt version referenceNo owner { code } requester { code } partner { id } grant { id } } }`;
const decide = `mutation Decide($input: DecideDisclosureInput!) { decideDisclosure(input: $input) {
  id state reason decidedBy version grant { id level purpose until isActive grantedBy grantee { code } } } }`;
const withdraw = `mutation Withdraw($input: WithdrawDisclosureRequestInput!) {
  withdrawDisclosureRequest(input: $input) { state version } }`;
const revoke = 'mutation Revoke($input: RevokeGrantInput!) { revokeGrant(input: $input) { isActive revokedAt } }';
const requests = `query Requests($filter: DisclosureRequestFilter!, $first: Int = 50) {
  disclosureRequests(filter: $filter, first: $first) { totalCount edges { node { id state explanation } } } }`;
const grants = `query Grants($filter: AccessGrantFilter!, $first: Int = 50) { accessGrants(filter: $filter, first: $first) {
  totalCount edges { node { id level purpose isActive grantedBy referenceNo owner { code } grantee { code } partner { id } } } } }`;
const log = `query Log($filter: AccessLogFilter!, $first: Int = 50) { accessLog(filter: $filter, first: $first) { totalCount edges { node {
  viewerSubject field level purpose referenceNo reader { code } owner { code } grant { id } partner { id } } } } }`;
const readings = `query Readings($filter: AccessLogFilter!) { readingLog(filter: $filter) { totalCount edges { node {
  viewerSubject field purpose owner { code } } } } }`;
const use = `query Use($id: ID!, $agency: String, $from: Date, $to: Date, $first: Int = 50, $after: String) {
  partner(id: $id) { dataUse(agency: $agency, from: $from, to: $to, first: $first, after: $after) { totalCount
    pageInfo { endCursor hasNextPage } edges { node { field level purpose referenceNo at reader { code } owner { code } } } } } }`;
const report = `query Report($id: ID!) { assessment(id: $id) { report { narrative redaction { reason howToRequest } } } }`;

let made = 0;
const assessed = (change: Record<string, unknown> = {}): Promise<{ id: string; referenceNo: string }> =>
  eventually(async () => {
    const input = {
      partnerId,
      kind: 'HACT_MICRO',
      band: 'MODERATE',
      finalisedOn: '2024-09-10',
      validUntil: '2099-09-09',
      narrative,
      idempotencyKey: `disclosure-${++made}`,
      ...change,
    };
    return (await assessor.ok(record, { input })).recordAssessment;
  });

const wish = (resourceId: string, change: Record<string, unknown> = {}) => ({
  resourceType: 'ASSESSMENT',
  resourceId,
  level: 'FULL_NO_ATTACHMENTS',
  purpose: 'PARTNER_SELECTION',
  explanation: why,
  ...change,
});

const asked = async (resourceId: string, change: Record<string, unknown> = {}) =>
  (await officer.ok(ask, { input: wish(resourceId, change) })).requestDisclosure;
const approved = async (
  resourceId: string,
  change: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
) => {
  const { id, version } = await asked(resourceId, change);
  const input = { requestId: id, decision: 'APPROVE', expectedVersion: version, ...more };
  return (await assessor.ok(decide, { input })).decideDisclosure;
};
const narrativeFor = async (who: Caller, id: string): Promise<string | null> =>
  (await who.ok(report, { id })).assessment.report.narrative;

async function signIn(): Promise<void> {
  assessor = await system.as('UNICEF', 'assessor');
  unit = await system.as('UNICEF', 'admin');
  officer = await system.as('UNHCR', 'officer');
  reader = await system.as('WFP', 'reader');
  director = await system.as('PARTNER_USERS', 'director');
}

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
  partnerId = await eventually(async () => {
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query Own($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
}, 60_000);

afterAll(() => system?.stop());

describe('JIU-59: one agency asks, the owner decides', () => {
  test('request, leave for thirty days, reading, and the end of it', async () => {
    const { id, referenceNo } = await assessed();
    const { assessment } = await officer.ok(report, { id });
    expect(assessment.report).toEqual({
      narrative: null,
      redaction: {
        reason: 'CONFIDENTIAL',
        howToRequest: expect.stringContaining(
          `requestDisclosure(resourceType: ASSESSMENT, resourceId: "${id}", level: FULL_NO_ATTACHMENTS)`,
        ),
      },
    });
    const request = await asked(id);
    expect(request).toMatchObject({
      state: 'PENDING',
      level: 'FULL_NO_ATTACHMENTS',
      purpose: 'PARTNER_SELECTION',
      explanation: why,
      referenceNo,
      owner: { code: 'UNICEF' },
      requester: { code: 'UNHCR' },
      partner: { id: partnerId },
      grant: null,
    });
    expect(await narrativeFor(officer, id)).toBeNull();

    const decision = { requestId: request.id, decision: 'APPROVE', expectedVersion: request.version };
    const { decideDisclosure } = await assessor.ok(decide, { input: decision });
    expect(decideDisclosure).toMatchObject({
      state: 'APPROVED',
      reason: null,
      grant: { level: 'FULL_NO_ATTACHMENTS', purpose: 'PARTNER_SELECTION', isActive: true, grantee: { code: 'UNHCR' } },
    });
    const days = (new Date(decideDisclosure.grant.until).getTime() - system.clock.now().getTime()) / day;
    expect(Math.round(days)).toBe(30);
    expect(await narrativeFor(officer, id)).toBe(narrative);
    expect(await narrativeFor(reader, id)).toBeNull();
    expect(await assessor.refusal(decide, { input: decision })).toBe('CONFLICT / VERSION_CONFLICT');
    expect(await assessor.refusal(decide, { input: { ...decision, expectedVersion: 2 } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
  });

  test('the owner may grant less than was asked, never more', async () => {
    const { id } = await assessed({ kind: 'PSEA_CAPACITY' });
    const { id: requestId, version } = await asked(id);
    const approve = (level: string) => ({ requestId, decision: 'APPROVE', level, expectedVersion: version });
    expect(await assessor.refusal(decide, { input: approve('FULL') })).toBe('INVALID_INPUT');
    const { decideDisclosure } = await unit.ok(decide, { input: approve('SUMMARY') });
    expect(decideDisclosure.grant.level).toBe('SUMMARY');
    // A summary opens no words of the report.
    expect(await narrativeFor(officer, id)).toBeNull();
  });

  test('leave has a time of its own: one day to twelve months', async () => {
    const { id } = await assessed({ kind: 'OTHER' });
    const { id: requestId, version } = await asked(id);
    for (const days of [0, 366, -1]) {
      const input = { requestId, decision: 'APPROVE', days, expectedVersion: version };
      expect(await assessor.refusal(decide, { input })).toBe('INVALID_INPUT');
    }
  });

  test('a refusal has a reason, which the two agencies read and nobody else', async () => {
    const { id } = await assessed();
    const { id: requestId, version } = await asked(id);
    const refuse = { requestId, decision: 'REFUSE', expectedVersion: version };
    expect(await assessor.refusal(decide, { input: refuse })).toBe('INVALID_INPUT');
    const reason = 'We are about to repeat this assessment.';
    const { decideDisclosure } = await assessor.ok(decide, { input: { ...refuse, reason } });
    expect(decideDisclosure).toMatchObject({ state: 'REFUSED', reason, grant: null });
    const filter = { resourceId: id };
    for (const who of [officer, unit]) {
      const { disclosureRequests } = await who.ok(requests, { filter });
      expect(disclosureRequests).toMatchObject({
        totalCount: 1,
        edges: [{ node: { id: requestId, explanation: why } }],
      });
    }
    const other = await system.as('UNDP', 'admin');
    expect((await other.ok(requests, { filter })).disclosureRequests).toEqual({ totalCount: 0, edges: [] });
    expect(await director.refusal(requests, { filter })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('one open request of an agency at a time; it can be taken back by that agency alone', async () => {
    const { id } = await assessed();
    const { id: requestId, version } = await asked(id);
    expect(await officer.refusal(ask, { input: wish(id) })).toBe('CONFLICT / ALREADY_REQUESTED');
    const input = { requestId, expectedVersion: version };
    expect(await (await system.as('UNDP', 'admin')).refusal(withdraw, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await assessor.refusal(withdraw, { input })).toBe('NOT_FOUND');
    expect((await officer.ok(withdraw, { input })).withdrawDisclosureRequest).toEqual({
      state: 'WITHDRAWN',
      version: 2,
    });
    expect(await assessor.refusal(decide, { input: { requestId, decision: 'APPROVE', expectedVersion: 2 } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
    await asked(id);
  });

  test('a repeated key gives the first answer; two at once make one request', async () => {
    const { id } = await assessed();
    const input = wish(id, { idempotencyKey: 'ask-once-0001' });
    const answers = await Promise.all([0, 1, 2].map(() => officer.ok(ask, { input })));
    expect(new Set(answers.map(({ requestDisclosure }) => requestDisclosure.id)).size).toBe(1);
  });

  test('what cannot be asked for, or by whom', async () => {
    const { id } = await assessed();
    expect(await assessor.refusal(ask, { input: wish(id) })).toBe('CONFLICT / ALREADY_READABLE');
    for (const absent of ['01941f29-7c00-7a11-b628-5629de08d479', 'x', '']) {
      expect(await officer.refusal(ask, { input: wish(absent) })).toBe('NOT_FOUND');
    }
    expect(await officer.refusal(ask, { input: wish(id, { purpose: 'CURIOSITY' }) })).toBe('INVALID_INPUT');
    expect(await officer.refusal(ask, { input: wish(id, { purpose: undefined }) })).toBe('INVALID_INPUT');
    expect(await officer.refusal(ask, { input: wish(id, { explanation: 'so' }) })).toBe('INVALID_INPUT');
    expect(await reader.refusal(ask, { input: wish(id) })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await director.refusal(ask, { input: wish(id) })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('whoever is not the owner decides and revokes nothing, and learns nothing by trying', async () => {
    const { id } = await assessed();
    const { id: requestId, version } = await asked(id);
    const { grant } = await approved((await assessed()).id);
    const other = await system.as('UNDP', 'admin');
    const requester = await system.as('UNHCR', 'assessor');
    for (const who of [other, requester]) {
      for (const wanted of [requestId, '01941f29-7c00-7a11-b628-5629de08d479', 'x']) {
        const input = { requestId: wanted, decision: 'APPROVE', expectedVersion: version };
        expect(await who.refusal(decide, { input })).toBe('NOT_FOUND');
      }
      for (const grantId of [grant.id, '01941f29-7c00-7a11-b628-5629de08d479', 'x']) {
        expect(await who.refusal(revoke, { input: { grantId } })).toBe('NOT_FOUND');
      }
    }
  });

  test('leave that is taken back ends at once', async () => {
    const { id } = await assessed();
    const { grant } = await approved(id);
    expect(await narrativeFor(officer, id)).toBe(narrative);
    const input = { grantId: grant.id };
    expect((await unit.ok(revoke, { input })).revokeGrant.isActive).toBe(false);
    expect(await narrativeFor(officer, id)).toBeNull();
    expect(await unit.refusal(revoke, { input })).toBe('CONFLICT / INVALID_STATE');
  });

  test('the facts go to services only, without a word of the request', async () => {
    const { id } = await assessed();
    const { id: requestId } = await approved(id);
    const facts = await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query(
        'SELECT type, audience, data FROM outbox_event WHERE subject = $1 ORDER BY id',
        [requestId],
      );
      return rows;
    });
    const about = { requestId, resourceId: id, partnerId, ownerAgency: 'UNICEF', requesterAgency: 'UNHCR' };
    expect(facts).toEqual([
      {
        type: 'assessments.disclosure-requested',
        audience: 'INTERNAL',
        data: expect.objectContaining({ ...about, level: 'FULL_NO_ATTACHMENTS', purpose: 'PARTNER_SELECTION' }),
      },
      {
        type: 'assessments.disclosure-decided',
        audience: 'INTERNAL',
        data: expect.objectContaining({ ...about, outcome: 'APPROVED' }),
      },
    ]);
    expect(JSON.stringify(facts)).not.toContain(why);
    const stored = await withClient(system.databases.assessments.adminUrl, async (client) => {
      const { rows } = await client.query('SELECT explanation FROM disclosure_request WHERE id = $1', [requestId]);
      return rows[0].explanation as string;
    });
    expect(stored).not.toContain('Gode');
  });
});

describe('A-INV-5: every reading is known to those whom it concerns', () => {
  const only = (id: string) => ({ filter: { resourceId: id } });

  test('to the owner by person, purpose and leave; to the own oversight; to the partner by agency', async () => {
    const { id, referenceNo } = await assessed();
    const { grant } = await approved(id);
    await narrativeFor(officer, id);
    await narrativeFor(assessor, id);
    await narrativeFor(reader, id);

    const { accessLog } = await unit.ok(log, only(id));
    const entry = { field: 'Assessment.report', level: 'FULL_NO_ATTACHMENTS', referenceNo, partner: { id: partnerId } };
    expect(accessLog).toEqual({
      totalCount: 2,
      edges: [
        {
          node: {
            ...entry,
            viewerSubject: expect.stringMatching(/#assessor$/),
            purpose: null,
            reader: { code: 'UNICEF' },
            owner: { code: 'UNICEF' },
            grant: null,
          },
        },
        {
          node: {
            ...entry,
            viewerSubject: expect.stringMatching(/#officer$/),
            purpose: 'PARTNER_SELECTION',
            reader: { code: 'UNHCR' },
            owner: { code: 'UNICEF' },
            grant: { id: grant.id },
          },
        },
      ],
    });

    const auditor = await system.as('UNHCR', 'auditor');
    expect((await auditor.ok(readings, only(id))).readingLog.edges).toEqual([
      {
        node: {
          viewerSubject: expect.stringMatching(/#officer$/),
          field: 'Assessment.report',
          purpose: 'PARTNER_SELECTION',
          owner: { code: 'UNICEF' },
        },
      },
    ]);
    // The readings of what UNHCR itself owns; what it read of others is not among them.
    expect((await auditor.ok(log, only(id))).accessLog.totalCount).toBe(0);

    const { partner } = await director.ok(use, { id: partnerId, first: 2 });
    const [latest, before] = partner.dataUse.edges;
    expect([latest.node, before.node]).toMatchObject([
      { reader: { code: 'UNICEF' }, purpose: null, referenceNo, field: 'Assessment.report' },
      { reader: { code: 'UNHCR' }, purpose: 'PARTNER_SELECTION', referenceNo, owner: { code: 'UNICEF' } },
    ]);
    const ledger = JSON.stringify(partner);
    expect(ledger).not.toMatch(/#|officer|assessor/);
    const given = (await director.ok(grants, { filter: { resourceId: id } })).accessGrants;
    expect(given).toMatchObject({
      totalCount: 1,
      edges: [{ node: { grantee: { code: 'UNHCR' }, owner: { code: 'UNICEF' }, grantedBy: null, isActive: true } }],
    });
    expect((await officer.ok(grants, { filter: { resourceId: id } })).accessGrants.edges[0].node.grantedBy).toBeNull();
    expect((await unit.ok(grants, { filter: { resourceId: id } })).accessGrants.edges[0].node.grantedBy).toMatch(
      /#assessor$/,
    );
  });

  test('by agency, by period and page by page', async () => {
    const { id } = await assessed();
    await approved(id);
    for (const _ of [1, 2]) await narrativeFor(officer, id);
    const one = await director.ok(use, { id: partnerId, agency: 'UNHCR', first: 1 });
    const { totalCount, pageInfo } = one.partner.dataUse;
    expect(totalCount).toBeGreaterThan(1);
    const next = await director.ok(use, { id: partnerId, agency: 'UNHCR', first: 1, after: pageInfo.endCursor });
    const [first, second] = [one, next].map(({ partner }) => partner.dataUse.edges[0].node.at as string);
    expect(String(first) > String(second)).toBe(true);
    expect((await director.ok(use, { id: partnerId, agency: 'WFP' })).partner.dataUse.totalCount).toBe(0);
    const today = system.clock.now().toISOString().slice(0, 10);
    const during = await director.ok(use, { id: partnerId, agency: 'UNHCR', from: today, to: today });
    expect(during.partner.dataUse.totalCount).toBe(totalCount);
    const before = await director.ok(use, { id: partnerId, to: '2020-01-01' });
    expect(before.partner.dataUse.totalCount).toBe(0);
    expect((await director.ok(use, { id: partnerId, to: '9999-12-31' })).partner.dataUse.totalCount).toBeGreaterThan(0);
    expect(await director.refusal(use, { id: partnerId, after: 'x' })).toBe('INVALID_INPUT');
  });

  test('nobody but these', async () => {
    for (const query of [log, readings]) {
      expect(await reader.refusal(query, { filter: {} })).toBe('FORBIDDEN / ROLE_REQUIRED');
      expect(await director.refusal(query, { filter: {} })).toBe('FORBIDDEN / ROLE_REQUIRED');
    }
    expect(await unit.refusal(readings, { filter: {} })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await officer.refusal(use, { id: partnerId })).toBe('FORBIDDEN / ROLE_REQUIRED');
    const other = await system.as('UNDP', 'admin');
    expect((await other.ok(log, { filter: {} })).accessLog.totalCount).toBe(0);
    expect((await other.ok(grants, { filter: {} })).accessGrants).toEqual({ totalCount: 0, edges: [] });
  });

  test('an investigation does not warn the partner: neither its leave nor its reading', async () => {
    const { id } = await assessed();
    const counts = async () => {
      const { partner } = await director.ok(use, { id: partnerId });
      const { accessGrants } = await director.ok(grants, { filter: {} });
      return [partner.dataUse.totalCount, accessGrants.totalCount];
    };
    const before = await counts();
    await approved(id, { purpose: 'INVESTIGATION' });
    expect(await narrativeFor(officer, id)).toBe(narrative);
    expect(await counts()).toEqual(before);
    expect((await unit.ok(log, only(id))).accessLog.edges[0].node).toMatchObject({ purpose: 'INVESTIGATION' });
  });

  test('leave for one purpose is none for another, and a purpose is a code', async () => {
    const { id } = await assessed();
    await approved(id, { purpose: 'RISK_MANAGEMENT' });
    const as = async (purpose: string) => {
      const { data, errors } = await officer.ask(report, { id }, { 'x-purpose': purpose });
      return errors ? errors[0]?.extensions.reason : data.assessment.report.narrative;
    };
    expect(await as('RISK_MANAGEMENT')).toBe(narrative);
    expect(await as('AUDIT')).toBeNull();
    expect(await as('CURIOSITY')).toBe('UNKNOWN_PURPOSE');
  });

  test('no bulk read: twenty of another agency at once, or none', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 21; number++) ids.push((await assessed({ kind: 'SECTOR_TECHNICAL' })).id);
    for (const id of ids) await approved(id);
    // Twenty root fields are what the door lets through at most, so the list goes over the partner.
    const list = `query List($id: ID!, $first: Int!) { partner(id: $id) {
      assessments(kind: SECTOR_TECHNICAL, first: $first) { edges { node { report { narrative } } } } } }`;
    const of = async (first: number) => {
      const { data, errors } = await officer.ask(list, { id: partnerId, first });
      return { text: JSON.stringify(data), errors };
    };
    const few = await of(20);
    expect(few.errors).toBeUndefined();
    expect(few.text.split(narrative)).toHaveLength(21);
    const seenBefore = (await unit.ok(log, { filter: { agency: 'UNHCR' } })).accessLog.totalCount;
    const many = await of(21);
    expect(many.text).not.toContain(narrative);
    expect(many.errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'BULK_READ_REFUSED',
      rule: 'A-INV-5',
      facts: { limit: 20 },
    });
    expect((await unit.ok(log, { filter: { agency: 'UNHCR' } })).accessLog.totalCount).toBe(seenBefore);
  });
});

describe('merged partners', () => {
  test("the survivor's users read and see what was read about both; nobody else does", async () => {
    const { addPartner } = await officer.ok(
      'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
      {
        input: { legalName: 'Merged Association', primaryType: 'NATIONAL_NGO', countryOfOrigin: 'SO' },
      },
    );
    const { id } = await assessed({ partnerId: addPartner.id });
    await approved(id);
    await narrativeFor(officer, id);
    await withClient(system.databases.assessments.adminUrl, (client) =>
      client.query('INSERT INTO partner_redirect VALUES ($1, $2)', [addPartner.id, partnerId]),
    );
    const viewer = (partnerIds: string[]): Viewer => ({
      ...publicViewer,
      kind: 'PARTNER',
      subject: 'test#survivor',
      partnerId,
      partnerIds,
      roles: [{ role: 'PARTNER_ADMIN', office: null }],
    });
    const look = async (partnerIds: string[]) =>
      JSON.stringify(
        await system.askService(
          'assessments',
          viewer(partnerIds),
          `query ($id: ID!, $of: [_Any!]!) { assessment(id: $id) { report { narrative } }
             accessGrants(filter: { resourceId: $id }) { totalCount }
             _entities(representations: $of) { ... on Partner { dataUse { edges { node { resourceId } } } } } }`,
          { id, of: [{ __typename: 'Partner', id: partnerId }] },
        ),
      );
    const survivor = await look([addPartner.id]);
    expect(survivor).toContain(narrative);
    expect(survivor).toContain('"accessGrants":{"totalCount":1}');
    expect(survivor).toContain(`"resourceId":"${id}"`);
    // Before registry told the gateway of the merge, the user does not act for the other one.
    const other = await look([]);
    expect(other).not.toContain(narrative);
    expect(other).toContain('"accessGrants":{"totalCount":0}');
    expect(other).not.toContain(id);
  });
});

describe('the database itself', () => {
  const asAgency = (agency: string, sql: string, values: unknown[] = []) =>
    withClient(system.databases.assessments.appUrl, async (client) => {
      const viewer = { ...publicViewer, kind: 'AGENCY', agency, subject: `${agency}#x`, roles: [{ role: 'ASSESSOR' }] };
      await client.query('BEGIN');
      await client.query(`SELECT set_config('commons.viewer', $1, true)`, [JSON.stringify(viewer)]);
      const { rowCount } = await client.query(sql, values);
      await client.query('COMMIT');
      return rowCount;
    });
  const lend = `INSERT INTO access_grant (id, resource_type, resource_id, owner_agency, partner_id, grantee_agency, level,
      purpose, granted_by, granted_at, until)
    VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 'AUDIT', 'x', now(), now() + interval '1 day')`;
  const reports = 'SELECT FROM assessment_report WHERE assessment_id = $1';

  test('shows a report as far as it is granted, and no longer than it is', async () => {
    const { id } = await assessed();
    expect(await asAgency('UNHCR', reports, [id])).toBe(0);
    const { grant } = await approved(id);
    expect(await asAgency('UNHCR', reports, [id])).toBe(1);
    expect(await asAgency('WFP', reports, [id])).toBe(0);
    await unit.ok(revoke, { input: { grantId: grant.id } });
    expect(await asAgency('UNHCR', reports, [id])).toBe(0);
    await approved(id, { level: 'SUMMARY' });
    expect(await asAgency('UNHCR', reports, [id])).toBe(0);
  });

  test('lets nobody lend what is another agency’s, nor decide or withdraw for the other side', async () => {
    const { id } = await assessed();
    const row = (owner: string, grantee: string, level: string, type = 'ASSESSMENT') => [
      type,
      id,
      owner,
      partnerId,
      grantee,
      level,
    ];
    const denied = /row-level security/;
    await expect(asAgency('UNHCR', lend, row('UNHCR', 'WFP', 'FULL'))).rejects.toThrow(denied);
    await expect(asAgency('UNHCR', lend, row('UNICEF', 'UNHCR', 'FULL'))).rejects.toThrow(denied);
    await expect(asAgency('UNHCR', lend, row('UNICEF', 'WFP', 'SUMMARY'))).rejects.toThrow(denied);
    for (const type of ['ASSURANCE_ACTIVITY', 'CAPACITY_PLAN', 'DUE_DILIGENCE_CASE']) {
      await expect(asAgency('UNHCR', lend, row('UNHCR', 'WFP', 'FULL', type))).rejects.toThrow(denied);
      await expect(asAgency('UNHCR', lend, row('UNICEF', 'UNHCR', 'SUMMARY', type))).rejects.toThrow(denied);
    }
    expect(await asAgency('UNHCR', lend, row('UNICEF', 'UNHCR', 'SUMMARY'))).toBe(1);
    expect(await asAgency('UNICEF', lend, row('UNICEF', 'WFP', 'FULL'))).toBe(1);

    const { id: requestId } = await asked(id);
    const settle = (state: string) =>
      `UPDATE disclosure_request SET state = '${state}', decided_at = now(), decided_by = 'y', reason = 'z' WHERE id = $1`;
    await expect(asAgency('UNHCR', settle('REFUSED'), [requestId])).rejects.toThrow(denied);
    await expect(asAgency('UNICEF', settle('WITHDRAWN'), [requestId])).rejects.toThrow(denied);
    expect(await asAgency('WFP', settle('REFUSED'), [requestId])).toBe(0);
    for (const sql of [
      'UPDATE access_view SET purpose = NULL',
      'DELETE FROM access_view',
      'DELETE FROM access_grant',
    ]) {
      await expect(asAgency('UNICEF', sql)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('statements', () => {
  const statementsOf = async (work: () => Promise<unknown>) => {
    const { statements } = await watchSql(work);
    return statements.map((sql) => /\/\* (\w+\.?\w*)/.exec(sql)?.[1] ?? sql).sort();
  };
  const list = (fields: string) =>
    officer.ok(
      `{ searchPartners(first: 100) { edges { node { assessments(first: 3) { edges { node { ${fields} } } } } } } }`,
    );

  test('lists of assessments look for no leave; with their reports once for all', async () => {
    const plain = await statementsOf(() => list('id band'));
    expect(plain.filter((name) => /Access|Disclosure/.test(name))).toEqual([]);
    const withReports = await statementsOf(() => list('report { narrative }'));
    expect(withReports.filter((name) => /Access/.test(name))).toEqual([
      'AccessGrantRepository.findLive',
      'AccessViewRepository.insert',
    ]);
  });

  test.each([1, 50])('pages of %i cost the same', async (first) => {
    const cost = async (who: Caller, query: string, variables: Record<string, unknown>) =>
      (await statementsOf(() => who.ok(query, { first, ...variables }))).filter((name) =>
        /^(Access|Assessment|Audit|Disclosure|PartnerRedirect)/.test(name),
      );
    const filter = {};
    const names = ['AssessmentRepository.findByIds', 'AuditTrail.record', 'PartnerRedirectRepository.find'];
    expect(await cost(unit, grants, { filter })).toEqual([
      'AccessGrantRepository.count',
      'AccessGrantRepository.search',
      ...names,
    ]);
    expect(await cost(unit, log, { filter })).toEqual([
      'AccessGrantRepository.find',
      'AccessViewRepository.count',
      'AccessViewRepository.search',
      ...names,
    ]);
    expect(await cost(unit, requests, { filter })).toEqual([
      'AuditTrail.record',
      'DisclosureRequestRepository.count',
      'DisclosureRequestRepository.search',
    ]);
    expect(await cost(director, use, { id: partnerId })).toEqual([
      'AccessViewRepository.countOfPartners',
      'AccessViewRepository.findOfPartners',
      'AssessmentRepository.findByIds',
      'AuditTrail.record',
    ]);
  });
});

describe('time', () => {
  test('leave ends by itself, and a request that nobody decided lapses', async () => {
    const granted = await assessed();
    const open = await assessed();
    await approved(granted.id, {}, { days: 7 });
    const { id: requestId } = await asked(open.id);
    expect(await narrativeFor(officer, granted.id)).toBe(narrative);
    await system.travel(7 * day + 1_000);
    await signIn();
    expect(await narrativeFor(officer, granted.id)).toBeNull();
    await system.travel(24 * day);
    await signIn();
    await eventually(async () => {
      const { disclosureRequests } = await officer.ok(requests, { filter: { resourceId: open.id } });
      expect(disclosureRequests.edges[0].node).toMatchObject({ id: requestId, state: 'EXPIRED' });
    });
    expect(await assessor.refusal(decide, { input: { requestId, decision: 'APPROVE', expectedVersion: 2 } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
    await asked(open.id);
  });
});
