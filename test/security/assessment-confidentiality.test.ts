import { partnerUsers } from '@partner-commons/gateway/issuers/issuer.settings';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { newId } from '@partner-commons/platform/id';
import { buildSubgraph } from '@partner-commons/platform/subgraph';
import { partnerRoles, publicViewer, type Role, roles, type Viewer } from '@partner-commons/platform/viewer';
import { PartnerType } from '@partner-commons/registry/identity/partners/partner.entity';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { demoPeople, demoSeed } from '../../scripts/demo-world';
import { subgraphs } from '../../scripts/subgraphs';
import type { Caller } from '../support/caller';
import { confidentialTables } from '../support/confidential-tables';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';
import { bodySecrets } from './assessment-secrets/body-secrets';
import { followUpSecrets } from './assessment-secrets/follow-up-secrets';
import { RandomQuery } from './assessment-secrets/random-query';
import { riskSecrets } from './assessment-secrets/risk-secrets';
import type { Looker, Secret, SecretWorld } from './assessment-secrets/secret';
import { sharingSecrets } from './assessment-secrets/sharing-secrets';

/**
 * trust.md Z01, Z02, Z03, Z08 for what 2.8 calls CONFIDENTIAL or OWNER_ONLY in assessments: everybody tries to reach every
 * secret on every way. A new kind of confidential object adds a line to a list in assessment-secrets/.
 */

jest.setTimeout(120_000);

const secrets: Secret[] = [...sharingSecrets, ...bodySecrets, ...followUpSecrets, ...riskSecrets];

const otherDirector = 'otherdirector';
const seed = {
  ...demoSeed,
  partners: [
    ...demoSeed.partners,
    {
      key: 'other',
      legalName: 'Xarunta Samafalka',
      primaryType: PartnerType.NATIONAL_NGO,
      countryOfOrigin: 'SO',
    },
  ],
  members: [
    ...demoSeed.members,
    {
      issuer: localIssuerOf(partnerUsers),
      subject: otherDirector,
      roles: ['PARTNER_ADMIN' as const],
      partner: 'other',
    },
  ],
};

interface Person {
  name: string;
  looker: Looker;
  caller: Caller;
}

let system: TestSystem;
let world: SecretWorld;
let people: Person[];
let otherPartnerId: string;
const ids = new Map<Secret, string>();
const idOf = (secret: Secret) => ids.get(secret) ?? '';
const schema = buildSubgraph(subgraphs.assessments);

beforeAll(async () => {
  system = await startTestSystem({ seed });
  const reader = await system.as('WFP', 'reader');
  const partnerCalled = (text: string) =>
    eventually(async () => {
      const query = 'query ($text: String!) { searchPartners(filter: { text: $text }) { edges { node { id } } } }';
      const { searchPartners } = await reader.ok(query, { text });
      return searchPartners.edges[0].node.id as string;
    });
  otherPartnerId = await partnerCalled('Xarunta');
  world = { system, as: system.as, partnerId: await partnerCalled('Wadajir') };
  people = await Promise.all([
    ...demoPeople.map(({ agency, subject, roles: held }) => personOf(agency, subject, held)),
    personOf(partnerUsers, otherDirector, ['PARTNER_ADMIN']),
    personOf('UNICEF', 'stranger', []),
  ]);
  people.push({ name: 'nobody', looker: lookerOf('PUBLIC', null, []), caller: system.anybody });
  // The last member of the seed: who can, all can.
  const last = await system.as(partnerUsers, otherDirector);
  await eventually(() => last.ok('query ($id: ID!) { partner(id: $id) { id } }', { id: otherPartnerId }));
  for (const secret of secrets) ids.set(secret, await secret.make(world));
});
afterAll(() => system?.stop());

const lookerOf = (kind: Looker['kind'], agency: string | null, held: Role[], isOwn = false): Looker => ({
  kind,
  agency,
  roles: held,
  isOwn,
});

