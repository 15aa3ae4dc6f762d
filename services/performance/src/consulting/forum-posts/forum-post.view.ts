import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';

export enum ForumReferenceKind {
  REVIEW = 'REVIEW',
  EVALUATION = 'EVALUATION',
  ASSESSMENT = 'ASSESSMENT',
  CONSULTATION_OUTCOME = 'CONSULTATION_OUTCOME',
}

registerEnumType(ForumReferenceKind, {
  name: 'ForumReferenceKind',
  description: 'What a post points to.',
  valuesConfig: {
    REVIEW: { description: 'A review of the performance of a partner.' },
    EVALUATION: { description: 'An evaluation of partnerships.' },
    ASSESSMENT: { description: 'An assessment of a partner.' },
    CONSULTATION_OUTCOME: { description: 'What a consultation came to.' },
  },
});

@ObjectType({
  description:
    'What a post points to. It opens nothing: whoever follows it needs the right to read it, or asks its owner (JIU-59).',
})
export class ForumReference {
  @Field(() => ForumReferenceKind)
  kind: ForumReferenceKind;

  @Field(() => ID, { description: 'As the author gave it; not looked up.' })
  id: string;
}

@ObjectType({ description: 'What somebody said in a discussion (JIU-60).' })
export class ForumPost {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID)
  discussionId: string;

  @Field(() => Agency, { nullable: true, description: 'For whom; null only beside an error.' })
  agency: Agency | null;

  @Field(() => String, { description: 'Who said it, as issuer#subject.' })
  author: string;

  @Field(() => String, { nullable: true, description: 'Null once it is withdrawn; oversight still reads it.' })
  text: string | null;

  @Field(() => [ForumReference], { description: 'What it points to, at most 20; empty once it is withdrawn.' })
  references: ForumReference[];

  @Field(() => DateTime)
  postedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it stands.' })
  withdrawnAt: Date | null;
}

@ObjectType({ description: 'A page of posts, oldest first.' })
export class ForumPostConnection extends connectionOf(() => ForumPost, 'ForumPost') {}
