import fc from 'fast-check';
import { AssessmentState } from '../../terms/assessment-state.enum';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { checkReuse } from './reuse.rules';
import { factsOf4c } from './reuse.samples';
import type { ReuseFacts, Verdict } from './reuse.types';

const day = fc
  .integer({ min: 0, max: 3_000 })
  .map((offset) => new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10));
const usd = fc
  .tuple(fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const areas = fc.uniqueArray(fc.constantFrom(...Object.values(CapacityArea)), { maxLength: 4 });
const countries = fc.uniqueArray(fc.constantFrom('ET', 'KE', 'SO'), { maxLength: 3 });
const codes = fc.constantFrom('HACT_MICRO', 'OTHER_MICRO');

const facts: fc.Arbitrary<ReuseFacts> = fc
  .record({
    asOf: day,
    state: fc.oneof(
      { weight: 4, arbitrary: fc.constant(AssessmentState.FINAL) },
      fc.constantFrom(...Object.values(AssessmentState)),
    ),
    proxy: fc.boolean(),
    entityScope: fc.constantFrom('LEGAL_ENTITY' as const, 'COUNTRY_OFFICE' as const, 'GROUP' as const),
    methodologyVersion: fc.integer({ min: 1, max: 3 }),
    countries,
    areas,
    ceilingUsd: maybe(usd),
    finalisedOn: day,
    validUntil: day,
    entity: fc.constantFrom('SAME' as const, 'CONTROLLED_OFFICE' as const, 'OTHER' as const),
    country: maybe(fc.constantFrom('ET', 'KE')),
    plannedAmountUsd: maybe(usd),
    functions: areas,
    modality: fc.constantFrom('FAST_TRACK' as const, 'OPEN_CALL' as const),
    acceptances: fc.uniqueArray(
      fc.record({
        code: codes,
        minVersion: fc.integer({ min: 1, max: 3 }),
        maxAgeMonths: maybe(fc.integer({ min: 1, max: 60 })),
        maxAmountUsd: maybe(usd),
        amountFactor: fc.constantFrom('1', '1.5', '2.25', '3'),
        minRemainingDays: fc.integer({ min: 0, max: 365 }),
        excludedTypes: fc.constantFrom<string[]>([], ['NATIONAL_NGO'], ['COMPANY']),
        excludedCountries: countries,
      }),
      { maxLength: 2, selector: ({ code }) => code },
    ),
    covers: fc.array(
      fc.record({
        code: codes,
        version: fc.integer({ min: 1, max: 3 }),
        coverage: fc.integer({ min: 0, max: 100 }),
        gaps: fc.uniqueArray(fc.constantFrom('F', 'G', 'H')),
      }),
      { maxLength: 3 },
    ),
    events: fc.array(
      fc.record({ kind: fc.constantFrom('MERGER', 'FRAUD_FINDING'), occurredOn: day, named: fc.boolean() }),
      { maxLength: 3 },
    ),
    consents: fc.array(
      fc.record({
        id: fc.uuid(),
        kinds: fc.constantFrom<ReuseFacts['consents'][number]['kinds']>([], ['HACT_MICRO'], ['PSEA_CAPACITY']),
        validUntil: maybe(day),
      }),
      { maxLength: 3 },
    ),
    recognition: fc.record({ requesterSigned: fc.boolean(), ownerSigned: fc.boolean(), bilateral: fc.boolean() }),
    ownerAsks: fc.boolean(),
  })
  .map(({ entity, country, plannedAmountUsd, functions, modality, ...rest }) => {
    const { asOf, acceptances, covers, events, consents, recognition, ownerAsks, ...assessment } = rest;
    return factsOf4c({
      asOf,
      assessment,
      partner: { entity },
      context: { country, plannedAmountUsd, functions, modality },
      acceptances,
      covers,
      events,
      consents,
      recognition,
      ownerAsks,
    });
  });

const order = ['REFUSED', 'PENDING_CONSENT', 'ESCALATED', 'ACCEPTED_WITH_SUPPLEMENT', 'ACCEPTED_AUTOMATIC'];
const rank = ({ outcome }: Verdict) => order.indexOf(outcome);

const runs = { numRuns: 2_000 };

test('more money is never better', () => {
  fc.assert(
    fc.property(facts, usd, usd, (given, one, other) => {
      const [less = '', more = ''] = Number(one) <= Number(other) ? [one, other] : [other, one];
      const at = (plannedAmountUsd: string) =>
        checkReuse({ ...given, context: { ...given.context, plannedAmountUsd } });
      expect(rank(at(more))).toBeLessThanOrEqual(rank(at(less)));
    }),
    runs,
  );
});

test('a later day, another event or an owner who asks is never better', () => {
  fc.assert(
    fc.property(facts, day, (given, occurredOn) => {
      const verdict = rank(checkReuse(given));
      const later = given.asOf < '2029-01-01' ? '2031-01-01' : given.asOf;
      expect(rank(checkReuse({ ...given, asOf: later }))).toBeLessThanOrEqual(verdict);
      const events = [...given.events, { kind: 'MERGER', occurredOn, named: true }];
      expect(rank(checkReuse({ ...given, events }))).toBeLessThanOrEqual(verdict);
      expect(rank(checkReuse({ ...given, ownerAsks: true }))).toBeLessThanOrEqual(verdict);
    }),
    runs,
  );
});

test('a further acceptance, equivalence or consent is never worse', () => {
  fc.assert(
    fc.property(facts, facts, (given, other) => {
      const more: ReuseFacts = {
        ...given,
        acceptances: [...given.acceptances, ...other.acceptances],
        covers: [...given.covers, ...other.covers],
        consents: [...given.consents, ...other.consents],
      };
      expect(rank(checkReuse(more))).toBeGreaterThanOrEqual(rank(checkReuse(given)));
    }),
    runs,
  );
});

test('the order of the facts changes nothing', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const turned: ReuseFacts = {
        ...given,
        assessment: {
          ...given.assessment,
          countries: given.assessment.countries.toReversed(),
          areas: given.assessment.areas.toReversed(),
        },
        context: { ...given.context, functions: given.context.functions.toReversed() },
        acceptances: given.acceptances.toReversed(),
        covers: given.covers.toReversed(),
        events: given.events.toReversed(),
        consents: given.consents.toReversed(),
      };
      expect(checkReuse(turned)).toEqual(checkReuse(given));
    }),
    runs,
  );
});

