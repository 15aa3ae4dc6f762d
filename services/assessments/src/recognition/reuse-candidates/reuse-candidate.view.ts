import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Assessment } from '../../assessing/assessments/assessment.entity';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import { ReuseRefusal } from '../../terms/reuse-refusal.enum';

export enum ReuseRule {
  STATE = 'STATE',
  TIME = 'TIME',
  METHOD = 'METHOD',
  ENTITY = 'ENTITY',
  COUNTRY = 'COUNTRY',
  AMOUNT = 'AMOUNT',
  FUNCTION = 'FUNCTION',
  EVENTS = 'EVENTS',
  CONSENT = 'CONSENT',
  RECOGNITION = 'RECOGNITION',
  OWNER = 'OWNER',
}

registerEnumType(ReuseRule, {
  name: 'ReuseRule',
  description: 'The checks of the reuse decision procedure (domain-model.md 2.5).',
  valuesConfig: {
    STATE: { description: '1: it is final, and no proxy.' },
    TIME: { description: '2: it is valid for long enough.' },
    METHOD: { description: '3: the agency accepts its methodology, or one that it covers enough of.' },
    ENTITY: { description: '4: it speaks of the partner.' },
    COUNTRY: { description: '5: it speaks of the country.' },
    AMOUNT: { description: '6: it stands for as much money.' },
    FUNCTION: { description: '7: it covers what the partner must be able to do.' },
    EVENTS: { description: '8: nothing happened since that makes it unreliable.' },
    CONSENT: { description: '9: the partner agrees.' },
    RECOGNITION: { description: '10: the two agencies recognise one another.' },
    OWNER: { description: '11: the owner need not be asked.' },
  },
});

export enum ReuseCheckResult {
  PASS = 'PASS',
  SUPPLEMENT = 'SUPPLEMENT',
  ESCALATE = 'ESCALATE',
  PENDING = 'PENDING',
  REFUSE = 'REFUSE',
}

registerEnumType(ReuseCheckResult, {
  name: 'ReuseCheckResult',
  description: 'What one check asks for, from best to worst; the worst of the eleven decides.',
  valuesConfig: {
    PASS: { description: 'Nothing.' },
    SUPPLEMENT: { description: 'Something is assessed besides.' },
    ESCALATE: { description: 'People decide.' },
    PENDING: { description: 'The consent of the partner is missing.' },
    REFUSE: { description: 'It is not to be relied on.' },
  },
});

export enum SupplementKind {
  METHOD_GAPS = 'METHOD_GAPS',
  COUNTRY_ANNEX = 'COUNTRY_ANNEX',
  TRANSACTION_TEST = 'TRANSACTION_TEST',
  MISSING_AREAS = 'MISSING_AREAS',
  PROXY_CONFIRMATION = 'PROXY_CONFIRMATION',
}

registerEnumType(SupplementKind, {
  name: 'SupplementKind',
  description: 'What is assessed besides an assessment that is relied on; new work only for the gaps (JIU-4).',
  valuesConfig: {
    METHOD_GAPS: { description: 'Sections that its methodology does not cover.' },
    COUNTRY_ANNEX: { description: 'What is particular in the country or the office.' },
    TRANSACTION_TEST: { description: 'A test of transactions, since more money is planned.' },
    MISSING_AREAS: { description: 'Functional areas that it does not cover.' },
    PROXY_CONFIRMATION: { description: 'A confirmation at the partner, since it is a proxy.' },
  },
});

@ObjectType({ description: 'What is to be assessed besides.' })
export class RequiredSupplement {
  @Field(() => SupplementKind)
  kind: SupplementKind;

  @Field(() => [String], { description: 'Which sections, areas or countries; empty when it speaks for itself.' })
  items: string[];
}

@ObjectType({ description: 'One of the eleven checks, in words and with its figures (idea 5.1).' })
export class ReuseCheck {
  @Field(() => ReuseRule)
  rule: ReuseRule;

  @Field(() => Int, { description: 'From 1 to 11.' })
  number: number;

  @Field(() => Boolean)
  pass: boolean;

  @Field(() => ReuseCheckResult, { description: 'What it asks for.' })
  outcome: ReuseCheckResult;

  @Field(() => String, { description: 'Why, with the figures.' })
  detail: string;

  @Field(() => RequiredSupplement, { nullable: true })
  supplement: RequiredSupplement | null;
}

@ObjectType({
  description:
    'An assessment of another agency, and whether the agency may rely on it in this context (idea 5.1, JIU-57).',
})
export class ReuseCandidate {
  @Field(() => Assessment)
  assessment: Assessment;

  @Field(() => ReuseOutcome, { description: 'What a request would come to now.' })
  outcome: ReuseOutcome;

  @Field(() => ReuseRefusal, { nullable: true, description: 'Why it would be refused.' })
  refusal: ReuseRefusal | null;

  @Field(() => [ReuseCheck], { description: 'All eleven, in their order.' })
  checks: ReuseCheck[];

  @Field(() => [RequiredSupplement], { description: 'One of each kind.' })
  supplements: RequiredSupplement[];

  @Field(() => String, { description: 'The rules that it was checked by, such as REUSE-1.' })
  ruleVersion: string;
}
