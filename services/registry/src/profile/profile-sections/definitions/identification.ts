import {
  boolean,
  country,
  date,
  longText,
  mandatory,
  mandatoryWhen,
  type SectionDefinition,
  text,
} from '../section.definition';

export const identification: SectionDefinition = {
  code: 'IDENTIFICATION',
  version: 1,
  label: { en: 'Identification', fr: 'Identification' },
  mandatory: true,
  confidential: false,
  fields: [
    date('foundedOn', 'Date of foundation', 'Date de fondation', mandatory),
    country('headquartersCountry', 'Country of the headquarters', 'Pays du siège', mandatory),
    boolean('nonProfit', 'Non-profit', 'Sans but lucratif', mandatory),
    boolean(
      'registeredInCountry',
      'Registered to work in the country',
      'Enregistrée pour travailler dans le pays',
      mandatory,
    ),
    date('registeredOn', 'Date of registration', "Date d'enregistrement", mandatoryWhen('registeredInCountry', true)),
    text(
      'registrationAuthority',
      'Registering authority',
      "Autorité d'enregistrement",
      mandatoryWhen('registeredInCountry', true),
    ),
    longText(
      'notRegisteredBecause',
      'Why it is not registered',
      "Pourquoi elle n'est pas enregistrée",
      mandatoryWhen('registeredInCountry', false),
    ),
  ],
};
