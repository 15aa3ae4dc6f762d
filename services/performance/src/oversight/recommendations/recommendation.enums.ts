import { registerEnumType } from 'type-graphql';

export enum RecommendationKind {
  FORMAL = 'FORMAL',
  INFORMAL = 'INFORMAL',
  MANDATE = 'MANDATE',
}

registerEnumType(RecommendationKind, {
  name: 'RecommendationKind',
  description: 'Where a recommendation comes from.',
  valuesConfig: {
    FORMAL: { description: 'A formal recommendation of an oversight report.' },
    INFORMAL: { description: 'A suggestion of an oversight report.' },
    MANDATE: { description: 'What a governing body asked one agency for.' },
  },
});

export enum RecommendationAddressee {
  LEGISLATIVE_ORGANS = 'LEGISLATIVE_ORGANS',
  EXECUTIVE_HEADS = 'EXECUTIVE_HEADS',
  AGENCY = 'AGENCY',
}

registerEnumType(RecommendationAddressee, {
  name: 'RecommendationAddressee',
  description: 'Whom a recommendation is for.',
  valuesConfig: {
    LEGISLATIVE_ORGANS: { description: 'Governing bodies of all organisations.' },
    EXECUTIVE_HEADS: { description: 'Executive heads of all organisations.' },
    AGENCY: { description: 'One agency, by its own governing body.' },
  },
});

export enum RecommendationStatus {
  NOT_ACCEPTED = 'NOT_ACCEPTED',
  UNDER_CONSIDERATION = 'UNDER_CONSIDERATION',
  ACCEPTED = 'ACCEPTED',
  IN_PROGRESS = 'IN_PROGRESS',
  IMPLEMENTED = 'IMPLEMENTED',
  CLOSED = 'CLOSED',
}

registerEnumType(RecommendationStatus, {
  name: 'RecommendationStatus',
  description: 'Where an agency is with a recommendation (domain-model.md 2.7).',
  valuesConfig: {
    NOT_ACCEPTED: { description: 'It will not do it, with a note that says why.' },
    UNDER_CONSIDERATION: { description: 'It has not decided.' },
    ACCEPTED: { description: 'It will do it.' },
    IN_PROGRESS: { description: 'It is doing it.' },
    IMPLEMENTED: { description: 'It says that it has done it, with evidence.' },
    CLOSED: { description: "The agency's oversight has found the same." },
  },
});
