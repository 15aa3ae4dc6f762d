import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'A row of the file that could not be taken, or should be looked at.' })
@Entity('partner_import_row')
export class PartnerImportRow {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @PrimaryColumn('text')
  level: 'REFUSED' | 'CHECK';

  @Field(() => Int, { description: 'Number of the record in the file; the first below the header is 1.' })
  @PrimaryColumn('int', { name: 'row_number' })
  rowNumber: number;

  @Field(() => String, {
    description:
      'NAME_MISSING, NAME_TOO_LONG, TOO_MANY_NAMES, COUNTRY_MISSING, COUNTRY_UNKNOWN, TYPE_UNKNOWN, DATE_INVALID, WEBSITE_INVALID, DUPLICATE_ROW, LIKELY_DUPLICATE, ROW_UNREADABLE; to check: POSSIBLE_DUPLICATE.',
  })
  @Column('text')
  reason: string;

  @Field(() => String, { description: 'The reason in words.' })
  @Column('text')
  message: string;

  @Field(() => ID, { nullable: true, description: 'The partner of the roster that the row resembles.' })
  @Column('uuid', { name: 'partner_id', nullable: true })
  partnerId: string | null;
}
