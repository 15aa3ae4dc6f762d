import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { buildSubgraph } from '@partner-commons/platform/subgraph';
import { partnerRoles, publicViewer, type Role, roles, type Viewer } from '@partner-commons/platform/viewer';
import { buildSchema, type GraphQLField } from 'graphql';
import { subgraphs } from '../../scripts/subgraphs';
import type { Answer, Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { minimalDocument } from '../support/minimal-document';
import { sideBySide } from '../support/side-by-side';
import { startTestSystem, type TestSystem } from '../support/system';
import { mayReach, type Somebody } from './permission-oracle';

jest.setTimeout(600_000);

const schema = buildSchema(readFileSync(join(__dirname, '../../docs/reference/api.graphql'), 'utf8'));
const serviceOf = new Map<string, ServiceName>(
  serviceNames.flatMap((name) => {
    const own = buildSubgraph(subgraphs[name]);
    const fields = { ...own.getQueryType()?.getFields(), ...own.getMutationType()?.getFields() };
    return Object.keys(fields).map((field) => [field, name] as const);
  }),
);
const operations = (['query', 'mutation'] as const).flatMap((kind) => {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {}).map((field) => ({ kind, field }));
});
const staffRoles = roles.filter((role) => !partnerRoles.includes(role));

let system: TestSystem;
let partnerId: string;
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
  partnerId = searchPartners.edges[0].node.id;
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
const isRefused = ({ errors }: Pick<Answer, 'errors'>, operation: string) =>
  (errors ?? []).some(
    ({ path, extensions: { code, reason } }) =>
      (path === undefined || path[0] === operation) &&
      (code === 'UNAUTHENTICATED' || (code === 'FORBIDDEN' && reason === 'ROLE_REQUIRED')),
  );

async function refused(kind: Somebody['kind'], role: Role | null, name: string): Promise<boolean> {
  const found = operations.find(({ field }) => field.name === name);
  if (!found) throw new Error(`No operation ${name}`);
  return askGateway({ kind, role }, found);
}

type Operation = (typeof operations)[number];

function documentOf({ kind, field }: { kind: Operation['kind']; field: GraphQLField<unknown, unknown> }) {
  const { query, variables } = minimalDocument(kind, field);
  const { input } = variables as { input?: Record<string, unknown> };
  // Of the own agency: another one is refused with the same words, by the row.
  if (input && 'agency' in input) input.agency = 'UNHCR';
  return { query, variables };
}

async function askGateway(who: Somebody, operation: Operation): Promise<boolean> {
  const { query, variables } = documentOf(operation);
  const caller = callers.get(nameOf(who));
  if (!caller) throw new Error(`Nobody is ${nameOf(who)}`);
  return isRefused(await caller.ask(query, variables, { 'x-purpose': 'AUDIT' }), operation.field.name);
}

/** As the gateway signs for them. */
function viewerOf({ kind, role }: Somebody): Viewer {
  if (kind === 'PUBLIC') return publicViewer;
  return {
    ...publicViewer,
    kind,
    subject: `test#only-${role}`,
    agency: kind === 'AGENCY' ? 'UNHCR' : null,
    partnerId: kind === 'PARTNER' && role ? partnerId : null,
    roles: role ? [{ role, office: null }] : [],
    purpose: 'AUDIT',
  };
}

async function askService(who: Somebody, operation: Operation): Promise<boolean> {
  const { query, variables } = documentOf(operation);
  const { name } = operation.field;
  const answer = await system.askService(serviceOf.get(name) ?? 'registry', viewerOf(who), query, variables);
  return isRefused(answer as Pick<Answer, 'errors'>, name);
}

type Ask = (who: Somebody, operation: Operation) => Promise<boolean>;

/** Where answers and oracle differ; no cell makes anything that another one could meet. */
async function compare(ask: Ask, cells: readonly [Operation, Somebody][]): Promise<string[]> {
  const differences: string[] = [];
  await sideBySide(cells, async ([operation, who]) => {
    const { name } = operation.field;
    const reached = !(await ask(who, operation));
    if (reached !== mayReach(name, who)) {
      differences.push(`${name}: ${nameOf(who)} ${reached ? 'is let in' : 'is kept out'}`);
    }
  });
  return differences;
}

test('Z01: every operation of every service is open to exactly whom the oracle names, for every role, one at a time', async () => {
  const cells = operations.flatMap((operation) => everybody.map((who): [Operation, Somebody] => [operation, who]));
  expect(await compare(askService, cells)).toEqual([]);
  expect(cells.length).toBeGreaterThan(2_000);
});

/** Of those for whom the oracle says the same, other ones for each operation, so that every role comes along. */
const pick = (from: readonly Somebody[], turn: number) =>
  from.length > 0 ? [from[turn % from.length] as Somebody] : [];

test('Z01: over the gateway too, for somebody who may, somebody who may not, and nobody', async () => {
  const cells = operations.flatMap((operation, turn) => {
    const { name } = operation.field;
    const allowed = everybody.filter((who) => mayReach(name, who));
    const others = everybody.filter((who) => who.kind !== 'PUBLIC' && !mayReach(name, who));
    const chosen = [...pick(allowed, turn), ...pick(others, turn), { kind: 'PUBLIC' as const, role: null }];
    return chosen.map((who): [Operation, Somebody] => [operation, who]);
  });
  expect(await compare(askGateway, cells)).toEqual([]);
  expect(new Set(cells.map(([, who]) => nameOf(who))).size).toBe(everybody.length);
});
