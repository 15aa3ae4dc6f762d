import type { RoleGrant } from '@partner-commons/platform/viewer';
import type { Identity } from '../issuers/token.verifier';
import type { Membership } from './member.projection';
import { buildViewer, readPurpose } from './viewer.rules';

const officer: RoleGrant = { role: 'PROGRAMME_OFFICER', office: null };
const reader: RoleGrant = { role: 'READER', office: null };
const admin: RoleGrant = { role: 'PARTNER_ADMIN', office: null };

const agency: Identity = { issuer: 'https://i', subject: 's', agency: 'UNHCR', reader: false };
const partner: Identity = { ...agency, agency: null };
const member: Membership = {
  issuer: 'https://i',
  subject: 's',
  kind: 'AGENCY',
  agency: 'UNHCR',
  partnerId: null,
  partnerIds: [],
  roles: [officer],
  active: true,
  expiresAt: null,
};
const partnerMember: Membership = { ...member, kind: 'PARTNER', agency: null, partnerId: 'p', roles: [admin] };

test.each<[string, Identity | null, Membership | undefined, object]>([
  ['nobody', null, undefined, { kind: 'PUBLIC', subject: null, agency: null, partnerId: null, roles: [] }],
  ['a stranger of an agency', agency, undefined, { kind: 'AGENCY', agency: 'UNHCR', partnerId: null, roles: [] }],
  ['a member', agency, member, { kind: 'AGENCY', agency: 'UNHCR', roles: [officer] }],
  ['a member of another agency', agency, { ...member, agency: 'WFP' }, { agency: 'UNHCR', roles: [] }],
  ['an agency person listed as partner user', agency, partnerMember, { agency: 'UNHCR', partnerId: null, roles: [] }],
  ['an agency person with a partner', agency, { ...member, partnerId: 'p' }, { partnerId: null, roles: [] }],
  ['an agency person with a partner role', agency, { ...member, roles: [admin, officer] }, { roles: [officer] }],
  ['a reader by claim', { ...agency, reader: true }, undefined, { roles: [reader] }],
  [
    'a reader by claim and membership',
    { ...agency, reader: true },
    { ...member, roles: [reader] },
    { roles: [reader] },
  ],
  ['a partner user', partner, partnerMember, { kind: 'PARTNER', agency: null, partnerId: 'p', roles: [admin] }],
  [
    'a partner user with an agency role',
    partner,
    { ...partnerMember, roles: [officer] },
    { partnerId: 'p', roles: [] },
  ],
  [
    'a partner user with an agency',
    partner,
    { ...partnerMember, agency: 'UNHCR' },
    { agency: null, partnerId: null, roles: [] },
  ],
  ['a stranger among partner users', partner, undefined, { kind: 'PARTNER', partnerId: null, roles: [] }],
])('%s', (_, identity, membership, expected) => {
  expect(buildViewer(identity, membership, null)).toMatchObject(expected);
});

test('a person who left is refused, but only by a membership that is theirs', () => {
  expect(() => buildViewer(agency, { ...member, active: false }, null)).toThrow(/Sign in/);
  expect(buildViewer(agency, { ...member, agency: 'WFP', active: false }, null).roles).toEqual([]);
});

test('a purpose is one of the codes or absent', () => {
  expect(readPurpose(undefined)).toBeNull();
  expect(readPurpose('SCREENING')).toBe('SCREENING');
  expect(buildViewer(null, undefined, 'AUDIT').purpose).toBe('AUDIT');
  expect(() => readPurpose('screening')).toThrow(/PARTNER_SELECTION/);
});
