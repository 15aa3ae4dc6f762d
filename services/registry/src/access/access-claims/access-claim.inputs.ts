import { ArrayMaxSize, ArrayMinSize, ArrayUnique, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A code that was handed out for a registration.' })
export class ClaimAccessInput {
  @Field(() => String, { description: 'Exactly as it was shown.' })
  @Length(1, 100, { message: 'A code has 1 to 100 characters.' })
  code: string;
}

@InputType({ description: 'A registration whose claim code was lost or has expired.' })
export class IssueClaimCodeInput {
  @Field(() => ID)
  registrationId: string;
}

@InputType({ description: 'Partners of the roster to invite (UNHCR-35).' })
export class InvitePartnersInput {
  @Field(() => [ID], { description: '1 to 100, each once.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100, { message: 'Invite at most 100 partners at once.' })
  @ArrayUnique({ message: 'Name each partner once.' })
  partnerIds: string[];
}
