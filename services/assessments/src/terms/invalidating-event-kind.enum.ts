import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5, InvalidatingEvent. */
export enum InvalidatingEventKind {
  HIT_CONFIRMED = 'HIT_CONFIRMED',
  FRAUD_FINDING = 'FRAUD_FINDING',
  ADVERSE_OR_DISCLAIMED_AUDIT = 'ADVERSE_OR_DISCLAIMED_AUDIT',
  LEGAL_STATUS_CHANGE = 'LEGAL_STATUS_CHANGE',
  MERGER = 'MERGER',
  BOARD_CHANGE_MAJORITY = 'BOARD_CHANGE_MAJORITY',
  HEAD_OF_FINANCE_CHANGE = 'HEAD_OF_FINANCE_CHANGE',
  SYSTEM_REPLACED = 'SYSTEM_REPLACED',
  SEA_FINDING = 'SEA_FINDING',
  MISREPRESENTATION = 'MISREPRESENTATION',
}

registerEnumType(InvalidatingEventKind, {
  name: 'InvalidatingEventKind',
  description:
    'What makes earlier assessments of a partner unreliable until somebody looked at it (domain-model.md 2.5).',
  valuesConfig: {
    HIT_CONFIRMED: { description: 'The partner is blocked by a sanctions list.' },
    FRAUD_FINDING: { description: 'Fraud was found.' },
    ADVERSE_OR_DISCLAIMED_AUDIT: { description: 'An audit ended with an adverse opinion, or with none.' },
    LEGAL_STATUS_CHANGE: { description: 'Its legal form or registration changed.' },
    MERGER: { description: 'It was merged with another record.' },
    BOARD_CHANGE_MAJORITY: { description: 'More than half of its board changed.' },
    HEAD_OF_FINANCE_CHANGE: { description: 'Somebody else heads its finances.' },
    SYSTEM_REPLACED: { description: 'It replaced its accounting or another main system.' },
    SEA_FINDING: { description: 'Sexual exploitation or abuse was found.' },
    MISREPRESENTATION: { description: 'What it said in the assessment was not true.' },
  },
});
