import { relationshipOf, yearsBefore } from './partnership.rules';

test.each([
  ['2026-02-27', '2021-02-27'],
  ['2028-02-29', '2023-02-28'],
  ['2025-12-31', '2020-12-31'],
])('five years before %s is %s', (today, before) => expect(yearsBefore(today, 5)).toBe(before));

const agreement = (lastAgreementOn: string) => ({ agency: 'UNHCR', lastAgreementOn });

test.each([
  [[], 'POTENTIAL'],
  [['2021-02-27'], 'EXISTING'],
  [['2021-02-26'], 'FORMER'],
  [['2015-01-01', '2025-01-01'], 'EXISTING'],
])('agreements of %j make it %s', (days, relationship) => {
  expect(relationshipOf(days.map(agreement), '2026-02-27', 5)).toBe(relationship);
});
