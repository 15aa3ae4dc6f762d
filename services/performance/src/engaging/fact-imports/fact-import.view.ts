import { Job } from '@partner-commons/platform/jobs/job.type';
import { connectionOf } from '@partner-commons/platform/page';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FactDataset, FactFileFormat } from './fact-dataset.enum';

@ObjectType({ description: 'A row of a file of facts that could not be taken.' })
export class FactImportRow {
  importId: string;

  @Field(() => Int, { description: 'Number of the record in the file; the first below the header is 1.' })
  rowNumber: number;

  @Field(() => String, { nullable: true, description: "The source system's number in that row, if it has one." })
  externalId: string | null;

  @Field(() => String, {
    description:
      'VALUE_INVALID, DUPLICATE_ROW, ROW_UNREADABLE, RATE_REQUIRED; of agreements PARTNER_UNKNOWN, PARTNER_AMBIGUOUS, UNDISBURSED_ABOVE_AMOUNT, PERIOD_REVERSED; of what hangs on them ENGAGEMENT_UNKNOWN, INDICATOR_UNKNOWN, RATE_UNKNOWN.',
  })
  reason: string;

  @Field(() => String, { description: 'The reason in words.' })
  message: string;
}

@ObjectType({ description: 'A page of rows of a file of facts, in its order.' })
export class FactImportRowConnection extends connectionOf(() => FactImportRow, 'FactImportRow') {}

@ObjectType({
  description:
    'One import of facts from a file (feature 87, SYS-18). Repeating it changes nothing: numbers name facts.',
})
export class FactImport {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  agency: string;
  fileId: string;
  jobId: string;

  @Field(() => FactDataset)
  dataset: FactDataset;

  @Field(() => String, { description: 'The system that the file came from.' })
  sourceSystem: string;

  @Field(() => FactFileFormat)
  format: FactFileFormat;

  @Field(() => Boolean, { description: 'True when nothing was changed: the counts say what would have been.' })
  dryRun: boolean;

  @Field(() => Int, { description: 'Rows that became new facts.' })
  added: number;

  @Field(() => Int, { description: 'Rows that changed a fact.' })
  updated: number;

  @Field(() => Int, { description: 'Rows that said what was on record already.' })
  unchanged: number;

  @Field(() => Int, { description: 'Rows that could not be taken; `rowsNotTaken` says why.' })
  notTaken: number;

  @Field(() => Job, { description: 'Progress; poll it until it has ended.' })
  job?: Job;
}
