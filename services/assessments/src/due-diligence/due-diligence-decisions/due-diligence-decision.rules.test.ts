import { dimensionsOf } from '../due-diligence-levels/due-diligence-level.rules';
import {
  type DecisionFacts,
  emptySeats,
  missingDimensions,
  type Proposal,
  refusalOf,
  seatsFor,
  standingVoices,
  type Validity,
  type Voice,
  validUntil,
} from './due-diligence-decision.rules';

const clear = dimensionsOf.BASIC.map((dimension) => ({ dimension, finding: 'CLEAR' as const }));
const facts: DecisionFacts = {
  level: 'BASIC',
  findings: clear,
  reusedDimensions: [],
  controversies: [],
  escalatedTo: [],
  globalCompact: { required: false, status: null },
};
const proceed: Proposal = { decision: 'PROCEED', mitigations: 0, hasException: false };
const excluded = [...clear, { dimension: 'LABOUR' as const, finding: 'EXCLUSION' as const }];
const significant = [{ severity: 'SIGNIFICANT', status: 'ALLEGED' }];
const company = { required: true, status: 'NOT_PARTICIPANT' };

test.each<[string, Partial<DecisionFacts>, Partial<Proposal>, string | null]>([
  ['all clear', {}, {}, null],
  ['all clear, and declined all the same', {}, { decision: 'DECLINE' }, null],
  ['a dimension is missing', { findings: clear.slice(1) }, {}, 'DIMENSIONS_MISSING'],
  ['a dimension is missing for a decline', { findings: clear.slice(1) }, { decision: 'DECLINE' }, 'DIMENSIONS_MISSING'],
  ['a reused one covers it', { findings: clear.slice(1), reusedDimensions: ['HUMAN_RIGHTS'] }, {}, null],
  ['the level asks for more', { level: 'STANDARD' }, {}, 'DIMENSIONS_MISSING'],
  ['help is asked for at any time', { findings: [] }, { decision: 'ESCALATE' }, null],
  ['an exclusion', { findings: excluded }, {}, 'EXCLUSION_FORCES_DECLINE'],
  [
    'an exclusion, mitigated',
    { findings: excluded },
    { decision: 'PROCEED_WITH_MITIGATION', mitigations: 1 },
    'EXCLUSION_FORCES_DECLINE',
  ],
  ['an exclusion, declined', { findings: excluded }, { decision: 'DECLINE' }, null],
  ['an exclusion ends it early', { findings: excluded.slice(-1) }, { decision: 'DECLINE' }, null],
  ['an exclusion, by the executive head', { findings: excluded }, { hasException: true }, null],
  ['an exception from nothing', {}, { hasException: true }, 'NO_EXCLUSION'],
  ['a significant controversy', { controversies: significant }, {}, 'ESCALATION_REQUIRED'],
  [
    'a significant controversy, declined',
    { controversies: significant },
    { decision: 'DECLINE' },
    'ESCALATION_REQUIRED',
  ],
  ['a significant controversy, escalated', { controversies: significant, escalatedTo: ['LEGAL'] }, {}, null],
  [
    'one that was recorded anew as minor',
    { controversies: [...significant, { severity: 'MINOR', status: 'ALLEGED' }] },
    {},
    'ESCALATION_REQUIRED',
  ],
  [
    'one that was over when it was recorded',
    { controversies: [{ severity: 'SIGNIFICANT', status: 'RESOLVED' }] },
    {},
    null,
  ],
  ['a moderate controversy', { controversies: [{ severity: 'MODERATE', status: 'CONFIRMED' }] }, {}, null],
  ['PSFP-10: no signatory, nobody asks', { globalCompact: { required: false, status: 'NOT_PARTICIPANT' } }, {}, null],
  ['PSFP-10: no signatory, the agency asks', { globalCompact: company }, {}, 'GLOBAL_COMPACT_REQUIRED'],
  [
    'PSFP-10: not looked up, the agency asks',
    { globalCompact: { required: true, status: null } },
    {},
    'GLOBAL_COMPACT_REQUIRED',
  ],
  ['PSFP-10: a signatory', { globalCompact: { required: true, status: 'PARTICIPANT' } }, {}, null],
  ['PSFP-10: no signatory, declined', { globalCompact: company }, { decision: 'DECLINE' }, null],
  ['mitigation without any', {}, { decision: 'PROCEED_WITH_MITIGATION' }, 'MITIGATION_REQUIRED'],
  ['mitigation', {}, { decision: 'PROCEED_WITH_MITIGATION', mitigations: 1 }, null],
])('standards.md 3.5: %s', (_, change, proposal, expected) =>
  expect(refusalOf({ ...facts, ...change }, { ...proceed, ...proposal })).toBe(expected),
);

