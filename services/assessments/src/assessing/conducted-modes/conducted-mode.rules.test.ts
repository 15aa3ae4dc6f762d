import { figuresOf } from './conducted-mode.rules';

test.each<[string, { mode: string | null; count: number }[], number, string | null]>([
  ['nothing', [], 0, null],
  ['nothing known', [{ mode: null, count: 4 }], 4, null],
  ['none remote', [{ mode: 'ON_SITE', count: 3 }], 3, '0.0'],
  [
    'a third remote, and some unknown',
    [
      { mode: 'REMOTE', count: 1 },
      { mode: 'HYBRID', count: 1 },
      { mode: 'ON_SITE', count: 1 },
      { mode: null, count: 7 },
    ],
    10,
    '33.3',
  ],
])('JIU-113: share remote of %s', (_case, found, total, share) => {
  expect(figuresOf(found)).toMatchObject({ total, shareRemote: share });
  expect(figuresOf(found).counts.map(({ mode }) => mode)).toEqual(['ON_SITE', 'REMOTE', 'HYBRID', null]);
});
