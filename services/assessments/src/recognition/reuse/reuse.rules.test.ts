import { checkReuse } from './reuse.rules';
import { factsOf4c } from './reuse.samples';
import { type ReuseFacts, reuseRules } from './reuse.types';

/** The check of this number, and what comes of it all. */
function look(facts: ReuseFacts, number: number) {
  const { checks, outcome, refusal, supplements } = checkReuse(facts);
  const { outcome: result, detail } = checks[number - 1] ?? { outcome: null, detail: '' };
  return { outcome, refusal, supplements, result, detail };
}

const [accepted] = factsOf4c().acceptances;
if (!accepted) throw new Error('4.c has an acceptance');
const standard = { modality: 'OPEN_CALL' as const };

test('domain-model 2.5: there are eleven checks, numbered in their order', () => {
  const { checks, ruleVersion } = checkReuse(factsOf4c());
  expect(checks.map(({ rule }) => rule)).toEqual([...reuseRules]);
  expect(checks.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(ruleVersion).toBe('REUSE-1');
});

describe('story 4.c', () => {
  test('420,000 ≤ 450,000 (300,000 × 1.5): all pass, accepted', () => {
    expect(look(factsOf4c(), 6)).toEqual({
      outcome: 'ACCEPTED_AUTOMATIC',
      refusal: null,
      supplements: [],
      result: 'PASS',
      detail: 'US$420,000 ≤ US$450,000 (US$300,000 × 1.5).',
    });
  });

  test('without the consent it waits', () => {
    expect(look(factsOf4c({ consents: [] }), 9)).toMatchObject({ outcome: 'PENDING_CONSENT', result: 'PENDING' });
  });

  test('600,000 is twice the ceiling: accepted with a transaction test', () => {
    expect(look(factsOf4c({ context: { plannedAmountUsd: '600000' } }), 6)).toMatchObject({
      outcome: 'ACCEPTED_WITH_SUPPLEMENT',
      supplements: [{ kind: 'TRANSACTION_TEST', items: [] }],
      detail: 'US$600,000 is 2.00 times the assessed US$300,000, more than 1.5 times: transactions are tested.',
    });
  });

  test('950,000 is 3.17 times the ceiling: refused', () => {
    expect(look(factsOf4c({ context: { plannedAmountUsd: '950000' } }), 6)).toMatchObject({
      outcome: 'REFUSED',
      refusal: 'SCOPE_AMOUNT',
      detail: 'US$950,000 is 3.17 times the assessed US$300,000, more than 3 times.',
    });
  });

  test('an open ADVERSE audit after 2024-09-10: refused', () => {
    const events = [{ kind: 'ADVERSE_OR_DISCLAIMED_AUDIT', occurredOn: '2025-03-01', named: true }];
    expect(look(factsOf4c({ events }), 8)).toMatchObject({
      outcome: 'REFUSED',
      refusal: 'INVALIDATING_EVENT',
      detail: 'Open since 2024-09-10: ADVERSE_OR_DISCLAIMED_AUDIT of 2025-03-01.',
    });
  });

  test('questionnaire v1 where v2 alone is accepted, equivalence 72 %: accepted with the gap sections G and H', () => {
    const covers = [{ code: 'HACT_MICRO', version: 2, coverage: 72, gaps: ['H', 'G'] }];
    expect(look(factsOf4c({ assessment: { methodologyVersion: 1 }, covers }), 3)).toMatchObject({
      outcome: 'ACCEPTED_WITH_SUPPLEMENT',
      supplements: [{ kind: 'METHOD_GAPS', items: ['G', 'H'] }],
      detail:
        'HACT_MICRO 1 covers 72 % of HACT_MICRO 2, which UNHCR accepts; 80 % are needed. To be assessed besides: G, H.',
    });
  });
});

describe('1 state', () => {
  test.each([
    ['EXPIRED', 'EXPIRED'],
    ['SUPERSEDED', 'EXPIRED'],
    ['DRAFT', 'EXPIRED'],
    ['QUALITY_REVIEW', 'EXPIRED'],
    ['CANCELLED', 'EXPIRED'],
    ['INVALIDATED', 'INVALIDATING_EVENT'],
  ] as const)('A-INV-8: %s is refused with %s', (state, refusal) => {
    expect(look(factsOf4c({ assessment: { state } }), 1)).toMatchObject({
      outcome: 'REFUSED',
      refusal,
      result: 'REFUSE',
    });
  });

  test('feature 52: a proxy is accepted with a supplement at most', () => {
    expect(look(factsOf4c({ assessment: { proxy: true } }), 1)).toMatchObject({
      outcome: 'ACCEPTED_WITH_SUPPLEMENT',
      supplements: [{ kind: 'PROXY_CONFIRMATION' }],
    });
  });
});

describe('2 time', () => {
  test.each([
    ['2029-06-11', 'PASS', 'Valid until 2029-09-09: 90 days left on 2029-06-11, 90 needed.'],
    ['2029-06-12', 'ESCALATE', 'Valid until 2029-09-09: 89 days left on 2029-06-12, 90 needed.'],
    ['2029-09-08', 'ESCALATE', 'Valid until 2029-09-09: 1 day left on 2029-09-08, 90 needed.'],
    ['2029-09-09', 'ESCALATE', 'Valid until 2029-09-09: 0 days left on 2029-09-09, 90 needed.'],
    ['2029-09-10', 'REFUSE', 'Valid until 2029-09-09; on 2029-09-10 that is over.'],
    ['2030-01-01', 'REFUSE', 'Valid until 2029-09-09; on 2030-01-01 that is over.'],
  ])('A-INV-4: on %s it gives %s', (asOf, result, detail) => {
    expect(look(factsOf4c({ asOf, context: standard }), 2)).toMatchObject({ result, detail });
  });

  test('fast track needs no days but the last valid one', () => {
    expect(look(factsOf4c({ asOf: '2029-09-09' }), 2)).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC', result: 'PASS' });
  });

  test('the agency may need other days', () => {
    const acceptances = [{ ...accepted, minRemainingDays: 365 }];
    expect(look(factsOf4c({ asOf: '2028-12-01', context: standard, acceptances }), 2)).toMatchObject({
      outcome: 'ESCALATED',
    });
  });
});

describe('3 method', () => {
  const v1 = { methodologyVersion: 1 };
  const covering = (coverage: number) => [{ code: 'HACT_MICRO', version: 2, coverage, gaps: ['G'] }];

  test.each([
    [100, 'PASS'],
    [80, 'PASS'],
    [79, 'SUPPLEMENT'],
    [60, 'SUPPLEMENT'],
    [59, 'REFUSE'],
  ])('an equivalence of %d %% gives %s', (coverage, result) => {
    expect(look(factsOf4c({ assessment: v1, covers: covering(coverage) }), 3)).toMatchObject({ result });
  });

  test('a later version than the least one is accepted', () => {
    expect(look(factsOf4c({ assessment: { methodologyVersion: 3 } }), 3)).toMatchObject({ result: 'PASS' });
  });

  test.each([
    ['an older version without an equivalence', { assessment: v1 }],
    ['an unknown methodology', { assessment: { methodologyCode: null, methodologyVersion: null } }],
    ['no acceptance at all', { acceptances: [] }],
    ['an equivalence with what the agency does not accept', { acceptances: [], covers: covering(95) }],
    [
      'an equivalence with a version below the least one',
      { assessment: v1, covers: [{ ...covering(95)[0], version: 1 }] },
    ],
  ])('%s is refused', (_case, change) => {
    expect(look(factsOf4c(change as never), 3)).toMatchObject({ outcome: 'REFUSED', refusal: 'METHOD_NOT_ACCEPTED' });
  });

  test.each([
    ['too old', { maxAgeMonths: 24 }, 'METHOD_NOT_ACCEPTED'],
    ['a type that is excluded', { excludedTypes: ['NATIONAL_NGO'] }, 'METHOD_NOT_ACCEPTED'],
    ['a country that is excluded', { excludedCountries: ['ET'] }, 'SCOPE_COUNTRY'],
    ['more money than is accepted', { maxAmountUsd: '419999.99' }, 'SCOPE_AMOUNT'],
  ])("the agency's own condition: %s", (_case, condition, refusal) => {
    expect(look(factsOf4c({ acceptances: [{ ...accepted, ...condition }] }), 3)).toMatchObject({
      outcome: 'REFUSED',
      refusal,
    });
  });

  test('on the last day of its age, and with exactly the amount, it is accepted', () => {
    const acceptances = [{ ...accepted, maxAgeMonths: 24, maxAmountUsd: '420000.00' }];
    expect(look(factsOf4c({ asOf: '2026-09-10', acceptances }), 3)).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC' });
  });

  test('of two acceptances the better one counts', () => {
    const acceptances = [
      { ...accepted, maxAmountUsd: '1' },
      { ...accepted, code: 'OTHER_MICRO', minVersion: 1 },
    ];
    const covers = [{ code: 'OTHER_MICRO', version: 1, coverage: 85, gaps: [] }];
    expect(look(factsOf4c({ acceptances, covers }), 3)).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC' });
  });
});

describe('4 entity', () => {
  test.each([
    ['SAME', 'LEGAL_ENTITY', 'PASS'],
    ['SAME', 'COUNTRY_OFFICE', 'PASS'],
    ['CONTROLLED_OFFICE', 'GROUP', 'PASS'],
    ['CONTROLLED_OFFICE', 'LEGAL_ENTITY', 'SUPPLEMENT'],
    ['CONTROLLED_OFFICE', 'COUNTRY_OFFICE', 'REFUSE'],
    ['OTHER', 'GROUP', 'REFUSE'],
    ['OTHER', 'LEGAL_ENTITY', 'REFUSE'],
  ] as const)('%s with an assessment of a %s gives %s', (entity, entityScope, result) => {
    expect(look(factsOf4c({ partner: { entity }, assessment: { entityScope } }), 4)).toMatchObject({ result });
  });
});

describe('5 country', () => {
  test.each([
    [['KE', 'ET'], 'ACCEPTED_AUTOMATIC', []],
    [['KE'], 'ACCEPTED_WITH_SUPPLEMENT', [{ kind: 'COUNTRY_ANNEX', items: ['ET'] }]],
    [[], 'ACCEPTED_WITH_SUPPLEMENT', [{ kind: 'COUNTRY_ANNEX', items: ['ET'] }]],
  ])('of %j gives %s', (countries, outcome, supplements) => {
    expect(look(factsOf4c({ assessment: { countries } }), 5)).toMatchObject({ outcome, supplements });
  });

  test('one annex answers two checks', () => {
    const facts = factsOf4c({ assessment: { countries: ['KE'] }, partner: { entity: 'CONTROLLED_OFFICE' } });
    expect(look(facts, 5).supplements).toEqual([{ kind: 'COUNTRY_ANNEX', items: ['ET', 'entity'] }]);
  });
});

describe('6 amount', () => {
  test.each([
    ['450000.00', 'PASS'],
    ['450000.01', 'SUPPLEMENT'],
    ['900000', 'SUPPLEMENT'],
    ['900000.01', 'REFUSE'],
  ])('%s planned against 300,000 gives %s', (plannedAmountUsd, result) => {
    expect(look(factsOf4c({ context: { plannedAmountUsd } }), 6)).toMatchObject({ result });
  });

  test('the agency may have another factor', () => {
    expect(look(factsOf4c({ acceptances: [{ ...accepted, amountFactor: '1' }] }), 6)).toMatchObject({
      result: 'SUPPLEMENT',
    });
  });

  test('an unknown ceiling is no ceiling that holds', () => {
    expect(look(factsOf4c({ assessment: { ceilingUsd: null } }), 6)).toMatchObject({
      outcome: 'ACCEPTED_WITH_SUPPLEMENT',
    });
  });
});

test.each([
  [['FINANCIAL_MANAGEMENT', 'PROCUREMENT'], []],
  [['PROCUREMENT'], [{ kind: 'MISSING_AREAS', items: ['FINANCIAL_MANAGEMENT'] }]],
  [[], [{ kind: 'MISSING_AREAS', items: ['FINANCIAL_MANAGEMENT', 'PROCUREMENT'] }]],
] as const)('7 function: areas %j lack %j', (areas, supplements) => {
  expect(look(factsOf4c({ assessment: { areas: [...areas] } }), 7).supplements).toEqual(supplements);
});

describe('8 events', () => {
  test.each([
    ['2024-09-09', 'PASS'],
    ['2024-09-10', 'PASS'],
    ['2024-09-11', 'REFUSE'],
  ])('one of %s gives %s', (occurredOn, result) => {
    expect(look(factsOf4c({ events: [{ kind: 'MERGER', occurredOn, named: true }] }), 8)).toMatchObject({ result });
  });

  test('what its source keeps to itself is not named', () => {
    const events = [{ kind: 'FRAUD_FINDING', occurredOn: '2025-01-01', named: false }];
    expect(look(factsOf4c({ events }), 8).detail).toBe('Open since 2024-09-10: one that its source keeps to itself.');
  });
});

describe('9 consent', () => {
  const consent = { id: 'consent', kinds: ['HACT_MICRO' as const], validUntil: '2026-09-25' };

  test.each([
    ['for this kind, until today', [consent], 'PASS'],
    ['for all kinds', [{ ...consent, kinds: [] }], 'PASS'],
    ['for another kind', [{ ...consent, kinds: ['PSEA_CAPACITY' as const] }], 'PENDING'],
    ['that ended yesterday', [{ ...consent, validUntil: '2026-09-24' }], 'PENDING'],
  ])('%s', (_case, consents, result) => {
    expect(look(factsOf4c({ consents }), 9)).toMatchObject({ result });
  });
});

describe('10 recognition and 11 owner', () => {
  test.each([
    [true, true, false, 'PASS'],
    [true, false, false, 'ESCALATE'],
    [false, true, false, 'ESCALATE'],
    [false, false, false, 'ESCALATE'],
    [false, false, true, 'PASS'],
  ])('signed %s and %s, bilateral %s: %s', (requesterSigned, ownerSigned, bilateral, result) => {
    expect(look(factsOf4c({ recognition: { requesterSigned, ownerSigned, bilateral } }), 10)).toMatchObject({ result });
  });

  test('an owner who wants to be asked says no more than that', () => {
    expect(look(factsOf4c({ ownerAsks: true }), 11)).toMatchObject({
      outcome: 'ESCALATED',
      detail: 'UNICEF is to be asked.',
    });
  });
});

describe('several checks that fail', () => {
  test('a refusal beats all, and the first one is told', () => {
    const events = [{ kind: 'MERGER', occurredOn: '2025-01-01', named: true }];
    const facts = factsOf4c({ context: { plannedAmountUsd: '950000' }, events, consents: [], ownerAsks: true });
    expect(look(facts, 6)).toMatchObject({ outcome: 'REFUSED', refusal: 'SCOPE_AMOUNT' });
  });

  test('the consent comes before people are asked, so that nobody is asked in vain', () => {
    expect(look(factsOf4c({ consents: [], ownerAsks: true }), 9).outcome).toBe('PENDING_CONSENT');
  });

  test('people are asked before supplements are', () => {
    expect(look(factsOf4c({ context: { plannedAmountUsd: '600000' }, ownerAsks: true }), 11).outcome).toBe('ESCALATED');
  });
});
