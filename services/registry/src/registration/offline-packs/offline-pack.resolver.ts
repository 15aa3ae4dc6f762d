import { Download } from '@partner-commons/platform/files/download.type';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { CheckOfflinePackInput, CreateOfflinePackInput } from './offline-pack.inputs';
import { OfflinePackCheck } from './offline-pack.view';

@Resolver()
export class OfflinePackResolver {
  @Mutation(() => Download, {
    description:
      'Draws up an empty pack for a partner without a connection, as JSON that explains itself: request for access, papers of the checklist, people, declaration and profile (UNHCR-53). A URL for it, good for 5 minutes.',
  })
  createOfflinePack(
    @Arg('input', () => CreateOfflinePackInput) input: CreateOfflinePackInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('createOfflinePack', ({ offlinePacks }) => offlinePacks.create(input));
  }

  @Mutation(() => OfflinePackCheck, {
    description:
      'Tells everything that is wrong with a filled pack and changes nothing; the look is recorded, since a pack names people. Refused: NOT_FOUND for a file that is not of your agency.',
  })
  checkOfflinePack(
    @Arg('input', () => CheckOfflinePackInput) input: CheckOfflinePackInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('checkOfflinePack', ({ offlineReadings }) => offlineReadings.check(input));
  }
}
