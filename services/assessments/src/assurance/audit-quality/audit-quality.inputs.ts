import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { AuditQuality } from './audit-quality.view';

@InputType({ description: 'What headquarters thinks of an engagement whose report was submitted.' })
export class ReviewAuditQualityInput {
  @Field(() => ID)
  activityId: string;

  @Field(() => AuditQuality)
  result: AuditQuality;

  @Field(() => String, { description: 'Why, 10 to 4,000 characters; CONFIDENTIAL, name no person.' })
  @Length(10, 4_000, { message: 'Say why in 10 to 4,000 characters.' })
  comment: string;
}
