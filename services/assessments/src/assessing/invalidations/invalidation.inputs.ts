import { Field, ID, InputType } from 'type-graphql';
import { SecondDecision } from '../../terms/second-decision.enum';
import { AssessmentStepInput, ExplainedStepInput } from '../assessment-submissions/assessment-submission.inputs';

@InputType({ description: 'The proposal to invalidate a final assessment because of an event.' })
export class ProposeInvalidationInput extends ExplainedStepInput {
  @Field(() => ID, {
    description: 'An open event of the partner, or of its headquarters, since the assessment was final.',
  })
  eventId: string;
}

@InputType({ description: 'What the second person decides about the proposal.' })
export class InvalidateAssessmentInput extends AssessmentStepInput {
  @Field(() => SecondDecision)
  decision: SecondDecision;
}
