import { DateTime } from '@partner-commons/platform/scalars';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import { ProfileQuality } from '../profile-quality/profile-quality.view';
import { ConfirmProfileCurrentInput, UpdateProfileSectionInput } from './profile.inputs';
import { PartnerProfile, ProfileBanking } from './profile.view';

const refusals =
  'Refused: NOT_FOUND, CONFLICT / INVALID_STATE before PROFILE_OPEN and after a registration ended (UNHCR-49)';

@Resolver(() => PartnerProfile)
export class ProfileResolver {
  @Mutation(() => PartnerProfile, {
    description: `Writes a new version of a section. A profile that is complete and confirmed makes the registration PROFILE_COMPLETE; emptying a mandatory field before REGISTERED takes that back. ${refusals}, FORBIDDEN / ROLE_REQUIRED for staff of another agency than the sponsor, INVALID_INPUT / PROFILE_CONTENT with all problems in facts, CONFLICT / VERSION_CONFLICT, INVALID_INPUT / UNCHANGED.`,
  })
  updateProfileSection(
    @Arg('input', () => UpdateProfileSectionInput) input: UpdateProfileSectionInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('updateProfileSection', ({ profileKeeping }) => profileKeeping.updateSection(input));
  }

  @Mutation(() => PartnerProfile, {
    description: `Says that everything in the profile is true today, which counts for twelve months (R-INV-10, UNHCR-12). For administrators and editors of the partner. ${refusals}.`,
  })
  confirmProfileCurrent(
    @Arg('input', () => ConfirmProfileCurrentInput) input: ConfirmProfileCurrentInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('confirmProfileCurrent', ({ profileKeeping }) => profileKeeping.confirm(input));
  }

  @FieldResolver(() => ProfileBanking, { nullable: true })
  banking(@Root() profile: PartnerProfile, @Ctx() { profileBanking }: RegistryContext) {
    return profileBanking.read(profile);
  }
}

/** The profile of a partner, as fields of it. */
@Resolver(() => Partner)
export class PartnerProfileResolver {
  @FieldResolver(() => PartnerProfile, {
    nullable: true,
    description: 'What the partner says of itself; null before anything was written.',
  })
  profile(
    @Root() { id }: PartnerRow,
    @Arg('asOf', () => DateTime, {
      nullable: true,
      description: 'As recorded by that instant and in effect on its day; now by default.',
    })
    asOf: Date | null,
    @Ctx() { profiles }: RegistryContext,
  ) {
    return profiles.find(id, asOf);
  }

  @FieldResolver(() => ProfileQuality, { description: 'How complete, fresh and consistent its profile is (UNHCR-6).' })
  profileQuality(@Root() partner: PartnerRow, @Ctx() { profiles }: RegistryContext) {
    return profiles.quality(partner);
  }
}
