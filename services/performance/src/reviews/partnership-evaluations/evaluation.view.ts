import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum EvaluationState {
  DRAFT = 'DRAFT',
  AWAITING_RESPONSES = 'AWAITING_RESPONSES',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(EvaluationState, {
  name: 'EvaluationState',
  description: 'Where the joint evaluation of a partnership stands (UNICEF-23).',
  valuesConfig: {
    DRAFT: { description: 'For the agencies that take part.' },
    AWAITING_RESPONSES: { description: 'The partner reads it too; agencies and partner answer each recommendation.' },
    PUBLISHED: { description: 'Title and summary are for all agencies.' },
    WITHDRAWN: { description: 'Taken back; on record for those who took part.' },
  },
});

@ObjectType({
  description:
    'The joint evaluation of a key partnership by several agencies (UNICEF-23): its added value, strengths and challenges. Title and summary are INTER_AGENCY once published, the body is for those who take part.',
})
export class PartnershipEvaluation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Keys of `lead`, `agencies` and `partner`. */
  leadCode: string;
  agencyCodes: string[];
  partnerId: string;

  @Field(() => String, { description: 'Such as PEV-0000017.' })
  referenceNo: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null for the whole partnership.' })
  country: string | null;

  @Field(() => LocalDate, { description: 'First day that it looks at.' })
  from: string;

  @Field(() => LocalDate, { description: 'Last day that it looks at.' })
  to: string;

  @Field(() => EvaluationState)
  state: EvaluationState;

  @Field(() => String, { nullable: true, description: 'Null until it is published; the body has it before.' })
  title: string | null;

  @Field(() => String, { nullable: true, description: 'Null until it is published; the body has it before.' })
  summary: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When answers were asked for.' })
  submittedAt: Date | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day that publication waits for answers: 15 working days.',
  })
  responseDueOn: string | null;

  @Field(() => DateTime, { nullable: true })
  publishedAt: Date | null;

  @Field(() => DateTime, { nullable: true })
  withdrawnAt: Date | null;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion` to change what you have read.' })
  version: number;
}

@ObjectType({ description: 'A page of joint evaluations, newest first.' })
export class PartnershipEvaluationConnection extends connectionOf(
  () => PartnershipEvaluation,
  'PartnershipEvaluation',
) {}
