import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** Harmless causes beside the grave one: that an owner wants to be asked must not tell of an investigation. */
export enum EmbargoCause {
  AGENCY_POLICY = 'AGENCY_POLICY',
  QUALITY_CONCERN = 'QUALITY_CONCERN',
  DATA_PROTECTION = 'DATA_PROTECTION',
  ONGOING_INVESTIGATION = 'ONGOING_INVESTIGATION',
}

registerEnumType(EmbargoCause, {
  name: 'EmbargoCause',
  description: 'Why an owner wants to be asked first; for its own investigators and partners unit.',
  valuesConfig: {
    AGENCY_POLICY: { description: 'The agency wants to be asked about all such assessments.' },
    QUALITY_CONCERN: { description: 'It may not be good enough.' },
    DATA_PROTECTION: { description: 'It holds what not everybody may read.' },
    ONGOING_INVESTIGATION: { description: 'The partner is being investigated.' },
  },
});

@ObjectType({
  description:
    'That your agency wants to be asked before others rely on its assessments (reuse check 11). Others learn no more than that; the partner learns nothing.',
})
export class ReuseEmbargo {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Key of `partner`. */
  partnerId: string;

  /** Key of `assessment`; null for all of the partner's. */
  assessmentId: string | null;

  @Field(() => EmbargoCause)
  cause: EmbargoCause;

  @Field(() => String, { nullable: true, description: 'In words.' })
  reason: string | null;

  @Field(() => DateTime)
  placedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it holds.' })
  liftedAt: Date | null;
}

@ObjectType({ description: 'A page of embargoes of your own agency.' })
export class ReuseEmbargoConnection extends connectionOf(() => ReuseEmbargo, 'ReuseEmbargo') {}
