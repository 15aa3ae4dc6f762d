import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Whether a good practice or a lesson is still wanted of an agreement whose closure is written (UNICEF-68). For its agency.',
})
export class PracticePrompt {
  @Field(() => Boolean, {
    description: 'False once there is one of the agreement or its partner, or it was dismissed.',
  })
  wanted: boolean;

  @Field(() => String, { nullable: true, description: 'Why there is nothing to tell; null unless it was dismissed.' })
  dismissedBecause: string | null;
}
