import { shippedMethodology } from '../shipped-methodologies/shipped-methodologies.data';
import { checkDeclared, checkPair, coverageOf, decidedAt, holdsFor, type Proposal } from './equivalence.rules';
import { shippedEquivalences } from './shipped-equivalences.data';

const psea2020 = shippedMethodology('PSEA_2020', 1);
const harmonised = shippedMethodology('PSEA_HARMONISED', 1);
const hact1 = shippedMethodology('HACT_MICRO', 1);
const hact2 = shippedMethodology('HACT_MICRO', 2);

test.each(shippedEquivalences)(
  '$from.code $from.version to $to.code $to.version is what its crosswalk says',
  (shipped) => {
    const from = shippedMethodology(shipped.from.code, shipped.from.version);
    const to = shippedMethodology(shipped.to.code, shipped.to.version);
    const { coverage, gaps, crosswalk } = shipped;
    checkPair(from, to);
    const computed = crosswalk.length > 0 ? coverageOf(from, to, crosswalk) : checkDeclared(to, { coverage, gaps });
    expect(computed).toEqual({ coverage, gaps });
  },
);

test('story 4.c: version 1 answers 72 percent of version 2, and sections G and H are missing', () => {
  expect(shippedEquivalences[0]).toMatchObject({
    from: { version: 1 },
    to: { version: 2 },
    coverage: 72,
    gaps: ['G', 'H'],
  });
});

describe('coverage', () => {
  test('counts a question once, by its weight, and is rounded down', () => {
    const once = coverageOf(hact1, hact2, [{ from: '1.1', to: 'A1' }]);
    const twice = coverageOf(hact1, hact2, [
      { from: '1.1', to: 'A1' },
      { from: '1.2', to: 'A1' },
    ]);
    expect([once.coverage, twice.coverage]).toEqual([1, 1]);
    expect(once.gaps).toEqual([...['A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9'], 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
  });

  test.each([
    ['a question that is not there', [{ from: '9.9', to: 'A1' }], 'input.crosswalk.0.from'],
    ['one that the other has not', [{ from: '1.1', to: 'Z1' }], 'input.crosswalk.0.to'],
    [
      'a pair twice',
      [
        { from: '1.1', to: 'A1' },
        { from: '1.1', to: 'A1' },
      ],
      'input.crosswalk.1',
    ],
  ])('refuses %s', (_, crosswalk, field) => {
    expect(() => coverageOf(hact1, hact2, crosswalk)).toThrow(
      expect.objectContaining({ extensions: { code: 'INVALID_INPUT', reason: 'EQUIVALENCE_NOT_VALID', field } }),
    );
  });

  test.each([
    ['a gap that is not there', 80, ['Z']],
    ['a gap twice', 80, ['G', 'G']],
    ['gaps in what is covered whole', 100, ['G']],
    ['no gap in what is not', 99, []],
  ])('refuses %s', (_, coverage, gaps) => {
    expect(() => checkDeclared(hact2, { coverage, gaps })).toThrow();
  });

  test('is asked of two methods of one kind', () => {
    expect(() => checkPair(hact1, harmonised)).toThrow();
    expect(() => checkPair(hact2, hact2)).toThrow();
    expect(() => checkPair(psea2020, harmonised)).not.toThrow();
  });
});

describe('who may rely on it', () => {
  const day = (number: number) => new Date(Date.UTC(2026, 0, number));
  const proposal = (agreements: [string, boolean, number][], shipped = false): Proposal => ({
    shipped,
    proposedBy: shipped ? null : 'UNHCR',
    proposedAt: day(1),
    agreements: agreements.map(([agency, agreed, at]) => ({ agency, agreed, at: day(at) })),
  });

  test.each([
    ['proposed only', proposal([['UNHCR', true, 1]]), null, { UNHCR: false, UNICEF: false, nobody: false }],
    [
      'agreed by another agency',
      proposal([
        ['UNHCR', true, 1],
        ['UNICEF', true, 3],
        ['WFP', true, 5],
      ]),
      day(3),
      { UNHCR: true, UNICEF: true, UNDP: false, nobody: true },
    ],
    [
      'agreed and taken back by the proposer',
      proposal([
        ['UNHCR', false, 6],
        ['UNICEF', true, 3],
      ]),
      day(3),
      { UNHCR: false, UNICEF: true, nobody: true },
    ],
    [
      'declined by all others',
      proposal([
        ['UNHCR', true, 1],
        ['UNICEF', false, 3],
      ]),
      null,
      { UNHCR: false, UNICEF: false },
    ],
    ['shipped', proposal([['WFP', false, 2]], true), day(1), { UNHCR: true, WFP: false, nobody: true }],
  ])('%s', (_, given, decided, expected) => {
    expect(decidedAt(given)).toEqual(decided);
    for (const [agency, holds] of Object.entries(expected)) {
      expect([agency, holdsFor(given, agency === 'nobody' ? null : agency)]).toEqual([agency, holds]);
    }
  });
});