async function personOf(agency: string, subject: string, held: Role[]): Promise<Person> {
  const looker =
    agency === partnerUsers
      ? lookerOf('PARTNER', null, held, subject === 'director')
      : lookerOf('AGENCY', agency, held);
  return { name: `${agency} ${subject}`, looker, caller: await system.as(agency, subject) };
}

/**
 * Everybody that there could be, as the gateway would tell it to the service: of a side that may read, each role by itself; of
 * a side that may not, nobody with a role and somebody with all of them.
 */
function everyViewer({ readers }: Secret): { name: string; looker: Looker; viewer: Viewer }[] {
  const staffRoles = roles.filter((role) => !partnerRoles.includes(role));
  const of = (looker: Looker, more: Partial<Viewer>) => {
    const held = looker.roles.map((role) => ({ role, office: null }));
    const subject = looker.kind === 'PUBLIC' ? null : `test#${looker.agency ?? looker.kind}`;
    const viewer = { ...publicViewer, kind: looker.kind, agency: looker.agency, subject, roles: held, ...more };
    return { name: JSON.stringify([looker, more]), looker, viewer };
  };
  const setsOf = (all: Role[], looker: (held: Role[]) => Looker): Role[][] => {
    const single = all.map((role) => [role]);
    return single.some((held) => readers(looker(held))) ? single : [all];
  };
  const agencies = ['UNICEF', 'UNHCR', 'WFP'].flatMap((agency) =>
    [[], ...setsOf(staffRoles, (held) => lookerOf('AGENCY', agency, held))].map((held) =>
      of(lookerOf('AGENCY', agency, held), {}),
    ),
  );
  const own = setsOf(partnerRoles, (held) => lookerOf('PARTNER', null, held, true)).flatMap((held) => [
    of(lookerOf('PARTNER', null, held, true), { partnerId: world.partnerId }),
    of(lookerOf('PARTNER', null, held, true), { partnerId: otherPartnerId, partnerIds: [world.partnerId] }),
  ]);
  const strangers = [
    of(lookerOf('PARTNER', null, partnerRoles), { partnerId: otherPartnerId }),
    of(lookerOf('PUBLIC', null, []), {}),
    // Who carries ids or an agency that are not of their kind.
    of(lookerOf('AGENCY', 'WFP', staffRoles), { partnerId: world.partnerId, partnerIds: [world.partnerId] }),
    of(lookerOf('PARTNER', null, ['PARTNER_ADMIN']), { partnerId: otherPartnerId, agency: 'UNICEF' }),
  ];
  return [...agencies, ...own, ...strangers];
}

const variablesOf = (secret: Secret) => ({
  id: idOf(secret),
  partnerId: world.partnerId,
  of: [
    { __typename: 'Partner', id: world.partnerId },
    ...secrets.map((one) => ({ __typename: 'Assessment', id: idOf(one) })),
  ],
});

/** What a document without an id answers is looked through for many secrets. */
const answers = new Map<string, Promise<string>>();
function remember(name: string, query: string, secret: Secret, ask: () => Promise<unknown>): Promise<string> {
  const key = [name, query, query.includes('$id') ? idOf(secret) : ''].join('\n');
  const known = answers.get(key) ?? ask().then((answer) => JSON.stringify(answer));
  answers.set(key, known);
  return known;
}

/** The gateway plans documents of all services; the service answers those that are all its own, and entities besides. */
const isOfService = (query: string) => validate(schema, parse(query)).length === 0;
const isOfGateway = (query: string) => !query.includes('_entities');

