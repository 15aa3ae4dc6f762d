import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars';

@ObjectType({
  description:
    'Where to send the bytes of an announced file: PUT them to `url`, then name `id` in the mutation that uses the file.',
})
@Directive('@shareable')
export class Upload {
  @Field(() => ID, { description: 'Id of the file, a UUID v7 in lower case. Only the same agency can use it.' })
  id: string;

  @Field(() => String, {
    description:
      'Signed URL for one PUT. Refused with 400 (other size or SHA-256), 403 (expired or altered), 409 (sent before), 413 (too large) or 415 (other type).',
  })
  url: string;

  @Field(() => DateTime, { description: 'End of the URL, 15 minutes after it was made.' })
  expiresAt: Date;
}
