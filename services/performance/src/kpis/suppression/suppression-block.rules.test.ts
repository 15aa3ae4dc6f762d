import { formBlocks, type UnseenCell } from './suppression-block.rules';

type Row = [agency: string, country: string, type: string | null, contributors: number | null];

const cellOf = ([agency, country, partnerType, contributors]: Row, index: number): UnseenCell => ({
  key: `${agency}/${country}/${partnerType}/${index}`,
  agency,
  country,
  partnerType,
  contributors,
});
const blocksOf = (rows: Row[], canBeAdded = true) =>
  formBlocks(rows.map(cellOf), canBeAdded).map((block) => block.map(({ key }) => Number(key.split('/')[3])).sort());

test.each<[name: string, rows: Row[], blocks: number[][]]>([
  [
    'cells of enough partners stand alone',
    [
      ['WFP', 'SO', 'NGO', 5],
      ['WFP', 'KE', 'NGO', null],
    ],
    [],
  ],
  ['a single cell of few waits', [['WFP', 'SO', 'NGO', 4]], []],
  [
    'few of one type and country come together',
    [
      ['WFP', 'SO', 'NGO', 3],
      ['WFP', 'SO', 'NGO', 2],
      ['WFP', 'SO', 'CBO', 9],
    ],
    [[0, 1]],
  ],
  [
    'one of few takes the smallest type of its country',
    [
      ['WFP', 'SO', 'NGO', 3],
      ['WFP', 'SO', 'CBO', 9],
      ['WFP', 'SO', 'GOV', 7],
    ],
    [[0, 2]],
  ],
  [
    'and the smallest country only when its own has none',
    [
      ['WFP', 'SO', 'NGO', 3],
      ['WFP', 'KE', 'CBO', 9],
      ['WFP', 'ET', 'GOV', 7],
    ],
    [[0, 2]],
  ],
  [
    'not few is company too',
    [
      ['WFP', 'SO', 'NGO', 1],
      ['WFP', 'SO', 'CBO', null],
    ],
    [[0, 1]],
  ],
  [
    'of another agency there is no company',
    [
      ['WFP', 'SO', 'NGO', 3],
      ['UNHCR', 'SO', 'NGO', 90],
    ],
    [],
  ],
  [
    'two agencies of few would know each other',
    [
      ['WFP', 'SO', 'NGO', 4],
      ['UNHCR', 'SO', 'NGO', 4],
    ],
    [],
  ],
  [
    'three may come together',
    [
      ['WFP', 'SO', 'NGO', 3],
      ['UNHCR', 'SO', 'NGO', 4],
      ['UNICEF', 'KE', 'NGO', 2],
    ],
    [[0, 1, 2]],
  ],
  [
    'not when one of them would see fewer than five of the others',
    [
      ['WFP', 'SO', 'NGO', 4],
      ['UNHCR', 'SO', 'NGO', 2],
      ['UNICEF', 'KE', 'NGO', 2],
    ],
    [],
  ],
])('P-INV-4: %s', (_name, rows, blocks) => {
  expect(blocksOf(rows).sort()).toEqual(blocks.map((block) => block.sort()).sort());
});

test('P-INV-4: agencies do not come together where nothing can be added', () => {
  const rows: Row[] = [
    ['WFP', 'SO', 'NGO', 3],
    ['UNHCR', 'SO', 'NGO', 4],
    ['UNICEF', 'KE', 'NGO', 2],
  ];
  expect(blocksOf(rows, false)).toEqual([]);
});

test('feature 90: agencies that do not share stand in no block with others, and in blocks of their own', () => {
  const rows: Row[] = [
    ['WFP', 'SO', 'NGO', 3],
    ['UNHCR', 'SO', 'NGO', 4],
    ['UNICEF', 'KE', 'NGO', 2],
    ['UNDP', 'KE', 'NGO', 3],
    ['UNDP', 'KE', 'CBO', 3],
  ];
  const agenciesOf = (apart: string[]) =>
    formBlocks(rows.map(cellOf), true, new Set(apart)).map((block) => [...new Set(block.map(({ agency }) => agency))]);
  expect(agenciesOf([])).toEqual([['UNDP'], ['WFP', 'UNHCR', 'UNICEF']]);
  expect(agenciesOf(['UNICEF', 'UNDP'])).toEqual([['UNDP']]);
});

test('P-INV-4: the order of the cells does not matter', () => {
  const rows: Row[] = [
    ['WFP', 'SO', 'NGO', 3],
    ['WFP', 'SO', 'CBO', 1],
    ['WFP', 'KE', 'NGO', 2],
    ['WFP', 'ET', 'NGO', 8],
  ];
  const cells = rows.map(cellOf);
  const names = (some: UnseenCell[]) => formBlocks(some, true).map((block) => block.map(({ key }) => key).sort());
  expect(names(cells)).toEqual(names([...cells].reverse()));
});
