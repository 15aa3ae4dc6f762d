import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5, SYS-26. */
export enum AssuranceType {
  PROGRAMMATIC_VISIT = 'PROGRAMMATIC_VISIT',
  SPOT_CHECK = 'SPOT_CHECK',
  SCHEDULED_AUDIT = 'SCHEDULED_AUDIT',
  SPECIAL_AUDIT = 'SPECIAL_AUDIT',
  INTERNAL_CONTROL_AUDIT = 'INTERNAL_CONTROL_AUDIT',
  NEX_NIM_AUDIT = 'NEX_NIM_AUDIT',
  THIRD_PARTY_MONITORING = 'THIRD_PARTY_MONITORING',
  REMOTE_CHECK = 'REMOTE_CHECK',
}

registerEnumType(AssuranceType, {
  name: 'AssuranceType',
  description: 'How an agency makes sure that resources serve their purpose (JIU-7, SYS-26).',
  valuesConfig: {
    PROGRAMMATIC_VISIT: { description: 'A visit that looks at the work and its results.' },
    SPOT_CHECK: { description: 'A look at financial records and internal control.' },
    SCHEDULED_AUDIT: { description: 'A planned financial audit.' },
    SPECIAL_AUDIT: {
      description: 'An audit for a reason, such as a suspicion; the partner sees it once it is contacted.',
    },
    INTERNAL_CONTROL_AUDIT: { description: 'Of earlier years only: it is recorded, and no longer planned.' },
    NEX_NIM_AUDIT: { description: 'An audit of a project under national execution or implementation.' },
    THIRD_PARTY_MONITORING: { description: 'A visit that a third party makes for the agency.' },
    REMOTE_CHECK: { description: 'Monitoring from a distance where nobody can go.' },
  },
});

/** Kinds of activities that stand in for one another: only these can be done jointly. */
export enum AssuranceFamily {
  VISIT = 'VISIT',
  SPOT_CHECK = 'SPOT_CHECK',
  AUDIT = 'AUDIT',
}

registerEnumType(AssuranceFamily, {
  name: 'AssuranceFamily',
  description: 'Types of assurance that can be done jointly.',
  valuesConfig: {
    VISIT: { description: 'Visits, third-party monitoring and remote checks.' },
    SPOT_CHECK: { description: 'Spot checks.' },
    AUDIT: { description: 'Audits of every kind.' },
  },
});

const families: Record<AssuranceType, AssuranceFamily> = {
  PROGRAMMATIC_VISIT: AssuranceFamily.VISIT,
  THIRD_PARTY_MONITORING: AssuranceFamily.VISIT,
  REMOTE_CHECK: AssuranceFamily.VISIT,
  SPOT_CHECK: AssuranceFamily.SPOT_CHECK,
  SCHEDULED_AUDIT: AssuranceFamily.AUDIT,
  SPECIAL_AUDIT: AssuranceFamily.AUDIT,
  INTERNAL_CONTROL_AUDIT: AssuranceFamily.AUDIT,
  NEX_NIM_AUDIT: AssuranceFamily.AUDIT,
};

export const familyOf = (type: `${AssuranceType}`): AssuranceFamily => families[type];
