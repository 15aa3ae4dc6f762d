import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { OfficeLevel } from '@partner-commons/registry/access/offices/office.entity';
import { demoSeed } from '../../scripts/demo-world';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { requestAccess } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { putRegistration } from './registered-partner';

jest.setTimeout(60_000);

let system: TestSystem;
let partnerId: string;
beforeAll(async () => {
  system = await startTestSystem();
  const director = await system.as('PARTNER_USERS', 'director');
  const reader = await system.as('WFP', 'reader');
  const { searchPartners } = await reader.ok('{ searchPartners { edges { node { id } } } }');
  partnerId = searchPartners.edges[0].node.id;
  await eventually(() => director.ok('query ($id: ID!) { partner(id: $id) { id } }', { id: partnerId }));
});
afterAll(() => system?.stop());

const offices = `query ($agency: String!, $first: Int, $after: String) { offices(agency: $agency, first: $first, after: $after) {
  totalCount edges { cursor node { id name level country active version agency { code } parent { name } } } } }`;
const addOffice = 'mutation ($input: AddOfficeInput!) { addOffice(input: $input) { id version parent { name } } }';
const changeOffice = 'mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { id version name active } }';
const setMember = 'mutation ($input: SetMemberInput!) { setMember(input: $input) }';

async function officeOf(agency: string, name: string): Promise<{ id: string; version: number }> {
  const reader = await system.as('WFP', 'reader');
  const { offices: page } = await reader.ok(offices, { agency });
  return page.edges.find((edge: { node: { name: string } }) => edge.node.name === name).node;
}

describe('offices (UNHCR-59)', () => {
  test('are a tree of their agency, kept by its administrators', async () => {
    const admin = await system.as('UNHCR', 'useradmin');
    const somalia = await officeOf('UNHCR', 'UNHCR Somalia');
    const input = {
      parentId: somalia.id,
      level: 'SUB_OFFICE',
      name: 'UNHCR  Kismayo',
      country: 'SO',
      idempotencyKey: 'kismayo-1',
    };
    const { addOffice: added } = await admin.ok(addOffice, { input });
    expect(added).toMatchObject({ version: 1, parent: { name: 'UNHCR Somalia' } });
    expect((await admin.ok(addOffice, { input })).addOffice.id).toBe(added.id);
    expect(await admin.refusal(addOffice, { input: { ...input, idempotencyKey: 'kismayo-2' } })).toBe(
      'CONFLICT / NAME_TAKEN',
    );
    expect(await admin.refusal(addOffice, { input: { ...input, name: 'Other' } })).toBe(
      'CONFLICT / IDEMPOTENCY_KEY_REUSED',
    );
    const moved = { officeId: somalia.id, parentId: added.id, expectedVersion: somalia.version };
    expect(await admin.refusal(changeOffice, { input: moved })).toBe('CONFLICT / OFFICE_CYCLE');
    const closed = { officeId: added.id, active: false, expectedVersion: 1 };
    expect((await admin.ok(changeOffice, { input: closed })).changeOffice).toMatchObject({ active: false, version: 2 });
    expect(await admin.refusal(changeOffice, { input: closed })).toBe('CONFLICT / VERSION_CONFLICT');
  });

  test('of another agency are out of reach, and a list costs the same for any page', async () => {
    const admin = await system.as('UNHCR', 'useradmin');
    const foreign = await officeOf('UNICEF', 'UNICEF Somalia');
    const input = { parentId: foreign.id, level: 'SUB_OFFICE', name: 'Stolen', country: 'SO' };
    expect(await admin.refusal(addOffice, { input })).toBe('NOT_FOUND');
    expect(
      await admin.refusal(changeOffice, { input: { officeId: foreign.id, name: 'Stolen', expectedVersion: 1 } }),
    ).toBe('NOT_FOUND');
    const reader = await system.as('WFP', 'reader');
    const { answer: page } = await measured(() => reader.ok(offices, { agency: 'UNHCR', first: 2 }));
    expect(page.offices.edges).toHaveLength(2);
    const rest = await reader.ok(offices, { agency: 'UNHCR', first: 100, after: page.offices.edges[1].cursor });
    expect(rest.offices.edges).toHaveLength(page.offices.totalCount - 2);
  });
});

/** Page, count, agencies and parents of the page. */
async function measured<Result>(work: () => Promise<Result>): Promise<{ answer: Result }> {
  let answer: Result | undefined;
  await expectSql(4, async () => {
    answer = await work();
  });
  return { answer: answer as Result };
}

