import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { newId } from '@partner-commons/platform/id';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { request } from 'undici';
import { demoPeople } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { registerPartner, sendPaper } from '../support/registered-partner';
import { prepareSplitSystem, type SplitSystem } from '../support/split-system';
import type { TestSystem } from '../support/system';

/**
 * trust.md Z01 for what 2.8 calls CONFIDENTIAL: whoever may not read it does not read it on any way, and who may reads it
 * on each: asked for directly, over edges, and as an entity of the service by a request that the gateway signed.
 */

jest.setTimeout(240_000);

const purpose = 'SCREENING';

interface Person {
  name: string;
  caller: Caller;
  viewer: Viewer;
}

let system: SplitSystem;
let people: Person[];
let partnerId: string;
let registrationId: string;

/** What lies in the rows, with a word that stands nowhere else. */
const words = {
  keyPerson: 'Khadija Boardmarker',
  letter: 'Known DONOR',
  banking: 'Through the bankmarker in town',
  comment: 'A commentmarker of the verifier',
  document: 'The organigram papermarker',
  hold: 'A holdmarker in words',
  standing: 'A standingmarker in words',
  contact: 'contactmarker@example.org',
};

/** The field of `Partner` that leads to it, and who may read it: agency and subject, or one of the two partners. */
const secrets: { of: keyof typeof words; field: string; readers: string[] }[] = [
  {
    of: 'keyPerson',
    field: 'keyPersons { people { fullName } }',
    readers: ['UNHCR vetter', 'UNICEF verifier', 'UNICEF screener', 'WFP adjudicator', 'own partner'],
  },
  // The agency that sponsors, and not the partner: authors of letters may be at risk.
  {
    of: 'letter',
    field: 'recommendationLetters { detail { issuerName } }',
    readers: ['UNHCR vetter', 'UNHCR admin'],
  },
  {
    of: 'banking',
    field: 'profile { banking { content } }',
    readers: ['UNHCR vetter', 'UNICEF verifier', 'own partner'],
  },
  // Of the verifying agency alone.
  {
    of: 'comment',
    field: 'verifications { edges { node { details { answers { comment } } } } }',
    readers: ['UNICEF verifier', 'UNICEF admin'],
  },
  {
    of: 'document',
    field: 'documents { content { title } }',
    readers: ['UNHCR vetter', 'UNHCR admin', 'UNICEF verifier', 'UNICEF admin', 'own partner'],
  },
  { of: 'hold', field: 'holds { message }', readers: ['UNHCR vetter', 'UNHCR admin', 'UNHCR officer'] },
  { of: 'standing', field: 'agencyStanding { reason { note } }', readers: ['UNHCR vetter', 'UNHCR admin'] },
  {
    of: 'contact',
    field: 'registration { accessRequest { authorizedPerson { email } } }',
    readers: ['UNHCR vetter', 'UNHCR admin', 'UNHCR officer', 'UNICEF admin', 'own partner'],
  },
];

const isStaff = ({ viewer }: Person) => viewer.kind === 'AGENCY' && viewer.roles.length > 0;

