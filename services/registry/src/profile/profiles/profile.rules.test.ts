import { sections } from '../profile-sections/section.catalogue';
import { completenessOf, confirmationOf, freshnessAt, freshnessDays } from './profile.rules';

describe('R-INV-10: current for twelve months, then sixty days of grace', () => {
  const confirmation = confirmationOf(new Date('2025-11-20T10:00:00.000Z'));

  test.each([
    ['2025-11-20T10:00:00.000Z', 'FRESH'],
    ['2025-12-31T23:59:59.999Z', 'FRESH'],
    // No cliff: the new year changes nothing.
    ['2026-01-01T00:00:00.000Z', 'FRESH'],
    ['2026-11-20T10:00:00.000Z', 'FRESH'],
    ['2026-11-20T10:00:00.001Z', 'DUE'],
    ['2027-01-01T00:00:00.000Z', 'DUE'],
    ['2027-01-19T10:00:00.000Z', 'DUE'],
    ['2027-01-19T10:00:00.001Z', 'STALE'],
  ])('at %s it is %s', (now, freshness) => {
    expect(freshnessAt(confirmation, new Date(now))).toBe(freshness);
  });

  test('never confirmed is never', () => {
    expect(freshnessAt(null, new Date())).toBe('NEVER');
  });

  test.each([
    ['2024-02-29T12:00:00.000Z', '2025-02-28T12:00:00.000Z'],
    ['2023-02-28T12:00:00.000Z', '2024-02-28T12:00:00.000Z'],
    ['2025-12-31T23:59:59.000Z', '2026-12-31T23:59:59.000Z'],
    ['2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
  ])('confirmed at %s it is due at %s', (confirmedAt, dueAt) => {
    expect(confirmationOf(new Date(confirmedAt)).dueAt.toISOString()).toBe(dueAt);
  });

  test('days are whole ones', () => {
    expect(freshnessDays(confirmation.confirmedAt, new Date('2025-11-22T09:59:59.000Z'))).toBe(1);
  });
});

describe('completeness', () => {
  const whole = sections.map(({ code }) => ({ section: code, missing: [], required: 5 }));

  test('of a profile that nobody wrote is nothing, with all that it asks for', () => {
    const { percent, complete, missing } = completenessOf([]);
    expect([percent, complete]).toEqual([0, false]);
    expect(missing).toContain('BANKING.twoSignatures');
    expect(missing.filter((field) => field.startsWith('OTHER_INFO'))).toEqual([]);
  });

  test('is full with the nine mandatory sections', () => {
    const nine = whole.filter(({ section }) => section !== 'OTHER_INFO');
    expect(nine).toHaveLength(9);
    expect(completenessOf(nine)).toMatchObject({ percent: 100, complete: true, missing: [] });
  });

  test('never rounds up to full', () => {
    const states = whole.map((state) => ({ ...state, required: 1_000 }));
    const [first, ...rest] = states;
    if (!first) throw new Error('no sections');
    const almost = completenessOf([{ ...first, missing: ['foundedOn'] }, ...rest]);
    expect(almost).toMatchObject({ percent: 99, complete: false, missing: ['IDENTIFICATION.foundedOn'] });
    expect(almost.sections[0]).toEqual({
      section: 'IDENTIFICATION',
      mandatory: true,
      complete: false,
      missing: ['foundedOn'],
    });
  });
});
