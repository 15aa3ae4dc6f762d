import { DateTime, JsonObject } from '@partner-commons/platform/scalars';
import { Field, ObjectType } from 'type-graphql';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import { ReuseCheck } from '../reuse-candidates/reuse-candidate.view';

@ObjectType({
  description: 'The verdict on a request, computed once more from the facts and rules that are stored with it.',
})
export class ReuseReplay {
  @Field(() => Boolean, { description: 'Whether it is the same as the one that is stored, word for word.' })
  isSame: boolean;

  @Field(() => String, { description: 'The rules that it was decided by.' })
  ruleVersion: string;

  @Field(() => DateTime, { description: 'When the facts were taken.' })
  takenAt: Date;

  @Field(() => JsonObject, { description: 'The facts, as they were taken.' })
  facts: object;

  @Field(() => ReuseOutcome, { description: 'As stored.' })
  storedOutcome: ReuseOutcome;

  @Field(() => ReuseOutcome, { description: 'As computed now.' })
  outcome: ReuseOutcome;

  @Field(() => [ReuseCheck], { description: 'As computed now; all eleven.' })
  checks: ReuseCheck[];
}
