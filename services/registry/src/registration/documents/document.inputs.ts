import { LocalDate } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { CheckOutcome } from './document.entity';

@InputType({
  description: 'A paper of a partner, whose bytes were sent before (createRegistryUpload, PARTNER_DOCUMENT).',
})
export class UploadDocumentInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'Code of `documentTypes`, such as LEGAL_REGISTRATION.' })
  @Length(1, 60)
  type: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  @Length(1, 200, { message: 'A title has 1 to 200 characters.' })
  title: string;

  @Field(() => ID, { description: 'Id from createRegistryUpload of the kind PARTNER_DOCUMENT.' })
  fileId: string;

  @Field(() => String, { nullable: true, description: 'Who issued it; needed for LEGAL_REGISTRATION (UNHCR-41).' })
  @IsOptional()
  @Length(1, 300, { message: 'issuingAuthority has 1 to 300 characters.' })
  issuingAuthority?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-2; of a LEGAL_REGISTRATION it is the country of origin (R-INV-4).',
  })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Needed for LEGAL_REGISTRATION (UNHCR-41).' })
  @IsOptional()
  @Length(1, 100, { message: 'registrationNumber has 1 to 100 characters.' })
  registrationNumber?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Not in the future.' })
  issuedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it is in force; after issuedOn.' })
  expiresOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same key and content again gives the same document; see CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What somebody found who looked at a document.' })
export class VerifyDocumentInput {
  @Field(() => ID)
  documentId: string;

  @Field(() => CheckOutcome)
  outcome: CheckOutcome;

  @Field(() => String, { nullable: true, description: 'Why; needed when refused. At most 2,000 characters.' })
  @IsOptional()
  @Length(1, 2_000, { message: 'A note has 1 to 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'The document to open.' })
export class CreateDocumentDownloadInput {
  @Field(() => ID)
  documentId: string;
}
