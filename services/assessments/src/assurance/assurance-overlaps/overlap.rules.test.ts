import { AssuranceType } from '../../terms/assurance-type.enum';
import { type OpenActivity, type OpenPlan, overlapsOf } from './overlap.rules';

const activity = (id: string, change: Partial<OpenActivity> = {}): OpenActivity => ({
  id,
  agency: id,
  sharedWith: [],
  type: AssuranceType.SPOT_CHECK,
  plannedFrom: '2026-07-01',
  plannedTo: '2026-07-31',
  isOpenToOthers: false,
  ...change,
});
const plan = (agency: string, spotChecks: number, planned = 0): OpenPlan => ({
  agency,
  minimum: { visits: 0, spotChecks, audits: 0 },
  planned: { visits: 0, spotChecks: planned, audits: 0 },
});
const short = (activities: OpenActivity[], plans: OpenPlan[] = [], days = 92) =>
  overlapsOf(activities, plans, days).map(({ host, activities: all, duplicating, needing }) => ({
    host: host.id,
    all: all.map(({ id }) => id).join(' '),
    duplicating: duplicating.join(' '),
    needing: needing.join(' '),
  }));

test.each<[string, OpenActivity[], OpenPlan[], object[]]>([
  ['nothing', [], [], []],
  ['one agency alone', [activity('UNICEF')], [], []],
  ['one agency twice', [activity('1', { agency: 'UNICEF' }), activity('2', { agency: 'UNICEF' })], [], []],
  [
    'two agencies in one quarter',
    [activity('UNICEF'), activity('UNHCR', { plannedFrom: '2026-08-10', plannedTo: '2026-08-20' })],
    [],
    [{ host: 'UNICEF', all: 'UNICEF UNHCR', duplicating: 'UNHCR', needing: '' }],
  ],
  [
    '92 days between them',
    [activity('UNICEF'), activity('UNHCR', { plannedFrom: '2026-10-31', plannedTo: '2026-11-01' })],
    [],
    [{ host: 'UNICEF', all: 'UNICEF UNHCR', duplicating: 'UNHCR', needing: '' }],
  ],
  [
    '93 days between them',
    [activity('UNICEF'), activity('UNHCR', { plannedFrom: '2026-11-01', plannedTo: '2026-11-01' })],
    [],
    [],
  ],
  ['two families', [activity('UNICEF'), activity('UNHCR', { type: AssuranceType.SCHEDULED_AUDIT })], [], []],
  [
    'two types of one family',
    [
      activity('UNICEF', { type: AssuranceType.PROGRAMMATIC_VISIT }),
      activity('UNHCR', { type: AssuranceType.THIRD_PARTY_MONITORING }),
    ],
    [],
    [{ host: 'UNHCR', all: 'UNHCR UNICEF', duplicating: 'UNICEF', needing: '' }],
  ],
  [
    'special audits',
    [
      activity('UNICEF', { type: AssuranceType.SPECIAL_AUDIT }),
      activity('UNHCR', { type: AssuranceType.SPECIAL_AUDIT }),
    ],
    [],
    [],
  ],
  [
    'one that is joint already is joined',
    [activity('UNHCR'), activity('WFP', { sharedWith: ['UNDP'] }), activity('UNICEF', { isOpenToOthers: true })],
    [],
    [{ host: 'WFP', all: 'UNHCR UNICEF WFP', duplicating: 'UNHCR UNICEF', needing: '' }],
  ],
  [
    '4.c step 9: an agency that needs one and planned none',
    [activity('UNICEF')],
    [plan('UNHCR', 1), plan('UNICEF', 1, 1)],
    [{ host: 'UNICEF', all: 'UNICEF', duplicating: '', needing: 'UNHCR' }],
  ],
  ['an agency whose minimum is planned', [activity('UNICEF')], [plan('UNHCR', 1, 1)], []],
  ['an agency that joined', [activity('UNICEF', { sharedWith: ['UNHCR'] })], [plan('UNHCR', 2, 1)], []],
])('%s', (_case, activities, plans, expected) => {
  expect(short(activities, plans)).toEqual(expected);
});

test('the window is that of the agency', () => {
  const two = [activity('UNICEF'), activity('UNHCR', { plannedFrom: '2026-08-10', plannedTo: '2026-08-20' })];
  expect(short(two, [], 10)).toHaveLength(1);
  expect(short(two, [], 9)).toHaveLength(0);
});
