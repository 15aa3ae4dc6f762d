import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'From when until when a measure runs, both days included.' })
export class SanctionPeriod {
  @Field(() => String, { nullable: true, description: 'First day; null where the list does not say.' })
  from: string | null;

  @Field(() => String, { nullable: true, description: 'Last day; null when it is permanent or open.' })
  until: string | null;
}
