import { type ConsultationStep, isLocal, stateAfter } from './consultation.rules';

const allowed: Record<ConsultationStep, Partial<Record<string, string>>> = {
  update: { PLANNED: 'PLANNED', INVITED: 'INVITED' },
  invite: { PLANNED: 'INVITED', INVITED: 'INVITED' },
  respond: { INVITED: 'INVITED' },
  survey: { INVITED: 'INVITED', HELD: 'HELD', MINUTED: 'MINUTED' },
  attend: { PLANNED: 'HELD', INVITED: 'HELD', HELD: 'HELD' },
  minute: { HELD: 'MINUTED', MINUTED: 'MINUTED' },
  cancel: { PLANNED: 'CANCELLED', INVITED: 'CANCELLED' },
};

test('each step in each state', () => {
  for (const [step, results] of Object.entries(allowed)) {
    for (const state of ['PLANNED', 'INVITED', 'HELD', 'MINUTED', 'CANCELLED'] as const) {
      expect([step, state, stateAfter(state, step as ConsultationStep)]).toEqual([step, state, results[state] ?? null]);
    }
  }
});

test.each([
  ['NATIONAL_NGO', 'SO', 'SO', true],
  ['NATIONAL_NGO', 'KE', 'SO', false],
  ['INTERNATIONAL_NGO', 'SO', 'SO', false],
  ['COMMUNITY_BASED_ORG', null, 'SO', true],
  ['COMMUNITY_BASED_ORG', 'KE', null, true],
  ['UN_ENTITY', 'CH', null, false],
  [null, 'SO', 'SO', true],
])('%s of %s in a consultation of %s is local: %s', (type, origin, country, local) => {
  expect(isLocal(type, origin, country)).toBe(local);
});
