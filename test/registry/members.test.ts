import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(60_000);

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system?.stop());

const setMember = `mutation ($subject: String!, $issuer: String!, $grants: [RoleGrantInput!]!, $active: Boolean!, $expiresAt: DateTime) {
  setMember(input: { issuer: $issuer, subject: $subject, grants: $grants, active: $active, expiresAt: $expiresAt }) }`;
const newcomer = { subject: 'newcomer', issuer: localIssuerOf('UNHCR'), grants: [{ role: 'READER' }], active: true };

test('a role takes effect at the gateway within seconds, and so does its end', async () => {
  const admin = await system.as('UNHCR', 'admin');
  const caller = await system.as('UNHCR', 'newcomer');
  expect(await caller.refusal('{ searchPartners { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
  await admin.ok(setMember, newcomer);
  await eventually(() => caller.ok('{ searchPartners { totalCount } }'));
  await admin.ok(setMember, { ...newcomer, active: false });
  await eventually(async () => expect((await caller.ask('{ searchPartners { totalCount } }')).status).toBe(401));
});

test('an administrator reaches only the own agency: a member of a foreign issuer gains nothing', async () => {
  const admin = await system.as('UNHCR', 'admin');
  await admin.ok(setMember, {
    ...newcomer,
    issuer: localIssuerOf('WFP'),
    subject: 'reader',
    grants: [{ role: 'IP_UNIT_ADMIN' }],
  });
  const reader = await system.as('WFP', 'reader');
  for (let round = 0; round < 5; round += 1) {
    expect(await reader.refusal(setMember, newcomer)).toBe('FORBIDDEN / ROLE_REQUIRED');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect((await reader.ok('{ searchPartners { totalCount } }')).searchPartners.totalCount).toBe(1);
});

test.each([
  ['an unknown role', ['KING']],
  ['a role of partner users', ['PARTNER_ADMIN']],
])('%s is refused', async (_case, roles) => {
  const admin = await system.as('UNHCR', 'admin');
  const grants = roles.map((role) => ({ role }));
  expect(await admin.refusal(setMember, { ...newcomer, grants })).toBe('INVALID_INPUT');
});

test('acts are on record for the auditors of the agency that did them, and for nobody else', async () => {
  const officer = await system.as('UNHCR', 'officer');
  const auditor = await system.as('UNHCR', 'auditor');
  const audit = `{ registryAuditEvents(first: 100) { totalCount edges { node { actor action outcome objectType } } } }`;
  await officer.ok(
    'mutation { addPartner(input: { legalName: "On Record", primaryType: NATIONAL_NGO, countryOfOrigin: "KE" }) { id } }',
  );
  await officer.refusal(
    'mutation { renamePartner(input: { partnerId: "x", legalName: "On Record", expectedVersion: 1 }) { id } }',
  );
  const { registryAuditEvents } = await auditor.ok(audit);
  const acts = registryAuditEvents.edges.map(({ node }: { node: Record<string, string> }) => node);
  expect(acts).toContainEqual(
    expect.objectContaining({
      actor: `${localIssuerOf('UNHCR')}#officer`,
      action: 'addPartner',
      outcome: 'DONE',
      objectType: 'Partner',
    }),
  );
  expect(acts).toContainEqual(expect.objectContaining({ action: 'renamePartner', outcome: 'REFUSED' }));
  const again = await auditor.ok(audit);
  expect(again.registryAuditEvents.edges[0].node).toMatchObject({
    action: 'registryAuditEvents',
    objectType: 'AuditEvent',
  });
  expect(await officer.refusal(audit)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await (await system.as('UNICEF', 'screener')).refusal(audit)).toBe('FORBIDDEN / ROLE_REQUIRED');
});
