/** Version of the intervals below; a change of them is the next one. */
export const reviewScheduleVersion = 1;

/** UNICEF-67: months from one review to the next, by the risk of the partner. Ours, as long as no agency says otherwise. */
const months: Readonly<Record<string, number>> = {
  HIGH: 6,
  HIGH_ASSUMED: 6,
  SIGNIFICANT: 9,
  MODERATE: 12,
  LOW: 24,
  LOW_ASSUMED: 24,
};

/** What nobody has assessed is looked at as if it were of significant risk. */
const unknownBand = 'SIGNIFICANT';

export const monthsBetweenReviews = (band: string | null): number =>
  months[band ?? unknownBand] ?? months[unknownBand] ?? 0;

/** Side by side for SQL: bands and their months; and the months of every other band. */
export const reviewIntervals = {
  bands: Object.keys(months),
  months: Object.values(months),
  otherwise: monthsBetweenReviews(null),
};
