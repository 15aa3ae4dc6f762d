import { IsOptional, IsUUID, Matches } from 'class-validator';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';

export enum PartnerFileFormat {
  NGO_DIRECTORY_CSV = 'NGO_DIRECTORY_CSV',
  PARTNER_CSV = 'PARTNER_CSV',
  PARTNER_XLSX = 'PARTNER_XLSX',
  PARTNER_JSON = 'PARTNER_JSON',
}

registerEnumType(PartnerFileFormat, {
  name: 'PartnerFileFormat',
  description: 'Form of a file of partners (docs/imports.md lists the columns).',
  valuesConfig: {
    NGO_DIRECTORY_CSV: {
      description: 'UTF-8 CSV with the columns name_latin, name_arabic, iso3, founded, type_ar and website.',
    },
    PARTNER_CSV: { description: 'UTF-8 CSV with the columns legalName, primaryType, countryOfOrigin and others.' },
    PARTNER_XLSX: { description: 'The same columns in the first sheet of a workbook.' },
    PARTNER_JSON: { description: 'The same names in a JSON array of objects, or in JSON Lines.' },
  },
});

export enum OnDuplicate {
  ADD = 'ADD',
  SKIP = 'SKIP',
}

registerEnumType(OnDuplicate, {
  name: 'OnDuplicate',
  description: 'What to do with a new row that resembles a partner of the roster.',
  valuesConfig: {
    ADD: { description: 'Enter it and report it to be checked; the pair goes to the review of duplicates.' },
    SKIP: { description: 'Do not enter one that is almost certainly known; report it.' },
  },
});

@InputType({ description: 'A file of partners to take into the roster.' })
export class ImportPartnersInput {
  @Field(() => ID, { description: 'Id from createRegistryUpload, after the bytes were sent.' })
  @IsUUID()
  fileId: string;

  @Field(() => PartnerFileFormat, { defaultValue: PartnerFileFormat.NGO_DIRECTORY_CSV })
  format: PartnerFileFormat;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the system that the file comes from, such as UNPP: rows of one source are known again by their externalId. Default: <agency>_FILE.',
  })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, { message: 'source is 2 to 40 capital letters, digits and underscores.' })
  source?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Reports what the import would do, and changes nothing.' })
  dryRun: boolean;

  @Field(() => OnDuplicate, { defaultValue: OnDuplicate.ADD })
  onDuplicate: OnDuplicate;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An import to take back.' })
export class UndoPartnerImportInput {
  @Field(() => ID)
  @IsUUID()
  importId: string;
}
