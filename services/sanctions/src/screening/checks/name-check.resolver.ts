import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { ListedSubject } from '../../listing/subjects/listed-subject.entity';
import { CheckNameInput } from './name-check.inputs';
import { NameCheck, NameMatch } from './name-check.view';

@Resolver(() => NameCheck)
export class NameCheckResolver {
  @Query(() => NameCheck, {
    description:
      'Compares one party with all lists in force (SYS-14). Each look is recorded with a hash of what was asked, never with the names. Refused: INVALID_INPUT.',
  })
  checkName(@Arg('input', () => CheckNameInput) input: CheckNameInput, @Ctx() { nameChecks }: SanctionsContext) {
    return nameChecks.check(input);
  }
}

@Resolver(() => NameMatch)
export class NameMatchResolver {
  @FieldResolver(() => ListedSubject, { nullable: true })
  subject(@Root() { subjectId }: NameMatch, @Ctx() { subjects }: SanctionsContext) {
    return subjects.find(subjectId);
  }
}
