import { savingOf } from './reuse-saving.rules';

const micro = { leadTimeDays: 62, costUsd: '6000' };
const at = (requestedOn: string, doneOn: string, ...supplementCosts: string[]) => ({
  requestedOn,
  doneOn,
  supplementCosts,
});

test('story 4.c, step 11: 62 d − 1 d = 61 days and US$6,000', () => {
  expect(savingOf(micro, at('2026-09-25', '2026-09-25'))).toEqual({ daysSaved: 61, costSavedUsd: '6000.00' });
});

test.each([
  ['decided the next day', at('2026-09-25', '2026-09-26'), 61, '6000.00'],
  ['decided after a week', at('2026-09-25', '2026-10-02'), 55, '6000.00'],
  ['with a supplement that cost 1,500.50', at('2026-09-25', '2026-10-25', '1500.50'), 32, '4499.50'],
  ['with supplements that cost more', at('2026-09-25', '2026-10-25', '4000', '2500'), 32, '0.00'],
  ['slower than a new one', at('2026-01-01', '2026-12-31'), 0, '6000.00'],
])('%s', (_case, reuse, daysSaved, costSavedUsd) => {
  expect(savingOf(micro, reuse)).toEqual({ daysSaved, costSavedUsd });
});

test('what is not known stays unknown', () => {
  expect(savingOf({ leadTimeDays: null, costUsd: null }, at('2026-09-25', '2026-09-25'))).toEqual({
    daysSaved: null,
    costSavedUsd: null,
  });
});
