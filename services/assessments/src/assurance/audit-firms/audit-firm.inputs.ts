import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2, IsOptional, Length, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { AssuranceType } from '../../terms/assurance-type.enum';

const countryCode = { message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' };

@InputType({ description: 'A firm that is not on the list yet.' })
export class AddAuditFirmInput {
  @Field(() => String, { description: '2 to 200 characters.' })
  @Length(2, 200, { message: 'A name has 2 to 200 characters.' })
  name: string;

  @Field(() => String, { description: 'Where it is licensed, ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2(countryCode)
  country: string;

  @Field(() => String, { nullable: true, description: 'Its licence as an auditor, 1 to 100 characters.' })
  @IsOptional()
  @Length(1, 100, { message: 'licenceNo has 1 to 100 characters.' })
  licenceNo?: string | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Whether a firm that your agency added takes new engagements.' })
export class UpdateAuditFirmInput {
  @Field(() => ID)
  firmId: string;

  @Field(() => Boolean)
  isActive: boolean;

  @Field(() => Int, { description: 'The version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: "The next version of your agency's terms of reference." })
export class SetAuditTermsInput {
  @Field(() => AssuranceType, { description: 'A type of audit.' })
  type: AssuranceType;

  @Field(() => String, { description: '50 to 50,000 characters.' })
  @Length(50, 50_000, { message: 'Terms have 50 to 50,000 characters.' })
  text: string;

  @Field(() => LocalDate, { description: 'First day on which it is in force; not before today.' })
  effectiveFrom: string;

  @Field(() => Int, { description: 'Version that you looked at; 0 when there is none.' })
  @Min(0, { message: 'expectedVersion counts from 0.' })
  expectedVersion: number;
}

@ArgsType()
export class AuditFirmsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2(countryCode)
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'What the name begins with.' })
  @IsOptional()
  @Length(1, 100)
  name?: string | null;
}
