import fc from 'fast-check';
import { addTo, amountOf, type Balance, hundredthsOf, outstandingOf, recoveryStateOf } from './recovery.rules';

test.each<[string, bigint | null]>([
  ['184250', 18425000n],
  ['184250.5', 18425050n],
  ['0.01', 1n],
  ['999999999999999.99', 99999999999999999n],
  ['0', null],
  ['0.00', null],
  ['-1', null],
  ['1.001', null],
  ['1e3', null],
  ['01', null],
  ['', null],
  ['1000000000000000', null],
])('%s is %s hundredths', (amount, hundredths) => expect(hundredthsOf(amount)).toBe(hundredths));

const claim: Balance = { claimed: '184250.00', recovered: '0.00', writtenOff: '0.00' };

test('4.b, step 9: 60,000 of 184,250 leave 124,250', () => {
  const after = addTo(claim, 'recovered', 6_000_000n);
  expect(after).toEqual({ ...claim, recovered: '60000.00' });
  expect(after && [outstandingOf(after), recoveryStateOf(after)]).toEqual(['124250.00', 'PARTLY_RECOVERED']);
});

test.each<[Balance, string, string]>([
  [claim, '184250.00', 'OPEN'],
  [{ ...claim, recovered: '0.01' }, '184249.99', 'PARTLY_RECOVERED'],
  [{ ...claim, recovered: '184250.00' }, '0.00', 'RECOVERED'],
  [{ ...claim, writtenOff: '184250.00' }, '0.00', 'WRITTEN_OFF'],
  [{ ...claim, recovered: '60000.00', writtenOff: '124250.00' }, '0.00', 'WRITTEN_OFF'],
  [{ ...claim, writtenOff: '1.00' }, '184249.00', 'OPEN'],
])('of %j %s is outstanding: %s', (balance, outstanding, state) => {
  expect([outstandingOf(balance), recoveryStateOf(balance)]).toEqual([outstanding, state]);
});

test.each<['recovered' | 'writtenOff', bigint, boolean]>([
  ['recovered', 18_425_000n, true],
  ['recovered', 18_425_001n, false],
  ['writtenOff', 18_425_000n, true],
  ['writtenOff', 18_425_001n, false],
])('%s %s fits: %s', (part, amount, fits) => expect(addTo(claim, part, amount) !== null).toBe(fits));

test('whatever comes in, nothing is lost and the outstanding amount never falls below zero', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 14n });
  const step = fc.tuple(fc.constantFrom('recovered' as const, 'writtenOff' as const), amount);
  fc.assert(
    fc.property(amount, fc.array(step, { maxLength: 20 }), (claimed, steps) => {
      let balance: Balance = { claimed: amountOf(claimed), recovered: '0.00', writtenOff: '0.00' };
      let left = claimed;
      for (const [part, hundredths] of steps) {
        const next = addTo(balance, part, hundredths);
        expect(next === null).toBe(hundredths > left);
        if (!next) continue;
        left -= hundredths;
        balance = next;
        expect(outstandingOf(balance)).toBe(amountOf(left));
      }
    }),
  );
});