test('stored facts give the same verdict again', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const first = checkReuse(given);
      expect(checkReuse(JSON.parse(JSON.stringify(given)), first.ruleVersion)).toEqual(first);
    }),
    runs,
  );
});

test('A-INV-4, A-INV-8: what is accepted is final, valid, consented, and no open event follows it', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { outcome } = checkReuse(given);
      if (outcome !== 'ACCEPTED_AUTOMATIC' && outcome !== 'ACCEPTED_WITH_SUPPLEMENT') return;
      const { state, validUntil, finalisedOn } = given.assessment;
      expect(state).toBe('FINAL');
      expect((validUntil ?? '') >= given.asOf).toBe(true);
      expect(given.consents.length).toBeGreaterThan(0);
      expect(given.events.some(({ occurredOn }) => occurredOn > (finalisedOn ?? ''))).toBe(false);
      expect(given.ownerAsks).toBe(false);
    }),
    runs,
  );
});

test('feature 52: a proxy is never accepted without a supplement', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const verdict = checkReuse({ ...given, assessment: { ...given.assessment, proxy: true } });
      expect(verdict.outcome).not.toBe('ACCEPTED_AUTOMATIC');
    }),
    runs,
  );
});

test('rules that never were are refused', () => {
  expect(() => checkReuse(factsOf4c(), 'REUSE-0')).toThrow('There are no rules REUSE-0');
});
