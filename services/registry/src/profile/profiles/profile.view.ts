import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime, JsonObject, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ChangeOrigin } from '../../identity/changes/change.view';
import { ProfileSectionCode } from '../profile-sections/profile-section.view';
import { BudgetBand, ProfileFreshness } from './profile.enums';

registerEnumType(ProfileFreshness, {
  name: 'ProfileFreshness',
  description: 'Whether a profile was confirmed in time (R-INV-10), by the instant and never by the calendar year.',
  valuesConfig: {
    FRESH: { description: 'Confirmed in the last twelve months.' },
    DUE: { description: 'To be confirmed now: twelve months have passed, and up to sixty days; nothing is blocked.' },
    STALE: { description: 'Not confirmed in time; application and selection are blocked.' },
    NEVER: { description: 'Never confirmed.' },
  },
});

registerEnumType(BudgetBand, {
  name: 'BudgetBand',
  description: 'Size of an annual budget in US dollars (standards.md 3.4); derived from the amount.',
  valuesConfig: {
    NOT_AVAILABLE: { description: 'In another currency, and not given in dollars.' },
    BELOW_500K: { description: 'Below 0.5 million.' },
    FROM_500K_TO_2M: { description: '0.5 to 2 million.' },
    FROM_2M_TO_10M: { description: '2 to 10 million.' },
    FROM_10M_TO_100M: { description: '10 to 100 million.' },
    FROM_100M_TO_1BN: { description: '100 million to 1 billion.' },
    ABOVE_1BN: { description: '1 billion and more.' },
  },
});

@ObjectType({ description: 'One version of a section of a profile; versions are never changed.' })
export class ProfileSection {
  @Field(() => ProfileSectionCode)
  section: ProfileSectionCode;

  @Field(() => Int, { description: 'Give that of the latest one as `expectedVersion` when you change the section.' })
  version: number;

  @Field(() => Int, { description: 'Version of the form that it was written to.' })
  formVersion: number;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'As `profileSections` says; null for BANKING, which is `PartnerProfile.banking`.',
  })
  content: object | null;

  @Field(() => LocalDate, { description: 'From when on it is true.' })
  effectiveFrom: string;

  @Field(() => DateTime, { description: 'When it was written here.' })
  recordedAt: Date;

  @Field(() => ChangeOrigin, { description: 'Whose hand it is from.' })
  origin: ChangeOrigin;

  @Field(() => String, { nullable: true, description: 'Code of the agency that keyed it.' })
  agency: string | null;
}

@ObjectType({
  description:
    'What the section BANKING says, for verifiers, vetting officers and the partner. Each reading is recorded.',
})
export class ProfileBanking {
  @Field(() => JsonObject, { nullable: true, description: 'Null without a redaction: nothing was written yet.' })
  content: object | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read it; all else is then null.' })
  redaction: Redaction | null;
}

@ObjectType({ description: 'What a section lacks.' })
export class SectionCompleteness {
  @Field(() => ProfileSectionCode)
  section: ProfileSectionCode;

  @Field(() => Boolean, { description: 'Whether it counts.' })
  mandatory: boolean;

  @Field(() => Boolean)
  complete: boolean;

  @Field(() => [String], { description: 'Codes of mandatory fields that say nothing.' })
  missing: string[];
}

@ObjectType({ description: 'How much of a profile is filled in, computed when it is written (feature 19).' })
export class ProfileCompleteness {
  @Field(() => Int, { description: 'Share of the mandatory fields, 0 to 100; 100 only when nothing is missing.' })
  percent: number;

  @Field(() => Boolean, { description: 'Whether all mandatory sections are.' })
  complete: boolean;

  @Field(() => [String], { description: 'Such as `FUNDING.budgets`.' })
  missing: string[];

  @Field(() => [SectionCompleteness], { description: 'All sections, in the order of the form.' })
  sections: SectionCompleteness[];
}

@ObjectType({ description: 'The band of the budget of a year.' })
export class ProfileBudget {
  @Field(() => Int)
  year: number;

  @Field(() => BudgetBand)
  band: BudgetBand;
}

@ObjectType({
  description: 'What a partner says of itself, now or as it was recorded at an instant and in effect on that day.',
})
export class PartnerProfile {
  partnerId: string;

  /** Id of the version of BANKING that is in effect. */
  bankingId: string | null;

  @Field(() => [ProfileSection], { description: 'Those written so far, in the order of the form.' })
  sections: ProfileSection[];

  @Field(() => ProfileBanking, {
    nullable: true,
    description: 'Staff must send x-purpose: without it null and INVALID_INPUT / PURPOSE_REQUIRED.',
  })
  banking?: ProfileBanking;

  @Field(() => ProfileCompleteness)
  completeness: ProfileCompleteness;

  @Field(() => [ProfileBudget], { description: 'Bands of the budgets in FUNDING (feature 23).' })
  budgetBands: ProfileBudget[];

  @Field(() => DateTime, { nullable: true, description: 'When the partner last said that all of it is current.' })
  confirmedCurrentAt: Date | null;

  @Field(() => ProfileFreshness)
  freshness: ProfileFreshness;

  @Field(() => DateTime, { nullable: true, description: 'From when on it is to be confirmed again.' })
  dueAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'From when on it blocks.' })
  staleAt: Date | null;
}
