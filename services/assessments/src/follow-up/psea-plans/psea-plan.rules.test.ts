import { pseaPlanOf } from './psea-plan.rules';

const finalisedOn = '2026-01-31';
const none = { isNeeded: false, hasPlan: false, isDue: false, dueBy: null };
const due = { isNeeded: true, hasPlan: false, isDue: true, dueBy: '2026-03-02' };

test.each([
  [null, none],
  [{ band: 'LOW', finalisedOn, hasPlan: false }, none],
  [{ band: 'NOT_REQUIRED', finalisedOn, hasPlan: false }, none],
  [{ band: 'MODERATE', finalisedOn, hasPlan: false }, due],
  [{ band: 'HIGH', finalisedOn, hasPlan: false }, due],
  [{ band: 'HIGH_ASSUMED', finalisedOn, hasPlan: false }, due],
  [
    { band: 'MODERATE', finalisedOn, hasPlan: true },
    { isNeeded: true, hasPlan: true, isDue: false, dueBy: null },
  ],
] as const)('3.3: %j has the plan %j', (rated, expected) => expect(pseaPlanOf(rated)).toEqual(expected));
