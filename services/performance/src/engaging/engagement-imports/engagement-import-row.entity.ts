import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'A row of a file of agreements that could not be taken.' })
@Entity('engagement_import_row')
export class EngagementImportRow {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @Field(() => Int, { description: 'Number of the record in the file; the first below the header is 1.' })
  @PrimaryColumn('int', { name: 'row_number' })
  rowNumber: number;

  @Field(() => String, { nullable: true, description: 'The number of the agreement in that row, if it has one.' })
  @Column('text', { name: 'external_id', nullable: true })
  externalId: string | null;

  @Field(() => String, {
    description:
      'PARTNER_UNKNOWN, PARTNER_AMBIGUOUS, VALUE_INVALID, UNDISBURSED_ABOVE_AMOUNT, PERIOD_REVERSED, RATE_REQUIRED, DUPLICATE_ROW, ROW_UNREADABLE.',
  })
  @Column('text')
  reason: string;

  @Field(() => String, { description: 'The reason in words.' })
  @Column('text')
  message: string;
}
