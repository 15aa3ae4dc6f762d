import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Assessment } from '../assessments/assessment.entity';
import { ApproveBandAdjustmentInput, ProposeBandAdjustmentInput } from './band-adjustment.inputs';
import { BandAdjustments } from './band-adjustment.view';

@Resolver(() => Assessment)
export class BandAdjustmentResolver {
  @Mutation(() => Assessment, {
    description:
      'Proposes another band than computed, for a submitted assessment of your agency (A-INV-2). Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_PROPOSED, INVALID_INPUT, INVALID_INPUT / UNCHANGED.',
  })
  proposeBandAdjustment(
    @Arg('input', () => ProposeBandAdjustmentInput) input: ProposeBandAdjustmentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('proposeBandAdjustment', ({ bandAdjustments }) => bandAdjustments.propose(input));
  }

  @Mutation(() => Assessment, {
    description:
      'Decides about the proposed band, as a second person (A-INV-2). Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, FORBIDDEN / SEGREGATION_OF_DUTIES, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE.',
  })
  approveBandAdjustment(
    @Arg('input', () => ApproveBandAdjustmentInput) input: ApproveBandAdjustmentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('approveBandAdjustment', ({ bandAdjustments }) => bandAdjustments.decide(input));
  }

  @FieldResolver(() => BandAdjustments, {
    description: 'CONFIDENTIAL: why the band was adjusted. Reading is recorded.',
  })
  bandAdjustments(@Root() assessment: Assessment, @Ctx() { bandAdjustments }: AssessmentsContext) {
    return bandAdjustments.read(assessment);
  }
}
