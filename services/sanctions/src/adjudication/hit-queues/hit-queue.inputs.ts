import { IsOptional, Matches } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { HitState } from '../hits/hit.entity';

export enum HitBand {
  STRONG = 'STRONG',
  REVIEW = 'REVIEW',
}

registerEnumType(HitBand, {
  name: 'HitBand',
  description: 'How near a match is.',
  valuesConfig: {
    STRONG: { description: 'From 0.90.' },
    REVIEW: { description: '0.70 to below 0.90.' },
  },
});

export enum HitHolder {
  ME = 'ME',
  NOBODY = 'NOBODY',
  MY_AGENCY = 'MY_AGENCY',
}

registerEnumType(HitHolder, {
  name: 'HitHolder',
  description: 'Who has a hit.',
  valuesConfig: {
    ME: { description: 'You.' },
    NOBODY: { description: 'Nobody.' },
    MY_AGENCY: { description: 'Somebody of your agency.' },
  },
});

export enum HitQueueSort {
  DUE_FIRST = 'DUE_FIRST',
  SCORE_FIRST = 'SCORE_FIRST',
}

registerEnumType(HitQueueSort, {
  name: 'HitQueueSort',
  description: 'Order of a queue.',
  valuesConfig: {
    DUE_FIRST: { description: 'What is due first, late ones before all.' },
    SCORE_FIRST: { description: 'The nearest match first.' },
  },
});

@InputType({ description: 'Which undecided hits to list; all that are given must hold.' })
export class HitQueueFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Of partners that this agency engages now, or sponsored when nobody engages them.',
  })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,19}$/, { message: 'Give the code of an agency, such as UNDP.' })
  agency?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only of partners that are no agency’s.' })
  shared: boolean;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2: where the partner is engaged or from.' })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { message: 'Give a country as two capital letters, such as SO.' })
  country?: string | null;

  @Field(() => HitState, { nullable: true, description: 'In this state.' })
  state?: HitState | null;

  @Field(() => HitBand, { nullable: true, description: 'This near.' })
  band?: HitBand | null;

  @Field(() => HitHolder, { nullable: true, description: 'Held by.' })
  assignedTo?: HitHolder | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is late.' })
  overdue?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Code of the list source, such as UNSC.' })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, { message: 'Give the code of a list source, such as UNSC.' })
  source?: string | null;
}
