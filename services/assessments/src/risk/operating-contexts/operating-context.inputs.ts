import { LocalDate } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { RiskLevel } from '../../terms/risk-level.enum';

@InputType({ description: 'What your agency says of the risks of working somewhere.' })
export class SetOperatingContextInput {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2({ message: 'country is an ISO 3166-1 alpha-2 code, such as SO.' })
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-2 of a part of it, such as SO-BN; null for all of it.',
  })
  admin1?: string | null;

  @Field(() => RiskLevel)
  level: RiskLevel;

  @Field(() => String, { description: 'What it rests on, 3 to 200 characters.' })
  @Length(3, 200, { message: 'source has 3 to 200 characters.' })
  source: string;

  @Field(() => LocalDate, { description: 'The last day on which it counts, at most two years from now.' })
  validUntil: string;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which statements to show, those that are over too; all conditions must hold.' })
export class OperatingContextFilter {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of an agency.' })
  agency?: string | null;
}
