import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.6, in the order of a case's life. */
export enum CaseState {
  INTAKE = 'INTAKE',
  PRELIMINARY_REVIEW = 'PRELIMINARY_REVIEW',
  INTERIM_SUSPENSION = 'INTERIM_SUSPENSION',
  NOTICE_ISSUED = 'NOTICE_ISSUED',
  RESPONSE_PERIOD = 'RESPONSE_PERIOD',
  DELIBERATION = 'DELIBERATION',
  DECIDED = 'DECIDED',
  APPEAL = 'APPEAL',
  FINAL = 'FINAL',
  ENFORCED = 'ENFORCED',
  REHABILITATION_REVIEW = 'REHABILITATION_REVIEW',
  CLOSED = 'CLOSED',
  DISMISSED = 'DISMISSED',
}

registerEnumType(CaseState, {
  name: 'CaseState',
  description: 'Where a case of ineligibility stands (domain-model.md 2.6).',
  valuesConfig: {
    INTAKE: { description: 'Opened; the lead agency has not looked further yet.' },
    PRELIMINARY_REVIEW: { description: 'An investigator is looking whether there is a case to answer.' },
    INTERIM_SUSPENSION: { description: 'Suspended by the lead agency as a precaution (S-INV-7).' },
    NOTICE_ISSUED: { description: 'The respondents were told the allegations and the evidence.' },
    RESPONSE_PERIOD: { description: 'The respondents may answer (S-INV-6).' },
    DELIBERATION: { description: 'The panel deliberates.' },
    DECIDED: { description: 'Decided; the respondents may appeal.' },
    APPEAL: { description: 'An appeal is being decided.' },
    FINAL: { description: 'No appeal is possible any more.' },
    ENFORCED: { description: 'The measures are in force.' },
    REHABILITATION_REVIEW: { description: 'It is looked at whether the conditions of a release are met.' },
    CLOSED: { description: 'Over: carried out, released or without measure.' },
    DISMISSED: { description: 'Given up before anything was decided.' },
  },
});

export enum CaseTrack {
  STANDARD = 'STANDARD',
  GOVERNMENT = 'GOVERNMENT',
}

registerEnumType(CaseTrack, {
  name: 'CaseTrack',
  description: 'Which measures a case can end with.',
  valuesConfig: {
    STANDARD: { description: 'All kinds of sanctions.' },
    GOVERNMENT: { description: 'No debarment; government measures after consultations (S-INV-9, JIU-96).' },
  },
});

export enum IneligibilityGround {
  FRAUD = 'FRAUD',
  CORRUPTION = 'CORRUPTION',
  COLLUSION = 'COLLUSION',
  COERCION = 'COERCION',
  OBSTRUCTION = 'OBSTRUCTION',
  UNETHICAL_PRACTICE = 'UNETHICAL_PRACTICE',
  SEXUAL_EXPLOITATION_ABUSE = 'SEXUAL_EXPLOITATION_ABUSE',
  SEXUAL_HARASSMENT = 'SEXUAL_HARASSMENT',
  FORCED_LABOUR = 'FORCED_LABOUR',
  HUMAN_TRAFFICKING = 'HUMAN_TRAFFICKING',
  CHILD_LABOUR = 'CHILD_LABOUR',
  MONEY_LAUNDERING = 'MONEY_LAUNDERING',
  TERRORIST_FINANCING = 'TERRORIST_FINANCING',
  UNSC_LISTING = 'UNSC_LISTING',
  MISREPRESENTATION = 'MISREPRESENTATION',
  SERIOUS_BREACH = 'SERIOUS_BREACH',
  FAILURE_TO_REFUND = 'FAILURE_TO_REFUND',
  CONFLICT_OF_INTEREST = 'CONFLICT_OF_INTEREST',
  CROSS_RECOGNITION = 'CROSS_RECOGNITION',
}

registerEnumType(IneligibilityGround, {
  name: 'IneligibilityGround',
  description: 'What conduct, or what fact, a case rests on (domain-model.md 2.6).',
  valuesConfig: {
    FRAUD: { description: 'Deceiving for a benefit, or to avoid an obligation.' },
    CORRUPTION: { description: 'Giving or taking something of value to influence somebody.' },
    COLLUSION: { description: 'An arrangement of several for an improper purpose.' },
    COERCION: { description: 'Harm, or the threat of it, to influence somebody.' },
    OBSTRUCTION: { description: 'Hindering an investigation or audit.' },
    UNETHICAL_PRACTICE: { description: 'Conduct against the code of conduct for suppliers and partners.' },
    SEXUAL_EXPLOITATION_ABUSE: { description: 'Sexual exploitation or abuse.' },
    SEXUAL_HARASSMENT: { description: 'Sexual harassment.' },
    FORCED_LABOUR: { description: 'Forced labour.' },
    HUMAN_TRAFFICKING: { description: 'Trafficking in persons.' },
    CHILD_LABOUR: { description: 'Child labour.' },
    MONEY_LAUNDERING: { description: 'Money laundering.' },
    TERRORIST_FINANCING: { description: 'Financing of terrorism.' },
    UNSC_LISTING: { description: 'Listed by the Security Council (S-INV-1).' },
    MISREPRESENTATION: { description: 'False statements to an agency.' },
    SERIOUS_BREACH: { description: 'A serious breach of an agreement.' },
    FAILURE_TO_REFUND: { description: 'Money that was due was not paid back.' },
    CONFLICT_OF_INTEREST: { description: 'A conflict of interest that was not declared.' },
    CROSS_RECOGNITION: { description: 'A decision of another organisation that is recognised.' },
  },
});

export enum PublicationLevel {
  INTER_AGENCY = 'INTER_AGENCY',
  PUBLIC = 'PUBLIC',
}

registerEnumType(PublicationLevel, {
  name: 'PublicationLevel',
  description: 'Who may read the entry that a case ends with (domain-model.md 2.8).',
  valuesConfig: {
    INTER_AGENCY: { description: 'All agencies.' },
    PUBLIC: { description: 'Everybody, as far as the policy of the lead agency says so.' },
  },
});
