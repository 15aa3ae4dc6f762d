import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ClaimStatus {
  CLAIMED = 'CLAIMED',
  VERIFIED = 'VERIFIED',
}

registerEnumType(ClaimStatus, {
  name: 'ClaimStatus',
  description: 'How sure a result is (UNICEF-26).',
  valuesConfig: {
    CLAIMED: { description: 'As it was reported.' },
    VERIFIED: { description: 'Checked by somebody else than who recorded it.' },
  },
});

@ObjectType({
  description: 'What an indicator was measured at; never changed, a correction is a further version (JIU-45).',
})
export class ResultValue {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  indicatorId: string;
  engagementId: string;
  agencyCode: string;
  partnerId: string;
  recordedBy: string;
  verifiedBy: string | null;

  @Field(() => String, { description: "The source system's number; with the agency, it names the fact." })
  externalId: string;

  @Field(() => LocalDate, { description: 'The day of the measurement.' })
  on: string;

  @Field(() => Decimal, { description: 'In the unit of the indicator.' })
  value: string;

  @Field(() => String, { nullable: true, description: 'Where it can be checked; names no person.' })
  evidence: string | null;

  @Field(() => ClaimStatus)
  claim: ClaimStatus;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion`.' })
  version: number;

  @Field(() => DateTime, { description: 'When this version was recorded here.' })
  recordedAt: Date;
}
