import { registerEnumType } from 'type-graphql';

export enum PartnerMergeState {
  PROPOSED = 'PROPOSED',
  REJECTED = 'REJECTED',
  MERGED = 'MERGED',
  UNDO_PROPOSED = 'UNDO_PROPOSED',
  UNDONE = 'UNDONE',
}

registerEnumType(PartnerMergeState, {
  name: 'PartnerMergeState',
  description: 'Where a merge stands; every step to MERGED and to UNDONE takes two different people (R-INV-11).',
  valuesConfig: {
    PROPOSED: { description: 'One person asks for it.' },
    REJECTED: { description: 'Somebody said no; nothing happened.' },
    MERGED: { description: 'A second person agreed: the merged partner is shown as the survivor.' },
    UNDO_PROPOSED: { description: 'Still merged; one person asks to take it back.' },
    UNDONE: { description: 'A second person agreed: both are partners of their own again.' },
  },
});

export enum MergeField {
  PRIMARY_TYPE = 'PRIMARY_TYPE',
  COUNTRY_OF_ORIGIN = 'COUNTRY_OF_ORIGIN',
  FOUNDED_ON = 'FOUNDED_ON',
  WEBSITE = 'WEBSITE',
  CATEGORIES = 'CATEGORIES',
  ROLES = 'ROLES',
  ATTRIBUTES = 'ATTRIBUTES',
  PROTECTED_LISTING = 'PROTECTED_LISTING',
}

registerEnumType(MergeField, {
  name: 'MergeField',
  description:
    'A field that a merge decides about. Names, identifiers and codes are not among them: all of both are kept; the legal name stays the survivor’s.',
  valuesConfig: {
    PRIMARY_TYPE: { description: "The survivor's, unless chosen otherwise." },
    COUNTRY_OF_ORIGIN: { description: "The survivor's, unless chosen otherwise." },
    FOUNDED_ON: { description: "The survivor's, or the other's when it has none, unless chosen otherwise." },
    WEBSITE: { description: "The survivor's, or the other's when it has none, unless chosen otherwise." },
    CATEGORIES: { description: 'All of both; no choice.' },
    ROLES: { description: 'All of both; no choice.' },
    ATTRIBUTES: { description: 'All of both; no choice.' },
    PROTECTED_LISTING: { description: 'Protected when one of them is; no choice.' },
  },
});

export enum MergeSide {
  SURVIVOR = 'SURVIVOR',
  MERGED = 'MERGED',
}

registerEnumType(MergeSide, {
  name: 'MergeSide',
  description: 'Which of the two partners of a merge.',
  valuesConfig: {
    SURVIVOR: { description: 'The partner that remains.' },
    MERGED: { description: 'The partner that is shown as the survivor from then on.' },
  },
});
