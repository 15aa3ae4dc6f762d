import { connectionOf } from '@partner-commons/platform/page';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { MatchedField } from '../../adjudication/hits/hit.entity';
import { HitFeature } from '../../adjudication/hits/hit-feature.view';
import { ListedSubject } from '../../listing/subjects/listed-subject.entity';
import { Screening } from './screening.entity';

@ObjectType({
  description: 'A listed party that a screening found like the partner or one of its people. CONFIDENTIAL.',
})
export class ScreeningMatch {
  subjectId: string;

  @Field(() => ID, { nullable: true, description: 'The key person that matched; null when the partner itself did.' })
  personId: string | null;

  @Field(() => Float, { description: 'How alike they are, 0.70 to 1.00.' })
  score: number;

  @Field(() => String, { description: 'The name that was asked for.' })
  askedName: string;

  @Field(() => MatchedField, { description: 'What that name is to the partner.' })
  matchedField: MatchedField;

  @Field(() => String, { description: 'The listed name that it met.' })
  listedName: string;

  @Field(() => [HitFeature], { description: 'Everything that moved the score, adding up to it.' })
  features: HitFeature[];

  @Field(() => ListedSubject, { nullable: true, description: 'The listed party, as its list has it now.' })
  subject?: ListedSubject | null;
}

@ObjectType({ description: 'A page of screenings, newest first.' })
export class ScreeningConnection extends connectionOf(() => Screening, 'Screening') {}
