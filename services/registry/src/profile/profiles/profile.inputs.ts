import { JsonObject, LocalDate } from '@partner-commons/platform/scalars';
import { IsUUID, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ProfileSectionCode } from '../profile-sections/profile-section.view';

@InputType({ description: 'What a section says from now on, in place of what it said before.' })
export class UpdateProfileSectionInput {
  @Field(() => ID)
  @IsUUID()
  partnerId: string;

  @Field(() => ProfileSectionCode)
  section: ProfileSectionCode;

  @Field(() => JsonObject, {
    description: 'As the form of the section in `profileSections`; what is left out is empty.',
  })
  content: Record<string, unknown>;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'From when on it is true; today by default, and at most a year ahead.',
  })
  effectiveFrom?: string | null;

  @Field(() => Int, {
    description: 'Version of the section that you read, 0 for the first one; else CONFLICT / VERSION_CONFLICT.',
  })
  @Min(0)
  expectedVersion: number;
}

@InputType({ description: 'That everything in the profile is true today.' })
export class ConfirmProfileCurrentInput {
  @Field(() => ID)
  @IsUUID()
  partnerId: string;
}
