import { type AppError } from '@partner-commons/platform/errors';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import {
  accessOf,
  after,
  bulkLimits,
  demandFew,
  endOfGrant,
  type LiveGrant,
  type Resource,
  reaches,
  redactionOf,
} from './access-grant.rules';

const now = new Date('2026-03-01T00:00:00Z');
const resource: Resource = { type: 'ASSESSMENT', id: 'a', ownerAgency: 'UNICEF', partnerId: 'p', sharedWith: ['WFP'] };
const staff = (agency: string | null, change: Partial<Viewer> = {}): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  subject: 's',
  agency,
  roles: [{ role: 'READER', office: null }],
  ...change,
});
const partner = (partnerId: string | null, partnerIds: string[] = []): Viewer => ({
  ...publicViewer,
  kind: 'PARTNER',
  subject: 's',
  partnerId,
  partnerIds,
});
const grant = (change: Partial<LiveGrant> = {}): LiveGrant => ({
  id: 'g',
  resourceId: 'a',
  level: 'SUMMARY',
  purpose: 'PARTNER_SELECTION',
  until: after(now, 1),
  ...change,
});

test.each<[string, Viewer, LiveGrant[], string | null]>([
  ['the owner', staff('UNICEF'), [], 'FULL'],
  ['an agency for which it was done too', staff('WFP'), [], 'FULL'],
  ['another agency', staff('UNHCR'), [], null],
  ['somebody of the owner without any role', staff('UNICEF', { roles: [] }), [], null],
  ['somebody with a grant but without any role', staff('UNHCR', { roles: [] }), [grant()], null],
  ['nobody of an agency', staff(null), [grant()], null],
  ['the partner', partner('p'), [], 'FULL'],
  ['who acts for it after a merge', partner('x', ['p']), [], 'FULL'],
  ['another partner', partner('x', ['y']), [], null],
  ["an agency's member who carries the partner's id", staff('UNHCR', { partnerId: 'p' }), [], null],
  ['a partner with the agency of the owner', { ...partner('x'), agency: 'UNICEF' }, [grant()], null],
  ['nobody', publicViewer, [grant()], null],
  ['a grant', staff('UNHCR'), [grant()], 'SUMMARY'],
  ['a grant for something else', staff('UNHCR'), [grant({ resourceId: 'b' })], null],
  ['a grant at its end', staff('UNHCR'), [grant({ until: now })], null],
  ['the widest of several', staff('UNHCR'), [grant(), grant({ level: 'FULL' }), grant()], 'FULL'],
  ['with its purpose', staff('UNHCR', { purpose: 'PARTNER_SELECTION' }), [grant()], 'SUMMARY'],
  ['for another purpose', staff('UNHCR', { purpose: 'AUDIT' }), [grant()], null],
  [
    'the widest for the purpose',
    staff('UNHCR', { purpose: 'AUDIT' }),
    [grant({ level: 'FULL' }), grant({ purpose: 'AUDIT' })],
    'SUMMARY',
  ],
])('%s reads as far as it may', (_who, viewer, grants, level) => {
  expect(accessOf(viewer, resource, grants, now)?.level ?? null).toBe(level);
});

test('levels are in order', () => {
  expect(reaches('SUMMARY', 'FULL_NO_ATTACHMENTS')).toBe(false);
  expect(reaches('FULL_NO_ATTACHMENTS', 'FULL_NO_ATTACHMENTS')).toBe(true);
  expect(reaches('FULL', 'SUMMARY')).toBe(true);
});

test('a redaction says how to ask', () => {
  expect(redactionOf(resource, 'FULL').howToRequest).toContain(
    'Ask UNICEF with requestDisclosure(resourceType: ASSESSMENT, resourceId: "a", level: FULL)',
  );
});

test('A-INV-5: one request opens few bodies', () => {
  expect(() => demandFew(bulkLimits.others, bulkLimits.others)).not.toThrow();
  const refused = () => demandFew(bulkLimits.others + 1, bulkLimits.others);
  expect(refused).toThrow(
    expect.objectContaining<Partial<AppError>>({
      extensions: expect.objectContaining({ code: 'FORBIDDEN', reason: 'BULK_READ_REFUSED', rule: 'A-INV-5' }),
    }),
  );
});

test.each([
  [null, 30],
  [after(now, 7), 7],
  [after(now, 365), 365],
  [after(now, 4_000), 365],
])('a grant lasts thirty days unless somebody says, and twelve months at most', (wanted, days) => {
  expect(endOfGrant(now, wanted)).toEqual(after(now, days));
});
