import type { EntryRow } from '../ineligibility-entries/ineligibility-entry.repository';
import { type Conditions, entryStateAt, unmetConditions } from '../ineligibility-entries/ineligibility-entry.rules';
import type { RecognitionRow } from './recognition.repository';
import { effectiveAt, effectsOf, lastOptOutDay, optOutRefusal, standingDecisions } from './recognition.rules';

const recordedAt = new Date('2026-03-01T10:00:00Z');
const entry: EntryRow = {
  id: 'e1',
  referenceNo: 'IE-2026-00001',
  caseId: 'c1',
  decisionId: 'd1',
  partnerId: 'p1',
  leadAgency: 'UNDP',
  type: 'DEBARMENT_CONDITIONAL_RELEASE',
  grounds: ['FRAUD', 'MISREPRESENTATION'],
  conditions: [],
  from: '2026-03-01',
  until: '2029-03-01',
  conductUntil: '2025-06-30',
  decidedOn: '2026-03-01',
  dueProcess: true,
  shared: true,
  isPublic: false,
  recordedAt,
  supersedesId: null,
  supersededAt: null,
  liftedAt: null,
  liftReason: null,
};

test.each<[string, Partial<Conditions>, string[]]>([
  ['all hold', {}, []],
  ['one harmonised ground is enough', { grounds: ['SERIOUS_BREACH', 'COLLUSION'] }, []],
  ['obstruction alone is not harmonised', { grounds: ['OBSTRUCTION'] }, ['HARMONISED_GROUND']],
  ['a year is not longer than a year', { until: '2027-03-01' }, ['PERIOD_OVER_ONE_YEAR']],
  ['a year and a day is', { until: '2027-03-02' }, []],
  ['without an end it is longer', { until: null }, []],
  ['not shared', { shared: false }, ['SHARED']],
  ['ten years to the day', { conductUntil: '2016-03-01' }, []],
  ['a day more than ten years', { conductUntil: '2016-02-29' }, ['DECIDED_WITHIN_TEN_YEARS']],
  ['conduct without a time', { conductUntil: null }, ['DECIDED_WITHIN_TEN_YEARS']],
  ['no due process', { dueProcess: false }, ['DUE_PROCESS']],
  [
    'nothing holds',
    { grounds: [], until: '2026-04-01', shared: false, conductUntil: null, dueProcess: false },
    ['HARMONISED_GROUND', 'PERIOD_OVER_ONE_YEAR', 'SHARED', 'DECIDED_WITHIN_TEN_YEARS', 'DUE_PROCESS'],
  ],
])('S-INV-8: %s', (_case, change, unmet) => expect(unmetConditions({ ...entry, ...change })).toEqual(unmet));

test.each<[string, Partial<EntryRow>, string, string | null]>([
  ['before it was recorded', {}, '2026-03-01T09:59:59Z', null],
  ['on its first day', {}, '2026-03-01T10:00:00Z', 'IN_FORCE'],
  ['before its first day', { from: '2026-03-02' }, '2026-03-01T23:59:59Z', 'UPCOMING'],
  ['on its last day', { type: 'DEBARMENT_FIXED' }, '2029-02-28T23:59:59Z', 'IN_FORCE'],
  ['when it is over', { type: 'DEBARMENT_FIXED' }, '2029-03-01T00:00:00Z', 'ENDED'],
  ['when a condition of release remains', {}, '2029-03-01T00:00:00Z', 'IN_FORCE'],
  ['without an end', { until: null }, '2999-01-01T00:00:00Z', 'IN_FORCE'],
  ['after it was lifted', { liftedAt: new Date('2026-05-01T00:00:00Z') }, '2026-05-01T00:00:00Z', 'LIFTED'],
  ['before it was lifted', { liftedAt: new Date('2026-05-01T00:00:00Z') }, '2026-04-30T23:00:00Z', 'IN_FORCE'],
  [
    'after another took its place',
    { supersededAt: new Date('2026-05-01T00:00:00Z') },
    '2026-06-01T00:00:00Z',
    'SUPERSEDED',
  ],
])('an entry %s: %j at %s is %s', (_case, change, at, state) => {
  expect(entryStateAt({ ...entry, ...change }, new Date(at))).toBe(state);
});