describe.each(secrets)('Z01: $name', (secret) => {
  const expected = (isFor: (who: Looker) => boolean = () => true) => ({
    reads: ({ looker }: { looker: Looker }) => secret.readers(looker) && isFor(looker),
  });
  const ways = Object.entries(secret.ways);

  test('is read by the same people on every way through the gateway, and by nobody else', async () => {
    for (const [way, { query, isFor }] of ways.filter(([, { query: one }]) => isOfGateway(one))) {
      const asked = people.map(({ name, caller }) =>
        remember(name, query, secret, () => caller.ask(query, variablesOf(secret))),
      );
      const told = await Promise.all(asked);
      const seen = people.filter((_, at) => told[at]?.includes(secret.word)).map(({ name }) => name);
      expect([way, seen]).toEqual([way, people.filter(expected(isFor).reads).map(({ name }) => name)]);
    }
  });

  test('and so it is at the service, for each role of each side', async () => {
    const viewers = everyViewer(secret);
    for (const [way, { query, isFor }] of ways.filter(([, { query: one }]) => isOfService(one))) {
      const seen: string[] = [];
      for (const { name, viewer } of viewers) {
        const answer = await remember(`service ${name}`, query, secret, () =>
          system.askService('assessments', viewer, query, variablesOf(secret)),
        );
        if (answer.includes(secret.word)) seen.push(name);
      }
      expect([way, seen]).toEqual([way, viewers.filter(expected(isFor).reads).map(({ name }) => name)]);
    }
  });
});

/** One of each side who gets as far as anybody there does. */
const probers = [
  'UNDP admin',
  'UNDP investigator',
  'UNHCR assessor',
  'WFP admin',
  `${partnerUsers} director`,
  `${partnerUsers} ${otherDirector}`,
  'nobody',
];

describe.each(secrets.filter(({ probes }) => probes))('Z08: $name', (secret) => {
  test.each(Object.entries(secret.probes ?? {}))(
    '%s: a foreign id and an invented one get the same',
    async (_, query) => {
      const strangers = people.filter(({ name, looker }) => probers.includes(name) && !secret.knowers?.(looker));
      expect(strangers.length).toBeGreaterThan(1);
      for (const { name, caller } of strangers) {
        const own = idOf(secret);
        const candidates = [own, newId(), neighbourOf(own)];
        const answers = await Promise.all(candidates.map(async (id) => shown(await caller.ask(query, { id }))));
        expect([name, new Set(answers).size]).toEqual([name, 1]);
      }
    },
  );
});

/** An id beside it: what somebody tries who knows one. */
function neighbourOf(id: string): string {
  const tail = (BigInt(`0x${id.slice(24)}`) + 1n) % (1n << 48n);
  return id.slice(0, 24) + tail.toString(16).padStart(12, '0');
}

/** All of an answer but the id of the request, which differs by design; errors of fields that ran side by side in one order. */
function shown(answer: unknown): string {
  const { errors, ...rest } = answer as { errors?: unknown[] };
  const text = (value: unknown) => JSON.stringify(value, (key, inner) => (key === 'requestId' ? undefined : inner));
  return text({ ...rest, errors: errors?.map(text).sort() });
}

