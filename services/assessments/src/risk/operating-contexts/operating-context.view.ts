import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { RiskLevel } from '../../terms/risk-level.enum';

@ObjectType({ description: 'What one agency says of the risks of working in a country or a part of it.' })
export class OperatingContextStatement {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Code; `by` gives the agency itself. */
  agency: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-2, such as SO-BN; null for the whole country.' })
  admin1: string | null;

  @Field(() => RiskLevel)
  level: RiskLevel;

  @Field(() => String, { description: 'What it rests on, such as the INFORM index of a year.' })
  source: string;

  @Field(() => LocalDate, { description: 'The last day on which it counts.' })
  validUntil: string;

  @Field(() => DateTime)
  setAt: Date;
}

@ObjectType({ description: 'A page of statements about countries.' })
export class OperatingContextStatementConnection extends connectionOf(
  () => OperatingContextStatement,
  'OperatingContextStatement',
) {}

@ObjectType({
  description:
    'How risky it is to work in a country or a part of it (JIU-3): the latest statement that is valid counts, and disagreement is shown.',
})
export class OperatingContext {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of the statement that counts; null also when nobody speaks of the part that was asked about.',
  })
  admin1: string | null;

  @Field(() => RiskLevel)
  level: RiskLevel;

  @Field(() => Boolean, { description: 'Whether another agency says something else of the same place.' })
  isDisputed: boolean;

  @Field(() => OperatingContextStatement, { description: 'The one that counts.' })
  counts: OperatingContextStatement;

  @Field(() => [OperatingContextStatement], { description: 'What each agency says now, the latest first.' })
  statements: OperatingContextStatement[];
}
