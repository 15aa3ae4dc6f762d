import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { Screening } from '../screenings/screening.entity';
import { ScreeningRequest } from './screening-request.entity';
import { ScreenPartnerInput } from './screening-request.inputs';
import type { ScreeningRequestRow } from './screening-request.repository';

@Resolver(() => ScreeningRequest)
export class ScreeningRequestResolver {
  @Query(() => ScreeningRequest, {
    nullable: true,
    description: "A request of one's own agency; null when there is none. Ask until its screening is there.",
  })
  screeningRequest(@Arg('id', () => ID) id: string, @Ctx() { screeningRequests }: SanctionsContext) {
    return screeningRequests.find(id);
  }

  @Mutation(() => ScreeningRequest, {
    description:
      'Has a partner compared with the lists in force, with all its names, numbers and people (UNHCR-60, SYS-14). The result is there within seconds. Refused: INVALID_INPUT, NOT_FOUND.',
  })
  screenPartner(@Arg('input', () => ScreenPartnerInput) input: ScreenPartnerInput, @Ctx() context: SanctionsContext) {
    return context.transaction('screenPartner', ({ screeningRequests }) => screeningRequests.screen(input), {
      key: input.idempotencyKey,
      input,
      again: ({ screeningRequests }, id) => screeningRequests.get(id),
    });
  }

  @FieldResolver(() => Partner, { nullable: true })
  async partner(@Root() { partnerId }: ScreeningRequestRow, @Ctx() { partnerRedirects }: SanctionsContext) {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Screening, { nullable: true })
  screening(@Root() { screeningId }: ScreeningRequestRow, @Ctx() { screeningRecords }: SanctionsContext) {
    return screeningId && screeningRecords.find(screeningId);
  }
}
