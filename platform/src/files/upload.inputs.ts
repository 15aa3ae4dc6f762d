import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'Announcement of a file. What arrives is compared with it.' })
export class CreateUploadInput {
  @Field(() => String, { description: 'Kind of file; each has its own limit and accepted types.' })
  kind: string;

  @Field(() => String, { description: 'Bare file name, 1 to 200 characters, without path or invisible characters.' })
  name: string;

  @Field(() => Int, { description: 'Bytes; 50 MB (52,428,800) at most, less for some kinds.' })
  size: number;

  @Field(() => String, { description: 'SHA-256 of the bytes, 64 hexadecimal digits in lower case.' })
  sha256: string;
}
