import { IsOptional, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ErpSystem, PartnerCodeKind } from './partner-code.entity';

@InputType({ description: 'Which code to ask for.' })
export class AssignPartnerCodeInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: "Code of the caller's own agency, such as UNHCR." })
  @Length(1, 20)
  agency: string;

  @Field(() => ErpSystem)
  system: ErpSystem;

  @Field(() => PartnerCodeKind, { defaultValue: PartnerCodeKind.PARTNER_CODE })
  kind: PartnerCodeKind;

  @Field(() => String, { nullable: true, description: 'Part of the agency that it is for, such as SOM01.' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,20}$/, { message: 'A business area has 1 to 20 letters, digits or dashes.' })
  businessArea?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key gives the same code again.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What the system of the agency calls the partner.' })
export class AcknowledgeErpCodeInput {
  @Field(() => ID)
  identifierId: string;

  @Field(() => String, { description: 'The code, exactly as the system has it; at most 40 signs of ASCII.' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9./_-]{0,39}$/, {
    message: 'A code begins with a letter or digit and has at most 40 letters, digits, points, slashes or dashes.',
  })
  value: string;
}
