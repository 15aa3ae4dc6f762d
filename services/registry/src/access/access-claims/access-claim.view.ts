import { Field, ID, ObjectType } from 'type-graphql';
import { Registration } from '../../registration/registrations/registration.entity';

@ObjectType({ description: 'What a person may act for from now on; in force everywhere within a minute.' })
export class ClaimedAccess {
  @Field(() => ID)
  partnerId: string;

  @Field(() => ID)
  registrationId: string;
}

@ObjectType({
  description: 'A claim code that staff hand to the authorised person, by a way that reaches nobody else.',
})
export class IssuedClaimCode {
  @Field(() => Registration)
  registration: Registration;

  @Field(() => String, { description: 'Shown once; older codes of the registration are void from now on.' })
  claimCode: string;
}

@ObjectType({ description: 'What became of inviting one partner to register.' })
export class RegistrationInvitation {
  @Field(() => ID)
  partnerId: string;

  @Field(() => Registration, { nullable: true, description: 'Null when the partner was not invited.' })
  registration: Registration | null;

  @Field(() => String, {
    nullable: true,
    description: 'Shown once; null when the partner was not invited, or has users already.',
  })
  claimCode: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was not invited: NOT_FOUND, NOT_A_PROSPECT or REGISTRATION_EXISTS.',
  })
  refusal: string | null;
}
