import { LocalDate } from '@partner-commons/platform/scalars';
import { IsISO6391, IsOptional, Length, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PartnerNameKind } from '../partners/partner-name.entity';

const nameLength = { message: 'A name has 1 to 500 characters.' };

@InputType({ description: 'A further name of a partner; its script is found out.' })
export class AddPartnerNameInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'As written, 1 to 500 characters.' })
  @Length(1, 500, nameLength)
  value: string;

  @Field(() => PartnerNameKind, { description: 'Not LEGAL: that one changes by `renamePartner`.' })
  kind: PartnerNameKind;

  @Field(() => String, { nullable: true, description: 'ISO 639-1 code of its language, such as so.' })
  @IsOptional()
  @IsISO6391({ message: 'language must be an ISO 639-1 code, such as so.' })
  language?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it was used.' })
  validFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it was used; not in the future.' })
  validUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key gives the same name again.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A name that is no longer used. It stays, and is still screened.' })
export class EndPartnerNameInput {
  @Field(() => ID)
  nameId: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it was used; today when not given.' })
  validUntil?: string | null;
}

@InputType({ description: 'A new legal name. The old one is kept as FORMER and still screened.' })
export class RenamePartnerInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'Name as registered now, 1 to 500 characters.' })
  @Length(1, 500, nameLength)
  legalName: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day of the new name, not in the future; today when not given.',
  })
  effectiveOn?: string | null;

  @Field(() => Int, {
    description: 'The version that you read; another one is refused as CONFLICT / VERSION_CONFLICT.',
  })
  @Min(1)
  expectedVersion: number;
}
