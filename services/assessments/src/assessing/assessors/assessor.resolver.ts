import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Assessment } from '../assessments/assessment.entity';
import { AssignAssessorsInput } from './assessor.inputs';
import { Assessor, AssessorTeam } from './assessor.view';

@Resolver(() => Assessor)
export class AssessorResolver {
  @Mutation(() => Assessment, {
    description:
      'Names who carries out an assessment of your agency: staff of the owner or of a joint agency, for a firm those who key its answers, or the partner about itself (feature 47, SYS-28). Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, INVALID_INPUT / UNKNOWN_SECTION.',
  })
  assignAssessors(
    @Arg('input', () => AssignAssessorsInput) input: AssignAssessorsInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('assignAssessors', ({ assessors }) => assessors.assign(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whom the person works for; null only beside an error.' })
  agency(@Root() { agencyCode }: Assessor): Agency {
    return { code: agencyCode };
  }
}

@Resolver(() => Assessment)
export class AssessmentTeamResolver {
  @FieldResolver(() => AssessorTeam, {
    description: 'Who carries it out; for the owner, and a joint agency of its own.',
  })
  team(@Root() assessment: Assessment, @Ctx() { assessors }: AssessmentsContext) {
    return assessors.teamOf(assessment);
  }
}
