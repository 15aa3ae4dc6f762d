import { accountingSystems, formalAssessments, separatedFunctions, staffBands } from '../section.choices';
import {
  boolean,
  choice,
  choices,
  document,
  longText,
  mandatory,
  mandatoryWhen,
  type SectionDefinition,
  year,
} from '../section.definition';

export const implementationControls: SectionDefinition = {
  code: 'IMPLEMENTATION_CONTROLS',
  version: 1,
  label: { en: 'Project implementation and internal controls', fr: 'Mise en œuvre et contrôles internes' },
  mandatory: true,
  confidential: false,
  fields: [
    boolean('resultsBased', 'Manages by results', 'Gestion axée sur les résultats', mandatory),
    longText('resultsSystem', 'How', 'Comment', mandatoryWhen('resultsBased', true)),
    boolean('monitoring', 'Monitors and evaluates', 'Suivi et évaluation', mandatory),
    boolean('feedbackFromPeople', 'Hears the people it serves', 'Écoute les personnes servies', mandatory),
    longText('feedbackMechanism', 'How', 'Comment', mandatoryWhen('feedbackFromPeople', true)),
    choice('staff', 'Staff in all', 'Personnel total', { mandatory: true, choices: staffBands }),
    choice('accounting', 'Accounting system', 'Système comptable', { mandatory: true, choices: accountingSystems }),
    choices(
      'separatedFunctions',
      'Functions held by different persons',
      'Fonctions confiées à des personnes différentes',
      { mandatory: true, choices: separatedFunctions },
    ),
    boolean('auditedYearly', 'Audited every year', 'Auditée chaque année', mandatory),
    year('lastAudit', 'Year of the last audit', 'Année du dernier audit', mandatoryWhen('auditedYearly', true)),
    document('lastAuditReport', 'Report of the last audit', 'Rapport du dernier audit'),
    choices('formalAssessments', 'Formal assessments so far', "Évaluations formelles jusqu'ici", {
      choices: formalAssessments,
    }),
    document('annualReport', 'Latest annual report', 'Dernier rapport annuel'),
  ],
};
