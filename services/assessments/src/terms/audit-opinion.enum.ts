import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5. */
export enum AuditOpinion {
  UNMODIFIED = 'UNMODIFIED',
  QUALIFIED = 'QUALIFIED',
  ADVERSE = 'ADVERSE',
  DISCLAIMER = 'DISCLAIMER',
}

registerEnumType(AuditOpinion, {
  name: 'AuditOpinion',
  description: 'What an auditor concluded.',
  valuesConfig: {
    UNMODIFIED: { description: 'The statement is fairly presented.' },
    QUALIFIED: { description: 'Fairly presented, but for what the auditor names.' },
    ADVERSE: { description: 'Not fairly presented.' },
    DISCLAIMER: { description: 'The auditor could not form an opinion.' },
  },
});
