import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import {
  DeclineConsentInput,
  GrantConsentInput,
  RequestConsentInput,
  WithdrawConsentInput,
} from './partner-consent.inputs';
import { ConsentRequest, PartnerConsent } from './partner-consent.view';

@Resolver(() => PartnerConsent)
export class PartnerConsentResolver {
  @Mutation(() => ConsentRequest, {
    description:
      'Asks a partner to agree that your agency relies on assessments of it; the partner is notified (story 4.c, step 4). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / ALREADY_REQUESTED, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  requestConsent(
    @Arg('input', () => RequestConsentInput) input: RequestConsentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('requestConsent', ({ consents }) => consents.request(input), {
      key: input.idempotencyKey,
      input,
      again: ({ consents }, id) => consents.getRequest(id),
    });
  }

  @Mutation(() => PartnerConsent, {
    description:
      'Agrees, for the partner, that agencies rely on assessments of it; what waits for it is decided anew (A-INV-4). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  grantConsent(@Arg('input', () => GrantConsentInput) input: GrantConsentInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('grantConsent', ({ consents }) => consents.grant(input), {
      key: input.idempotencyKey,
      input,
      again: ({ consents }, id) => consents.get(id),
    });
  }

  @Mutation(() => PartnerConsent, {
    description:
      'Takes a consent back: at once for what is asked from now on; decisions stay, and leave to read that came with them ends (A-INV-4). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  withdrawConsent(
    @Arg('input', () => WithdrawConsentInput) { consentId }: WithdrawConsentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('withdrawConsent', ({ consents }) => consents.withdraw(consentId));
  }

  @Mutation(() => ConsentRequest, {
    description:
      'Says no, for the partner, to a request; reuse that waits for it is refused (A-INV-4). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  declineConsent(
    @Arg('input', () => DeclineConsentInput) { requestId }: DeclineConsentInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('declineConsent', ({ consents }) => consents.decline(requestId));
  }
}

@Resolver(() => ConsentRequest)
export class ConsentRequestResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Who asks; null only beside an error.' })
  agency(@Root() { agencyCode }: ConsentRequest): Agency {
    return { code: agencyCode };
  }
}

@Resolver(() => Partner)
export class PartnerConsentsResolver {
  @FieldResolver(() => [PartnerConsent], {
    nullable: true,
    description:
      'What the partner agrees to, the latest 100: for the partner all, for an agency those that name it (SYS-13); null only beside an error.',
  })
  consents(@Root() { id }: Partner, @Ctx() { consents }: AssessmentsContext) {
    return consents.ofPartner(id);
  }

  @FieldResolver(() => [ConsentRequest], {
    nullable: true,
    description:
      'What the partner is asked to agree to, the latest 100: for the partner all, for an agency its own; null only beside an error.',
  })
  consentRequests(@Root() { id }: Partner, @Ctx() { consents }: AssessmentsContext) {
    return consents.requestsOf(id);
  }
}
