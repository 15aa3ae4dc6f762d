import { gapOf } from './partner-map.rules';

test.each([
  [0, 0, 'NO_PARTNER'],
  [1, 0, 'ONE_PARTNER'],
  [1, 1, 'ONE_PARTNER'],
  [3, 0, 'NO_CAPABLE_PARTNER'],
  [3, 1, 'ONE_CAPABLE_PARTNER'],
  [2, 2, null],
])('UNHCR-34: %s partners, %s of them capable: %s', (partners, capable, gap) => {
  expect(gapOf({ partners, capable })).toBe(gap);
});
