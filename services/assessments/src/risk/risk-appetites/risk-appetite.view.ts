import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { RiskCategory } from '../../terms/risk-category.enum';
import { RiskLevel } from '../../terms/risk-level.enum';

@ObjectType({
  description:
    'How much residual risk your agency bears in one category from a day on (JIU-39); the latest that has begun counts.',
})
export class RiskAppetite {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => RiskCategory)
  category: RiskCategory;

  @Field(() => String, {
    nullable: true,
    description: 'Of PartnerType; goes before what is set for all types, which is null.',
  })
  partnerType: string | null;

  @Field(() => RiskLevel, { description: 'The highest band that needs nobody to accept it.' })
  maxResidual: RiskLevel;

  @Field(() => LocalDate, { description: 'Its first day.' })
  effectiveFrom: string;

  @Field(() => String, { description: 'Subject of who set it.' })
  setBy: string;

  @Field(() => DateTime)
  setAt: Date;
}

@ObjectType({ description: 'A page of appetites of your own agency.' })
export class RiskAppetiteConnection extends connectionOf(() => RiskAppetite, 'RiskAppetite') {}
