import { Download } from '@partner-commons/platform/files/download.type';
import { Redaction } from '@partner-commons/platform/redaction';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import {
  RecommendationDetail,
  RecommendationLetter,
  RecommendationWaiver,
  RecommendationWaiverCase,
} from './recommendation.entity';
import {
  AddRecommendationLetterInput,
  CreateRecommendationDownloadInput,
  CreateWaiverDownloadInput,
  GrantRecommendationWaiverInput,
  VerifyRecommendationLetterInput,
} from './recommendation.inputs';

@Resolver(() => Partner)
export class PartnerRecommendationsResolver {
  @FieldResolver(() => [RecommendationLetter], {
    description: 'That letters are there, the newest 100; who wrote them is confidential (UNHCR-42).',
  })
  recommendationLetters(@Root() { id }: PartnerRow, @Ctx() { recommendations }: RegistryContext) {
    return recommendations.ofPartner(id);
  }
}

@Resolver(() => RecommendationLetter)
export class RecommendationResolver {
  @Mutation(() => RecommendationLetter, {
    description:
      'Hands in a letter of recommendation (UNHCR-42, R-INV-3). Refused: NOT_FOUND, INVALID_INPUT (rule R-INV-3: of the partner itself), CONFLICT / INVALID_STATE once submitted, FORBIDDEN / ROLE_REQUIRED.',
  })
  addRecommendationLetter(
    @Arg('input', () => AddRecommendationLetterInput) input: AddRecommendationLetterInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('addRecommendationLetter', ({ recommendations }) => recommendations.add(input), {
      key: input.idempotencyKey,
      input: context.recommendations.digest(input),
      again: ({ recommendations }, id) => recommendations.get(id),
    });
  }

  @Mutation(() => RecommendationLetter, {
    description:
      'Says what a verifier or vetting officer of the sponsoring agency found; append-only. Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED, FORBIDDEN / SEGREGATION_OF_DUTIES.',
  })
  verifyRecommendationLetter(
    @Arg('input', () => VerifyRecommendationLetterInput) input: VerifyRecommendationLetterInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('verifyRecommendationLetter', ({ recommendations }) => recommendations.verify(input));
  }

  @Mutation(() => Download, {
    description:
      'A URL for a letter, good for 5 minutes; each is recorded. Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED.',
  })
  createRecommendationDownload(
    @Arg('input', () => CreateRecommendationDownloadInput) { letterId }: CreateRecommendationDownloadInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('createRecommendationDownload', ({ recommendations }) =>
      recommendations.createDownload(letterId),
    );
  }

  @FieldResolver(() => RecommendationDetail, {
    nullable: true,
    description: 'Null with a `redaction`: not yours to read.',
  })
  detail(@Root() letter: RecommendationLetter, @Ctx() { recommendations }: RegistryContext) {
    return recommendations.detail(letter);
  }

  @FieldResolver(() => Redaction, { nullable: true, description: 'Set when the detail is held back from you.' })
  redaction(@Root() letter: RecommendationLetter, @Ctx() { recommendations }: RegistryContext) {
    return recommendations.redaction(letter);
  }
}

@Resolver(() => RecommendationDetail)
export class RecommendationDetailResolver {
  @FieldResolver(() => Partner, { nullable: true })
  issuerPartner(@Root() { issuerPartnerId }: RecommendationDetail, @Ctx() { partners }: RegistryContext) {
    return issuerPartnerId && partners.find(issuerPartnerId);
  }
}

@Resolver(() => RecommendationWaiver)
export class RecommendationWaiverResolver {
  @Mutation(() => RecommendationWaiver, {
    description:
      'Recommends registration without letters after a local assessment; only the Representative of the responsible office (UNHCR-43, R-INV-3). Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED, CONFLICT / INVALID_STATE, CONFLICT / DECIDED_MEANWHILE when there is one.',
  })
  grantRecommendationWaiver(
    @Arg('input', () => GrantRecommendationWaiverInput) input: GrantRecommendationWaiverInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('grantRecommendationWaiver', ({ waivers }) => waivers.grant(input));
  }

  @Mutation(() => Download, {
    description:
      'A URL for the local assessment behind a waiver, good for 5 minutes; each is recorded. Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED.',
  })
  createWaiverDownload(
    @Arg('input', () => CreateWaiverDownloadInput) { waiverId }: CreateWaiverDownloadInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('createWaiverDownload', ({ waivers }) => waivers.createDownload(waiverId));
  }

  @FieldResolver(() => String, { description: 'Role and office, such as `REPRESENTATIVE, UNHCR Somalia`.' })
  grantedBy(@Root() waiver: RecommendationWaiver, @Ctx() { waivers }: RegistryContext) {
    return waivers.grantor(waiver);
  }

  @FieldResolver(() => RecommendationWaiverCase, {
    nullable: true,
    description: 'Null for other agencies, other roles and the partner.',
  })
  case(@Root() waiver: RecommendationWaiver, @Ctx() { waivers }: RegistryContext) {
    return waivers.case(waiver);
  }
}
