import { type FirmFigures, variancesOf } from './firm-variance.rules';

const today = '2026-06-01';
const firm = (firmId: string, change: Partial<FirmFigures> = {}): FirmFigures => ({
  firmId,
  engagements: 3,
  testedUsd: '100000.00',
  ineligibleUsd: '5000.00',
  modifiedOpinions: 0,
  lastReviewOn: '2026-01-01',
  ...change,
});
const first = (...figures: FirmFigures[]) => variancesOf(figures, today)[0];

test('a firm is compared with all others together', () => {
  const peers = [
    firm('b', { testedUsd: '300000.00', ineligibleUsd: '30000.00' }),
    firm('c', { ineligibleUsd: '0.00' }),
  ];
  expect(first(firm('a'), ...peers)).toEqual({
    firmId: 'a',
    engagements: 3,
    modifiedOpinions: 0,
    lastReviewOn: '2026-01-01',
    ineligiblePercent: '5.00',
    peersPercent: '7.50',
    isFarFromPeers: false,
    isStale: false,
  });
});

test.each<[string, Partial<FirmFigures>, Partial<FirmFigures>, boolean]>([
  ['the same', {}, {}, false],
  ['double', { ineligibleUsd: '10000.00' }, {}, false],
  ['more than double', { ineligibleUsd: '10010.00' }, {}, true],
  ['half', { ineligibleUsd: '2500.00' }, {}, false],
  ['less than half', { ineligibleUsd: '2490.00' }, {}, true],
  ['less than half of little', { ineligibleUsd: '0.00' }, { ineligibleUsd: '2000.00' }, false],
  ['few of its own', { ineligibleUsd: '90000.00', engagements: 2 }, {}, false],
  ['few of the others', { ineligibleUsd: '90000.00' }, { engagements: 2 }, false],
  ['nothing tested', { testedUsd: '0.00', ineligibleUsd: '0.00' }, {}, false],
])('far from its peers: %s', (_case, own, peer, isFar) => {
  expect(first(firm('a', own), firm('b', peer))?.isFarFromPeers).toBe(isFar);
});

test.each([
  [null, true],
  ['2024-05-31', true],
  ['2024-06-01', false],
])('last review %s: stale %s', (lastReviewOn, isStale) => {
  expect(first(firm('a', { lastReviewOn }))?.isStale).toBe(isStale);
});

test('alone it has no peers', () => {
  expect(first(firm('a'))).toMatchObject({ peersPercent: null, isFarFromPeers: false });
});
