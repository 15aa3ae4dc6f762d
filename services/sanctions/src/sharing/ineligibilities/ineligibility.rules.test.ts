import type { EntryRow } from '../ineligibility-entries/ineligibility-entry.repository';
import type { RecognitionRow } from '../recognitions/recognition.repository';
import { type IneligibilityFacts, ineligibilityAt, isQuiet, nextChangeAfter, tellState } from './ineligibility.rules';

const entry: EntryRow = {
  id: 'e1',
  referenceNo: 'IE-2026-00001',
  caseId: 'c1',
  decisionId: 'd1',
  partnerId: 'p1',
  leadAgency: 'UNDP',
  type: 'DEBARMENT_FIXED',
  grounds: ['FRAUD'],
  conditions: [],
  from: '2026-03-01',
  until: '2029-03-01',
  conductUntil: '2025-06-30',
  decidedOn: '2026-03-01',
  dueProcess: true,
  shared: true,
  isPublic: false,
  recordedAt: new Date('2026-02-20T10:00:00Z'),
  supersedesId: null,
  supersededAt: null,
  liftedAt: null,
  liftReason: null,
};
const listedSince = new Date('2026-02-01T08:00:00Z');
const optOut = { entryId: 'e1', agency: 'WFP', outcome: 'OPTED_OUT', until: '2026-12-31', countries: [] };
const decisions = new Map([
  ['e1', [{ ...optOut, decidedAt: new Date('2026-03-02T00:00:00Z') } as unknown as RecognitionRow]],
]);
const facts: IneligibilityFacts = { entries: [entry], decisions, agencies: ['UNDP', 'WFP'], listedSince: null };
const at = new Date('2026-04-01T00:00:00Z');

test.each<[string, Partial<IneligibilityFacts>, string, object]>([
  ['an entry in force', {}, '2026-04-01', { ineligible: true, listing: false, since: new Date('2026-03-01') }],
  ['an entry to come', {}, '2026-02-25', { ineligible: false, since: null }],
  ['an entry that is over', {}, '2029-03-01', { ineligible: false, since: null }],
  ['nothing', { entries: [] }, '2026-04-01', { ineligible: false, since: null }],
  [
    'a listing alone (S-INV-1)',
    { entries: [], listedSince },
    '2026-04-01',
    { ineligible: true, listing: true, since: listedSince },
  ],
  ['a listing before an entry', { listedSince }, '2026-04-01', { ineligible: true, listing: true, since: listedSince }],
  [
    'an entry that is not shared',
    { entries: [{ ...entry, shared: false }] },
    '2026-04-01',
    { ineligible: false, inForce: [], own: [{ id: 'e1' }] },
  ],
  [
    'an entry of under a year, which each agency decides about',
    { entries: [{ ...entry, until: '2026-09-01' }] },
    '2026-04-01',
    { ineligible: false, since: null, inForce: [{ automatic: false }] },
  ],
  [
    'an entry that was lifted',
    { entries: [{ ...entry, liftedAt: new Date('2026-03-20') }] },
    '2026-04-01',
    { ineligible: false },
  ],
])('%s: %j at %s', (_case, change, when, expected) => {
  expect(ineligibilityAt({ ...facts, ...change }, new Date(when))).toMatchObject(expected);
});

test.each([
  ['2026-02-25', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01T00:00:00Z', '2027-01-01T00:00:00.000Z'],
  ['2027-01-01T00:00:00Z', '2029-03-01T00:00:00.000Z'],
  ['2029-03-01T00:00:00Z', undefined],
])('after %s time changes something next at %s', (after, next) => {
  expect(nextChangeAfter(facts, new Date(after))?.toISOString()).toBe(next);
});

test('what was lifted or superseded changes no more', () => {
  const ended = [
    { ...entry, liftedAt: at },
    { ...entry, supersededAt: at },
  ];
  expect(nextChangeAfter({ ...facts, entries: ended }, at)).toBeNull();
});

test('it is told with instants, and an opt-out ends as the day after its last one begins', () => {
  const told = tellState(ineligibilityAt(facts, at));
  expect(told).toMatchObject({
    ineligible: true,
    since: '2026-03-01T00:00:00.000Z',
    entries: [
      {
        entryId: 'e1',
        from: '2026-03-01T00:00:00.000Z',
        until: '2029-03-01T00:00:00.000Z',
        effects: [
          { agency: 'UNDP', outcome: 'RECOGNISED' },
          { agency: 'WFP', outcome: 'OPTED_OUT', until: '2027-01-01T00:00:00.000Z' },
        ],
      },
    ],
  });
  expect(isQuiet(told)).toBe(false);
  expect(isQuiet(tellState(ineligibilityAt({ ...facts, entries: [] }, at)))).toBe(true);
});
