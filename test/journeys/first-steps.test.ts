import { startSplitSystem } from '../support/split-system';
import { startTestSystem } from '../support/system';
import { walkFirstSteps } from './first-steps';

jest.setTimeout(480_000);

let all: Record<string, unknown>;

test('a first day on one process', async () => {
  const system = await startTestSystem();
  try {
    all = await walkFirstSteps(system);
  } finally {
    await system.stop();
  }
  expect(all).toMatchObject({
    'before any list': { status: 'UNKNOWN', checkedAt: null, listVersions: [] },
    'before any list, eligibility': {
      eligibility: {
        eligible: false,
        blockers: expect.arrayContaining([{ code: 'CLEARANCE_STALE', source: 'sanctions' }]),
      },
    },
    'list of 2018': {
      state: 'IN_FORCE',
      individuals: 703,
      entities: 390,
      notTaken: 0,
      delta: { added: 1093, removed: 0 },
    },
    'list of 2026': {
      state: 'IN_FORCE',
      individuals: 730,
      entities: 273,
      notTaken: 0,
      // Of the 652 that differ in any value, 100 differ in one that screening looks at (record-hashes.ts).
      delta: { added: 111, amended: 652, removed: 201, kept: 892, toRescreen: 100 },
    },
    'damaged list, cut in the middle': { state: 'REFUSED', reason: 'TRUNCATED' },
    'damaged list, 30 % fewer records': { state: 'QUARANTINED', reason: 'SHRUNK' },
    'damaged list, entity expansion': { state: 'REFUSED', reason: 'UNSAFE_XML' },
    'damaged list, wrong encoding': { state: 'REFUSED', reason: 'ENCODING' },
    'damaged list, another format': { state: 'REFUSED', reason: 'FORMAT' },
    'in force after damage': { code: 'UNSC', inForce: { version: '2026-02-27-66b392a4' } },
    directory: { added: 735, notTaken: 26, job: { state: 'SUCCEEDED', done: 761, total: 761 } },
    'directory again': { added: 0, updated: 0, unchanged: 735, notTaken: 26 },
    pages: { count: 139, distinct: 139 },
    'a listed name, slightly different': {
      clearance: { status: 'HITS_OPEN', listVersions: [{ source: 'UNSC', version: '2026-02-27-66b392a4' }] },
    },
    'its hits': {
      hits: {
        edges: [
          { node: { askedName: 'Al Rashed Trust', listedName: 'AL RASHID TRUST', subject: { externalId: 'QDe.005' } } },
        ],
      },
    },
    'hits asked by an officer': 'FORBIDDEN / ROLE_REQUIRED',
    'clearance asked by the partner': {
      data: { partner: { clearance: null } },
      errors: [{ path: ['partner', 'clearance'] }],
    },
    'a partner without a match': { clearance: { status: 'CLEAR' } },
    'screening lets it apply': { eligibility: { blockers: [{ code: 'PROFILE_NOT_CURRENT' }] } },
    'not eligible to be selected': {
      eligibility: { blockers: expect.arrayContaining([{ code: 'NOT_REGISTERED', source: 'registry' }]) },
    },
    composed: {
      partner: {
        clearance: { status: 'CLEAR' },
        currentRating: { band: 'MODERATE', validUntil: '2029-09-09', owner: { code: 'UNICEF' } },
        assessments: { edges: [{ node: { report: { narrative: null, redaction: { reason: 'CONFIDENTIAL' } } } }] },
        kpiValues: { edges: [{ node: { value: '16.92' } }] },
      },
    },
    'refused: without a token': { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    'refused: a stale version': { errors: [{ extensions: { code: 'CONFLICT', reason: 'VERSION_CONFLICT' } }] },
  });
});

test('the same day on five processes gives the same answers, refusals included', async () => {
  const system = await startSplitSystem();
  try {
    expect(await walkFirstSteps(system)).toEqual(all);
  } finally {
    await system.stop();
  }
});
