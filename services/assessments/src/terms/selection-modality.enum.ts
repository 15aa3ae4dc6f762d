import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.3, JIU-85. */
export enum SelectionModality {
  OPEN_CALL = 'OPEN_CALL',
  RESTRICTED_CALL = 'RESTRICTED_CALL',
  DIRECT_SELECTION = 'DIRECT_SELECTION',
  RETENTION = 'RETENTION',
  UNSOLICITED = 'UNSOLICITED',
  FAST_TRACK = 'FAST_TRACK',
}

registerEnumType(SelectionModality, {
  name: 'SelectionModality',
  description: 'How a partner is selected (JIU-85).',
  valuesConfig: {
    OPEN_CALL: { description: 'A call for expressions of interest that is open to all.' },
    RESTRICTED_CALL: { description: 'A call to some partners.' },
    DIRECT_SELECTION: { description: 'One partner, for a reason.' },
    RETENTION: { description: 'The partner goes on.' },
    UNSOLICITED: { description: 'The partner proposed it.' },
    FAST_TRACK: { description: 'In an emergency, with simplified procedures (JIU-89).' },
  },
});