/** Ways to the fields of a partner; a way that is closed as a whole to somebody leads them to nothing. */
const ways: Record<string, { asks(person: Person, field: string): Promise<string>; isFor(person: Person): boolean }> = {
  directly: {
    asks: ({ caller }, field) => ask(caller, `query ($id: ID!) { partner(id: $id) { ${field} } }`, { id: partnerId }),
    isFor: () => true,
  },
  'over its registration': {
    asks: ({ caller }, field) =>
      ask(caller, `query ($id: ID!) { registration(id: $id) { partner { ${field} } } }`, { id: registrationId }),
    isFor: () => true,
  },
  'over a page of the search': {
    asks: ({ caller }, field) =>
      ask(caller, `{ searchPartners(filter: { text: "Paths Of Confidence" }) { edges { node { ${field} } } } }`),
    isFor: isStaff,
  },
  'as an entity at the service': {
    asks: ({ viewer }, field) =>
      askService('registry', viewer, {
        query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Partner { ${field} } } }`,
        variables: { of: [{ __typename: 'Partner', id: partnerId }] },
      }),
    isFor: () => true,
  },
};

async function ask(caller: Caller, query: string, variables = {}): Promise<string> {
  return JSON.stringify(await caller.ask(query, variables, { 'x-purpose': purpose }));
}

async function askService(service: ServiceName, viewer: Viewer, document: object): Promise<string> {
  const body = JSON.stringify(document);
  const signed = { audience: service, scope: 'graphql', requestId: newId(), viewer, body } as const;
  const answer = await request(`${system.serviceUrl(service)}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await system.signerOf('gateway').sign(signed)}`,
    },
    body,
  });
  expect(answer.statusCode).toBe(200);
  return answer.body.text();
}

beforeAll(async () => {
  system = await prepareSplitSystem();
  // One after the other: at once they would compete for the processors.
  for (const name of [...serviceNames, 'gateway'] as const) await system.start(name);
  const world = { ...system, clock: { now: () => new Date() } } as unknown as TestSystem;
  const registered = await registerPartner(world, {
    legalName: 'Paths Of Confidence',
    authorizedPerson: { name: 'Amina Warsame', title: 'Director', email: words.contact, phone: '+252 61 5000000' },
  });
  ({ partnerId, registrationId } = registered);
  await fillWithSecrets(registered.admin);
  const members = ['UNHCR vetter', 'UNHCR admin', 'UNHCR officer', 'UNICEF verifier', 'UNICEF screener'];
  members.push('UNICEF admin', 'WFP reader', 'WFP adjudicator', 'UNHCR stranger');
  const { partnerId: others } = await otherPartner();
  people = [
    ...(await Promise.all(members.map(memberOf))),
    { name: 'own partner', caller: registered.admin, viewer: partnerViewer('amina', partnerId) },
    {
      name: 'other partner',
      caller: await system.as('PARTNER_USERS', 'director'),
      viewer: partnerViewer('director', others),
    },
    { name: 'nobody', caller: system.anybody, viewer: { ...publicViewer, purpose } },
  ];
});
afterAll(() => system?.stop());

async function memberOf(name: string): Promise<Person> {
  const [agency = '', subject = ''] = name.split(' ');
  const roles = demoPeople
    .filter((one) => one.agency === agency && one.subject === subject)
    .flatMap((one) => one.roles);
  const viewer: Viewer = {
    ...publicViewer,
    kind: 'AGENCY',
    subject: `${localIssuerOf(agency)}#${subject}`,
    agency,
    roles: [...new Set(roles)].map((role) => ({ role, office: null })),
    purpose,
  };
  return { name, caller: await system.as(agency, subject), viewer };
}

function partnerViewer(subject: string, of: string): Viewer {
  return {
    ...publicViewer,
    kind: 'PARTNER',
    subject: `${localIssuerOf('PARTNER_USERS')}#${subject}`,
    partnerId: of,
    roles: [{ role: 'PARTNER_ADMIN', office: null }],
    purpose,
  };
}

async function otherPartner(): Promise<{ partnerId: string }> {
  const reader = await system.as('WFP', 'reader');
  const { searchPartners } = await reader.ok(
    '{ searchPartners(filter: { text: "wadajir" }) { edges { node { id } } } }',
  );
  return { partnerId: searchPartners.edges[0].node.id };
}

const mutate = (caller: Caller, name: string, input: object) =>
  caller.ok(
    `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename } }`,
    {
      input,
    },
  );

