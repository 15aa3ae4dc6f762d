import { agenciesOf, type ForumStep, newcomers, stateAfter } from './forum-discussion.rules';

const allowed: Record<ForumStep, Partial<Record<string, string>>> = {
  invite: { OPEN: 'OPEN', DECIDED: 'DECIDED' },
  join: { OPEN: 'OPEN', DECIDED: 'DECIDED' },
  leave: { OPEN: 'OPEN', DECIDED: 'DECIDED', CLOSED: 'CLOSED' },
  post: { OPEN: 'OPEN', DECIDED: 'DECIDED' },
  decide: { OPEN: 'DECIDED', DECIDED: 'DECIDED' },
  dissent: { DECIDED: 'DECIDED' },
  followUp: { OPEN: 'OPEN', DECIDED: 'DECIDED' },
  close: { OPEN: 'CLOSED', DECIDED: 'CLOSED' },
  reopen: { CLOSED: 'OPEN' },
};

test('JIU-60: each step in each state', () => {
  for (const [step, results] of Object.entries(allowed)) {
    for (const state of ['OPEN', 'DECIDED', 'CLOSED'] as const) {
      const after = () => stateAfter(state, step as ForumStep);
      const wanted = results[state];
      if (wanted) expect([step, state, after()]).toEqual([step, state, wanted]);
      else expect(after).toThrow(`A discussion that is ${state} does not take this step.`);
    }
  }
});

const present = [
  { agency: 'UNHCR', subject: 'one#a' },
  { agency: 'WFP', subject: 'two#b' },
  { agency: 'UNHCR', subject: 'one#c' },
];

test.each([
  ['UNHCR', ['one#a'], []],
  ['UNHCR', ['one#d', 'one#d', 'one#c'], ['one#d']],
  ['WFP', ['one#a', 'two#b'], ['one#a']],
  ['UNDP', [], []],
])('%s names %j: %j are new', (agency, named, fresh) => expect(newcomers(present, agency, named)).toEqual(fresh));

test('agencies are those that somebody sits for, in the order of coming', () => {
  expect(agenciesOf(present)).toEqual(['UNHCR', 'WFP']);
  expect(agenciesOf(present.slice(1))).toEqual(['WFP', 'UNHCR']);
  expect(agenciesOf([])).toEqual([]);
});
