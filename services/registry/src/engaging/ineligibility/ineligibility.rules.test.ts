import { barringsFor, type EntryEffect, type Ineligibility } from './ineligibility.rules';

const at = new Date('2026-03-01T12:00:00Z');
const effect = (change: Partial<EntryEffect>): EntryEffect => ({
  agency: 'WFP',
  outcome: 'AUTO_RECOGNISED',
  countries: [],
  until: null,
  ...change,
});
const entry = {
  referenceNo: 'UNDP-2026-0001',
  leadAgency: 'UNDP',
  type: 'DEBARMENT_CONDITIONAL_RELEASE',
  automatic: true,
  from: '2026-02-01T00:00:00Z',
  until: '2029-02-01T00:00:00Z',
};
const state = (effects: EntryEffect[], change: Partial<Ineligibility> = {}): Ineligibility => ({
  ineligible: true,
  since: new Date(entry.from),
  listing: false,
  entries: [{ ...entry, effects }],
  ...change,
});
const bars = (ineligibility: Ineligibility, country = 'SO', when = at) =>
  barringsFor(ineligibility, { agency: 'WFP', country, at: when }).length > 0;

test.each<[string, EntryEffect[], boolean]>([
  ['recognised by itself', [effect({})], true],
  ['recognised by decision', [effect({ outcome: 'RECOGNISED' })], true],
  ['opted out', [effect({ outcome: 'OPTED_OUT' })], false],
  ['opted out until yesterday', [effect({ outcome: 'OPTED_OUT', until: '2026-02-28T12:00:00Z' })], true],
  ['opted out until tomorrow', [effect({ outcome: 'OPTED_OUT', until: '2026-03-02T12:00:00Z' })], false],
  ['opted out for this country', [effect({ outcome: 'PARTIAL', countries: ['SO'] })], false],
  ['opted out for another country', [effect({ outcome: 'PARTIAL', countries: ['SS'] })], true],
  ['another agency opted out', [effect({ agency: 'UNICEF', outcome: 'OPTED_OUT' })], true],
  ['nothing known of the agency', [], true],
])('R-INV-7: %s', (_case, effects, barred) => expect(bars(state(effects))).toBe(barred));

test.each<[string, EntryEffect[], boolean]>([
  ['recognised by decision', [effect({ outcome: 'RECOGNISED' })], true],
  ['not decided yet', [effect({ outcome: 'PENDING' })], false],
  ['nothing known of the agency', [], false],
])('S-INV-8: an entry that is not automatic binds whoever recognised it: %s', (_case, effects, barred) =>
  expect(bars(state([], { entries: [{ ...entry, automatic: false, effects }] }))).toBe(barred),
);

test.each<[string, string, boolean]>([
  ['before it begins', '2026-01-31T23:59:59Z', false],
  ['as it begins', '2026-02-01T00:00:00Z', true],
  ['as it ends', '2029-02-01T00:00:00Z', false],
])('an entry binds during its period: %s', (_case, when, barred) =>
  expect(bars(state([effect({})]), 'SO', new Date(when))).toBe(barred),
);

test('S-INV-1: a mandatory listing binds an agency that opted out of every entry', () => {
  const optedOut = [effect({ outcome: 'OPTED_OUT' })];
  expect(bars(state(optedOut, { listing: true }))).toBe(true);
  expect(bars({ ...state([]), listing: true, entries: [] })).toBe(true);
});

test('each entry is named with its lead agency and since when', () => {
  expect(barringsFor(state([effect({})]), { agency: 'WFP', country: 'SO', at })).toEqual([
    expect.objectContaining({
      message: 'Ineligible by UNDP-2026-0001 of UNDP: DEBARMENT_CONDITIONAL_RELEASE.',
      since: new Date(entry.from),
    }),
  ]);
});
