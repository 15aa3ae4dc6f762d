import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ClaimStatus } from '../result-values/result-value.view';

@ObjectType({
  description:
    'A result with numbers that an agency tells all agencies (UNICEF-26, PSFP-31); it is not changed any more.',
})
export class PartnershipResult {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  agencyCode: string;
  partnerId: string;
  engagementId: string;

  @Field(() => String, { description: 'The result in words.' })
  statement: string;

  @Field(() => String, { description: 'What was measured.' })
  indicator: string;

  @Field(() => String, { description: 'What was counted.' })
  unit: string;

  @Field(() => Decimal, { description: 'Before the work began.' })
  baseline: string;

  @Field(() => Decimal, { description: 'What was to be reached.' })
  target: string;

  @Field(() => Decimal, { description: 'What was reached.' })
  value: string;

  @Field(() => LocalDate, { description: 'The day of the measurement.' })
  measuredOn: string;

  @Field(() => String, { description: 'How it was measured.' })
  method: string;

  @Field(() => ClaimStatus)
  claim: ClaimStatus;

  @Field(() => [String], { description: 'Organisations that contributed, as the agency names them.' })
  contributors: string[];

  @Field(() => String, { description: 'Where, ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Field of work as a code.' })
  sector: string | null;

  @Field(() => [Int], { description: 'Sustainable Development Goals that it serves, in order; at most 17 (PSFP-33).' })
  sdgs: number[];

  @Field(() => Boolean, { description: 'Whether its agency means it for everybody (UNICEF-18).' })
  isPublic: boolean;

  @Field(() => DateTime, { description: 'When it was published.' })
  publishedAt: Date;
}

@ObjectType({ description: 'A page of results, latest published first.' })
export class PartnershipResultConnection extends connectionOf(() => PartnershipResult, 'PartnershipResult') {}
