import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum ReportForm {
  HTML = 'HTML',
  CSV = 'CSV',
  JSON = 'JSON',
}

registerEnumType(ReportForm, {
  name: 'ReportForm',
  description: 'Form of the file of a report.',
  valuesConfig: {
    HTML: { description: 'A page without scripts that prints well.' },
    CSV: { description: 'Its figures, UTF-8 with a byte order mark.' },
    JSON: { description: 'Texts and figures as one object.' },
  },
});

@ObjectType({ description: 'A file of a report and a link to it; the file never changes.' })
export class ReportFile {
  @Field(() => ReportForm)
  form: ReportForm;

  @Field(() => ID, { description: 'Id of the file.' })
  fileId: string;

  @Field(() => String, { description: 'Signed URL for GET.' })
  url: string;

  @Field(() => DateTime, { description: 'End of the URL; ask again for another one.' })
  expiresAt: Date;
}
