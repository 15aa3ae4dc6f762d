import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Which outcomes to hear of when they are published.' })
export class SubscribeToOutcomesInput {
  @Field(() => [String], { defaultValue: [], description: 'Codes of themes; none is all. 20 at most.' })
  @ArrayMaxSize(20)
  @Length(1, 40, { each: true })
  themes: string[];

  @Field(() => [String], { defaultValue: [], description: 'ISO 3166-1 alpha-2; none is all. 50 at most.' })
  @ArrayMaxSize(50)
  @IsISO31661Alpha2({ each: true, message: 'countries are ISO 3166-1 alpha-2 codes, such as SO.' })
  countries: string[];

  @Field(() => String, { nullable: true, description: 'The forum that it is for, such as HLCM; 2 to 60 characters.' })
  @IsOptional()
  @Length(2, 60, { message: 'forum has 2 to 60 characters.' })
  forum?: string | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which subscription to end.' })
export class EndOutcomeSubscriptionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'subscriptionId is an id of a subscription.' })
  subscriptionId: string;
}
