import { Field, Int, ObjectType } from 'type-graphql';
import { KpiBatch } from './kpi-batch.entity';
import { KpiBatchRow } from './kpi-batch-row.entity';

@ObjectType({
  description: 'What became of the figures of one request: the good ones are stored, the others are told.',
})
export class KpiSubmission {
  @Field(() => KpiBatch)
  batch: KpiBatch;

  @Field(() => Int, { description: 'Figures of cells that had none.' })
  added: number;

  @Field(() => Int, { description: 'Figures that correct one before.' })
  revised: number;

  @Field(() => Int, { description: 'Figures that said what was on record already.' })
  unchanged: number;

  @Field(() => Int, { description: 'Rows that could not be taken.' })
  refused: number;

  @Field(() => [KpiBatchRow], { description: 'One for each figure of the request, in its order.' })
  rows: KpiBatchRow[];
}
