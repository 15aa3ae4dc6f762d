import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { SecondDecision } from '../../terms/second-decision.enum';
import { AssessmentStepInput } from '../assessment-submissions/assessment-submission.inputs';

@InputType({ description: 'The proposal of another band than the method computes (A-INV-2).' })
export class ProposeBandAdjustmentInput extends AssessmentStepInput {
  @Field(() => CommonRiskBand, { description: 'Another one than computed, and not NOT_ASSESSED.' })
  band: CommonRiskBand;

  @Field(() => String, {
    description: 'Why the answers alone mislead, 20 to 4,000 characters; shown beside both bands.',
  })
  @Length(20, 4_000, { message: 'Justify it in 20 to 4,000 characters.' })
  justification: string;
}

@InputType({ description: 'What the second person decides about a proposed band.' })
export class ApproveBandAdjustmentInput extends AssessmentStepInput {
  @Field(() => SecondDecision)
  decision: SecondDecision;
}