describe('Z02: two worlds that differ only in confidential rows of others', () => {
  const allStaff = roles.filter((role) => !partnerRoles.includes(role));
  // Those who read the most come first: what is changed for the later ones they could not read any more.
  const observers: { name: string; looker: Looker; partnerId: () => string | null }[] = [
    {
      name: 'the partner',
      looker: lookerOf('PARTNER', null, ['PARTNER_ADMIN'], true),
      partnerId: () => world.partnerId,
    },
    { name: 'UNHCR', looker: lookerOf('AGENCY', 'UNHCR', allStaff), partnerId: () => null },
    { name: 'WFP', looker: lookerOf('AGENCY', 'WFP', allStaff), partnerId: () => null },
    { name: 'a reader of UNDP', looker: lookerOf('AGENCY', 'UNDP', ['READER']), partnerId: () => null },
    {
      name: 'another partner',
      looker: lookerOf('PARTNER', null, ['PARTNER_ADMIN']),
      partnerId: () => otherPartnerId,
    },
  ];

  /** What is recorded of one's own acts grows with each look. */
  const ownRecords = ['assessmentsAuditEvents', 'accessLog', 'readingLog'];

  /** Behind everybody's back: other words, and more rows of the same kind. */
  const changeAll = (hidden: Secret[]) =>
    withClient(system.databases.assessments.adminUrl, async (admin) => {
      await admin.query('SET session_replication_role = replica');
      for (const secret of hidden) {
        if (!secret.change) continue;
        const { rowCount } = await admin.query(secret.change, [idOf(secret)]);
        expect([secret.name, rowCount]).not.toEqual([secret.name, 0]);
      }
    });

  const hiddenTables = confidentialTables.filter(({ service }) => service === 'assessments').map(({ table }) => table);

  /** One row in every confidential table, of another agency than the observer's; without rows that all agencies see. */
  const addSamples = (agency: string | null) =>
    withClient(system.databases.assessments.adminUrl, async (admin) => {
      await admin.query('SET session_replication_role = replica');
      for (const { service, table, sample, reader } of confidentialTables) {
        if (service !== 'assessments' || table === 'audit_event' || reader.agency === agency) continue;
        const filled = [...sample.sql.matchAll(/INSERT INTO (\w+)/g)].map(([, name = '']) => name);
        if (filled.some((name) => !hiddenTables.includes(name))) continue;
        const values = sample.values.map((value) => (value === sample.values[0] ? newId() : value));
        // A table without ids of its own has its row from an earlier observer.
        await admin.query(sample.sql, values).catch((error: { code: string }) => expect(error.code).toBe('23505'));
      }
    });

  test.each(observers)('look the same byte for byte to $name, in 60 random queries', async ({ looker, partnerId }) => {
    const viewer: Viewer = {
      ...publicViewer,
      kind: looker.kind,
      agency: looker.agency,
      partnerId: partnerId(),
      subject: `observer#${looker.agency ?? looker.kind}`,
      roles: looker.roles.map((role) => ({ role, office: null })),
    };
    const known = [world.partnerId, otherPartnerId, ...ids.values(), newId()];
    const random = new RandomQuery(schema, known, ownRecords);
    const genes = fc.sample(fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), { numRuns: 60, seed: 5 });
    const ofWays = secrets.flatMap(({ ways }) => Object.values(ways).map(({ query }) => query));
    const queries = [
      ...genes.map((gene) => random.of(gene)),
      ...new Set(ofWays.filter((query) => isOfService(query) && !ownRecords.some((name) => query.includes(name)))),
    ];
    const variables = variablesOf(secrets[0] as Secret);
    const askAll = async () => {
      const told: string[] = [];
      for (const query of queries) told.push(shown(await system.askService('assessments', viewer, query, variables)));
      return told;
    };
    const before = await askAll();
    await changeAll(secrets.filter((secret) => !secret.readers(looker)));
    await addSamples(looker.agency);
    const after = await askAll();
    const different = queries.flatMap((query, at) =>
      before[at] === after[at] ? [] : [[query, before[at], after[at]]],
    );
    expect(different).toEqual([]);
    // Else it would say nothing.
    const answered = before.filter((answer) => !answer.includes('"errors":['));
    expect(answered.length).toBeGreaterThan(queries.length / 5);
  });

  test('the test notices: to the owner the worlds differ', async () => {
    const viewer: Viewer = {
      ...publicViewer,
      kind: 'AGENCY',
      agency: 'UNICEF',
      subject: 'observer#UNICEF',
      roles: [{ role: 'ASSESSOR', office: null }],
    };
    const query = '{ accessGrants { totalCount } }';
    const ask = async () => shown(await system.askService('assessments', viewer, query));
    const before = await ask();
    await changeAll(secrets.filter(({ change }) => change?.startsWith('INSERT INTO access_grant')));
    expect(await ask()).not.toBe(before);
  });
});