async function fillWithSecrets(partner: Caller): Promise<void> {
  const unit = await system.as('UNHCR', 'admin');
  const verifier = await system.as('UNICEF', 'verifier');
  const { verificationQuestions } = await verifier.ok('{ verificationQuestions { code expected } }');
  const answers = verificationQuestions.map(({ code, expected }: { code: string; expected: boolean }) => ({
    question: code,
    answer: expected,
    comment: words.comment,
  }));
  await eventually(() => mutate(verifier, 'verifyPartner', { partnerId, answers }));
  const { partner: now } = await partner.ok(
    'query ($id: ID!) { partner(id: $id) { profile { banking { content } } } }',
    { id: partnerId },
  );
  const content = { ...now.profile.banking.content, accountInOwnName: false, withoutAccountBecause: words.banking };
  await mutate(partner, 'updateProfileSection', { partnerId, section: 'BANKING', content, expectedVersion: 1 });
  await mutate(partner, 'uploadDocument', {
    partnerId,
    type: 'ORGANIGRAM',
    title: words.document,
    fileId: await sendPaper(partner, 'Organigram'),
  });
  await mutate(partner, 'addKeyPerson', { partnerId, role: 'BOARD', fullName: words.keyPerson });
  await mutate(unit, 'placeHold', { partnerId, code: 'OWN_CHECK', message: words.hold, purposes: ['SIGN'] });
  await mutate(unit, 'suspendPartner', { partnerId, reason: 'OTHER', note: words.standing, scope: 'AGENCY' });
}

test.each(secrets)('$of: the same people read it on every way, and nobody else', async ({ of, field, readers }) => {
  for (const [way, { asks, isFor }] of Object.entries(ways)) {
    const seen: string[] = [];
    for (const person of people) {
      if ((await asks(person, field)).includes(words[of])) seen.push(person.name);
    }
    const expected = people.filter((person) => readers.includes(person.name) && isFor(person));
    expect([way, seen]).toEqual([way, expected.map(({ name }) => name)]);
  }
});

test('nothing else of a partner tells it: not the log of changes, not the history, not the plain fields', async () => {
  const plain = `legalName standing standingHistory { edges { node { reason { code note } } } }
    changes(first: 100) { edges { node { field before after actor } } } capabilities(agency: "UNHCR") { blockers { code message } }
    relationship(agency: "UNHCR") verification { result } profileQuality { missingFields } agencyIdentifiers { value }`;
  const confidential = Object.values(words);
  for (const person of people.filter(({ name }) => ['WFP reader', 'other partner', 'nobody'].includes(name))) {
    for (const { asks } of Object.values(ways)) {
      const answer = await asks(person, plain);
      expect([person.name, confidential.filter((word) => answer.includes(word))]).toEqual([person.name, []]);
    }
  }
});

test('hits: screeners and adjudicators of every agency, on every way; no partner and nobody else', async () => {
  const officer = await system.as('UNHCR', 'officer');
  const screener = await system.as('UNICEF', 'screener');
  await mutate(officer, 'addPartner', {
    legalName: 'Al Rashed Trust',
    primaryType: 'NATIONAL_NGO',
    countryOfOrigin: 'PK',
  });
  const hitId = await eventually(async () => {
    const { hits } = await screener.ok('{ hits { edges { node { id } } } }');
    return hits.edges[0].node.id as string;
  }, 30_000);
  const one = 'query ($id: ID!) { hit(id: $id) { askedName listedName } }';
  const many = '{ hits { edges { node { askedName listedName } } } }';
  const asked: Record<string, (person: Person) => Promise<string>> = {
    'by its id': ({ caller }) => ask(caller, one, { id: hitId }),
    'on a page': ({ caller }) => ask(caller, many),
    'by its id at the service': ({ viewer }) =>
      askService('sanctions', viewer, { query: one, variables: { id: hitId } }),
    'on a page at the service': ({ viewer }) => askService('sanctions', viewer, { query: many }),
  };
  for (const [way, asks] of Object.entries(asked)) {
    const seen: string[] = [];
    for (const person of people) if (/"listedName":"/.test(await asks(person))) seen.push(person.name);
    expect([way, seen]).toEqual([way, ['UNICEF screener', 'WFP adjudicator']]);
  }
});
