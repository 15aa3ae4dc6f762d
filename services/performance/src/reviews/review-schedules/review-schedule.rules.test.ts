import { monthsBetweenReviews, reviewIntervals } from './review-schedule.rules';

test.each([
  ['HIGH', 6],
  ['HIGH_ASSUMED', 6],
  ['SIGNIFICANT', 9],
  ['MODERATE', 12],
  ['LOW', 24],
  ['LOW_ASSUMED', 24],
  ['NOT_ASSESSED', 9],
  ['NOT_REQUIRED', 9],
  [null, 9],
])('UNICEF-67: a partner of risk %s is reviewed every %i months', (band, months) =>
  expect(monthsBetweenReviews(band)).toBe(months),
);

test('SQL is given the same intervals', () => {
  const { bands, months, otherwise } = reviewIntervals;
  expect(months).toEqual(bands.map(monthsBetweenReviews));
  expect(otherwise).toBe(9);
});
