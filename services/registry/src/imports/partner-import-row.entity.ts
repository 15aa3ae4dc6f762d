import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'A row of the file that could not be taken.' })
@Entity('partner_import_row')
export class PartnerImportRow {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @Field(() => Int, { description: 'Number of the record in the file; the first below the header is 1.' })
  @PrimaryColumn('int', { name: 'row_number' })
  rowNumber: number;

  @Field(() => String, {
    description: 'NAME_MISSING, NAME_TOO_LONG, COUNTRY_MISSING, COUNTRY_UNKNOWN, DUPLICATE_ROW or ROW_UNREADABLE.',
  })
  @Column('text')
  reason: string;

  @Field(() => String, { description: 'The reason in words.' })
  @Column('text')
  message: string;
}
