import { DateTime } from '@partner-commons/platform/scalars';
import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { longestKeyDays } from '../service-accounts/service-account.rules';

@InputType({ description: 'A further key for a program.' })
export class CreateApiKeyInput {
  @Field(() => ID, { description: 'Id of the service account.' })
  @IsUUID()
  accountId: string;

  @Field(() => DateTime, { description: `When it ends by itself, at most ${longestKeyDays} days away.` })
  expiresAt: Date;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A key that must not work any more.' })
export class RevokeApiKeyInput {
  @Field(() => ID)
  @IsUUID()
  keyId: string;
}