describe('members', () => {
  test('an administrator of one office grants for that office and those below it only', async () => {
    const useradmin = await system.as('UNHCR', 'useradmin');
    const [somalia, ethiopia] = [await officeOf('UNHCR', 'UNHCR Somalia'), await officeOf('UNHCR', 'UNHCR Ethiopia')];
    const member = { issuer: localIssuerOf('UNHCR'), subject: 'local-admin' };
    await useradmin.ok(setMember, { input: { ...member, grants: [{ role: 'USER_ADMIN', office: somalia.id }] } });
    const local = await system.as('UNHCR', 'local-admin');
    const grant = (office: string | null) => ({
      input: { issuer: localIssuerOf('UNHCR'), subject: 'helper', grants: [{ role: 'READER', office }] },
    });
    await eventually(() => local.ok(setMember, grant(somalia.id)));
    expect(await local.refusal(setMember, grant(ethiopia.id))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await local.refusal(setMember, grant(null))).toBe('INVALID_INPUT');
    const { members } = await local.ok(
      '{ members(first: 100) { edges { node { subject active lastUsedOn roles { role office { name } } } } } }',
    );
    expect(members.edges.map(({ node }: { node: object }) => node)).toContainEqual(
      expect.objectContaining({ subject: 'helper', roles: [{ role: 'READER', office: { name: 'UNHCR Somalia' } }] }),
    );
  });

  test('a membership ends by itself, and tells when it was last used', async () => {
    const useradmin = await system.as('UNHCR', 'useradmin');
    const temporary = await system.as('UNHCR', 'temporary');
    const expiresAt = new Date(system.clock.now().getTime() + 60_000).toISOString();
    const member = { issuer: localIssuerOf('UNHCR'), subject: 'temporary', grants: [{ role: 'READER' }], expiresAt };
    await useradmin.ok(setMember, { input: member });
    await eventually(() => temporary.ok('{ searchPartners { totalCount } }'));
    await eventually(async () => {
      const { members } = await useradmin.ok('{ members(first: 100) { edges { node { subject lastUsedOn } } } }');
      const today = system.clock.now().toISOString().slice(0, 10);
      const all = members.edges.map(({ node }: { node: object }) => node);
      expect(all).toContainEqual({ subject: 'temporary', lastUsedOn: today });
      expect(all).toContainEqual({ subject: 'representative', lastUsedOn: null });
    });
    system.clock.advance(61_000);
    await eventually(async () => expect((await temporary.ask('{ searchPartners { totalCount } }')).status).toBe(401));
  });
});

const invite = `mutation ($input: InvitePartnerUserInput!) { invitePartnerUser(input: $input) {
  code invitation { id state roles person { name email } } } }`;
const accept = 'mutation ($code: String!) { acceptInvitation(input: { code: $code }) }';
const person = { name: 'Hodan Farah', email: 'hodan@example.org' };

