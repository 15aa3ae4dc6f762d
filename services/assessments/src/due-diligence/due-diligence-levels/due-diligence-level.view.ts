import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DueDiligenceLevel } from '../due-diligence-cases/due-diligence-case.enums';

@ObjectType({ description: 'One reason for the level of a due diligence (JIU-4).' })
export class DueDiligenceLevelFactor {
  @Field(() => String, {
    description: 'PARTNER_TYPE, AMOUNT, SECTOR, OPERATING_RISK, PARTNER_RATING or EARLIER_DECLINE.',
  })
  factor: string;

  @Field(() => String, { description: 'What was known of it when the case was opened.' })
  value: string;

  @Field(() => DueDiligenceLevel, { description: 'The least level that it asks for.' })
  level: DueDiligenceLevel;

  @Field(() => String, { description: 'The rule in words.' })
  reason: string;
}

@InputType({
  description: 'Another level for a due diligence: higher at once, lower when a second person asks for the same.',
})
export class ChangeDueDiligenceLevelInput {
  @Field(() => ID)
  caseId: string;

  @Field(() => DueDiligenceLevel)
  level: DueDiligenceLevel;

  @Field(() => Int, { description: 'Version of the due diligence that you looked at.' })
  expectedVersion: number;
}
