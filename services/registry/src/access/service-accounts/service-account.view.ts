import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Role } from '@partner-commons/platform/viewer';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'A program of an agency, such as its ERP. It signs in with API keys and is a member like a person, with few roles (trust.md A07, A08).',
})
export class ServiceAccount {
  @Field(() => ID, { description: 'UUID v7 in lower case; stands in audit records as the actor.' })
  id: string;

  agency: string;

  @Field(() => String, { description: 'What the agency calls it.' })
  name: string;

  @Field(() => [String], { description: 'What it may do, for the whole agency.' })
  roles: Role[];

  @Field(() => Boolean, { description: 'False once shut out: none of its keys works any more.' })
  active: boolean;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it asked registry anything.' })
  lastUsedOn: string | null;
}

@ObjectType({ description: 'A page of service accounts, latest first.' })
export class ServiceAccountConnection extends connectionOf(() => ServiceAccount, 'ServiceAccount') {}
