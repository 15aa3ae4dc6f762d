import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The public keys of all certificates of screenings. PUBLIC.' })
export class ScreeningCertificateKeys {
  @Field(() => String, { description: 'A JSON Web Key Set (RFC 7517) as text: keep it as the file to check with.' })
  jwks: string;
}
