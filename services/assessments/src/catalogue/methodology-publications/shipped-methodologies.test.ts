import { createHash } from 'node:crypto';
import { questionsOf } from '../scoring/answer-check.rules';
import { shippedMethodologies, shippedMethodology } from '../shipped-methodologies/shipped-methodologies.data';
import { checkDefinition } from './definition.rules';
import { readParameters } from './scoring-parameters.rules';

test.each(shippedMethodologies)('$code $version holds to the rules of publication', (methodology) => {
  const { algorithm, parameters } = methodology.scoring;
  expect(readParameters(algorithm, parameters)).toEqual({ scoring: methodology.scoring, problem: null });
  checkDefinition(methodology, methodology.effectiveFrom);
  for (const { key, text, weight, part } of questionsOf(methodology)) {
    expect([key, text.length > 0, weight >= 1]).toEqual([key, true, true]);
    expect(part === null || typeof part === 'string').toBe(true);
  }
  expect(methodology.provenance).not.toBe('');
});

/** Section → questions and key questions, as standards.md 3.1 counts them. */
const counts = (version: number) =>
  Object.fromEntries(
    shippedMethodology('HACT_MICRO', version).sections.map(({ key, questions }) => [
      key,
      [questions.length, questions.filter(({ isKey }) => isKey).length],
    ]),
  );

test('HACT v1 has 96 questions, 39 of them key, in seven subject areas', () => {
  expect(counts(1)).toEqual({ 1: [11, 5], 2: [8, 2], 3: [8, 3], 4: [32, 19], 5: [9, 2], 6: [8, 3], 7: [20, 5] });
  const parts = shippedMethodology('HACT_MICRO', 1).sections.flatMap(({ parts }) => parts.map(({ key }) => key));
  expect(parts).toEqual(['4a', '4b', '4c', '4d', '4e', '4f', '4g', '4h', '5a', '5b', '7a', '7b']);
});

test('HACT v2 has 100 questions, 24 of them key, in eight areas', () => {
  const expected = { A: [9, 2], B: [14, 4], C: [10, 3], D: [14, 4], E: [12, 2], F: [11, 2], G: [6, 0], H: [24, 7] };
  expect(counts(2)).toEqual(expected);
  const keys = questionsOf(shippedMethodology('HACT_MICRO', 2)).filter(({ isKey }) => isKey);
  expect(keys.map(({ key }) => key).join(' ')).toBe(
    'A1 A2 B1 B7 B10 B11 C1 C4 C7 D1 D2 D4 D11 E1 E11 F1 F4 H1 H6 H8 H11 H15 H19 H22',
  );
});

test('PSEA has six standards with 25 kinds of evidence, harmonised eight', () => {
  const old = questionsOf(shippedMethodology('PSEA_2020', 1));
  expect(old).toHaveLength(6);
  expect(new Set(old.flatMap(({ evidenceTypes }) => evidenceTypes)).size).toBe(25);
  expect(questionsOf(shippedMethodology('PSEA_HARMONISED', 1))).toHaveLength(8);
});

test.each(['BUSINESS_DUE_DILIGENCE', 'UNSDG_COMMON_DD'])(
  '%s has eleven exclusions and the dimensions of HAB-17',
  (code) => {
    const { sections, applicableTypes } = shippedMethodology(code, 1);
    const questionsIn = (wanted: string) => sections.find(({ key }) => key === wanted)?.questions ?? [];
    expect(questionsIn('EXCLUSIONARY').map(({ key }) => key.split('.')[1])).toEqual([
      'SANCTIONED',
      'CONTROVERSIAL_WEAPONS',
      'ARMS',
      'TOBACCO',
      'PORNOGRAPHY',
      'BANNED_SUBSTANCES_WILDLIFE',
      'GAMBLING',
      'HUMAN_RIGHTS_COMPLICITY',
      'FORCED_LABOUR',
      'CHILD_LABOUR',
      'SYSTEMATIC_NON_COMPLIANCE',
    ]);
    const dimensions = ['HUMAN_RIGHTS', 'ENVIRONMENT', 'ANTI_CORRUPTION', 'LABOUR', 'GOVERNANCE', 'REPUTATION'];
    for (const dimension of [...dimensions, 'SAFEGUARDING', 'CONTROVERSIES']) {
      expect([dimension, questionsIn(dimension).length > 0]).toEqual([dimension, true]);
    }
    // HAB-19: the common approach suits every type of partner, the one for companies does not.
    expect(applicableTypes).toEqual(code === 'UNSDG_COMMON_DD' ? [] : ['PRIVATE_SECTOR']);
  },
);

test('A-INV-4: how long results count is what the specification gives', () => {
  const months = Object.fromEntries(
    shippedMethodologies.map(({ code, version, validityMonths, sectorValidity }) => [
      `${code} ${version}`,
      [validityMonths, sectorValidity?.months ?? null, sectorValidity?.sectors.length ?? 0],
    ]),
  );
  expect(months).toMatchObject({
    'HACT_MICRO 1': [60, null, 0],
    'HACT_MICRO 2': [60, null, 0],
    'PSEA_2020 1': [60, null, 0],
    'PSEA_HARMONISED 1': [60, null, 0],
    'BUSINESS_DUE_DILIGENCE 1': [36, 24, 12],
    'UNSDG_COMMON_DD 1': [36, 24, 12],
  });
});

/** Who edits a released file turns this red; a change is the next version, in a file of its own. */
test('A-INV-1: released versions are what they were', () => {
  const hashes = shippedMethodologies.map(({ code, version, ...rest }) => [
    `${code} ${version}`,
    createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 16),
  ]);
  expect(Object.fromEntries(hashes)).toEqual({
    'BUSINESS_DUE_DILIGENCE 1': '3b74e51d5e4ff022',
    'ESG_SECTOR_MATERIALITY 1': '8f2df63f933175c1',
    'HACT_MICRO 1': '8773afb358bc53e7',
    'HACT_MICRO 2': '7e69cef3ce29c8e8',
    'PSEA_2020 1': '1ebb1e3005e007d3',
    'PSEA_HARMONISED 1': 'fe5ca819423d8f0c',
    'SIMPLIFIED_CHECKLIST 1': '6391be27a72520f5',
    'SUPPLIER_CODE_SELF 1': 'd804cc19fed1b749',
    'UNSDG_COMMON_DD 1': 'ce12eb9d6798501a',
  });
});
