import { connectionOf } from '@partner-commons/platform/page';
import { IsOptional, Length, Matches } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { HitInstance } from '../hits/hit.entity';
import { HitAct } from './hit-act.entity';

const reasonLength = { message: 'Give the reason in 10 to 2,000 characters.' };

@InputType({ description: 'Who works on a hit from now on.' })
export class TakeHitInput {
  @Field(() => ID, { description: 'The hit.' })
  hitId: string;

  @Field(() => String, {
    nullable: true,
    description: 'A colleague of your own agency, as `<issuer>#<subject>`; yourself when left out.',
  })
  @IsOptional()
  @Matches(/^[^#\s]{1,200}#[^#\s]{1,200}$/, { message: 'Name a colleague as <issuer>#<subject>.' })
  assignee?: string | null;

  @Field(() => Int, { description: 'Version of the hit that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'A hit that you put back.' })
export class ReleaseHitInput {
  @Field(() => ID, { description: 'The hit.' })
  hitId: string;

  @Field(() => Int, { description: 'Version of the hit that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'A hit that is for a higher instance.' })
export class EscalateHitInput {
  @Field(() => ID, { description: 'The hit.' })
  hitId: string;

  @Field(() => HitInstance, { description: 'Whose view it needs.' })
  instance: HitInstance;

  @Field(() => String, { nullable: true, description: 'Code of the agency of that instance; your own when left out.' })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,19}$/, { message: 'Give the code of an agency, such as UNDP.' })
  agency?: string | null;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters.' })
  @Length(10, 2_000, reasonLength)
  reason: string;

  @Field(() => Int, { description: 'Version of the hit that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'A hit that a higher instance gives back.' })
export class ReturnHitInput {
  @Field(() => ID, { description: 'The hit.' })
  hitId: string;

  @Field(() => String, { description: 'What it says, 10 to 2,000 characters.' })
  @Length(10, 2_000, reasonLength)
  reason: string;

  @Field(() => Int, { description: 'Version of the hit that you looked at.' })
  expectedVersion: number;
}

@ObjectType({ description: 'A page of what happened to a hit, latest first.' })
export class HitActConnection extends connectionOf(() => HitAct, 'HitAct') {}
