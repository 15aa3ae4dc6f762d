import { type Page, PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Agency } from '../../access/agencies/agency.entity';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import { VerifyPartnerInput } from './verification.inputs';
import type { VerificationRow } from './verification.repository';
import {
  PartnerVerification,
  Verification,
  VerificationConnection,
  VerificationDetails,
  VerificationQuestion,
} from './verification.view';

@Resolver(() => Verification)
export class VerificationResolver {
  @Query(() => [VerificationQuestion], { description: 'The questionnaire in force (standards.md 3.4).' })
  verificationQuestions(
    @Arg('language', () => String, { defaultValue: 'en', description: 'en or fr.' }) language: string,
    @Ctx() { verifications }: RegistryContext,
  ) {
    return verifications.questions(language);
  }

  @Mutation(() => Verification, {
    description:
      'Verifies a partner for all agencies: VERIFIED if and only if all five answers are as expected. Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED, FORBIDDEN / SEGREGATION_OF_DUTIES for who keyed its data or decided on a match (R-INV-6, Z12), CONFLICT / INVALID_STATE before its profile is complete, PRECONDITION_FAILED / CLEARANCE_STALE or BLOCKED_BY_SCREENING, PRECONDITION_FAILED / MISSING_REQUIREMENT (R-INV-8).',
  })
  verifyPartner(@Arg('input', () => VerifyPartnerInput) input: VerifyPartnerInput, @Ctx() context: RegistryContext) {
    return context.transaction('verifyPartner', ({ verifying }) => verifying.verify(input), {
      key: input.idempotencyKey,
      input,
      again: ({ verifications }, id) => verifications.get(id),
    });
  }

  @FieldResolver(() => Agency, { description: 'Whose verifier gave it.' })
  by(@Root() { agency }: VerificationRow, @Ctx() { agencies }: RegistryContext) {
    return agencies.find(agency);
  }

  @FieldResolver(() => VerificationDetails, { description: 'The answers, for the agency that verified.' })
  details(@Root() verification: VerificationRow, @Ctx() { verifications }: RegistryContext) {
    return verifications.details(verification);
  }
}

@Resolver(() => PartnerVerification)
export class VerificationStateResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether something material changed since it was verified (feature 36).',
  })
  needsReview(@Root() { reviewBecause }: PartnerVerification) {
    return reviewBecause !== null;
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose verifier gave it; null while PENDING.' })
  by(@Root() { agency }: PartnerVerification, @Ctx() { agencies }: RegistryContext) {
    return agency === null ? null : agencies.find(agency);
  }
}

@Resolver(() => Partner)
export class PartnerVerificationResolver {
  @FieldResolver(() => PartnerVerification, { description: 'How far it is verified now, for all agencies.' })
  verification(@Root() { id }: PartnerRow, @Ctx() { verifications }: RegistryContext): Promise<PartnerVerification> {
    return verifications.ofPartner(id);
  }

  @FieldResolver(() => VerificationConnection, { description: 'All its verifications, newest first.' })
  verifications(
    @Root() { id }: PartnerRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { verifications }: RegistryContext,
  ): Promise<Page<VerificationRow>> {
    return verifications.history(id, page);
  }
}
