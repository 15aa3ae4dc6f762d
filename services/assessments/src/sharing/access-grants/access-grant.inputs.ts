import { Field, ID, InputType } from 'type-graphql';
import { Disclosable } from './disclosable.enum';

@InputType({ description: 'Which leave to read to show; all conditions must hold.' })
export class AccessGrantFilter {
  @Field(() => String, { nullable: true, description: 'Given by this agency, by its code.' })
  owner?: string | null;

  @Field(() => String, { nullable: true, description: 'Given to this agency, by its code.' })
  grantee?: string | null;

  @Field(() => Disclosable, { nullable: true })
  resourceType?: Disclosable | null;

  @Field(() => ID, { nullable: true })
  resourceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this partner.' })
  partnerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'That can be read by now, or not any more.' })
  isActive?: boolean | null;
}

@InputType({ description: 'Takes leave to read back.' })
export class RevokeGrantInput {
  @Field(() => ID)
  grantId: string;
}
