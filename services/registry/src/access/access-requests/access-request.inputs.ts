import {
  ArrayMaxSize,
  IsEmail,
  IsISO31661Alpha2,
  IsOptional,
  IsUrl,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { PartnerType } from '../../identity/partners/partner.entity';
import { PartnerNameInput } from '../../identity/partners/partner.inputs';
import {
  IdentificationChannel,
  IntakeChannel,
  RegistrationState,
  RegistrationTrack,
} from '../../registration/registrations/registration.entity';
import { DuplicateDecision } from './access-request.entity';

const agencyCode = /^[A-Z][A-Z0-9_-]{1,19}$/;

@InputType({ description: 'Who may speak for the applicant. Kept sealed; give a work contact, not a private one.' })
export class AuthorizedPersonInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  @Length(1, 200, { message: 'The name of the authorised person has 1 to 200 characters.' })
  name: string;

  @Field(() => String, { description: 'Function in the organisation, 1 to 200 characters.' })
  @Length(1, 200, { message: 'The title of the authorised person has 1 to 200 characters.' })
  title: string;

  @Field(() => String)
  @MaxLength(254)
  @IsEmail({}, { message: 'email must be an e-mail address.' })
  email: string;

  @Field(() => String, { nullable: true, description: 'Digits, spaces, +, -, ( and ), at most 40.' })
  @IsOptional()
  @Matches(/^[0-9+() .-]{3,40}$/, { message: 'phone has digits, spaces, +, -, ( and ) only.' })
  phone?: string | null;
}

@InputType({ description: 'A request for access (UNHCR-38).' })
export class RequestAccessInput {
  @Field(() => String, { description: 'Name as registered, 1 to 500 characters.' })
  @Length(1, 500, { message: 'A name has 1 to 500 characters.' })
  legalName: string;

  @Field(() => String, { nullable: true, description: 'Initials, at most 40 characters.' })
  @IsOptional()
  @Length(1, 40, { message: 'An acronym has 1 to 40 characters.' })
  acronym?: string | null;

  @Field(() => [PartnerNameInput], { defaultValue: [], description: 'Other names, at most 20.' })
  @ArrayMaxSize(20, { message: 'Give at most 20 further names.' })
  @ValidateNested()
  otherNames: PartnerNameInput[];

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, such as SO.' })
  @IsISO31661Alpha2({ message: 'countryOfOrigin must be an ISO 3166-1 alpha-2 code, such as SO.' })
  countryOfOrigin: string;

  @Field(() => RegistrationTrack)
  track: RegistrationTrack;

  @Field(() => PartnerType, { nullable: true, description: 'What follows from the track when it is not given.' })
  primaryType?: PartnerType | null;

  @Field(() => AuthorizedPersonInput)
  @ValidateNested()
  authorizedPerson: AuthorizedPersonInput;

  @Field(() => IntakeChannel, {
    defaultValue: IntakeChannel.PORTAL,
    description:
      'PORTAL for those who ask themselves; EMAIL, OFFLINE or AGENCY_ON_BEHALF for staff who key it (UNHCR-37).',
  })
  channel: IntakeChannel;

  @Field(() => IdentificationChannel, {
    nullable: true,
    description: 'How agency and partner found each other (HAB-15).',
  })
  identificationChannel?: IdentificationChannel | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency that is asked to sponsor, such as UNHCR.' })
  @IsOptional()
  @Matches(agencyCode, { message: 'agency must be the code of an agency, such as UNHCR.' })
  agency?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(500)
  @IsUrl({ protocols: ['http', 'https'] }, { message: 'website must be a web address.' })
  website?: string | null;

  @Field(() => String, { nullable: true, description: 'Number in the register of the country of origin.' })
  @IsOptional()
  @Length(1, 100, { message: 'A registration number has 1 to 100 characters.' })
  registrationNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes the call safe to repeat: 8 to 200 characters of your own, such as a UUID.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What an officer decides about the candidates of a request.' })
export class DecideDuplicateInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => DuplicateDecision)
  decision: DuplicateDecision;

  @Field(() => ID, { nullable: true, description: 'The partner that it is; for SAME_PARTNER and DUPLICATE only.' })
  partnerId?: string | null;

  @Field(() => String, { description: 'Why, 1 to 2000 characters; kept as the documented decision (R-INV-9).' })
  @Length(1, 2000, { message: 'Say why, in 1 to 2000 characters.' })
  note: string;
}

@InputType({ description: 'A registration that nobody sponsors yet.' })
export class SponsorRegistrationInput {
  @Field(() => ID)
  registrationId: string;
}

@InputType({ description: 'Which requests for access to list; all that are given must hold.' })
export class AccessRequestFilter {
  @Field(() => [RegistrationState], {
    nullable: true,
    description: 'States of their registrations; ACCESS_REQUESTED and DUPLICATE_REVIEW when not given.',
  })
  @IsOptional()
  @ArrayMaxSize(16)
  states?: RegistrationState[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency that was asked or sponsors.' })
  @IsOptional()
  @Matches(agencyCode, { message: 'agency must be the code of an agency, such as UNHCR.' })
  agency?: string | null;

  @Field(() => String, { nullable: true, description: 'Country of origin, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;
}
