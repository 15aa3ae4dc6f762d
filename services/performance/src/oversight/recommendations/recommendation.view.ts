import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { RecommendationAddressee, RecommendationKind, RecommendationStatus } from './recommendation.enums';

@ObjectType({ description: 'Something that an oversight body recommends, or a governing body asks for (JIU-76).' })
export class OversightRecommendation {
  agencyCode: string | null;

  @Field(() => ID, { description: 'UUID in lower case; shipped ones have the same id everywhere.' })
  id: string;

  @Field(() => String, { description: 'Symbol of the report or decision, such as JIU/REP/2021/4.' })
  report: string;

  @Field(() => RecommendationKind)
  kind: RecommendationKind;

  @Field(() => Int, { description: 'Within the report and kind.' })
  number: number;

  @Field(() => RecommendationAddressee)
  addressee: RecommendationAddressee;

  @Field(() => ID, { nullable: true, description: 'The mandate that it carries out.' })
  mandateId: string | null;

  @Field(() => String)
  title: string;

  @Field(() => String)
  text: string;

  @Field(() => String, { nullable: true, description: 'Who in the agency has to do it, as the decision says.' })
  owner: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day that it names; null when it names none.' })
  due: string | null;

  @Field(() => [String], { description: 'Codes of KPIs whose figures show how it goes.' })
  kpiCodes: string[];

  @Field(() => String, { nullable: true, description: 'Row of the requirements that it became.' })
  source: string | null;
}

@ObjectType({ description: 'Where one agency is with a recommendation; INTER_AGENCY.' })
export class RecommendationPosition {
  recommendationId: string;
  agencyCode: string;
  updatedBy: string;

  @Field(() => RecommendationStatus)
  status: RecommendationStatus;

  @Field(() => LocalDate, { nullable: true, description: "The agency's own last day, or that of the recommendation." })
  due: string | null;

  @Field(() => Boolean, { description: 'Whether it is past its day and not done, closed or refused.' })
  overdue: boolean;

  @Field(() => String, { nullable: true, description: 'Unit or function that does it; names no person.' })
  owner: string | null;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => DateTime)
  at: Date;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion` to change what you have read.' })
  version: number;
}

@ObjectType({ description: 'What shows that a recommendation was carried out: a link, a figure or an outcome.' })
export class RecommendationEvidence {
  recommendationId: string;
  agencyCode: string;

  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true })
  link: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the KPI whose figure shows it.' })
  kpiCode: string | null;

  @Field(() => ID, { nullable: true, description: 'Outcome of a consultation that shows it.' })
  outcomeId: string | null;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({ description: 'How many agencies are at one status.' })
export class RecommendationStatusCount {
  @Field(() => RecommendationStatus)
  status: RecommendationStatus;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'Recommendations and what became of them, over agencies or for one (JIU-76).' })
export class RecommendationRollUp {
  @Field(() => Int, { description: 'Recommendations that were counted.' })
  recommendations: number;

  @Field(() => Int, { description: 'Answers of agencies to them; an agency answers each one once.' })
  positions: number;

  @Field(() => [RecommendationStatusCount], { description: 'Of the answers, one per status that there is.' })
  counts: RecommendationStatusCount[];

  @Field(() => Int, { description: 'Of the answers, those that are late.' })
  overdue: number;
}

@ObjectType({ description: 'A page of recommendations: by report, formal ones first, by number.' })
export class OversightRecommendationConnection extends connectionOf(
  () => OversightRecommendation,
  'OversightRecommendation',
) {}
