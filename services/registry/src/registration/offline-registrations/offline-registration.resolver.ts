import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { ContinueOfflineRegistrationInput, ImportOfflineRegistrationInput } from '../offline-packs/offline-pack.inputs';
import { OfflinePackProblem } from '../offline-packs/offline-pack.view';
import { Registration } from '../registrations/registration.entity';
import type { OfflineRegistrationRow } from './offline-registration.repository';
import {
  OfflineAppliedStep,
  OfflinePendingStep,
  OfflineRegistration,
  OfflineRegistrationState,
} from './offline-registration.view';

@Resolver(() => OfflineRegistration)
export class OfflineRegistrationResolver {
  @Query(() => OfflineRegistration, {
    nullable: true,
    description: 'How far the offline pack of a registration is applied; null unless your agency took it in.',
  })
  offlineRegistration(
    @Arg('registrationId', () => ID) registrationId: string,
    @Ctx() { offlineRegistrations }: RegistryContext,
  ) {
    return offlineRegistrations.ofRegistration(registrationId);
  }

  @Mutation(() => OfflineRegistration, {
    description:
      'Takes in a filled offline pack with the scan of what was signed by hand: asks for access in the partner’s name and does all that the registration is ready for; whoever takes it in decides on nothing (UNHCR-37, UNHCR-53, R-INV-6). Refused: INVALID_INPUT / OFFLINE_PACK_REFUSED with all problems in facts and nothing done, NOT_FOUND for files of others and packs that were taken in, FORBIDDEN / ROLE_REQUIRED for another office’s country.',
  })
  importOfflineRegistration(
    @Arg('input', () => ImportOfflineRegistrationInput) input: ImportOfflineRegistrationInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction(
      'importOfflineRegistration',
      ({ offlineRegistrations }) => offlineRegistrations.import(input),
      {
        key: input.idempotencyKey,
        input,
        again: ({ offlineRegistrations }, id) => offlineRegistrations.get(id),
      },
    );
  }

  @Mutation(() => OfflineRegistration, {
    description:
      'Applies what of a pack has its turn now: papers once duplicates are decided, the signed declaration after vetting, the profile after the review; nothing before. Whoever calls it keys data (UNHCR-53, R-INV-6). Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED for another office.',
  })
  continueOfflineRegistration(
    @Arg('input', () => ContinueOfflineRegistrationInput) { registrationId }: ContinueOfflineRegistrationInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('continueOfflineRegistration', ({ offlineRegistrations }) =>
      offlineRegistrations.continue(registrationId),
    );
  }

  @FieldResolver(() => Registration)
  registration(@Root() row: OfflineRegistrationRow, @Ctx() { offlineRegistrations }: RegistryContext) {
    return offlineRegistrations.registration(row);
  }

  @FieldResolver(() => OfflineRegistrationState)
  state(@Root() row: OfflineRegistrationRow, @Ctx() { offlineRegistrations }: RegistryContext) {
    return offlineRegistrations.state(row);
  }

  @FieldResolver(() => [OfflinePackProblem], { description: 'What was refused when it was last tried.' })
  problems(@Root() { problems }: OfflineRegistrationRow): OfflinePackProblem[] {
    return problems.map((problem) => ({ ...problem, blocking: false }));
  }

  @FieldResolver(() => [OfflineAppliedStep], { description: 'In the order in which they were applied.' })
  appliedSteps(@Root() { applied }: OfflineRegistrationRow) {
    return applied;
  }

  @FieldResolver(() => [OfflinePendingStep], { description: 'What is left, in the order in which it is applied.' })
  pendingSteps(@Root() { pending }: OfflineRegistrationRow) {
    return pending;
  }
}
