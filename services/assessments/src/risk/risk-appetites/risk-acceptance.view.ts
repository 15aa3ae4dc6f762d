import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { RiskLevel } from '../../terms/risk-level.enum';

@ObjectType({ description: 'That somebody who may has accepted a risk above the appetite, for a time (JIU-39).' })
export class RiskAcceptance {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => RiskLevel, { description: 'The residual risk that was accepted; a higher one is a breach again.' })
  residualBand: RiskLevel;

  @Field(() => RiskLevel, { description: 'What the agency bore at the time.' })
  appetite: RiskLevel;

  @Field(() => Int, {
    description: 'Bands above the appetite; when it is lowered further, the risk is a breach again.',
  })
  excess: number;

  @Field(() => String)
  justification: string;

  @Field(() => LocalDate, { description: 'The last day on which it counts.' })
  until: string;

  @Field(() => String, { description: 'Subject of who accepted it.' })
  acceptedBy: string;

  @Field(() => DateTime)
  acceptedAt: Date;
}
