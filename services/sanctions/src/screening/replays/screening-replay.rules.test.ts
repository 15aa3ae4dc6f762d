import { compareMatches } from './screening-replay.rules';

const match = { subjectId: 's1', personId: null, score: 0.91, askedName: 'A', listedName: 'B' };
const other = { ...match, subjectId: 's2' };

test.each([
  ['nothing and nothing', [], [], true],
  ['another order', [match, other], [other, match], true],
  ['one more', [match], [match, other], false],
  ['another score', [match], [{ ...match, score: 0.92 }], false],
  ['another person', [match], [{ ...match, personId: 'k1' }], false],
  ['another listed name', [match], [{ ...match, listedName: 'C' }], false],
])('%s', (_case, recorded, repeated, same) => expect(compareMatches(recorded, repeated)).toBe(same));
