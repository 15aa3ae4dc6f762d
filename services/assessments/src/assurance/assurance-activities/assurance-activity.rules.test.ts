import { AssuranceType } from '../../terms/assurance-type.enum';
import { AssuranceActivityState } from './assurance-activity.enums';
import {
  type ActivityDates,
  conductedOn,
  dateNames,
  dateProblem,
  isKnownToPartner,
  isNegative,
  mayBecome,
  missingForSubmission,
  needsOpinion,
  quarterIn,
} from './assurance-activity.rules';

const noDates = Object.fromEntries(dateNames.map((name) => [name, null])) as ActivityDates;
const inOrder = Object.fromEntries(dateNames.map((name, index) => [name, `2026-03-0${index + 1}`])) as ActivityDates;
const today = '2026-04-01';

describe('the states', () => {
  const states = Object.values(AssuranceActivityState);
  const allowed = [
    'PLANNED IN_PROGRESS',
    'PLANNED CANCELLED',
    'IN_PROGRESS SUBMITTED',
    'IN_PROGRESS CANCELLED',
    'SUBMITTED FINAL',
    'SUBMITTED CANCELLED',
  ];

  test.each(states.flatMap((from) => states.map((to) => [from, to] as const)))('%s → %s', (from, to) => {
    expect(mayBecome(from, to)).toBe(allowed.includes(`${from} ${to}`));
  });
});

describe('the days', () => {
  test.each([
    ['none', noDates, null],
    ['all in order', inOrder, null],
    ['all on one day', Object.fromEntries(dateNames.map((name) => [name, today])) as ActivityDates, null],
    ['some', { ...noDates, contactedOn: '2026-01-01', agencyCommentsOn: '2026-02-01' }, null],
    ['one to come', { ...noDates, contactedOn: '2026-04-02' }, 'contactedOn'],
    ['two swapped', { ...inOrder, draftToPartnerOn: '2026-03-01' }, 'draftToPartnerOn'],
    ['swapped over a gap', { ...noDates, contactedOn: '2026-02-02', submittedOn: '2026-02-01' }, 'submittedOn'],
    ['final before submitted', { ...inOrder, finalOn: '2026-03-06' }, 'finalOn'],
  ])('%s', (_case, dates, field) => {
    expect(dateProblem(dates, today)?.field ?? null).toBe(field);
  });

  const five = ['fieldVisitOn', 'draftToPartnerOn', 'partnerCommentsOn', 'draftToAgencyOn', 'agencyCommentsOn'];

  test.each(['SPOT_CHECK', 'SCHEDULED_AUDIT', 'SPECIAL_AUDIT', 'NEX_NIM_AUDIT'] as const)(
    'a %s is submitted with all five intermediate days and its report (standards.md 3.2)',
    (type) => {
      expect(missingForSubmission(type, noDates, false)).toEqual([...five, 'reportFileId']);
      expect(missingForSubmission(type, inOrder, true)).toEqual([]);
      for (const name of five) {
        expect(missingForSubmission(type, { ...inOrder, [name]: null }, true)).toEqual([name]);
      }
    },
  );

  test.each(['PROGRAMMATIC_VISIT', 'THIRD_PARTY_MONITORING', 'REMOTE_CHECK'] as const)(
    'a %s has no drafts: its day and its report are enough',
    (type) => {
      expect(missingForSubmission(type, noDates, false)).toEqual(['fieldVisitOn', 'reportFileId']);
      expect(missingForSubmission(type, { ...noDates, fieldVisitOn: '2026-03-01' }, true)).toEqual([]);
    },
  );

  test('of the work is that of the field visit, else the next one known', () => {
    expect(conductedOn(inOrder)).toBe('2026-03-02');
    expect(conductedOn({ ...inOrder, fieldVisitOn: null })).toBe('2026-03-03');
    expect(conductedOn(noDates)).toBeNull();
  });

  test.each([
    ['2026-01-01', 1],
    ['2026-03-31', 1],
    ['2026-04-01', 2],
    ['2026-09-30', 3],
    ['2026-10-01', 4],
    ['2025-12-31', 1],
    ['2027-02-01', 4],
  ])('%s lies in quarter %i of 2026', (day, quarter) => {
    expect(quarterIn(2026, day)).toBe(quarter);
  });
});

test('financial audits need an opinion; adverse ones and disclaimers are negative', () => {
  expect(Object.values(AssuranceType).filter(needsOpinion)).toEqual(['SCHEDULED_AUDIT', 'NEX_NIM_AUDIT']);
  expect((['UNMODIFIED', 'QUALIFIED', 'ADVERSE', 'DISCLAIMER'] as const).filter(isNegative)).toEqual([
    'ADVERSE',
    'DISCLAIMER',
  ]);
});

test('the partner learns of a special audit when it is contacted, of all else when it is planned', () => {
  expect(isKnownToPartner('SPOT_CHECK', noDates)).toBe(true);
  expect(isKnownToPartner('SPECIAL_AUDIT', noDates)).toBe(false);
  expect(isKnownToPartner('SPECIAL_AUDIT', { ...noDates, contactedOn: '2026-03-01' })).toBe(true);
});
