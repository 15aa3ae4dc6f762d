import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@partner-commons/platform/id';
import { buildSchema } from 'graphql';
import { type ArgumentPlace, findArgumentPlaces, type KnownValues } from '../support/argument-places';
import type { Answer, Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { registerPartner } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';
import { mayReach } from './permission-oracle';

/** trust.md Z08 for every operation that takes an id: another's row is as absent as an invented one. */

jest.setTimeout(240_000);

const schema = buildSchema(readFileSync(join(__dirname, '../../docs/reference/api.graphql'), 'utf8'));

/** Values beside the id with which the operation would be carried out. */
const usual: KnownValues = {
  agency: 'UNHCR',
  code: 'MANUAL_CHECK',
  content: {},
  country: 'SO',
  email: 'somebody@example.org',
  expectedAnnualUsd: '1000',
  expectedVersion: 1,
  finalisedOn: '2025-01-01',
  grounds: 'The grounds of an appeal, of some length.',
  nationality: 'SO',
  reason: 'A reason of some length.',
  validUntil: '2099-01-01',
  year: 2026,
  outcomeId: newId(),
  consultationId: newId(),
  website: 'https://example.org',
  'Mutation.addLocation.input.code': 'SO-AW',
  'Mutation.addOrgIdentifier.input': { orgId: 'XI-IATI-FTA2' },
  'Mutation.addToRoster.input.countries': ['SO'],
  'Mutation.invitePartnerUser.input.roles': ['PARTNER_READER'],
  'Mutation.setPartnerUser.input.roles': ['PARTNER_READER'],
  'Mutation.setPartnerPresence.input.countries': [{ country: 'SO' }],
};

let system: TestSystem;
/** Each place with ids of another's rows beside it, and with the caller's own partner beside it. */
let places: ArgumentPlace[];
let placesBesideOwn: ArgumentPlace[];
/** Ids of another's rows, by the last part of the name of an argument. */
let foreign: Record<string, string>;

beforeAll(async () => {
  system = await startTestSystem();
  foreign = await makeForeignRows();
  const { sectors } = await system.anybody.ok('{ sectors { sectors { code specialisations { code } } } }');
  const [{ code: sector, specialisations }] = sectors.sectors;
  const codes = { sector, specialisation: specialisations[0].code };
  const placesBeside = (ids: Record<string, unknown>) =>
    findArgumentPlaces(schema, { ...usual, ...codes, ...ids }).filter(({ name }) => foreignFor(name) !== undefined);
  places = placesBeside(foreign);
  const reader = await system.as('WFP', 'reader');
  const { searchPartners } = await reader.ok(
    '{ searchPartners(filter: { text: "wadajir" }) { edges { node { id } } } }',
  );
  const partnerId = searchPartners.edges[0].node.id;
  placesBesideOwn = placesBeside({ ...foreign, partnerId }).filter(({ name }) => !name.endsWith('.partnerId'));
});
afterAll(() => system?.stop());

/** Arguments that are called `id` are of what their operation is called. */
const idOf: Record<string, string> = {
  'Query.accessRequest': 'requestId',
  'Query.duplicateSweep': 'sweepId',
  'Query.partnerExport': 'exportId',
  'Query.partnerImport': 'importId',
  'Query.registration': 'registrationId',
  'Mutation.cancelPartnerImport': 'importId',
  'Mutation.endLocation': 'locationId',
};

function foreignFor(place: string): string | undefined {
  const parts = place.split('.');
  const last = parts.at(-1) ?? '';
  return foreign[last === 'id' ? (idOf[parts.slice(0, 2).join('.')] ?? '') : last];
}

const operationOf = ({ name }: ArgumentPlace) => name.split('.')[1] ?? '';

/** All of an answer but what differs by design. */
const shown = ({ status, data, errors }: Answer) =>
  JSON.stringify({
    status,
    data,
    errors: errors?.map(({ extensions: { requestId: _, ...extensions }, ...error }) => ({ ...error, extensions })),
  });

const answerTo = (caller: Caller, place: ArgumentPlace, id: string) =>
  caller.ask(place.document(1), place.variables([id]), { 'x-purpose': 'SCREENING' });

/** Where the answer tells an id of somebody else from one that nobody has. */
async function tellingPlaces(caller: Caller, asked: ArgumentPlace[], inventing = [() => newId(), neighbourOf]) {
  const telling: string[] = [];
  const codes = new Map<string, string>();
  for (const place of asked) {
    const own = foreignFor(place.name) ?? '';
    const ids = [own, ...inventing.map((invent) => invent(own))];
    const [there, ...absent] = await Promise.all(ids.map((id) => answerTo(caller, place, id)));
    if (absent.some((answer) => there && shown(answer) !== shown(there))) {
      telling.push(`${place.name}: ${there && shown(there)} and ${absent[0] && shown(absent[0])}`);
    }
    const [error] = there?.errors ?? [];
    codes.set(place.name, error ? `${error.extensions.code} ${error.extensions.reason ?? ''}`.trim() : 'null');
  }
  return { telling, codes };
}

/** An id a step later: what somebody tries who knows one. */
function neighbourOf(id: string): string {
  const tail = (BigInt(`0x${id.slice(24)}`) + 2n) % (1n << 48n);
  return id.slice(0, 24) + tail.toString(16).padStart(12, '0');
}

test('Z08: an administrator of one partner cannot tell rows of another from none, in any operation', async () => {
  const director = await system.as('PARTNER_USERS', 'director');
  // What is PUBLIC of a registered partner is not hidden: id-guessing.test.ts asks for one that is not.
  const asked = places.filter(({ name }) => name !== 'Query.partner.id');
  const { telling, codes } = await tellingPlaces(director, asked);
  expect(telling).toEqual([]);
  const open = asked.filter((place) => mayReach(operationOf(place), { kind: 'PARTNER', role: 'PARTNER_ADMIN' }));
  expect(open.length).toBeGreaterThan(30);
  // Else the test would have compared two refusals of the input.
  expect(
    open.map(({ name }) => `${name} ${codes.get(name)}`).filter((line) => !/ (NOT_FOUND|null)/.test(line)),
  ).toEqual([]);
  // Another's rows as if they were of one's own partner.
  expect((await tellingPlaces(director, placesBesideOwn)).telling).toEqual([]);
});

test('Z08: an administrator of one agency cannot tell what is of another agency alone from nothing', async () => {
  const unicef = await system.as('UNICEF', 'admin');
  const asked = places.filter(({ name }) =>
    /\.(holdId|importId|exportId|sweepId|invitationId|fileId)$|(partnerImport|partnerExport|duplicateSweep|cancelPartnerImport)\.id$/.test(
      name,
    ),
  );
  const { telling, codes } = await tellingPlaces(unicef, asked);
  expect(telling).toEqual([]);
  expect(asked.length).toBeGreaterThan(10);
  // Other files need a registration that waits for them; partner users asked for those above.
  const open = asked.filter(
    (place) =>
      mayReach(operationOf(place), { kind: 'AGENCY', role: 'IP_UNIT_ADMIN' }) &&
      !/^Mutation\.(?!importPartners).*fileId$/.test(place.name),
  );
  expect(
    open.map(({ name }) => `${name} ${codes.get(name)}`).filter((line) => !/ (NOT_FOUND|null)/.test(line)),
  ).toEqual([]);
});

test('Z08: who is nobody’s member yet learns of no row, whoever issued the token', async () => {
  const asked = places.filter(({ name }) => name !== 'Query.partner.id');
  const strangers = [
    await system.as('UNHCR', 'stranger'),
    await system.as('PARTNER_USERS', 'stranger'),
    system.anybody,
  ];
  for (const stranger of strangers) {
    expect((await tellingPlaces(stranger, asked, [() => newId()])).telling).toEqual([]);
  }
});

test('Z08: neither agency codes nor names lead to partners of others', async () => {
  const director = await system.as('PARTNER_USERS', 'director');
  const stranger = await system.as('UNHCR', 'stranger');
  const byCode = (value: string) => `{ partnerByCode(agency: "UNHCR", system: MSRP, value: "${value}") { id } }`;
  for (const caller of [director, stranger, system.anybody]) {
    expect(shown(await caller.ask(byCode('7654321')))).toBe(shown(await caller.ask(byCode('7654329'))));
  }
  // Not registered, so not public: not even for a token of the issuer.
  const { rosterOnly } = foreign;
  const one = 'query ($id: ID!) { partner(id: $id) { id legalName } }';
  for (const caller of [director, stranger, system.anybody]) {
    expect(shown(await caller.ask(one, { id: rosterOnly }))).toBe(shown(await caller.ask(one, { id: newId() })));
  }
});

async function makeForeignRows(): Promise<Record<string, string>> {
  const officer = await system.as('UNHCR', 'officer');
  const unit = await system.as('UNHCR', 'admin');
  const { partnerId, registrationId, admin } = await registerPartner(system, { legalName: 'Foreign To All' });
  const mutate = async (caller: Caller, name: string, input: object, selection = '{ id }') => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) ${selection} }`;
    return (await caller.ok(document, { input }))[name];
  };
  const location = { country: 'SO', level: 1, scheme: 'OCHA_PCODE', code: 'SO11', name: 'Awdal' };
  const { id: locationId } = await mutate(admin, 'addLocation', { partnerId, ...location });
  const { id: identifierId } = await mutate(admin, 'addOrgIdentifier', { partnerId, orgId: 'XI-IATI-FTA1' });
  const { id: holdId } = await mutate(unit, 'placeHold', {
    partnerId,
    code: 'OWN_CHECK',
    message: 'Ours',
    purposes: ['SIGN'],
  });
  const invited = { partnerId, person: { name: 'A Person', email: 'p@example.org' }, roles: ['PARTNER_READER'] };
  const { invitation } = await mutate(admin, 'invitePartnerUser', invited, '{ invitation { id } }');
  const other = { legalName: 'Roster Only', primaryType: 'NATIONAL_NGO', countryOfOrigin: 'SO' };
  const { id: rosterOnly } = await mutate(officer, 'addPartner', other);
  const { id: relationId } = await mutate(officer, 'addRelation', {
    partnerId,
    otherId: rosterOnly,
    kind: 'AFFILIATE_OF',
  });
  const { id: exportId } = await mutate(unit, 'exportPartners', { form: 'CSV' });
  const { startDuplicateSweep } = await unit.ok('mutation { startDuplicateSweep { id } }');
  const csv = { kind: 'PARTNER_FILE', name: 'p.csv', bytes: Buffer.from('name_latin\nA\n') };
  const fileId = await unit.send('Registry', csv);
  const { id: importId } = await mutate(unit, 'importPartners', { fileId: await unit.send('Registry', csv) });
  const { registration, partnerUsers } = await officer.ok(
    `query ($id: ID!, $partnerId: ID!) { registration(id: $id) { accessRequest { id } }
       partnerUsers(partnerId: $partnerId) { edges { node { id } } } }`,
    { id: registrationId, partnerId },
  );
  const row = (table: string) =>
    withClient(system.databases.registry.adminUrl, (client) =>
      eventually(async () => {
        const { rows } = await client.query(`SELECT id FROM ${table} WHERE partner_id = $1 LIMIT 1`, [partnerId]);
        return rows[0].id as string;
      }),
    );
  return {
    partnerId,
    otherId: rosterOnly,
    hqId: partnerId,
    existingPartnerId: partnerId,
    mergedId: partnerId,
    survivorId: partnerId,
    partnerIds: partnerId,
    issuerPartnerId: partnerId,
    registrationId,
    requestId: registration.accessRequest.id,
    documentId: await row('partner_document'),
    evidenceDocumentId: await row('partner_document'),
    letterId: await row('recommendation_letter'),
    declarationId: await row('partner_declaration'),
    keyPersonId: await row('key_person'),
    nameId: await row('partner_name'),
    memberId: partnerUsers.edges[0].node.id,
    locationId,
    identifierId,
    holdId,
    invitationId: invitation.id,
    relationId,
    exportId,
    importId,
    sweepId: startDuplicateSweep.id,
    fileId,
    rosterOnly,
  };
}