const decision = (change: Partial<RecognitionRow>): RecognitionRow => ({
  id: 'r1',
  entryId: 'e1',
  agency: 'WFP',
  outcome: 'PARTIAL',
  reason: 'sole access',
  compensatingControls: 'spot checks',
  countries: ['SS'],
  until: '2026-12-31',
  decidedBy: 'wfp#admin',
  decidedAt: new Date('2026-03-05T00:00:00Z'),
  carriedFrom: null,
  ...change,
});
const agencies = ['UNDP', 'UNHCR', 'WFP'];
const outcomes = (of: EntryRow, rows: RecognitionRow[], at: string) =>
  Object.fromEntries(
    effectsOf(of, { rows, agencies, at: new Date(at) }).map(({ agency, outcome }) => [agency, outcome]),
  );

test.each<[string, Partial<EntryRow>, RecognitionRow[], string, object]>([
  ['nobody decided', {}, [], '2026-03-10', { UNHCR: 'AUTO_RECOGNISED', WFP: 'AUTO_RECOGNISED' }],
  [
    'nobody decided, and a condition fails',
    { dueProcess: false },
    [],
    '2026-03-10',
    { UNHCR: 'PENDING', WFP: 'PENDING' },
  ],
  ['one opted out', {}, [decision({})], '2026-03-10', { UNHCR: 'AUTO_RECOGNISED', WFP: 'PARTIAL' }],
  ['before it did', {}, [decision({})], '2026-03-04', { UNHCR: 'AUTO_RECOGNISED', WFP: 'AUTO_RECOGNISED' }],
  ['on the last day', {}, [decision({})], '2026-12-31T23:59:59Z', { UNHCR: 'AUTO_RECOGNISED', WFP: 'PARTIAL' }],
  ['the day after', {}, [decision({})], '2027-01-01', { UNHCR: 'AUTO_RECOGNISED', WFP: 'AUTO_RECOGNISED' }],
  [
    'it came back',
    {},
    [
      decision({}),
      decision({ id: 'r2', outcome: 'RECOGNISED', until: null, decidedAt: new Date('2026-04-01T00:00:00Z') }),
    ],
    '2026-05-01',
    { UNHCR: 'AUTO_RECOGNISED', WFP: 'RECOGNISED' },
  ],
])('S-INV-8: %s', (_case, change, rows, at, expected) => {
  expect(outcomes({ ...entry, ...change }, rows, at)).toEqual({ UNDP: 'RECOGNISED', ...expected });
});

test('an agency that registry has not told of yet is shown with its decision', () => {
  expect(outcomes(entry, [decision({ agency: 'FAO' })], '2026-03-10')).toMatchObject({ FAO: 'PARTIAL' });
});

test('what is carried over is what still holds', () => {
  const rows = [decision({}), decision({ id: 'r2', agency: 'FAO', until: '2026-03-09' })];
  expect(standingDecisions(rows, new Date('2026-03-10')).map(({ id }) => id)).toEqual(['r1']);
});

test.each([
  [{}, '2026-03-01T10:00:00.000Z', '2026-03-16'],
  [{ from: '2026-04-01' }, '2026-04-01T00:00:00.000Z', '2026-04-16'],
  [{ from: '2025-01-01' }, '2026-03-01T10:00:00.000Z', '2026-03-16'],
])('an entry with %j takes effect at %s; an agency opts out until %s', (change, at, last) => {
  expect(effectiveAt({ ...entry, ...change }).toISOString()).toBe(at);
  expect(lastOptOutDay({ ...entry, ...change })).toBe(last);
});

const asked = { entry, isRenewal: false, until: '2026-12-31', now: new Date('2026-03-16T23:59:59Z') };

test.each<[string, Partial<typeof asked>, string | null]>([
  ['on the 15th day', {}, null],
  ['on the 16th day', { now: new Date('2026-03-17T00:00:00Z') }, 'WINDOW_OVER'],
  ['on the 16th day, to renew', { now: new Date('2026-03-17T00:00:00Z'), isRenewal: true }, null],
  [
    'years later, of an entry that binds nobody by itself',
    { entry: { ...entry, dueProcess: false }, now: new Date('2026-08-01') },
    null,
  ],
  ['until today', { until: '2026-03-16' }, 'UNTIL_PAST'],
  ['for twelve months', { until: '2027-03-16' }, null],
  ['for a day more', { until: '2027-03-17' }, 'UNTIL_TOO_LATE'],
])('S-INV-8: an opt-out %s', (_case, change, refusal) => expect(optOutRefusal({ ...asked, ...change })).toBe(refusal));
