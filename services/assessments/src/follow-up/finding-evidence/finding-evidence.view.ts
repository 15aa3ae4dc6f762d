import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Resource } from '../../sharing/access-grants/access-grant.rules';

export enum EvidenceVerdict {
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
}

registerEnumType(EvidenceVerdict, {
  name: 'EvidenceVerdict',
  description: 'What another person found about evidence.',
  valuesConfig: {
    ACCEPTED: { description: 'It shows what it is to show.' },
    REJECTED: { description: 'It does not.' },
  },
});

@ObjectType({ description: 'A file that shows what was done about a finding.' })
export class FindingEvidence {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  fileId: string;

  /** Whose leave the link needs; null when whoever reads the finding may have it. */
  resource: Resource | null;

  @Field(() => ID, { nullable: true, description: 'The action that it belongs to.' })
  actionId: string | null;

  @Field(() => String, { description: 'What it is.' })
  title: string;

  @Field(() => Boolean, { description: 'Whether the partner sent it.' })
  byPartner: boolean;

  @Field(() => DateTime)
  addedAt: Date;

  @Field(() => EvidenceVerdict, { nullable: true, description: 'Null while nobody judged it.' })
  verdict: EvidenceVerdict | null;

  @Field(() => DateTime, { nullable: true })
  judgedAt: Date | null;
}

@ObjectType({ description: 'Where the file of evidence lies.' })
export class EvidenceLink {
  @Field(() => String, { nullable: true, description: 'Good for 15 minutes. Each one is recorded.' })
  url: string | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may read the finding without its attachments.' })
  redaction: Redaction | null;
}
