import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { ForumPurpose, ForumState, ForumStepKind } from './forum-discussion.enums';

@ObjectType({ description: 'Somebody who takes part in a discussion for an agency.' })
export class ForumParticipant {
  @Field(() => Agency, { nullable: true, description: 'For whom; null only beside an error.' })
  agency: Agency | null;

  @Field(() => String, { description: 'As members are named: the issuer of the token, a #, and its subject.' })
  subject: string;

  @Field(() => DateTime)
  joinedAt: Date;
}

@ObjectType({ description: 'What happened in a discussion, and who did it; nothing of it is ever taken back.' })
export class ForumStep {
  @Field(() => ForumStepKind)
  kind: ForumStepKind;

  @Field(() => Agency, { nullable: true, description: 'Whose staff did it; null only beside an error.' })
  agency: Agency | null;

  @Field(() => String, { description: 'Who did it, as issuer#subject.' })
  subject: string;

  @Field(() => String, { nullable: true, description: 'The agency that was invited, or who joined or left.' })
  about: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was closed or opened again.' })
  reason: string | null;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({
  description:
    'Agencies discuss how partners perform (JIU-60). For those who take part and the oversight of their agencies; for everybody else, the partners included, it is not there at all (domain-model.md 2.8).',
})
export class ForumDiscussion {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Keys of `partners`. */
  partnerIds: string[];

  @Field(() => String, { description: 'What it is about.' })
  topic: string;

  @Field(() => String, { description: 'The words it was opened with.' })
  text: string;

  @Field(() => ForumPurpose)
  purpose: ForumPurpose;

  @Field(() => ForumState)
  state: ForumState;

  @Field(() => Agency, {
    nullable: true,
    description: 'Who opened it and records what is decided; null beside an error.',
  })
  openerAgency: Agency | null;

  @Field(() => [Agency], { nullable: true, description: 'Those that take part now; null only beside an error.' })
  agencies: Agency[] | null;

  @Field(() => [Agency], {
    nullable: true,
    description: 'Those that are asked to take part; null only beside an error.',
  })
  invitedAgencies: Agency[] | null;

  @Field(() => [ForumParticipant], { description: 'Who takes part now; at most 100.' })
  participants: ForumParticipant[];

  @Field(() => DateTime)
  openedAt: Date;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of discussions, latest first.' })
export class ForumDiscussionConnection extends connectionOf(() => ForumDiscussion, 'ForumDiscussion') {}
