import { Field, Int, ObjectType } from 'type-graphql';
import { AllegationCategory } from '../allegations/allegation.enums';

@ObjectType({ description: 'How many allegations of a category all agencies received in a year.' })
export class AllegationFigure {
  @Field(() => AllegationCategory, { description: 'What was alleged.' })
  category: AllegationCategory;

  @Field(() => Int, { nullable: true, description: 'How many; null for fewer than five, none included.' })
  allegations: number | null;
}

@ObjectType({ description: 'Allegations of a year in all agencies, without numbers below five and without partners.' })
export class AllegationStatistics {
  @Field(() => Int, { description: 'Year in which they were received.' })
  year: number;

  @Field(() => [AllegationFigure], { description: 'One per category.' })
  categories: AllegationFigure[];

  @Field(() => Int, {
    nullable: true,
    description: 'All together; null when a number below five would follow from it.',
  })
  total: number | null;
}
