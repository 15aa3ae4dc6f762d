import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { SupplementKind } from '../reuse-candidates/reuse-candidate.view';

@ObjectType({ description: 'What is assessed besides an assessment that is relied on, and whether that is done.' })
export class ReuseSupplement {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  requestId: string;

  @Field(() => SupplementKind)
  kind: SupplementKind;

  @Field(() => [String], { description: 'Which sections, areas or countries; empty when it speaks for itself.' })
  items: string[];

  @Field(() => Decimal, { nullable: true, description: 'What it cost, in US dollars; null when nobody said.' })
  costUsd: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is open.' })
  completedAt: Date | null;
}
