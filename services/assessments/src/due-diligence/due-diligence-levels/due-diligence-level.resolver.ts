import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { DueDiligenceCase } from '../due-diligence-cases/due-diligence-case.view';
import { ChangeDueDiligenceLevelInput } from './due-diligence-level.view';

@Resolver()
export class DueDiligenceLevelResolver {
  @Mutation(() => DueDiligenceCase, {
    description:
      'Raises the level of an open due diligence, or proposes a lower one that a second person agrees to by asking for the same (JIU-4). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, INVALID_INPUT / UNCHANGED, FORBIDDEN / SEGREGATION_OF_DUTIES, FORBIDDEN / ROLE_REQUIRED.',
  })
  changeDueDiligenceLevel(
    @Arg('input', () => ChangeDueDiligenceLevelInput) input: ChangeDueDiligenceLevelInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('changeDueDiligenceLevel', ({ dueDiligenceLevels }) => dueDiligenceLevels.change(input));
  }
}
