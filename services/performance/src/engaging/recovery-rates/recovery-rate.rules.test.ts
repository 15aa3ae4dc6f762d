import { type AgencyRecovery, type AskedRecovery, computeRecovery } from './recovery-rate.rules';

const cell = (agency: string, partners: number, claimed = '100', recovered = '50'): AgencyRecovery => ({
  agency,
  currency: 'USD',
  partnerIds: Array.from({ length: partners }, (_, index) => `${agency}-${index}`),
  claimed,
  recovered,
});
const asked = (change: Partial<AskedRecovery> = {}): AskedRecovery => ({
  agency: null,
  viewerAgency: 'UNDP',
  quarterly: false,
  ...change,
});

test('JIU-95: 60,000 of 184,250 is 32.56 percent', () => {
  expect(computeRecovery([cell('UNDP', 1, '184250.00', '60000.00')], asked({ agency: 'UNDP' }))).toEqual({
    numerator: '60000.00',
    denominator: '184250.00',
    value: '32.56',
    suppressed: false,
  });
});

test('of nothing there is no rate', () => {
  const none = { numerator: '0.00', denominator: '0.00', value: null, suppressed: false };
  expect(computeRecovery([], asked())).toEqual(none);
});

test.each<[string, AgencyRecovery[], Partial<AskedRecovery>, boolean]>([
  ['the own agency, however small', [cell('UNDP', 1)], { agency: 'UNDP' }, false],
  ['the own quarter', [cell('UNDP', 1)], { agency: 'UNDP', quarterly: true }, false],
  ['another agency with four partners', [cell('WFP', 4)], { agency: 'WFP' }, true],
  ['another agency with five', [cell('WFP', 5)], { agency: 'WFP' }, false],
  ['the quarter of another agency with five', [cell('WFP', 5)], { agency: 'WFP', quarterly: true }, true],
  ['all, where the own claims are subtracted', [cell('UNDP', 9), cell('WFP', 1)], {}, true],
  ['all, where a shown agency is subtracted too', [cell('UNICEF', 9), cell('WFP', 1)], {}, true],
  ['all, where two small ones stay together', [cell('UNICEF', 3), cell('WFP', 2)], {}, false],
  ['all, without others', [cell('UNDP', 1)], {}, false],
])('P-INV-4: %s', (_case, cells, change, suppressed) => {
  expect(computeRecovery(cells, asked(change)).suppressed).toBe(suppressed);
});

test('P-INV-4: the same partner at two agencies counts once', () => {
  const shared = [
    { ...cell('UNICEF', 0), partnerIds: ['a', 'b', 'c'] },
    { ...cell('WFP', 0), partnerIds: ['a', 'b', 'd'] },
  ];
  expect(computeRecovery(shared, asked()).suppressed).toBe(true);
});
