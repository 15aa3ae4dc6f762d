import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { AccessGrant } from '../access-grants/access-grant.view';
import {
  DecideDisclosureInput,
  DisclosureRequestFilter,
  RequestDisclosureInput,
  WithdrawDisclosureRequestInput,
} from './disclosure-request.inputs';
import { DisclosureRequest, DisclosureRequestConnection } from './disclosure-request.view';

@Resolver(() => DisclosureRequest)
export class DisclosureRequestResolver {
  @Query(() => DisclosureRequestConnection, {
    description:
      'Requests to read that your agency made or has to decide, newest first (JIU-59). Looking is recorded. Refused: INVALID_INPUT.',
  })
  disclosureRequests(
    @Arg('filter', () => DisclosureRequestFilter, { defaultValue: {} }) filter: DisclosureRequestFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { disclosureSearch }: AssessmentsContext,
  ) {
    return disclosureSearch.search(filter, page);
  }

  @Mutation(() => DisclosureRequest, {
    description:
      'Asks the owner to read something confidential, for a purpose (JIU-59, A-INV-5); it lapses after 30 days. Refused: NOT_FOUND, CONFLICT / ALREADY_READABLE, CONFLICT / ALREADY_REQUESTED, INVALID_INPUT.',
  })
  requestDisclosure(
    @Arg('input', () => RequestDisclosureInput) input: RequestDisclosureInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('requestDisclosure', ({ disclosureRequests }) => disclosureRequests.request(input), {
      key: input.idempotencyKey,
      input,
      again: ({ disclosureRequests }, id) => disclosureRequests.get(id),
    });
  }

  @Mutation(() => DisclosureRequest, {
    description:
      'The owner gives leave for a time, as far as asked or less, or refuses with a reason (JIU-59). Refused: NOT_FOUND, FORBIDDEN / SEGREGATION_OF_DUTIES, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, INVALID_INPUT.',
  })
  decideDisclosure(
    @Arg('input', () => DecideDisclosureInput) input: DecideDisclosureInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('decideDisclosure', ({ disclosureRequests }) => disclosureRequests.decide(input));
  }

  @Mutation(() => DisclosureRequest, {
    description:
      'Takes a request of your agency back before it is decided (JIU-59). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  withdrawDisclosureRequest(
    @Arg('input', () => WithdrawDisclosureRequestInput) input: WithdrawDisclosureRequestInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('withdrawDisclosureRequest', ({ disclosureRequests }) =>
      disclosureRequests.withdraw(input),
    );
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'About whom; null only beside an error.' })
  async partner(
    @Root() { partnerId }: DisclosureRequest,
    @Ctx() { partnerRedirects }: AssessmentsContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who decides; null only beside an error.' })
  owner(@Root() { ownerAgency }: DisclosureRequest): Agency {
    return { code: ownerAgency };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who asks; null only beside an error.' })
  requester(@Root() { requesterAgency }: DisclosureRequest): Agency {
    return { code: requesterAgency };
  }

  @FieldResolver(() => String, { nullable: true, description: 'What people call it, such as ASM-0000017.' })
  referenceNo(@Root() { resourceType, resourceId }: DisclosureRequest, @Ctx() { disclosables }: AssessmentsContext) {
    return disclosables.referenceOf(resourceType, resourceId);
  }

  @FieldResolver(() => AccessGrant, { nullable: true, description: 'What the owner gave; null unless it is APPROVED.' })
  grant(@Root() { grantId }: DisclosureRequest, @Ctx() { accessGrants }: AssessmentsContext) {
    return grantId && accessGrants.find(grantId);
  }
}
