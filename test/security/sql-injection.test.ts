import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { publicErrorOf } from '@partner-commons/platform/errors';
import { encodeCursor } from '@partner-commons/platform/page';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { buildSubgraph } from '@partner-commons/platform/subgraph';
import { roles, type Viewer } from '@partner-commons/platform/viewer';
import { buildSchema, type GraphQLFormattedError, type GraphQLSchema, parse, validate } from 'graphql';
import { subgraphs } from '../../scripts/subgraphs';
import { type ArgumentPlace, findArgumentPlaces, type KnownValues } from '../support/argument-places';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { sideBySide } from '../support/side-by-side';
import { watchSql } from '../support/sql-budget';
import { cursorPayloads, oddities, sqlPayloads } from '../support/sql-payloads';
import { startTestSystem, type TestSystem } from '../support/system';

const api = buildSchema(readFileSync(join(__dirname, '../../docs/reference/api.graphql'), 'utf8'));
const schemas = Object.fromEntries(serviceNames.map((name) => [name, buildSubgraph(subgraphs[name])])) as Record<
  ServiceName,
  GraphQLSchema
>;
const unknownId = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('Z14: text of clients in statements', () => {
  let system: TestSystem;
  let caller: Caller;
  let places: ArgumentPlace[];

  beforeAll(async () => {
    system = await startTestSystem();
    caller = await signInWithEveryRole(system);
    places = findArgumentPlaces(api, await makeRows(caller));
    for (const name of serviceNames) await withClient(system.databases[name].ownerUrl, (owner) => owner.query(canary));
  });

  afterAll(() => system?.stop());

  test(`${sqlPayloads.length} payloads in every argument of every query: no statement changes, nothing breaks`, async () => {
    const queries = places.filter(({ name }) => !name.startsWith('Mutation.'));
    expect(queries.length).toBeGreaterThan(20);
    await attack(queries, (payloads, { name }) => (shared.test(name) ? aTenth(payloads) : payloads));
  }, 600_000);

  test('a few of them in every argument of every mutation', async () => {
    const mutations = places.filter(({ name }) => name.startsWith('Mutation.'));
    expect(mutations.length).toBeGreaterThan(15);
    await attack(mutations, (payloads, place) => aFew(payloads, mutations.indexOf(place)));
  }, 600_000);

  async function attack(attacked: ArgumentPlace[], choose: (payloads: Payloads, place: ArgumentPlace) => Payloads) {
    const usual = () =>
      watchSql(() =>
        sideBySide(
          attacked.flatMap((place) => benignOf(place).map((value) => ({ place, value }))),
          async ({ place, value }) => void (await send(place, [value])),
        ),
      );
    const before = await usual();
    const refusals: string[] = [];
    const late: { place: ArgumentPlace; batch: Payloads }[] = [];
    const under = await watchSql(async () => {
      await sideBySide(
        attacked.flatMap((place) => {
          const payloads = choose(place.isCursor ? cursorPayloads : sqlPayloads, place);
          return batchesFor(place, payloads, attacked.indexOf(place)).map((batch) => ({ place, batch }));
        }),
        async (shot) => {
          const answers = await send(shot.place, shot.batch);
          if (answers.some((refusal) => refusal.includes('UNAVAILABLE'))) late.push(shot);
          else refusals.push(...answers);
        },
      );
      // Beside hundreds of others something may be late; alone only who was made to sleep is.
      for (const { place, batch } of late) refusals.push(...(await send(place, batch)));
    });
    expect([...new Set(refusals)].filter((refusal) => /INTERNAL|UNAVAILABLE|TOO_COSTLY/.test(refusal))).toEqual([]);
    // What the attack has made leads benign calls on to other statements as well.
    const after = await usual();
    const shapes = new Set([...before.statements, ...after.statements]);
    expect([...new Set(under.statements)].filter((sql) => !shapes.has(sql))).toEqual([]);
    for (const name of serviceNames) {
      const rows = await withClient(system.databases[name].ownerUrl, (owner) => owner.query('SELECT word FROM canary'));
      expect(rows.rows).toEqual([{ word: 'alive' }]);
    }
  }

  /** The codes of what was refused, with the place. */
  async function send(place: ArgumentPlace, values: unknown[]): Promise<string[]> {
    return (await refusalsOf(place, values)).map(({ extensions, path }) => {
      const at = Number(String(path?.[0] ?? 'a0').slice(1));
      return `${place.name} ${extensions?.code} for ${JSON.stringify(values[at])?.slice(0, 60)}`;
    });
  }

  /**
   * What one service answers alone it is asked for itself, with nothing of the gateway between the text and the
   * statement; a way that leads through several services begins at the gateway.
   */
  async function refusalsOf(place: ArgumentPlace, values: unknown[]): Promise<readonly GraphQLFormattedError[]> {
    const document = place.document(values.length);
    const service = values.some(isRefusedAtTheDoor) ? undefined : serviceAlone(place);
    if (!service) return (await caller.ask(document, place.variables(values))).errors ?? [];
    const answer = await system.askService(service, probe, document, place.variables(values));
    // Without data it was not executed: a variable had no value of its type, as every server in front would have found.
    if (answer.data === undefined) return [{ message: '', extensions: { code: 'INVALID_INPUT' } }];
    return (answer.errors ?? []).map((error) => publicErrorOf(error, 'probe'));
  }

  const alone = new Map<string, ServiceName | undefined>();
  function serviceAlone(place: ArgumentPlace): ServiceName | undefined {
    if (!alone.has(place.name)) {
      const document = parse(place.document(1));
      alone.set(
        place.name,
        serviceNames.find((name) => validate(schemas[name], document, undefined, firstOnly).length === 0),
      );
    }
    return alone.get(place.name);
  }
});

