import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { partnerRoles, type Role, roles } from '@partner-commons/platform/viewer';
import { buildSchema, type GraphQLField } from 'graphql';
import type { Answer, Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { minimalDocument } from '../support/minimal-document';
import { startTestSystem, type TestSystem } from '../support/system';
import { mayReach, type Somebody } from './permission-oracle';

jest.setTimeout(240_000);

const schema = buildSchema(readFileSync(join(__dirname, '../../docs/reference/api.graphql'), 'utf8'));
const operations = (['query', 'mutation'] as const).flatMap((kind) => {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {}).map((field) => ({ kind, field }));
});
const staffRoles = roles.filter((role) => !partnerRoles.includes(role));

let system: TestSystem;
const callers = new Map<string, Caller>();
const everybody: Somebody[] = [
  { kind: 'PUBLIC', role: null },
  { kind: 'AGENCY', role: null },
  { kind: 'PARTNER', role: null },
  ...staffRoles.map((role): Somebody => ({ kind: 'AGENCY', role })),
  ...partnerRoles.map((role): Somebody => ({ kind: 'PARTNER', role })),
];
const nameOf = ({ kind, role }: Somebody) => `${kind} ${role ?? 'without a role'}`;

beforeAll(async () => {
  system = await startTestSystem();
  const useradmin = await system.as('UNHCR', 'useradmin');
  const director = await system.as('PARTNER_USERS', 'director');
  const reader = await system.as('WFP', 'reader');
  const { searchPartners } = await reader.ok('{ searchPartners { edges { node { id } } } }');
  const partnerId = searchPartners.edges[0].node.id;
  await eventually(() => director.ok('query ($id: ID!) { partner(id: $id) { id } }', { id: partnerId }));
  callers.set(nameOf({ kind: 'PUBLIC', role: null }), system.anybody);
  callers.set(nameOf({ kind: 'AGENCY', role: null }), await system.as('UNHCR', 'stranger'));
  callers.set(nameOf({ kind: 'PARTNER', role: null }), await system.as('PARTNER_USERS', 'stranger'));
  for (const role of staffRoles) await appoint(useradmin, role);
  for (const role of partnerRoles) await invite(director, partnerId, role);
  // The last appointed and the last invited are known, so all are.
  await eventually(async () => expect(await refused('PARTNER', partnerRoles.at(-1) ?? null, 'partner')).toBe(false));
});
afterAll(() => system?.stop());

async function appoint(useradmin: Caller, role: Role): Promise<void> {
  const input = { issuer: localIssuerOf('UNHCR'), subject: `only-${role}`, grants: [{ role }] };
  await useradmin.ok('mutation ($input: SetMemberInput!) { setMember(input: $input) }', { input });
  callers.set(nameOf({ kind: 'AGENCY', role }), await system.as('UNHCR', `only-${role}`));
}

async function invite(director: Caller, partnerId: string, role: Role): Promise<void> {
  const input = { partnerId, person: { name: 'A Person', email: 'person@example.org' }, roles: [role] };
  const { invitePartnerUser } = await director.ok(
    'mutation ($input: InvitePartnerUserInput!) { invitePartnerUser(input: $input) { code } }',
    { input },
  );
  const caller = await system.as('PARTNER_USERS', `only-${role}`);
  await caller.ok('mutation ($code: String!) { acceptInvitation(input: { code: $code }) }', {
    code: invitePartnerUser.code,
  });
  callers.set(nameOf({ kind: 'PARTNER', role }), caller);
}

/** Refused at the door of the operation, whatever would have come of its input. */
const isRefused = ({ errors }: Answer, operation: string) =>
  (errors ?? []).some(
    ({ path, extensions: { code, reason } }) =>
      (path === undefined || path[0] === operation) &&
      (code === 'UNAUTHENTICATED' || (code === 'FORBIDDEN' && reason === 'ROLE_REQUIRED')),
  );

async function refused(kind: Somebody['kind'], role: Role | null, name: string): Promise<boolean> {
  const found = operations.find(({ field }) => field.name === name);
  if (!found) throw new Error(`No operation ${name}`);
  return ask({ kind, role }, found.kind, found.field);
}

async function ask(who: Somebody, kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): Promise<boolean> {
  const { query, variables } = minimalDocument(kind, field);
  const { input } = variables as { input?: Record<string, unknown> };
  // Of the own agency: another one is refused with the same words, by the row.
  if (input && 'agency' in input) input.agency = 'UNHCR';
  const caller = callers.get(nameOf(who));
  if (!caller) throw new Error(`Nobody is ${nameOf(who)}`);
  return isRefused(await caller.ask(query, variables, { 'x-purpose': 'AUDIT' }), field.name);
}

test('Z01: every operation is open to exactly whom the oracle names, for every role, one at a time', async () => {
  const differences: string[] = [];
  let cells = 0;
  for (const { kind, field } of operations) {
    for (const who of everybody) {
      cells += 1;
      const reached = !(await ask(who, kind, field));
      if (reached !== mayReach(field.name, who)) {
        differences.push(`${field.name}: ${nameOf(who)} ${reached ? 'is let in' : 'is kept out'}`);
      }
    }
  }
  expect(differences).toEqual([]);
  expect(cells).toBeGreaterThan(2_000);
});
