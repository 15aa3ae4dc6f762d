import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Registration } from '../registrations/registration.entity';
import { RestartRegistrationInput, SubmitRegistrationInput, WithdrawRegistrationInput } from './submission.inputs';

@Resolver()
export class SubmissionResolver {
  @Mutation(() => Registration, {
    description:
      'Hands in the documents: SUBMITTED, and at once IN_VETTING, where the clock of the agency starts. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, PRECONDITION_FAILED / MISSING_REQUIREMENT with the rule that is not met (R-INV-3, R-INV-4, UNHCR-39), PRECONDITION_FAILED / DUPLICATE_UNDECIDED (R-INV-9).',
  })
  submitRegistration(
    @Arg('input', () => SubmitRegistrationInput) input: SubmitRegistrationInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('submitRegistration', ({ submissions }) => submissions.submit(input));
  }

  @Mutation(() => Registration, {
    description:
      'Gives up a registration that has not ended, by an administrator of the partner or by staff at its written request. Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  withdrawRegistration(
    @Arg('input', () => WithdrawRegistrationInput) input: WithdrawRegistrationInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('withdrawRegistration', ({ submissions }) => submissions.withdraw(input));
  }

  @Mutation(() => Registration, {
    description:
      'Begins a registration of a partner of the roster: after a rejected, withdrawn or lapsed one, or the first. Refused: NOT_FOUND, CONFLICT / REGISTRATION_EXISTS, CONFLICT / NOT_A_PROSPECT.',
  })
  restartRegistration(
    @Arg('input', () => RestartRegistrationInput) { partnerId }: RestartRegistrationInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('restartRegistration', ({ submissions }) => submissions.restart(partnerId));
  }
}
