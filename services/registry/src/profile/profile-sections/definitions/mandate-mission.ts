import { populations } from '../section.choices';
import {
  boolean,
  choices,
  document,
  longText,
  mandatory,
  mandatoryWhen,
  type SectionDefinition,
} from '../section.definition';

export const mandateMission: SectionDefinition = {
  code: 'MANDATE_MISSION',
  version: 1,
  label: { en: 'Mandate and mission', fr: 'Mandat et mission' },
  mandatory: true,
  confidential: false,
  fields: [
    longText('background', 'Background and rationale', 'Historique et raison d’être', mandatory),
    longText('mandate', 'Mandate and mission', 'Mandat et mission', mandatory),
    longText('governance', 'Governance', 'Gouvernance', mandatory),
    boolean(
      'workedWithPopulations',
      'Works with populations of concern',
      'Travaille avec des populations concernées',
      mandatory,
    ),
    choices('populations', 'Populations of concern', 'Populations concernées', {
      choices: populations,
      ...mandatoryWhen('workedWithPopulations', true),
    }),
    boolean(
      'safeguardingPolicy',
      'Policy against sexual exploitation and abuse',
      "Politique contre l'exploitation et les abus sexuels",
      mandatory,
    ),
    document('safeguardingDocument', 'The policy', 'La politique', mandatoryWhen('safeguardingPolicy', true)),
    boolean(
      'antiFraudPolicy',
      'Policy against fraud and corruption',
      'Politique contre la fraude et la corruption',
      mandatory,
    ),
    document('antiFraudDocument', 'The policy', 'La politique', mandatoryWhen('antiFraudPolicy', true)),
    boolean(
      'worksInHighRisk',
      'Works where security risks are high',
      'Travaille là où les risques de sécurité sont élevés',
      mandatory,
    ),
    longText('securityMeasures', 'Security measures', 'Mesures de sécurité', mandatoryWhen('worksInHighRisk', true)),
  ],
};
