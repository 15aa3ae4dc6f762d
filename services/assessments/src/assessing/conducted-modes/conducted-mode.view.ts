import { Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { ConductedMode } from '../../terms/conducted-mode.enum';

@ObjectType({ description: 'How many assessments were done in one way.' })
export class ConductedModeCount {
  @Field(() => ConductedMode, { nullable: true, description: 'Null for those of which nobody said.' })
  mode: ConductedMode | null;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'How assessments were done: on site, remotely, or both (JIU-113).' })
export class ConductedModeFigures {
  @Field(() => Int, { description: 'Assessments that became final, whatever became of them since.' })
  total: number;

  @Field(() => [ConductedModeCount], { description: 'On site, remote, hybrid, unknown.' })
  counts: ConductedModeCount[];

  @Field(() => Decimal, {
    nullable: true,
    description: 'Percent of those with a known mode that were REMOTE, one decimal; null when none is known.',
  })
  shareRemote: string | null;
}
