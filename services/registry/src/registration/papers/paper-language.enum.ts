import { registerEnumType } from 'type-graphql';

/** Languages that our own texts are written in. */
export enum PaperLanguage {
  EN = 'EN',
  FR = 'FR',
}

registerEnumType(PaperLanguage, {
  name: 'PaperLanguage',
  description: 'Languages of labels and declarations.',
  valuesConfig: { EN: { description: 'English.' }, FR: { description: 'French.' } },
});
