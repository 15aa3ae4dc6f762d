import { canStandTogether } from './sharing-block.rules';

test.each<[name: string, cells: [agency: string, contributors: number | null][], together: boolean]>([
  [
    'three agencies as a whole',
    [
      ['A', null],
      ['B', null],
      ['C', null],
    ],
    true,
  ],
  [
    'two, who would tell each other',
    [
      ['A', null],
      ['B', null],
    ],
    false,
  ],
  [
    'two with many figures',
    [
      ['A', 50],
      ['A', null],
      ['B', 90],
      ['B', 7],
    ],
    false,
  ],
  [
    'three of many partners',
    [
      ['A', 9],
      ['B', 5],
      ['C', 6],
    ],
    true,
  ],
  [
    'three of few, of whom each leaves five',
    [
      ['A', 3],
      ['B', 3],
      ['C', 2],
    ],
    true,
  ],
  [
    'one of many, whom the others leave at four',
    [
      ['A', 90],
      ['B', 2],
      ['C', 2],
    ],
    false,
  ],
  [
    'one of many figures of few',
    [
      ['A', 90],
      ['B', 2],
      ['B', 1],
      ['C', 2],
    ],
    true,
  ],
  [
    'a third of nobody',
    [
      ['A', 9],
      ['B', 9],
      ['C', 0],
    ],
    false,
  ],
  ['nobody at all', [], false],
])('feature 90, P-INV-4: %s', (_name, rows, together) => {
  expect(canStandTogether(rows.map(([agency, contributors]) => ({ agency, contributors })))).toBe(together);
});
