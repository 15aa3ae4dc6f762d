import { LocalDate } from '@partner-commons/platform/scalars';
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { CheckOutcome } from '../documents/document.entity';
import { IssuerType } from './recommendation.entity';

@InputType({ description: 'A letter that recommends a partner; its bytes were sent before as PARTNER_DOCUMENT.' })
export class AddRecommendationLetterInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => IssuerType)
  issuerType: IssuerType;

  @Field(() => String, { description: 'Organisation that recommends, 1 to 300 characters; not the partner itself.' })
  @Length(1, 300, { message: 'issuerName has 1 to 300 characters.' })
  issuerName: string;

  @Field(() => ID, { nullable: true, description: 'The issuer as a partner of the roster; for staff only.' })
  issuerPartnerId?: string | null;

  @Field(() => String, { description: 'Who signed the letter, 1 to 200 characters; kept encrypted.' })
  @Length(1, 200, { message: 'signatory has 1 to 200 characters.' })
  signatory: string;

  @Field(() => LocalDate, { description: 'Date of the letter, not in the future.' })
  date: string;

  @Field(() => ID, { description: 'Id from createRegistryUpload of the kind PARTNER_DOCUMENT.' })
  fileId: string;

  @Field(() => String, { nullable: true, description: 'The same key and content again gives the same letter.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What somebody found who looked at a letter.' })
export class VerifyRecommendationLetterInput {
  @Field(() => ID)
  letterId: string;

  @Field(() => CheckOutcome)
  outcome: CheckOutcome;

  @Field(() => String, { nullable: true, description: 'Why; needed when refused. At most 2,000 characters.' })
  @IsOptional()
  @Length(1, 2_000, { message: 'A note has 1 to 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'The letter to open.' })
export class CreateRecommendationDownloadInput {
  @Field(() => ID)
  letterId: string;
}

@InputType({ description: 'The waiver whose local assessment to open.' })
export class CreateWaiverDownloadInput {
  @Field(() => ID)
  waiverId: string;
}

@InputType({ description: 'Why a partner may be registered without letters (UNHCR-43).' })
export class GrantRecommendationWaiverInput {
  @Field(() => ID)
  registrationId: string;

  @Field(() => ID, { description: 'The local assessment: id from createRegistryUpload of the kind PARTNER_DOCUMENT.' })
  localAssessmentFileId: string;

  @Field(() => String, { description: '10 to 4,000 characters.' })
  @Length(10, 4_000, { message: 'A reason has 10 to 4,000 characters.' })
  reason: string;
}
