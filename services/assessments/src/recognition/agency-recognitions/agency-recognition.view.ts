import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'That an agency recognises the assessments of another one without the Mutual Recognition Statement; it takes both of them (standards.md 3.10).',
})
export class AgencyRecognition {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Codes; the resolver gives the agencies themselves. */
  agencyCode: string;
  otherCode: string;

  @Field(() => Boolean, { description: 'Whether the other one recognises this one too: only then it counts.' })
  isMutual: boolean;

  @Field(() => String, { nullable: true, description: 'By which agreement.' })
  legalRef: string | null;

  @Field(() => DateTime)
  recognizedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it holds.' })
  endedAt: Date | null;
}

@ObjectType({ description: 'A page of recognitions.' })
export class AgencyRecognitionConnection extends connectionOf(() => AgencyRecognition, 'AgencyRecognition') {}
