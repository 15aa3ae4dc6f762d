import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5: AccessGrant. */
export enum DisclosureLevel {
  SUMMARY = 'SUMMARY',
  FULL_NO_ATTACHMENTS = 'FULL_NO_ATTACHMENTS',
  FULL = 'FULL',
}

registerEnumType(DisclosureLevel, {
  name: 'DisclosureLevel',
  description: 'How much of something confidential may be read (JIU-59).',
  valuesConfig: {
    SUMMARY: { description: 'Scores of sections and the conclusion.' },
    FULL_NO_ATTACHMENTS: { description: 'Everything but the attached files.' },
    FULL: { description: 'Everything.' },
  },
});
