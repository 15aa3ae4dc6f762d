import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A code by which a system of an agency knows the partner.' })
export class PartnerCodeInput {
  @Field(() => String, { description: 'Code of the agency whose system it is.' })
  @Length(1, 40, { message: 'The code of an agency has 1 to 40 characters.' })
  agency: string;

  @Field(() => String, { description: 'Such as MSRP, VISION or UMOJA.' })
  @Length(1, 40, { message: 'The name of a system has 1 to 40 characters.' })
  system: string;

  @Field(() => String, { description: 'The code itself, however it is written.' })
  @Length(1, 100, { message: 'A code has 1 to 100 characters.' })
  code: string;
}

@InputType({ description: 'Which partner: give exactly one of the three.' })
export class CheckPartnerInput {
  @Field(() => ID, { nullable: true, description: 'Id of the partner.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Its number, such as UNIP-0004711-30.' })
  uniqueNumber?: string | null;

  @Field(() => PartnerCodeInput, { nullable: true, description: 'What a system of an agency calls it.' })
  code?: PartnerCodeInput | null;
}
