import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { SecondDecision } from '../../terms/second-decision.enum';

@ObjectType({ description: 'Another band than the method computed, for a reason, by two people (A-INV-2).' })
export class BandAdjustment {
  @Field(() => ID)
  id: string;

  @Field(() => CommonRiskBand, { nullable: true, description: 'What the method computed; null when it found none.' })
  from: CommonRiskBand | null;

  @Field(() => CommonRiskBand, { description: 'What should count.' })
  to: CommonRiskBand;

  @Field(() => String, { description: 'Why the answers alone mislead.' })
  justification: string;

  @Field(() => DateTime)
  proposedAt: Date;

  @Field(() => SecondDecision, { nullable: true, description: 'Null while the second person has not decided.' })
  decision: SecondDecision | null;

  @Field(() => DateTime, { nullable: true })
  decidedAt: Date | null;
}

@ObjectType({ description: 'CONFIDENTIAL: why the band is another one than computed. Both bands themselves are open.' })
export class BandAdjustments {
  @Field(() => [BandAdjustment], {
    nullable: true,
    description: 'Oldest first; to others than the owner only what was approved.',
  })
  adjustments: BandAdjustment[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read them; all else is then null.' })
  redaction: Redaction | null;
}
