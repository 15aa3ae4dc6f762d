import { contributionOf, type HeatRow, heatMapOf } from './finding-figure.rules';

const open = {
  step: 'OPEN',
  priority: 'HIGH',
  heldBack: false,
  overdueAt: null,
  amountUsd: '100.00',
  refundedUsd: '40.00',
  documentedUsd: '0.00',
  justifiedUsd: '0.00',
  writtenOffUsd: '0.00',
} as const;
const none = {
  total: 0,
  open: 0,
  openHigh: 0,
  heldHigh: 0,
  waivedHigh: 0,
  overdue: 0,
  verified: 0,
  pendingUsd: '0.00',
};

test.each([
  [null, none],
  [open, { ...none, total: 1, open: 1, openHigh: 1, pendingUsd: '60.00' }],
  [
    { ...open, heldBack: true },
    { ...none, total: 1, open: 1, openHigh: 1, heldHigh: 1, pendingUsd: '60.00' },
  ],
  [
    { ...open, priority: 'LOW' as const, overdueAt: new Date(0) },
    { ...none, total: 1, open: 1, overdue: 1, pendingUsd: '60.00' },
  ],
  [
    { ...open, step: 'IMPLEMENTED' as const },
    { ...none, total: 1, open: 1, openHigh: 1, pendingUsd: '60.00' },
  ],
  [
    { ...open, step: 'VERIFIED' as const, refundedUsd: '100.00' },
    { ...none, total: 1, verified: 1 },
  ],
  [
    { ...open, step: 'WAIVED' as const },
    { ...none, total: 1, waivedHigh: 1, pendingUsd: '60.00' },
  ],
])('%j counts as %j', (finding, expected) => expect(contributionOf(finding)).toEqual(expected));

const row = (primaryType: string, partners: number, area = 'HR'): HeatRow => ({
  area,
  primaryType,
  partners,
  findings: partners * 3,
  open: partners,
  openHigh: 1,
});
const held = { partners: null, findings: null, open: null, openHigh: null };

describe('JIU-50: the heat map', () => {
  test.each<[string, HeatRow[], string | null, object[]]>([
    [
      'shows a cell of five partners',
      [row('NGO', 5)],
      'NGO',
      [{ area: 'HR', partners: 5, findings: 15, open: 5, openHigh: 1 }],
    ],
    ['holds back a cell of four', [row('NGO', 4)], 'NGO', [{ area: 'HR', ...held }]],
    [
      'adds types up',
      [row('NGO', 5), row('CBO', 6)],
      null,
      [{ area: 'HR', partners: 11, findings: 33, open: 11, openHigh: 2 }],
    ],
    [
      'holds back a total that would give away a small type',
      [row('NGO', 9), row('CBO', 4)],
      null,
      [{ area: 'HR', ...held }],
    ],
    [
      'shows a total over small types that are five together',
      [row('NGO', 3), row('CBO', 2)],
      null,
      [{ area: 'HR', partners: 5, findings: 15, open: 5, openHigh: 2 }],
    ],
    ['says nothing of areas without findings', [row('NGO', 5, 'HR')], 'CBO', []],
    [
      'keeps areas apart',
      [row('NGO', 5, 'HR'), row('NGO', 2, 'ACCOUNTING')],
      'NGO',
      [
        { area: 'ACCOUNTING', ...held },
        { area: 'HR', partners: 5, findings: 15, open: 5, openHigh: 1 },
      ],
    ],
  ])('%s', (_case, rows, type, cells) => expect(heatMapOf(rows, type)).toEqual(cells));
});
