import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { EvaluationFinding } from '../evaluation-bodies/evaluation-body.view';
import { RespondToEvaluationInput } from './management-response.inputs';
import { ManagementResponse } from './management-response.view';

@Resolver(() => ManagementResponse)
export class ManagementResponseResolver {
  @Mutation(() => ManagementResponse, {
    description:
      'Answers a recommendation for your agency, or for the partner, or corrects the answer until publication (UNICEF-23). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, INVALID_INPUT / ACTION_REQUIRED, ACTION_NOT_TAKEN or COMMENT_REQUIRED.',
  })
  respondToEvaluation(
    @Arg('input', () => RespondToEvaluationInput) input: RespondToEvaluationInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('respondToEvaluation', ({ managementResponses }) => managementResponses.respond(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Which agency answers; null for the partner.' })
  agency(@Root() { agencyCode }: ManagementResponse): Agency | null {
    return agencyCode === null ? null : { code: agencyCode };
  }
}

@Resolver(() => EvaluationFinding)
export class EvaluationFindingResolver {
  @FieldResolver(() => [ManagementResponse], { description: 'The latest answer of each that takes part.' })
  responses(@Root() finding: EvaluationFinding, @Ctx() { managementResponses }: PerformanceContext) {
    return managementResponses.of(finding);
  }
}
