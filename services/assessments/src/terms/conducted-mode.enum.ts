import { registerEnumType } from 'type-graphql';

/** JIU-113. */
export enum ConductedMode {
  ON_SITE = 'ON_SITE',
  REMOTE = 'REMOTE',
  HYBRID = 'HYBRID',
}

registerEnumType(ConductedMode, {
  name: 'ConductedMode',
  description: 'Where the work was done (JIU-113).',
  valuesConfig: {
    ON_SITE: { description: 'At the partner.' },
    REMOTE: { description: 'From a distance alone.' },
    HYBRID: { description: 'Both.' },
  },
});
