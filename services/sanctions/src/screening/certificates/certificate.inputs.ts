import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Whose last screening to certify.' })
export class IssueScreeningCertificateInput {
  @Field(() => ID, { description: 'The partner.' })
  partnerId: string;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call harmless; a UUID of yours.' })
  idempotencyKey?: string;
}
