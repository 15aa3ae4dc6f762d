import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Hit } from '../hits/hit.entity';
import type { HitRow } from '../hits/hit.repository';
import { RequestHitInformationInput } from './hit-information.inputs';
import { HitInformationRequest } from './hit-information-request.view';

@Resolver(() => Hit)
export class HitInformationResolver {
  @Mutation(() => Hit, {
    description:
      'Asks the partner for facts, in neutral words: it is told that data is to be clarified, not why. The hit waits for the answer. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  requestHitInformation(
    @Arg('input', () => RequestHitInformationInput) input: RequestHitInformationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('requestHitInformation', ({ hitInformation }) => hitInformation.request(input));
  }

  @FieldResolver(() => [HitInformationRequest], {
    description: 'What the partner was asked because of it, the first one first.',
  })
  informationRequests(@Root() { id }: HitRow, @Ctx() { hitInformation }: SanctionsContext) {
    return hitInformation.ofHit(id);
  }
}
