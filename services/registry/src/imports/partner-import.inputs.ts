import { Field, ID, InputType, registerEnumType } from 'type-graphql';

export enum PartnerFileFormat {
  NGO_DIRECTORY_CSV = 'NGO_DIRECTORY_CSV',
}

registerEnumType(PartnerFileFormat, {
  name: 'PartnerFileFormat',
  description: 'Form of a file of partners.',
  valuesConfig: {
    NGO_DIRECTORY_CSV: {
      description: 'UTF-8 CSV with the columns name_latin, name_arabic, iso3, founded, type_ar and website.',
    },
  },
});

@InputType({ description: 'A file of partners to take into the roster.' })
export class ImportPartnersInput {
  @Field(() => ID, { description: 'Id from createRegistryUpload, after the bytes were sent.' })
  fileId: string;

  @Field(() => PartnerFileFormat, { defaultValue: PartnerFileFormat.NGO_DIRECTORY_CSV })
  format: PartnerFileFormat;
}
