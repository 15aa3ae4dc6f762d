import { registerEnumType } from 'type-graphql';

export enum FactDataset {
  ENGAGEMENTS = 'ENGAGEMENTS',
  MONEY_FACTS = 'MONEY_FACTS',
  EXCHANGE_RATES = 'EXCHANGE_RATES',
  SCHEDULE = 'SCHEDULE',
  RESULTS = 'RESULTS',
}

registerEnumType(FactDataset, {
  name: 'FactDataset',
  description: 'What the rows of a file are (docs/connectors.md lists the columns).',
  valuesConfig: {
    ENGAGEMENTS: { description: 'Agreements, as recordEngagement takes them; partners also by their codes.' },
    MONEY_FACTS: { description: 'Amounts of money, as recordMoneyFacts takes them.' },
    EXCHANGE_RATES: { description: 'Rates of exchange, as recordExchangeRates takes them; for the secretariat.' },
    SCHEDULE: { description: 'Instalments and reports that are due, as recordSchedule takes them.' },
    RESULTS: { description: 'Results of indicators, as recordResultValues takes them.' },
  },
});

export enum FactFileFormat {
  CSV = 'CSV',
  XLSX = 'XLSX',
  JSON = 'JSON',
}

registerEnumType(FactFileFormat, {
  name: 'FactFileFormat',
  description: 'Form of a file of facts.',
  valuesConfig: {
    CSV: { description: 'UTF-8 CSV with a header.' },
    XLSX: { description: 'The same columns in the first sheet of a workbook.' },
    JSON: { description: 'An array of objects, or one object per line, with the columns as names.' },
  },
});
