import { LocalDate } from '@partner-commons/platform/scalars';
import { IsInt, IsISO31661Alpha2, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { KeyPersonRole } from './key-person.view';

const nameLength = { message: 'A name has 2 to 300 characters.' };

@InputType()
class KeyPersonFacts {
  @Field(() => ID)
  @IsUUID()
  partnerId: string;

  @Field(() => KeyPersonRole)
  role: KeyPersonRole;

  @Field(() => String, { description: 'In Latin letters, all parts of it; 2 to 300 characters.' })
  @Length(2, 300, nameLength)
  fullName: string;

  @Field(() => String, { nullable: true, description: 'The name in its original script, where that is another one.' })
  @IsOptional()
  @Length(2, 300, nameLength)
  nameOriginalScript?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as Treasurer; at most 200 characters.' })
  @IsOptional()
  @Length(1, 200, { message: 'A title has 1 to 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, such as SO.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'nationality must be an ISO 3166-1 alpha-2 code, such as SO.' })
  nationality?: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of birth; it spares namesakes a wrong match.' })
  @IsOptional()
  @IsInt()
  @Min(1900, { message: 'birthYear is 1900 or later.' })
  @Max(2100, { message: 'birthYear is a year with four digits.' })
  birthYear?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'Since when in this role.' })
  since?: string | null;
}

@InputType({
  description: 'A person to enter for a partner. Only what screening and signing need (standards.md 3.12).',
})
export class AddKeyPersonInput extends KeyPersonFacts {
  @Field(() => String, { nullable: true, description: 'Makes the call safe to repeat.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'All facts about a key person, in place of those before.' })
export class UpdateKeyPersonInput extends KeyPersonFacts {
  @Field(() => ID, { description: 'Id of the key person.' })
  @IsUUID()
  keyPersonId: string;

  @Field(() => Int, {
    description: 'The version that you read; another one is refused as CONFLICT / VERSION_CONFLICT.',
  })
  @Min(1)
  expectedVersion: number;
}

@InputType({ description: 'That a person has left a role.' })
export class EndKeyPersonInput {
  @Field(() => ID)
  @IsUUID()
  partnerId: string;

  @Field(() => ID, { description: 'Id of the key person.' })
  @IsUUID()
  keyPersonId: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day in the role, not in the future; today by default.' })
  until?: string | null;

  @Field(() => Int, {
    description: 'The version that you read; another one is refused as CONFLICT / VERSION_CONFLICT.',
  })
  @Min(1)
  expectedVersion: number;
}
