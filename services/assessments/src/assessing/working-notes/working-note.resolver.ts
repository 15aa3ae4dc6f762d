import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Assessment } from '../assessments/assessment.entity';
import { AddWorkingNoteInput } from './working-note.inputs';
import { WorkingNotes } from './working-note.view';

@Resolver(() => Assessment)
export class WorkingNoteResolver {
  @Mutation(() => Assessment, {
    description: 'Adds a working note to an assessment of your agency. Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER.',
  })
  addWorkingNote(
    @Arg('input', () => AddWorkingNoteInput) input: AddWorkingNoteInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('addWorkingNote', ({ workingNotes }) => workingNotes.add(input));
  }

  @FieldResolver(() => WorkingNotes, { description: 'OWNER_ONLY: working notes. Reading is recorded.' })
  workingNotes(@Root() assessment: Assessment, @Ctx() { workingNotes }: AssessmentsContext) {
    return workingNotes.read(assessment);
  }
}
