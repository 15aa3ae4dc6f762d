import { registerEnumType } from 'type-graphql';

export enum KpiGrouping {
  AGENCY = 'AGENCY',
  COUNTRY = 'COUNTRY',
  REGION = 'REGION',
  PARTNER_TYPE = 'PARTNER_TYPE',
  SECTOR = 'SECTOR',
  PERIOD = 'PERIOD',
}

registerEnumType(KpiGrouping, {
  name: 'KpiGrouping',
  description: 'What the rows of a dashboard are about (JIU-62).',
  valuesConfig: {
    AGENCY: { description: 'A row for each agency.' },
    COUNTRY: { description: 'A row for each country; figures that tell no country have a row without one.' },
    REGION: { description: 'A row for each sub-region of UN M49.' },
    PARTNER_TYPE: { description: 'A row for each type of partner.' },
    SECTOR: { description: 'A row for each sector.' },
    PERIOD: { description: 'A row for each quarter, where figures are reported by quarter.' },
  },
});

export enum KpiAbsence {
  NOT_ADDITIVE = 'NOT_ADDITIVE',
  NO_DATA = 'NO_DATA',
  MIXED_VERSIONS = 'MIXED_VERSIONS',
  WITHHELD = 'WITHHELD',
}

registerEnumType(KpiAbsence, {
  name: 'KpiAbsence',
  description: 'Why there is no total.',
  valuesConfig: {
    NOT_ADDITIVE: {
      description: 'Figures like these make no sum: one partner may stand in several. Nobody submitted the total.',
    },
    NO_DATA: { description: 'Nobody has told a figure.' },
    MIXED_VERSIONS: { description: 'The agencies went by different versions of the definition.' },
    WITHHELD: { description: 'The agencies of `withheldBy` do not share theirs, and no others told any (feature 90).' },
  },
});

/** Stored alerts and those of a dashboard have the same grades. */
export enum KpiAlertSeverity {
  WARNING = 'WARNING',
  ALARM = 'ALARM',
}

registerEnumType(KpiAlertSeverity, {
  name: 'KpiAlertSeverity',
  description: 'How far a figure is past the thresholds of its definition.',
  valuesConfig: {
    WARNING: { description: 'It calls for attention.' },
    ALARM: { description: 'It calls for action.' },
  },
});
