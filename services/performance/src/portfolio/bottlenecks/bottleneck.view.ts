import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { IsOptional, Length } from 'class-validator';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { YearArgs } from '../counting/year.args';

export enum ProcessStage {
  ACCESS_REQUESTED = 'ACCESS_REQUESTED',
  DUPLICATE_REVIEW = 'DUPLICATE_REVIEW',
  DOCUMENTS_REQUESTED = 'DOCUMENTS_REQUESTED',
  SUBMITTED = 'SUBMITTED',
  IN_VETTING = 'IN_VETTING',
  INFO_REQUESTED = 'INFO_REQUESTED',
  VETTED = 'VETTED',
  DECLARATION_PENDING = 'DECLARATION_PENDING',
  DECLARATION_REVIEW = 'DECLARATION_REVIEW',
  SCREENING_HOLD = 'SCREENING_HOLD',
  PROFILE_OPEN = 'PROFILE_OPEN',
  PROFILE_COMPLETE = 'PROFILE_COMPLETE',
  AGREEMENT_PLANNED = 'AGREEMENT_PLANNED',
}

registerEnumType(ProcessStage, {
  name: 'ProcessStage',
  description:
    'Where partners wait: the states of a registration, and an agreement that has not begun (UNICEF-11, UNHCR-52).',
  valuesConfig: {
    ACCESS_REQUESTED: { description: 'From the request for access.' },
    DUPLICATE_REVIEW: { description: 'Somebody looks whether the partner is there already.' },
    DOCUMENTS_REQUESTED: { description: 'The partner gathers its papers.' },
    SUBMITTED: { description: 'The papers wait for somebody.' },
    IN_VETTING: { description: 'The papers are being looked at.' },
    INFO_REQUESTED: { description: 'The partner is asked for more.' },
    VETTED: { description: 'The papers are good; the declaration follows.' },
    DECLARATION_PENDING: { description: 'The partner is to sign its declaration.' },
    DECLARATION_REVIEW: { description: 'The declaration is being looked at.' },
    SCREENING_HOLD: { description: 'Screening has to end first.' },
    PROFILE_OPEN: { description: 'The partner fills in its profile.' },
    PROFILE_COMPLETE: { description: 'The code is to be given.' },
    AGREEMENT_PLANNED: { description: 'From the record of a planned agreement until it is active.' },
  },
});

@ArgsType()
export class ProcessBottlenecksArgs extends YearArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Code of the agency that sponsors or signs; all when not given.',
  })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => ProcessStage, { nullable: true, description: 'One stage; all when not given.' })
  @IsOptional()
  stage?: ProcessStage | null;
}

@ArgsType()
export class PipelineFiguresArgs extends YearArgs {
  @Field(() => String, { nullable: true, description: 'Code of the agency that sponsors; all when not given.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;
}

@ObjectType({ description: 'How long one stage takes. Days have two decimals, half up; never added up from stages.' })
export class ProcessBottleneck {
  @Field(() => ProcessStage)
  stage: ProcessStage;

  @Field(() => Int, { description: 'How often the stage was left in the year.' })
  finished: number;

  @Field(() => Decimal, { nullable: true, description: 'Half took no longer; null when none was finished.' })
  medianDays: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Three of four took no longer.' })
  p75Days: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Nine of ten took no longer.' })
  p90Days: string | null;

  @Field(() => Int, { description: 'How many are in the stage now.' })
  waiting: number;

  @Field(() => Decimal, {
    nullable: true,
    description: 'For how long the oldest of these has been; null when none is.',
  })
  longestWaitDays: string | null;
}

@ObjectType({ description: 'How the registrations of a year went (UNHCR-52).' })
export class RegistrationPipelineFigures {
  @Field(() => Int, { description: 'Requests for access in the year.' })
  requested: number;

  @Field(() => Int, { description: 'Registrations that were completed in the year, whenever they were requested.' })
  registered: number;

  @Field(() => Int, { description: 'Rejected in the year.' })
  rejected: number;

  @Field(() => Int, { description: 'Withdrawn by the partner in the year.' })
  withdrawn: number;

  @Field(() => Int, { description: 'Lapsed in the year because nobody went on.' })
  lapsed: number;

  @Field(() => Int, { description: 'Open at the end of the year, or now in the running year.' })
  open: number;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Percent of the ended ones that were completed; null when none ended.',
  })
  completionShare: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the facts of registry are known here.' })
  dataAsOf: Date | null;
}
