import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { OfflineStepKind } from './offline-registration.rules';

export enum OfflineRegistrationState {
  WAITING = 'WAITING',
  READY = 'READY',
  BLOCKED = 'BLOCKED',
  APPLIED = 'APPLIED',
  ENDED = 'ENDED',
}

registerEnumType(OfflineRegistrationState, {
  name: 'OfflineRegistrationState',
  description: 'How far an offline pack is applied.',
  valuesConfig: {
    WAITING: { description: 'What is left waits for a decision of others: duplicates, vetting, screening, review.' },
    READY: { description: 'The registration has reached the next part: call continueOfflineRegistration.' },
    BLOCKED: { description: 'What is next was refused; mend it as problems say, then continue.' },
    APPLIED: { description: 'Everything is applied; nothing of the pack is kept.' },
    ENDED: { description: 'The registration ended before everything was applied; the rest is erased.' },
  },
});

/** Values as in `OfflineStepKind`. */
enum OfflineStepName {
  ACCESS_REQUEST = 'ACCESS_REQUEST',
  DOCUMENT = 'DOCUMENT',
  RECOMMENDATION_LETTER = 'RECOMMENDATION_LETTER',
  KEY_PERSON = 'KEY_PERSON',
  SUBMISSION = 'SUBMISSION',
  DECLARATION = 'DECLARATION',
  PROFILE_SECTION = 'PROFILE_SECTION',
  CONFIRMATION = 'CONFIRMATION',
}

registerEnumType(OfflineStepName, {
  name: 'OfflineStepName',
  description: 'What is done with one part of an offline pack, as the partner would do it online.',
  valuesConfig: {
    ACCESS_REQUEST: { description: 'The request for access.' },
    DOCUMENT: { description: 'A document handed in.' },
    RECOMMENDATION_LETTER: { description: 'A letter handed in.' },
    KEY_PERSON: { description: 'A person entered.' },
    SUBMISSION: { description: 'The papers submitted to vetting.' },
    DECLARATION: { description: 'The declaration that was signed by hand, keyed with its scan.' },
    PROFILE_SECTION: { description: 'A section of the profile written.' },
    CONFIRMATION: { description: 'The profile confirmed, as the signed paper does.' },
  },
});

@ObjectType({ description: 'A part of an offline pack that is applied.' })
export class OfflineAppliedStep {
  @Field(() => OfflineStepName)
  kind: OfflineStepKind;

  @Field(() => String, { description: 'Place in the pack, such as `documents.0`.' })
  path: string;

  @Field(() => DateTime)
  at: Date | string;

  @Field(() => String, { description: 'Who keyed it.' })
  by: string;
}

@ObjectType({ description: 'A part of an offline pack whose turn has not come, or that was refused.' })
export class OfflinePendingStep {
  @Field(() => OfflineStepName)
  kind: OfflineStepKind;

  @Field(() => String, { description: 'Place in the pack, such as `profile.sections.2`.' })
  path: string;
}

@ObjectType({
  description: 'A registration that came as an offline pack, for the staff of the agency that took it in.',
})
export class OfflineRegistration {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  registrationId: string;

  @Field(() => LocalDate, { description: 'Day on which the paper was signed by hand.' })
  signedOn: string;

  @Field(() => String, { description: 'Who took it in; this person decides on nothing of the registration (R-INV-6).' })
  importedBy: string;

  @Field(() => DateTime)
  importedAt: Date;

  @Field(() => String, { description: 'SHA-256 of the pack, in hexadecimal; its bytes are erased.' })
  packSha256: string;
}
