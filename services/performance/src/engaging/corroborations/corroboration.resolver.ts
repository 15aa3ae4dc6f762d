import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../engagements/engagement.entity';
import {
  AssignCorroborationIssueInput,
  CorroborationIssuesArgs,
  ExplainCorroborationIssueInput,
} from './corroboration.inputs';
import { CorroborationIssue, CorroborationIssueConnection } from './corroboration.view';

@Resolver(() => CorroborationIssue)
export class CorroborationResolver {
  @Query(() => CorroborationIssueConnection, {
    description:
      'Where money and results of the own agreements disagree, latest found first (JIU-18). Reading is recorded. Refused: FORBIDDEN for another agency.',
  })
  corroborationIssues(
    @Args(() => CorroborationIssuesArgs) args: CorroborationIssuesArgs,
    @Ctx() { corroborations }: PerformanceContext,
  ) {
    return corroborations.page(args);
  }

  @Mutation(() => CorroborationIssue, {
    description:
      'Hands an issue to a function and says until when (JIU-18). Refused: NOT_FOUND, FORBIDDEN / COUNTRY_OUT_OF_REACH, INVALID_INPUT for a day in the past, CONFLICT / VERSION_CONFLICT or INVALID_STATE when it is resolved.',
  })
  assignCorroborationIssue(
    @Arg('input', () => AssignCorroborationIssueInput) input: AssignCorroborationIssueInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('assignCorroborationIssue', ({ corroborations }) => corroborations.assign(input));
  }

  @Mutation(() => CorroborationIssue, {
    description:
      'Says why the records are right as they are (JIU-18); another amount opens the issue again. Refused: NOT_FOUND, FORBIDDEN / COUNTRY_OUT_OF_REACH, CONFLICT / VERSION_CONFLICT or INVALID_STATE when it is resolved.',
  })
  explainCorroborationIssue(
    @Arg('input', () => ExplainCorroborationIssueInput) input: ExplainCorroborationIssueInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('explainCorroborationIssue', ({ corroborations }) => corroborations.explain(input));
  }

  @FieldResolver(() => Engagement, { nullable: true, description: 'The agreement; null only beside an error.' })
  engagement(@Root() { engagementId }: CorroborationIssue, @Ctx() { engagements }: PerformanceContext) {
    return engagements.find(engagementId);
  }
}
