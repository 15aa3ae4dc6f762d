import { connectionOf } from '@partner-commons/platform/page';
import { Field, ObjectType } from 'type-graphql';
import { Invitation } from './invitation.entity';

@ObjectType({ description: 'A fresh invitation with its code, which is never shown again: pass it on to the person.' })
export class InvitationReceipt {
  @Field(() => Invitation)
  invitation: Invitation;

  @Field(() => String, { description: 'Give it to `acceptInvitation` after signing in.' })
  code: string;
}

@ObjectType({ description: 'Who was invited.' })
export class InvitedPerson {
  @Field(() => String)
  name: string;

  @Field(() => String)
  email: string;
}

@ObjectType({ description: 'A page of invitations, newest first.' })
export class InvitationConnection extends connectionOf(() => Invitation, 'Invitation') {}
