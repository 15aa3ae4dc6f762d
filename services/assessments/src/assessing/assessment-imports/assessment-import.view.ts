import { Job } from '@partner-commons/platform/jobs/job.type';
import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AssessmentFileFormat } from './assessment-import.inputs';

export enum AssessmentImportOutcome {
  CHECKED = 'CHECKED',
  LOADED = 'LOADED',
  REFUSED = 'REFUSED',
}

registerEnumType(AssessmentImportOutcome, {
  name: 'AssessmentImportOutcome',
  description: 'What became of a file of assessments.',
  valuesConfig: {
    CHECKED: { description: 'It was a dry run; nothing was changed.' },
    LOADED: { description: 'The rows that are right were taken.' },
    REFUSED: { description: 'Most of its rows are wrong, so nothing was taken.' },
  },
});

@ObjectType({ description: 'A row of a file of assessments that is not taken, and why; without what stands in it.' })
export class AssessmentImportRow {
  @Field(() => Int, { description: 'Number of the record in the file; the first below the header is 1.' })
  rowNumber: number;

  @Field(() => String, { nullable: true, description: 'The key of the agency in that row, if it has one.' })
  key: string | null;

  @Field(() => String, { nullable: true, description: 'The column that is wrong; null when it is the row as a whole.' })
  field: string | null;

  @Field(() => String, {
    description:
      'PARTNER_UNKNOWN, PARTNER_AMBIGUOUS, VALUE_INVALID, UNKNOWN_METHODOLOGY, METHODOLOGY_OF_OTHER_KIND, KEY_REUSED, DUPLICATE_ROW, ROW_UNREADABLE.',
  })
  reason: string;

  @Field(() => String, { description: 'The reason in words, and what would be right.' })
  message: string;
}

@ObjectType({ description: 'A page of rows of a file of assessments, in its order.' })
export class AssessmentImportRowConnection extends connectionOf(() => AssessmentImportRow, 'AssessmentImportRow') {}

@ObjectType({
  description:
    'One import of assessments from a file. Repeating it changes nothing: agency and key name an assessment.',
})
export class AssessmentImport {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => AssessmentFileFormat)
  format: AssessmentFileFormat;

  @Field(() => Boolean, { description: 'True when nothing is changed: the counts say what would be.' })
  dryRun: boolean;

  @Field(() => AssessmentImportOutcome, {
    nullable: true,
    description: 'Null while it runs, and when the file could not be read.',
  })
  outcome: AssessmentImportOutcome | null;

  @Field(() => Int, { description: 'Rows that became assessments.' })
  added: number;

  @Field(() => Int, { description: 'Rows that were on record already.' })
  unchanged: number;

  @Field(() => Int, { description: 'Rows that are not taken; `rowsNotTaken` says why.' })
  notTaken: number;

  @Field(() => DateTime)
  askedAt: Date;

  @Field(() => Job, { description: 'Progress; poll it until it has ended. Rows are checked first, and then taken.' })
  job?: Job;
}
