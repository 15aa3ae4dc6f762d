import { isId } from '@partner-commons/platform/id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'An organisation that agencies work through. Owned by registry; other services add their facts.',
})
@Directive('@key(fields: "id")')
export class Partner {
  @Field(() => ID, { description: 'UUID v7; the only key.' })
  id: string;
}

/** Whether the partner exists is registry's answer; here a reference only has to be an id that SQL can take. */
export const findPartnerStub = ({ id }: { id: string }): Partner | null => (isId(id) ? { id } : null);
