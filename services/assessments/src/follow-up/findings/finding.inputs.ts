import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { FindingPriority, FindingState } from './finding.enum';

@InputType({ description: 'Which findings to show of those that you may read; all conditions must hold.' })
export class FindingFilter {
  @Field(() => ID, { nullable: true, description: 'With findings about partners that were merged into it.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency that recorded them.' })
  agency?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this assessment, assurance activity or due diligence case.' })
  sourceId?: string | null;

  @Field(() => [FindingPriority], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(3, { message: 'There are three priorities.' })
  priorities?: FindingPriority[] | null;

  @Field(() => [FindingState], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(6, { message: 'There are six states.' })
  states?: FindingState[] | null;

  @Field(() => [CapacityArea], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(15, { message: 'There are fifteen areas.' })
  areas?: CapacityArea[] | null;
}
