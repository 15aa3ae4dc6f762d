import { AppError } from '../errors';
import { publicViewer } from '../viewer';
import { checkAnnouncement } from './upload.rules';

const kinds = { LIST: { maxBytes: 1_000, accepts: ['xml' as const] } };
const good = { kind: 'LIST', name: 'list 2026.xml', size: 1_000, sha256: 'a'.repeat(64) };

function fieldRefused(change: Partial<typeof good>): unknown {
  try {
    checkAnnouncement({ ...good, ...change }, kinds, publicViewer);
  } catch (error) {
    return error instanceof AppError && error.code === 'INVALID_INPUT' ? error.extensions.field : error;
  }
  return null;
}

test.each([['list 2026.xml'], ['قائمة الشركاء.csv'], ['گزارش\u200Cها.csv'], ['..list'], ['a'.repeat(200)]])(
  'takes the name %j',
  (name) => {
    expect(fieldRefused({ name })).toBeNull();
  },
);

test.each([
  [''],
  ['  '],
  ['.'],
  ['..'],
  ['../../etc/passwd'],
  ['a/b'],
  ['a\\b'],
  ['a\0b'],
  ['a\nb'],
  ['a\u0085b'],
  ['a\u2028b'],
  ['invoice\u202Efdp.exe'],
  ['a\u2066b'],
  ['a\u200Fb'],
  ['a\uD800'],
  ['a'.repeat(201)],
])('refuses the name %j', (name) => {
  expect(fieldRefused({ name })).toBe('name');
});

test.each([
  ['kind', { kind: 'OTHER' }],
  ['kind', { kind: 'constructor' }],
  ['size', { size: 0 }],
  ['size', { size: -1 }],
  ['size', { size: 1.5 }],
  ['size', { size: 1_001 }],
  ['size', { size: Number.NaN }],
  ['sha256', { sha256: 'A'.repeat(64) }],
  ['sha256', { sha256: 'a'.repeat(63) }],
  ['sha256', { sha256: `${'a'.repeat(64)}\n` }],
])('refuses by %s: %j', (field, change) => {
  expect(fieldRefused(change)).toBe(field);
});

test('a kind can be for some viewers only', () => {
  const ofAgencies = { LIST: { ...kinds.LIST, allows: ({ kind }: typeof publicViewer) => kind === 'AGENCY' } };
  expect(() => checkAnnouncement(good, ofAgencies, publicViewer)).toThrow('not yours to send');
  expect(() => checkAnnouncement(good, ofAgencies, { ...publicViewer, kind: 'AGENCY' })).not.toThrow();
});
