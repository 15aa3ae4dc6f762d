import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A file that stands for an answer, or belongs to the report.' })
export class EvidenceFile {
  @Field(() => ID)
  id: string;

  fileId: string;

  @Field(() => String, { description: 'Name of the file.' })
  name: string;

  @Field(() => String, { description: 'What it is, such as pdf.' })
  contentType: string;

  @Field(() => Int, { description: 'Bytes.' })
  size: number;

  @Field(() => String, { description: 'SHA-256 of the bytes, hexadecimal.' })
  sha256: string;

  @Field(() => DateTime)
  addedAt: Date;
}

@ObjectType({ description: 'CONFIDENTIAL files of an assessment; only the widest grant shows them.' })
export class EvidenceFiles {
  @Field(() => [EvidenceFile], { nullable: true, description: 'At most 20.' })
  files: EvidenceFile[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read them; all else is then null.' })
  redaction: Redaction | null;
}
