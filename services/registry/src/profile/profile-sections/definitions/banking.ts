import { bankAttestations } from '../section.choices';
import {
  boolean,
  choice,
  country,
  date,
  document,
  mandatory,
  mandatoryWhen,
  type SectionDefinition,
  text,
} from '../section.definition';

/** Who attests what, and where that is written; never a number of an account (feature 23). */
export const banking: SectionDefinition = {
  code: 'BANKING',
  version: 1,
  label: { en: 'Banking', fr: 'Banque' },
  mandatory: true,
  confidential: true,
  fields: [
    boolean('accountInOwnName', 'Account in its own name', 'Compte à son propre nom', mandatory),
    country('accountCountry', 'Country of the account', 'Pays du compte', mandatoryWhen('accountInOwnName', true)),
    choice('attestation', 'Attested by', 'Attesté par', {
      choices: bankAttestations,
      ...mandatoryWhen('accountInOwnName', true),
    }),
    document('attestationDocument', 'The attestation', "L'attestation", mandatoryWhen('accountInOwnName', true)),
    date('attestedOn', 'Attested on', 'Attesté le', mandatoryWhen('accountInOwnName', true)),
    boolean(
      'twoSignatures',
      'Two signatures are needed to pay',
      'Deux signatures sont nécessaires pour payer',
      mandatory,
    ),
    boolean(
      'separateProjectAccounts',
      'Separate accounts for projects on request',
      'Comptes séparés par projet sur demande',
      mandatory,
    ),
    text('withoutAccountBecause', 'How it is paid without an account', 'Comment elle est payée sans compte', {
      maxLength: 1_000,
      ...mandatoryWhen('accountInOwnName', false),
    }),
  ],
};
