import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5. */
export enum AssessorType {
  STAFF = 'STAFF',
  FIRM = 'FIRM',
  EXTERNAL = 'EXTERNAL',
  PARTNER_SELF = 'PARTNER_SELF',
}

registerEnumType(AssessorType, {
  name: 'AssessorType',
  description: 'Who carries an assessment out.',
  valuesConfig: {
    STAFF: { description: 'Staff of the owner.' },
    FIRM: { description: 'A contracted firm.' },
    EXTERNAL: { description: 'Somebody else outside the agency, such as another funder.' },
    PARTNER_SELF: { description: 'The partner about itself.' },
  },
});
