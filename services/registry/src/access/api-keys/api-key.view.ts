import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A key of a service account, without the key itself, which is stored nowhere (trust.md A08).',
})
export class ApiKey {
  accountId: string;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'The readable begin of the key, by which people tell keys apart.' })
  prefix: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expiresAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; it works nowhere a minute later.' })
  revokedAt: Date | null;
}

@ObjectType({ description: 'A new key. Keep `key` in a safe place now: nobody can show it again.' })
export class ApiKeyReceipt {
  @Field(() => String, {
    nullable: true,
    description: 'Goes into the header `Authorization: ApiKey …`; null when the call was repeated: make another one.',
  })
  key: string | null;

  @Field(() => ApiKey)
  apiKey: ApiKey;
}
