import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a partner says of itself, and whether a document shows it (UNICEF-36).' })
export class PartnerAttributeClaim {
  @Field(() => String, { description: 'Code of PARTNER_ATTRIBUTES.' })
  code: string;

  @Field(() => Boolean)
  hasEvidence: boolean;

  @Field(() => ID, { nullable: true, description: 'The document that shows it.' })
  evidenceDocumentId: string | null;
}
