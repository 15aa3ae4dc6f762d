import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Registration, RegistrationState } from '../../registration/registrations/registration.entity';
import { Agency } from '../agencies/agency.entity';
import { AccessRequest } from './access-request.entity';
import {
  AccessRequestFilter,
  DecideDuplicateInput,
  RequestAccessInput,
  SponsorRegistrationInput,
} from './access-request.inputs';
import { AccessRequestConnection } from './access-request.page';
import { AccessCandidate, AccessRequestReceipt, AuthorizedPerson } from './access-request.view';

@Resolver(() => AccessRequest)
export class AccessRequestResolver {
  @Query(() => AccessRequest, { nullable: true, description: 'One request for access; null when there is none.' })
  accessRequest(@Arg('id', () => ID) id: string, @Ctx() { accessRequests }: RegistryContext) {
    return accessRequests.find(id);
  }

  @Query(() => AccessRequestConnection, {
    description: 'The review queue of requests for access, oldest first (UNHCR-38, UNHCR-52).',
  })
  accessRequests(
    @Arg('filter', () => AccessRequestFilter, { defaultValue: {} }) filter: AccessRequestFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { accessRequests }: RegistryContext,
  ) {
    return accessRequests.search(filter, page);
  }

  @Mutation(() => AccessRequestReceipt, {
    description:
      'Asks for access, by anybody; staff do it on behalf (UNHCR-37, UNHCR-38). A name that resembles known partners goes to DUPLICATE_REVIEW, others to DOCUMENTS_REQUESTED. Refused: INVALID_INPUT, UNAVAILABLE / INTAKE_BUSY, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  requestAccess(@Arg('input', () => RequestAccessInput) input: RequestAccessInput, @Ctx() context: RegistryContext) {
    return context.transaction('requestAccess', ({ accessRequests }) => accessRequests.request(input), {
      key: input.idempotencyKey,
      input: context.accessRequests.digest(input),
      again: ({ accessRequests }, id) => accessRequests.receiptOf(id),
      idOf: ({ request }) => request.id,
    });
  }

  @Mutation(() => AccessRequest, {
    description:
      'Decides on the candidates of a request in DUPLICATE_REVIEW (R-INV-9). Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED for another agency or office, CONFLICT / INVALID_STATE, CONFLICT / PARTNER_TAKEN.',
  })
  decideDuplicate(
    @Arg('input', () => DecideDuplicateInput) input: DecideDuplicateInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('decideDuplicate', ({ accessDecisions }) => accessDecisions.decide(input));
  }

  @Mutation(() => Registration, {
    description:
      "Makes the caller's agency the sponsor of a registration without one. Refused: NOT_FOUND, CONFLICT / ALREADY_SPONSORED, FORBIDDEN / ROLE_REQUIRED for another office.",
  })
  sponsorRegistration(
    @Arg('input', () => SponsorRegistrationInput) { registrationId }: SponsorRegistrationInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('sponsorRegistration', ({ accessDecisions }) => accessDecisions.sponsor(registrationId));
  }

  @FieldResolver(() => [String], { description: 'Other names as given.' })
  otherNames(@Root() { otherNames }: AccessRequest): string[] {
    return otherNames.map(({ value }) => value);
  }

  @FieldResolver(() => RegistrationState, { description: 'State of its registration.' })
  state(@Root() { state }: AccessRequest): RegistrationState {
    return state;
  }

  @FieldResolver(() => [AccessCandidate], { description: 'Partners that the names resemble, the likeliest first.' })
  candidates(@Root() request: AccessRequest, @Ctx() { accessRequests }: RegistryContext) {
    return accessRequests.candidates(request);
  }

  @FieldResolver(() => AuthorizedPerson)
  authorizedPerson(@Root() request: AccessRequest, @Ctx() { accessRequests }: RegistryContext) {
    return accessRequests.person(request);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency that was asked to sponsor.' })
  agency(@Root() { agency }: AccessRequest, @Ctx() { agencies }: RegistryContext) {
    return agency === null ? null : agencies.find(agency);
  }

  @FieldResolver(() => Registration, { nullable: true, description: 'The registration that it began; for staff.' })
  registration(@Root() { registrationId }: AccessRequest, @Ctx() { registrations }: RegistryContext) {
    return registrations.find(registrationId);
  }
}

@Resolver(() => Registration)
export class RegistrationAccessResolver {
  @FieldResolver(() => AccessRequest, {
    nullable: true,
    description: 'The request that began it; null when the partner was invited or started again.',
  })
  accessRequest(@Root() { id }: Registration, @Ctx() { accessRequests }: RegistryContext) {
    return accessRequests.ofRegistration(id);
  }
}
