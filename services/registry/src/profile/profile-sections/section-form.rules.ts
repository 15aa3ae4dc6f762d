import {
  type ProfileChoice,
  type ProfileField,
  ProfileFieldKind,
  ProfileSectionCode,
  type ProfileSectionForm,
  ProfileTextFormat,
} from './profile-section.view';
import type { Choice, FieldDefinition, Label, SectionDefinition } from './section.definition';

type Language = keyof Label;

/** Those that the forms are written in; any other gets English. */
export const languageOf = (asked: string): Language => (asked.toLowerCase().startsWith('fr') ? 'fr' : 'en');

export function describeSection(section: SectionDefinition, language: Language): ProfileSectionForm {
  const { code, version, label, mandatory, confidential, fields } = section;
  return {
    code: ProfileSectionCode[code],
    version,
    label: label[language],
    mandatory,
    confidential,
    // Flat, since a query cannot follow lists within lists to a depth it does not know.
    fields: fields.flatMap((field) => [
      describeField(field, { within: null, language }),
      ...(field.items ?? []).map((item) => describeField(item, { within: field.code, language })),
    ]),
  };
}

function describeField(
  field: FieldDefinition,
  { within, language }: { within: string | null; language: Language },
): ProfileField {
  const { code, kind, label, mandatory, mandatoryWhen, format, choices = [] } = field;
  return {
    code,
    within,
    label: label[language],
    kind: ProfileFieldKind[kind],
    mandatory,
    mandatoryWhen: mandatoryWhen?.field ?? null,
    mandatoryWhenIs: mandatoryWhen ? JSON.stringify(mandatoryWhen.is) : null,
    format: format ? ProfileTextFormat[format] : null,
    maxLength: field.maxLength ?? null,
    min: field.min ?? null,
    max: field.max ?? null,
    mostItems: field.mostItems ?? null,
    choices: choices.map(describeChoice(language)),
  };
}

const describeChoice =
  (language: Language) =>
  ({ code, label }: Choice): ProfileChoice => ({ code, label: label[language] });
