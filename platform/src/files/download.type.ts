import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars';

@ObjectType({ description: 'Where to get the bytes of a file: GET them from `url` before it expires.' })
@Directive('@shareable')
export class Download {
  @Field(() => ID, { description: 'Id of the file.' })
  id: string;

  @Field(() => String, { description: 'Signed URL for GET; whoever has it can read the file, so hand it to nobody.' })
  url: string;

  @Field(() => DateTime, { description: 'End of the URL, minutes after it was made.' })
  expiresAt: Date;
}
