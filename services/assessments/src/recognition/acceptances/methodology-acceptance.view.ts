import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'What an agency accepts of the assessments of others made by one methodology (standards.md 3.10, JIU-57).',
})
export class MethodologyAcceptance {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => String, { description: 'Code of the methodology.' })
  code: string;

  @Field(() => Int, { description: 'The least version.' })
  minVersion: number;

  @Field(() => Int, { nullable: true, description: 'Not older than so many months; null without a limit.' })
  maxAgeMonths: number | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Up to this planned amount in US dollars; null without a limit.',
  })
  maxAmountUsd: string | null;

  @Field(() => Decimal, { description: 'How many times the assessed ceiling may be planned without a supplement.' })
  amountFactor: string;

  @Field(() => Int, { description: 'How many days of validity must be left.' })
  minRemainingDays: number;

  @Field(() => [String], { description: 'Not for partners of these types.' })
  excludedTypes: string[];

  @Field(() => [String], { description: 'Not in these countries, ISO 3166-1 alpha-2.' })
  excludedCountries: string[];

  @Field(() => String, { nullable: true, description: 'By which rule or decision of the agency.' })
  legalRef: string | null;

  @Field(() => DateTime)
  acceptedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it holds.' })
  withdrawnAt: Date | null;
}

@ObjectType({ description: 'A page of acceptances.' })
export class MethodologyAcceptanceConnection extends connectionOf(
  () => MethodologyAcceptance,
  'MethodologyAcceptance',
) {}