/** As the gateway would have signed for the caller below. */
const probe: Viewer = {
  kind: 'AGENCY',
  subject: `${localIssuerOf('UNHCR')}#probe`,
  agency: 'UNHCR',
  partnerId: null,
  partnerIds: [],
  roles: roles.filter((role) => !role.startsWith('PARTNER_')).map((role) => ({ role, office: null })),
  purpose: null,
};

/** No server takes a body with such texts, so no service need stand them. */
const isRefusedAtTheDoor = (value: unknown) =>
  typeof value === 'string' && (value.includes('\0') || !value.isWellFormed());

/** One error is enough to know; looking for names that are like a wrong one takes a hundred times as long. */
const firstOnly = { maxErrors: 1, hideSuggestions: true };

type Payloads = typeof cursorPayloads;

/** Code that another place, which gets all payloads, leads to as well: of platform, of a filter, of labels in memory. */
const shared = /^Query\.((assessments|sanctions|performance)AuditEvents\.|partnerFacets\.filter\.)|\.language$/;

/** The oddities stand at the end; all of them are tried. */
const everyNth = (payloads: Payloads, step: number) =>
  payloads.filter((_, at) => at % step === 0 || at >= payloads.length - oddities.length);
const aTenth = (payloads: Payloads) => everyNth(payloads, 10);
/** Six acts and three oddities, other ones at each place, so that all of them are tried somewhere. */
const aFew = (payloads: Payloads, place: number) => {
  const acts = payloads.length - oddities.length;
  const turns = Array.from({ length: 6 }, (_, turn) => (place + turn * 51) % acts);
  const odd = [0, 2, 3 + (place % (oddities.length - 3))].map((at) => acts + at);
  return [...turns, ...odd].map((at) => payloads[at]);
};

const canary = `CREATE TABLE canary (word text); INSERT INTO canary VALUES ('alive')`;

const benignOf = ({ isCursor, usual }: ArgumentPlace) =>
  isCursor
    ? [encodeCursor(['7']), encodeCursor([unknownId]), encodeCursor(['a', unknownId])]
    : [usual, 'benign', unknownId];

/** Mutations end at the first refusal; in queries that may not be null one refusal hides the others. */
function batchesFor({ name, isNullable }: ArgumentPlace, payloads: Payloads, place: number): Payloads[] {
  if (name.startsWith('Mutation.')) return inBatches(payloads, 1);
  const [odd, plain] = [payloads.filter(isRefusedAtTheDoor), payloads.filter((one) => !isRefusedAtTheDoor(one))];
  const batches = [...inBatches(plain, 15), ...inBatches(odd, 15)];
  return [...batches, ...(isNullable ? [] : inBatches(aFew(payloads, place), 1))];
}

const inBatches = (payloads: Payloads, size: number): Payloads[] =>
  Array.from({ length: Math.ceil(payloads.length / size) }, (_, part) =>
    payloads.slice(part * size, (part + 1) * size),
  );

async function signInWithEveryRole(system: TestSystem): Promise<Caller> {
  const admin = await system.as('UNHCR', 'admin');
  const input = {
    issuer: localIssuerOf('UNHCR'),
    subject: 'probe',
    grants: roles.filter((role) => !role.startsWith('PARTNER_')).map((role) => ({ role })),
  };
  await eventually(() => admin.ok('mutation Set($input: SetMemberInput!) { setMember(input: $input) }', { input }));
  const probe = await system.as('UNHCR', 'probe');
  await eventually(() => probe.ok('{ registryAuditEvents { totalCount } hits { totalCount } }'));
  return probe;
}

/** Rows of every kind that has arguments below it, so that those are reached. */
async function makeRows(caller: Caller): Promise<KnownValues> {
  const partner = { legalName: 'Probe', primaryType: 'NATIONAL_NGO', countryOfOrigin: 'SO' };
  const { addPartner } = await caller.ok(
    'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
    { input: partner },
  );
  const partnerFile = await caller.send('Registry', {
    kind: 'PARTNER_FILE',
    name: 'p.csv',
    bytes: Buffer.from('name_latin\nA\n'),
  });
  const listFile = await caller.send('Sanctions', {
    kind: 'LIST_FILE',
    name: 'l.xml',
    bytes: Buffer.from('<?xml version="1.0"?><x/>'),
  });
  const { importPartners } = await caller.ok(
    'mutation Take($input: ImportPartnersInput!) { importPartners(input: $input) { id } }',
    { input: { fileId: partnerFile } },
  );
  const { importList } = await caller.ok(
    'mutation Take($input: ImportListInput!) { importList(input: $input) { id } }',
    { input: { fileId: listFile, source: 'UNSC' } },
  );
  return {
    partnerId: addPartner.id,
    'Query.partner.id': addPartner.id,
    'Query.partnerImport.id': importPartners.id,
    'Query.listSnapshot.id': importList.id,
    'Mutation.importPartners.input.fileId': partnerFile,
    'Mutation.importList.input.fileId': listFile,
    id: unknownId,
    idempotencyKey: 'a key of some length',
    snapshotId: unknownId,
    agency: 'UNHCR',
    'Mutation.createRegistryUpload.input.kind': 'PARTNER_FILE',
    'Mutation.createSanctionsUpload.input.kind': 'LIST_FILE',
    'Mutation.submitKpiValue.input.code': 'IP_EXPENDITURE_SHARE',
    finalisedOn: '2025-01-01',
    validUntil: '2099-01-01',
    band: 'LOW',
    currency: 'USD',
    reason: 'A reason of some length.',
    roles: ['READER'],
    year: 2025,
    countryOfOrigin: 'SO',
    size: 10,
    sha256: createHash('sha256').update('').digest('hex'),
  };
}
