import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { expectSql, watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let unicef: Caller;
let unhcr: Caller;
let officer: Caller;
let assessor: Caller;
let director: Caller;
let partnerId: string;

const publish = `mutation Publish($input: PublishMethodologyInput!) {
  publishMethodology(input: $input) { code version owner effectiveFrom }
}`;
const tryScore = `query Try($input: TryScoreInput!) { tryScore(input: $input) {
  points score applicable band capacityBand unanswered missingEvidence exclusions outcome thresholds { band rule }
} }`;
const read = `query Read($code: String!, $version: Int!) { methodology(code: $code, version: $version) {
  name owner questionCount keyQuestionCount validityMonths scoring { algorithm bands { band capacityBand rule } }
  sections { key area questions { key isKey weight } } scales { name choices { value points } }
} }`;

const day = (days: number) => new Date(system.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

const checklist = (change: Record<string, unknown> = {}) => ({
  code: 'UNICEF_SHORT_CHECK',
  version: 1,
  name: 'Short check of a country office',
  kind: 'SIMPLIFIED_CHECKLIST',
  scales: [
    {
      name: 'CHECK',
      choices: [
        { value: 'YES', label: 'Yes', points: 0, meansLowRisk: true },
        { value: 'NO', label: 'No', points: 1, meansLowRisk: false },
      ],
    },
  ],
  sections: [
    {
      key: 'M',
      title: 'Money',
      area: 'FINANCIAL_MANAGEMENT',
      questions: [
        { key: 'M1', text: 'A bank account in its name', scale: 'CHECK', isKey: true, weight: 3 },
        { key: 'M2', text: 'Receipts for each payment', scale: 'CHECK' },
      ],
    },
  ],
  scoring: {
    algorithm: 'WEIGHTED_CHECKLIST',
    parameters: {
      bands: [
        { band: 'LOW', below: 20 },
        { band: 'MODERATE', below: 60 },
        { band: 'HIGH', below: null },
      ],
    },
  },
  validityMonths: 12,
  provenance: 'Of our own.',
  effectiveFrom: day(0),
  ...change,
});

const trial = (version: number, values: Record<string, string>) => ({
  input: {
    methodologyCode: 'UNICEF_SHORT_CHECK',
    methodologyVersion: version,
    answers: Object.entries(values).map(([question, value]) => ({ question, value })),
  },
});

beforeAll(async () => {
  system = await startTestSystem();
  unicef = await system.as('UNICEF', 'admin');
  unhcr = await system.as('UNHCR', 'admin');
  officer = await system.as('UNHCR', 'officer');
  assessor = await system.as('UNICEF', 'assessor');
  director = await system.as('PARTNER_USERS', 'director');
  partnerId = await eventually(async () => {
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query Own($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
}, 60_000);

afterAll(() => system?.stop());

describe('the catalogue', () => {
  test('JIU-15: has what is shipped, for agencies and partners alike', async () => {
    for (const who of [officer, director]) {
      const { methodologies } = await who.ok(
        '{ methodologies(first: 100) { totalCount edges { node { code version } } } }',
      );
      expect(
        methodologies.edges.map(
          ({ node }: { node: { code: string; version: number } }) => `${node.code} ${node.version}`,
        ),
      ).toEqual([
        'BUSINESS_DUE_DILIGENCE 1',
        'ESG_SECTOR_MATERIALITY 1',
        'HACT_MICRO 1',
        'HACT_MICRO 2',
        'PSEA_2020 1',
        'PSEA_HARMONISED 1',
        'SIMPLIFIED_CHECKLIST 1',
        'SUPPLIER_CODE_SELF 1',
        'UNSDG_COMMON_DD 1',
      ]);
    }
  });

  test('is read by kind and by page, in two statements however long the page', async () => {
    const list = `query List($first: Int!, $after: String) { methodologies(kind: PSEA_CAPACITY, first: $first, after: $after) {
      totalCount edges { node { code } } pageInfo { hasNextPage endCursor } } }`;
    const first = await expectSql(2, () => unhcr.ok(list, { first: 1 }));
    expect(first.methodologies).toMatchObject({ totalCount: 2, edges: [{ node: { code: 'PSEA_2020' } }] });
    const rest = await expectSql(2, () => unhcr.ok(list, { first: 50, after: first.methodologies.pageInfo.endCursor }));
    expect(rest.methodologies).toMatchObject({
      edges: [{ node: { code: 'PSEA_HARMONISED' } }],
      pageInfo: { hasNextPage: false },
    });
  });

  test('tells a version whole: sections, questions, scales, bands and validity', async () => {
    const { methodology } = await director.ok(read, { code: 'HACT_MICRO', version: 2 });
    expect(methodology).toMatchObject({
      owner: 'UNSDG',
      questionCount: 100,
      keyQuestionCount: 24,
      validityMonths: 60,
      scoring: {
        algorithm: 'POINTS_ASYMMETRIC_BANDS',
        bands: [{ band: 'LOW', rule: 'below 15 % of the span' }, {}, {}, {}],
      },
      scales: [{ name: 'RISK', choices: [{ value: 'LOW', points: 1 }, {}, {}, { value: 'HIGH', points: 4 }] }],
    });
    expect(methodology.sections.map(({ key }: { key: string }) => key).join('')).toBe('ABCDEFGH');
    expect(await director.ok(read, { code: 'HACT_MICRO', version: 9 })).toEqual({ methodology: null });
  });

  test('is closed to whoever has no token', async () => {
    expect(await system.anybody.refusal(read, { code: 'HACT_MICRO', version: 2 })).toBe('UNAUTHENTICATED');
  });
});

describe('a trial of answers', () => {
  test('explains what they come to', async () => {
    const answers = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'].map((question) => ({
      question,
      value: 'MET',
      evidence: 1,
    }));
    const input = { methodologyCode: 'PSEA_HARMONISED', methodologyVersion: 1 };
    const open = await officer.ok(tryScore, { input: { ...input, answers } });
    expect(open.tryScore).toMatchObject({ applicable: 8, band: null, unanswered: ['S8'] });
    const full = await officer.ok(tryScore, {
      input: { ...input, answers: [...answers, { question: 'S8', notApplicable: true }] },
    });
    expect(full.tryScore).toMatchObject({ points: '8', band: 'LOW', capacityBand: 'FULL', missingEvidence: [] });
    const less = await officer.ok(tryScore, {
      input: { ...input, answers: [...answers, { question: 'S8', value: 'NOT_MET' }] },
    });
    expect(less.tryScore).toMatchObject({
      points: '7',
      band: 'MODERATE',
      capacityBand: 'MEDIUM',
      thresholds: [{ rule: 'at least 8' }, { rule: 'at least 6' }, { rule: 'at least 0' }],
    });
  });

  test.each([
    ['UNKNOWN_METHODOLOGY', { methodologyCode: 'NOBODYS', methodologyVersion: 1, answers: [] }],
    [
      'UNKNOWN_QUESTION',
      { methodologyCode: 'PSEA_2020', methodologyVersion: 1, answers: [{ question: 'S9', value: 'ADEQUATE' }] },
    ],
    [
      'NOT_ON_THE_SCALE',
      { methodologyCode: 'PSEA_2020', methodologyVersion: 1, answers: [{ question: 'S1', value: 'MET' }] },
    ],
    [
      'ALWAYS_APPLIES',
      { methodologyCode: 'PSEA_2020', methodologyVersion: 1, answers: [{ question: 'S1', notApplicable: true }] },
    ],
  ])('is refused with %s', async (reason, input) => {
    expect(await officer.refusal(tryScore, { input })).toBe(`INVALID_INPUT / ${reason}`);
  });
});

describe('publication', () => {
  test('A-INV-1: a new version re-rates nothing; what was published before keeps its words and its band', async () => {
    const input = checklist({ idempotencyKey: 'publication-of-a-checklist' });
    const first = await unicef.ok(publish, { input });
    expect(first.publishMethodology).toEqual({ code: input.code, version: 1, owner: 'UNICEF', effectiveFrom: day(0) });
    expect(await unicef.ok(publish, { input })).toEqual(first);
    const before = await assessor.ok(tryScore, trial(1, { M1: 'YES', M2: 'NO' }));
    expect(before.tryScore).toMatchObject({ score: '25', band: 'MODERATE', missingEvidence: ['M1'] });

    const stricter = {
      algorithm: 'WEIGHTED_CHECKLIST',
      parameters: {
        bands: [
          { band: 'LOW', below: 5 },
          { band: 'HIGH', below: null },
        ],
      },
    };
    await unicef.ok(publish, { input: checklist({ version: 2, scoring: stricter }) });
    expect((await assessor.ok(tryScore, trial(2, { M1: 'YES', M2: 'NO' }))).tryScore.band).toBe('HIGH');
    expect(await assessor.ok(tryScore, trial(1, { M1: 'YES', M2: 'NO' }))).toEqual(before);
    expect(await unicef.refusal(publish, { input: checklist({ version: 2, name: 'Changed' }) })).toBe(
      'CONFLICT / NEXT_VERSION_EXPECTED',
    );
    const { errors } = await unicef.ask(publish, { input: checklist({ version: 9 }) });
    expect(errors?.[0]?.extensions).toMatchObject({ rule: 'A-INV-1', facts: { nextVersion: 3 } });
  });

  test('is for the unit of the owner', async () => {
    expect(await assessor.refusal(publish, { input: checklist({ version: 3 }) })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await director.refusal(publish, { input: checklist({ version: 3 }) })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await unhcr.refusal(publish, { input: checklist({ version: 3 }) })).toBe(
      'FORBIDDEN / METHODOLOGY_OF_ANOTHER_OWNER',
    );
    expect(await unicef.refusal(publish, { input: checklist({ code: 'HACT_MICRO', version: 3 }) })).toBe(
      'FORBIDDEN / METHODOLOGY_OF_ANOTHER_OWNER',
    );
  });

  const question = { key: 'M1', text: 'A bank account', scale: 'CHECK' };
  const section = { key: 'M', title: 'Money', questions: [question] };
  const scoring = (parameters: object, algorithm = 'WEIGHTED_CHECKLIST') => ({ scoring: { algorithm, parameters } });
  const low = { band: 'LOW', below: 20 };
  const rest = { band: 'HIGH', below: null };

  test.each([
    ['the past', { effectiveFrom: '2020-01-01' }, 'input.effectiveFrom'],
    [
      'a key twice',
      { sections: [{ ...section, questions: [question, question] }] },
      'input.sections.0.questions.1.key',
    ],
    ['a section without questions', { sections: [section, { ...section, questions: [] }] }, 'sections.1.questions'],
    [
      'a scale that is not there',
      { sections: [{ ...section, questions: [{ ...question, scale: 'RISK' }] }] },
      'input.sections.0.questions.0.scale',
    ],
    [
      'a part that is not there',
      { sections: [{ ...section, questions: [{ ...question, part: 'x' }] }] },
      'input.sections.0.questions.0.part',
    ],
    [
      'bands in disorder',
      scoring({ bands: [{ band: 'LOW', below: 40 }, { band: 'MODERATE', below: 40 }, rest] }),
      'input.scoring.parameters.bands',
    ],
    [
      'a band of nobody',
      scoring({ bands: [low, { band: 'NOT_ASSESSED', below: null }] }),
      'input.scoring.parameters.bands.1.band',
    ],
    [
      'a number that is none',
      scoring({ bands: [{ band: 'LOW', below: 0.5 }, rest] }),
      'input.scoring.parameters.bands.0.below',
    ],
    [
      'points outside the span',
      scoring({ lowest: 1, highest: 4, bands: [low, rest] }, 'POINTS_ASYMMETRIC_BANDS'),
      'input.sections.0.questions.0.scale',
    ],
    [
      'an exclusion that no scale offers',
      scoring(
        {
          exclusionValues: ['HIT'],
          bands: [
            { band: 'LOW', values: [], times: 0, outcome: 'PROCEED' },
            { band: 'HIGH', values: ['NO'], times: 1, outcome: 'ESCALATE' },
          ],
        },
        'EXCLUSIONARY',
      ),
      'input.scoring.parameters.exclusionValues.0',
    ],
    [
      'a weight of a question that is not there',
      scoring(
        {
          sectors: { MINING: { Z: 2 } },
          bands: [
            { band: 'LOW', atLeast: 50 },
            { band: 'HIGH', atLeast: 0 },
          ],
        },
        'WEIGHTED_BY_SECTOR',
      ),
      'input.scoring.parameters.sectors.MINING.Z',
    ],
    ['PSEA without its bands', { kind: 'PSEA_CAPACITY' }, 'input.scoring.parameters.bands.0.capacityBand'],
  ])('is refused for %s, at its place', async (_, change, field) => {
    const { errors } = await unicef.ask(publish, { input: checklist({ code: 'UNICEF_BROKEN', ...change }) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field });
  });
});

describe('equivalences', () => {
  const list = `{ equivalences(code: "HACT_MICRO") { totalCount edges { node {
    id from { version } to { version name } coverage gaps { key title questions } agreedBy { code } declinedBy { code } decidedAt holdsForUs } } } }`;
  const propose = `mutation Propose($input: ProposeEquivalenceInput!) { proposeEquivalence(input: $input) {
    id coverage gaps { key } proposedBy { code } agreedBy { code } decidedAt holdsForUs } }`;
  const agree = `mutation Agree($input: AgreeToEquivalenceInput!) { agreeToEquivalence(input: $input) {
    agreedBy { code } declinedBy { code } decidedAt holdsForUs } }`;

  test('story 4.c: version 1 covers 72 percent of version 2; sections G and H are still to assess', async () => {
    const { equivalences } = await director.ok(list);
    expect(equivalences.edges[0].node).toMatchObject({
      from: { version: 1 },
      to: { version: 2 },
      coverage: 72,
      gaps: [
        { key: 'G', title: 'Sub-partners', questions: 6 },
        { key: 'H', title: 'Systems', questions: 24 },
      ],
      agreedBy: [],
      holdsForUs: true,
    });
    expect(equivalences.edges[1].node).toMatchObject({ from: { version: 2 }, to: { version: 1 }, coverage: 82 });
  });

  test('are decided by each agency for itself, and hold once another agency agrees', async () => {
    const input = {
      fromCode: 'PSEA_2020',
      fromVersion: 1,
      toCode: 'PSEA_HARMONISED',
      toVersion: 1,
      crosswalk: [1, 2, 3, 4].map((standard) => ({ from: `S${standard}`, to: `S${standard}` })),
      rationale: 'Four standards are the same.',
      idempotencyKey: 'four-standards-the-same',
    };
    const { proposeEquivalence: proposed } = await unhcr.ok(propose, { input });
    expect(proposed).toMatchObject({
      coverage: 50,
      gaps: [{ key: 'S5' }, { key: 'S6' }, { key: 'S7' }, { key: 'S8' }],
      proposedBy: { code: 'UNHCR' },
      agreedBy: [{ code: 'UNHCR' }],
      decidedAt: null,
      holdsForUs: false,
    });
    expect((await unhcr.ok(propose, { input })).proposeEquivalence.id).toBe(proposed.id);
    const decision = (agreed: boolean) => ({ input: { equivalenceId: proposed.id, agreed } });
    expect(await assessor.refusal(agree, decision(true))).toBe('FORBIDDEN / ROLE_REQUIRED');
    const agreed = await unicef.ok(agree, decision(true));
    expect(agreed.agreeToEquivalence).toMatchObject({
      agreedBy: [{ code: 'UNHCR' }, { code: 'UNICEF' }],
      decidedAt: expect.any(String),
      holdsForUs: true,
    });
    const taken = await unhcr.ok(agree, decision(false));
    expect(taken.agreeToEquivalence).toMatchObject({ declinedBy: [{ code: 'UNHCR' }], holdsForUs: false });
  });

  test('cost a fixed number of statements', async () => {
    await expectSql(2, () => unhcr.ok(list));
  });

  test.each([
    ['two kinds', { toCode: 'PSEA_2020', coverage: 50, gaps: ['S1'] }, 'input.toCode'],
    ['nothing to compute from', {}, 'input.crosswalk'],
    ['a gap that is not there', { coverage: 50, gaps: ['Z'] }, 'input.gaps.0'],
    ['a question that is not there', { crosswalk: [{ from: 'A1', to: 'Z' }] }, 'input.crosswalk.0.to'],
  ])('are refused for %s', async (_, change, field) => {
    const input = {
      fromCode: 'HACT_MICRO',
      fromVersion: 2,
      toCode: 'HACT_MICRO',
      toVersion: 1,
      rationale: 'x',
      ...change,
    };
    const { errors } = await unhcr.ask(propose, { input });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', reason: 'EQUIVALENCE_NOT_VALID', field });
  });

  test('of an id that is not there are NOT_FOUND', async () => {
    const input = { equivalenceId: partnerId, agreed: true };
    expect(await unicef.refusal(agree, { input })).toBe('NOT_FOUND');
  });
});

describe('standards', () => {
  const list = '{ standards { code items { key duty } adoptions { agency { code } status recordedAt } } }';
  const record = `mutation Record($input: RecordStandardAdoptionInput!) { recordStandardAdoption(input: $input) {
    adoption(agency: "UNHCR") { status plannedFor note itemsInPlace } } }`;

  test('SYS-22: list what agencies owe, and who signed what', async () => {
    const { standards } = await director.ok(list);
    const byCode = Object.fromEntries(standards.map((standard: { code: string }) => [standard.code, standard]));
    expect(Object.keys(byCode)).toEqual([
      'HACT_FRAMEWORK',
      'MUTUAL_RECOGNITION_STATEMENT',
      'PRINCIPLES_OF_PARTNERSHIP',
      'UNSDG_COMMON_DD',
      'UN_PSEA_PROTOCOL',
    ]);
    const duties = byCode.UN_PSEA_PROTOCOL.items.filter(({ duty }: { duty: string }) => duty === 'AGENCY');
    expect(duties.map(({ key }: { key: string }) => key)).toContain('INVESTIGATE');
    const signed = (code: string) =>
      byCode[code].adoptions.map(({ agency }: { agency: { code: string } }) => agency.code);
    expect(signed('HACT_FRAMEWORK')).toEqual(['UNDP', 'UNICEF']);
    expect(signed('MUTUAL_RECOGNITION_STATEMENT')).toEqual(['UNDP', 'UNHCR', 'UNICEF', 'WFP']);
  });

  test('JIU-58: an agency says what it does with one, and may change its mind', async () => {
    const input = { standardCode: 'UN_PSEA_PROTOCOL', standardVersion: 1, status: 'PLANNED', plannedFor: day(90) };
    const planned = await unhcr.ok(record, { input });
    expect(planned.recordStandardAdoption.adoption).toMatchObject({ status: 'PLANNED', plannedFor: day(90) });
    const adapted = {
      ...input,
      status: 'ADAPTED',
      plannedFor: null,
      note: 'Own channel.',
      itemsInPlace: ['ASSESS', 'CLAUSE'],
    };
    const later = await unhcr.ok(record, { input: adapted });
    expect(later.recordStandardAdoption.adoption).toEqual({
      status: 'ADAPTED',
      plannedFor: null,
      note: 'Own channel.',
      itemsInPlace: ['ASSESS', 'CLAUSE'],
    });
    expect(await officer.refusal(record, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    for (const wrong of [
      { status: 'PLANNED', plannedFor: null },
      { status: 'ADOPTED' },
      { status: 'ADAPTED', plannedFor: null },
      { status: 'ADOPTED', plannedFor: null, itemsInPlace: ['NOTHING'] },
    ]) {
      expect(await unhcr.refusal(record, { input: { ...input, ...wrong } })).toBe('INVALID_INPUT / ADOPTION_NOT_VALID');
    }
    expect(await unhcr.refusal(record, { input: { ...input, standardCode: 'NOBODYS' } })).toBe('NOT_FOUND');
  });

  test('cost a fixed number of statements', async () => {
    await expectSql(3, () => unhcr.ok(list));
  });
});

describe('figures', () => {
  const recordRating = `mutation Record($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }`;
  const psea = `query Psea($id: ID!) { partner(id: $id) { psea {
    capacityBand band since validUntil owner { code } expiring reassessmentDueOn reassessmentOverdue } } }`;
  const coverage =
    'query Coverage($country: String) { pseaCoverage(country: $country) { partners assessed percent byCapacity { capacityBand partners } reassessmentOverdue } }';

  test('SYS-22, feature table 49: a partner has its PSEA standing, and a country its coverage', async () => {
    const before = (await officer.ok(coverage, { country: 'SO' })).pseaCoverage;
    expect((await officer.ok(psea, { id: partnerId })).partner.psea).toMatchObject({
      capacityBand: 'NOT_ASSESSED',
      owner: null,
    });
    const input = {
      partnerId,
      kind: 'PSEA_CAPACITY',
      band: 'MODERATE',
      methodologyCode: 'PSEA_HARMONISED',
      methodologyVersion: 1,
      finalisedOn: day(-300),
      validUntil: day(1_500),
      idempotencyKey: 'psea-of-wadajir',
    };
    await assessor.ok(recordRating, { input });
    for (const who of [officer, director]) {
      expect((await who.ok(psea, { id: partnerId })).partner.psea).toEqual({
        capacityBand: 'MEDIUM',
        band: 'MODERATE',
        since: day(-300),
        validUntil: day(1_500),
        owner: { code: 'UNICEF' },
        expiring: false,
        reassessmentDueOn: expect.any(String),
        reassessmentOverdue: true,
      });
    }
    const after = (await officer.ok(coverage, { country: 'SO' })).pseaCoverage;
    expect(after).toMatchObject({
      partners: before.partners,
      assessed: before.assessed + 1,
      reassessmentOverdue: before.reassessmentOverdue + 1,
    });
    expect(after.byCapacity).toContainEqual({ capacityBand: 'MEDIUM', partners: 1 });
    expect((await officer.ok(coverage, { country: 'IS' })).pseaCoverage).toMatchObject({ partners: 0, percent: null });
    expect(await director.refusal(coverage, { country: 'SO' })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await officer.refusal(coverage, { country: 'Somalia' })).toBe('INVALID_INPUT');
  });

  test('the standing of a page of partners is one statement', async () => {
    const list = '{ searchPartners(first: 50) { edges { node { id psea { capacityBand } } } } }';
    const { statements } = await watchSql(() => officer.ok(list));
    expect(statements.filter((sql) => sql.includes('PseaRepository'))).toHaveLength(1);
  });

  test('JIU-110: HACT figures hold back what one could tell partners from', async () => {
    const input = {
      partnerId,
      kind: 'HACT_MICRO',
      band: 'HIGH',
      finalisedOn: day(-10),
      validUntil: day(100),
      idempotencyKey: 'hact-of-wadajir',
    };
    await assessor.ok(recordRating, { input });
    const { hactFigures } = await director.ok('{ hactFigures { members { code } partners bands { band partners } } }');
    expect(hactFigures).toMatchObject({ members: [{ code: 'UNDP' }, { code: 'UNICEF' }], partners: null });
    expect(hactFigures.bands).toContainEqual({ band: 'HIGH', partners: null });
  });
});