test('what is missing is named', () =>
  expect(missingDimensions({ ...facts, level: 'STANDARD' })).toEqual(['GOVERNANCE', 'SAFEGUARDING']));

test.each<[string, Parameters<typeof seatsFor>, string[][], number]>([
  ['BASIC: an officer', [{ level: 'BASIC', escalatedTo: [] }, false], [['PROGRAMME_OFFICER']], 0],
  ['STANDARD: no officer', [{ level: 'STANDARD', escalatedTo: [] }, false], [['PROGRAMME_OFFICER']], 1],
  ['STANDARD: the Representative', [{ level: 'STANDARD', escalatedTo: [] }, false], [['REPRESENTATIVE']], 0],
  ['ENHANCED: the unit', [{ level: 'ENHANCED', escalatedTo: [] }, false], [['IP_UNIT_ADMIN']], 0],
  [
    'escalated to the unit: not without it',
    [{ level: 'STANDARD', escalatedTo: ['PARTNERS_UNIT'] }, false],
    [['REPRESENTATIVE']],
    1,
  ],
  [
    'escalated to the unit: not by the unit alone',
    [{ level: 'STANDARD', escalatedTo: ['PARTNERS_UNIT'] }, false],
    [['IP_UNIT_ADMIN']],
    1,
  ],
  [
    'escalated to the unit: jointly',
    [{ level: 'STANDARD', escalatedTo: ['PARTNERS_UNIT'] }, false],
    [['IP_UNIT_ADMIN'], ['REPRESENTATIVE']],
    0,
  ],
  [
    'one person with both roles is one voice',
    [{ level: 'STANDARD', escalatedTo: ['PARTNERS_UNIT'] }, false],
    [['IP_UNIT_ADMIN', 'REPRESENTATIVE']],
    1,
  ],
  [
    'escalated to the lawyers: jointly',
    [{ level: 'BASIC', escalatedTo: ['LEGAL'] }, false],
    [['LEGAL_OFFICER'], ['PROGRAMME_OFFICER']],
    0,
  ],
  ['the executive head: two people', [{ level: 'BASIC', escalatedTo: [] }, true], [['REPRESENTATIVE']], 1],
  [
    'the executive head: both',
    [{ level: 'BASIC', escalatedTo: ['PARTNERS_UNIT'] }, true],
    [['IP_UNIT_ADMIN'], ['REPRESENTATIVE']],
    0,
  ],
])('HAB-18: %s', (_, args, people, empty) => expect(emptySeats(seatsFor(...args), people)).toHaveLength(empty));

const voice = (person: string, change: Partial<Voice> = {}): Voice => ({
  person,
  roles: [],
  decision: 'PROCEED',
  hasException: false,
  facts: 3,
  proposes: false,
  ...change,
});

test.each<[string, Voice[], string[]]>([
  ['that agree', [voice('a'), voice('b')], ['a', 'b']],
  ['of which the last says something else', [voice('a'), voice('b', { decision: 'DECLINE' })], ['b']],
  ['of which the last brings other mitigations', [voice('a'), voice('b', { proposes: true })], ['b']],
  ['of which one asks for an exception', [voice('a'), voice('b', { hasException: true })], ['b']],
  ['that did not see what was recorded since', [voice('a', { facts: 2 }), voice('b')], ['b']],
])('of voices %s', (_, voices, expected) =>
  expect(standingVoices(voices, 3).map(({ person }) => person)).toEqual(expected),
);

const validity: Validity = {
  decidedOn: '2026-03-01',
  decision: 'PROCEED',
  isHighRisk: false,
  months: { highRisk: 24, other: 36 },
  reusedUntil: null,
};

test.each<[string, Partial<Validity>, string | null]>([
  ['36 months', {}, '2029-02-28'],
  ['24 months in a high-risk sector', { isHighRisk: true }, '2028-02-29'],
  ['as the agency says', { months: { highRisk: 12, other: 18 } }, '2027-08-31'],
  ['no longer than what it reuses', { reusedUntil: '2027-01-31' }, '2027-01-31'],
  ['its own time when that is shorter', { reusedUntil: '2031-01-31' }, '2029-02-28'],
  ['no end for a decision to decline', { decision: 'DECLINE' }, null],
])('A-INV-4: %s', (_, change, expected) => expect(validUntil({ ...validity, ...change })).toBe(expected));