describe('users of partners (UNHCR-56)', () => {
  test('are invited by an admin of the partner and act for it once they took the code up', async () => {
    const director = await system.as('PARTNER_USERS', 'director');
    const { invitePartnerUser: receipt } = await director.ok(invite, {
      input: { partnerId, person, roles: ['PARTNER_EDITOR'] },
    });
    expect(receipt.invitation).toMatchObject({ state: 'OPEN', roles: ['PARTNER_EDITOR'], person });
    const staff = await system.as('UNHCR', 'stranger');
    expect(await staff.refusal(accept, { code: receipt.code })).toBe('NOT_FOUND / CODE_NOT_VALID');
    const editor = await system.as('PARTNER_USERS', 'hodan');
    await editor.ok(accept, { code: receipt.code });
    await eventually(async () =>
      expect(await editor.ok('query ($id: ID!) { partner(id: $id) { id } }', { id: partnerId })).toEqual({
        partner: { id: partnerId },
      }),
    );
    const again = await system.as('PARTNER_USERS', 'thief');
    expect(await again.refusal(accept, { code: receipt.code })).toBe('NOT_FOUND / CODE_NOT_VALID');
    expect(await again.refusal(accept, { code: 'x'.repeat(27) })).toBe('NOT_FOUND / CODE_NOT_VALID');
    const { invitations } = await director.ok(
      'query ($id: ID!) { invitations(partnerId: $id) { edges { node { id state } } } }',
      { id: partnerId },
    );
    expect(invitations.edges[0].node).toEqual({ id: receipt.invitation.id, state: 'ACCEPTED' });
    expect(await editor.refusal(invite, { input: { partnerId, person, roles: ['PARTNER_ADMIN'] } })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
  });

  test('an invitation ends after its days or when it is taken back, and nobody invites for another partner', async () => {
    const director = await system.as('PARTNER_USERS', 'director');
    const input = { partnerId, person, roles: ['PARTNER_READER'], validDays: 1 };
    const { invitePartnerUser: first } = await director.ok(invite, { input });
    const { invitePartnerUser: second } = await director.ok(invite, { input });
    const withdraw = 'mutation ($id: ID!) { withdrawInvitation(input: { invitationId: $id }) { state } }';
    const { withdrawInvitation } = await director.ok(withdraw, { id: first.invitation.id });
    expect(withdrawInvitation.state).toBe('WITHDRAWN');
    expect(await director.refusal(withdraw, { id: first.invitation.id })).toBe('CONFLICT / INVALID_STATE');
    const late = await system.as('PARTNER_USERS', 'late');
    expect(await late.refusal(accept, { code: first.code })).toBe('NOT_FOUND / CODE_NOT_VALID');
    await system.travel(86_400_000);
    const lateAgain = await system.as('PARTNER_USERS', 'late');
    expect(await lateAgain.refusal(accept, { code: second.code })).toBe('NOT_FOUND / CODE_NOT_VALID');
    const foreign = { ...input, partnerId: first.invitation.id };
    expect(await (await system.as('PARTNER_USERS', 'director')).refusal(invite, { input: foreign })).toBe('NOT_FOUND');
    const admin = await system.as('UNHCR', 'useradmin');
    expect(await admin.refusal(withdraw, { id: second.invitation.id })).toBe('NOT_FOUND');
  });

  test('are screened as key persons from the registration on', async () => {
    await putRegistration(system, partnerId, 'DOCUMENTS_REQUESTED');
    const director = await system.as('PARTNER_USERS', 'director');
    const invited = { name: 'Ubah Warfa', email: 'ubah@example.org' };
    await director.ok(invite, { input: { partnerId, person: invited, roles: ['PARTNER_READER'] } });
    const { partner } = await director.ok(
      'query ($id: ID!) { partner(id: $id) { keyPersons { people { fullName role } } } }',
      { id: partnerId },
    );
    expect(partner.keyPersons.people).toContainEqual({ fullName: 'Ubah Warfa', role: 'USER' });
  });

  test('the last admin of a partner stays', async () => {
    const director = await system.as('PARTNER_USERS', 'director');
    const users = 'query ($id: ID!) { partnerUsers(partnerId: $id) { edges { node { id subject } } } }';
    const { partnerUsers } = await director.ok(users, { id: partnerId });
    const { id: memberId } = partnerUsers.edges.find(
      ({ node }: { node: { subject: string } }) => node.subject === 'director',
    ).node;
    const set = 'mutation ($input: SetPartnerUserInput!) { setPartnerUser(input: $input) { active } }';
    for (const change of [
      { roles: ['PARTNER_READER'] },
      { roles: ['PARTNER_ADMIN'], active: false },
      { roles: ['PARTNER_ADMIN'], expiresAt: '2020-01-01T00:00:00.000Z' },
    ]) {
      expect(await director.refusal(set, { input: { memberId, ...change } })).toBe('PRECONDITION_FAILED / LAST_ADMIN');
    }
    const officer = await system.as('UNHCR', 'admin');
    expect(await officer.refusal(set, { input: { memberId, roles: ['PARTNER_READER'] } })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
  });

  test('names and addresses of those invited lie sealed in the database', async () => {
    const { databases } = system;
    const { rows } = await withClient(databases.registry.adminUrl, (client) =>
      client.query('SELECT count(*)::int AS n FROM invitation i WHERE i::text ~* $1', ['Hodan Farah|example.org']),
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});

test('a new agency joins with its offices and people as data, and acts at once (feature 97)', async () => {
  const issuer = localIssuerOf('IOM');
  const joined = await startTestSystem({
    seed: {
      ...demoSeed,
      agencies: [
        ...demoSeed.agencies,
        { code: 'IOM', name: 'International Organization for Migration', mrsSignatory: true },
      ],
      offices: [
        ...(demoSeed.offices ?? []),
        { agency: 'IOM', name: 'IOM Headquarters', level: OfficeLevel.HQ, country: 'CH', parent: null },
        { agency: 'IOM', name: 'IOM Somalia', level: OfficeLevel.COUNTRY, country: 'SO', parent: 'IOM Headquarters' },
      ],
      members: [
        { issuer, subject: 'officer', agency: 'IOM', office: 'IOM Somalia', roles: ['READER', 'PROGRAMME_OFFICER'] },
        ...demoSeed.members,
      ],
    },
  });
  try {
    const officer = await joined.as('IOM', 'officer');
    const { agencies, offices: tree } = await officer.ok(
      '{ agencies { code mrsSignatory } offices(agency: "IOM") { edges { node { name parent { name } } } } }',
    );
    expect(agencies).toContainEqual({ code: 'IOM', mrsSignatory: true });
    expect(tree.edges[1].node).toEqual({ name: 'IOM Somalia', parent: { name: 'IOM Headquarters' } });
    const request = await requestAccess(officer, { legalName: 'Laxmi Seeds Union', channel: 'AGENCY_ON_BEHALF' });
    const { accessRequest } = await officer.ok(
      'query ($id: ID!) { accessRequest(id: $id) { registration { sponsorAgency { code } office { name } } } }',
      { id: request.request.id },
    );
    expect(accessRequest.registration).toEqual({ sponsorAgency: { code: 'IOM' }, office: { name: 'IOM Somalia' } });
  } finally {
    await joined.stop();
  }
});
