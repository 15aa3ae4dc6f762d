import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { HitFeature } from '../../adjudication/hits/hit-feature.view';
import { ListBinding } from '../../listing/sources/list-source.entity';
import { ListVersion } from '../../listing/sources/list-version.view';
import { ListedSubject } from '../../listing/subjects/listed-subject.entity';

export enum NameCheckOutcome {
  NO_MATCH_FOUND = 'NO_MATCH_FOUND',
  POSSIBLE_MATCH = 'POSSIBLE_MATCH',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(NameCheckOutcome, {
  name: 'NameCheckOutcome',
  description: 'What a comparison with the lists gave (S-INV-12).',
  valuesConfig: {
    NO_MATCH_FOUND: { description: 'No entry of the named versions is like it; nothing more than that.' },
    POSSIBLE_MATCH: { description: 'At least one entry is like it; people decide whether it is the same party.' },
    UNKNOWN: { description: 'Nothing can be said. Decide nothing on it.' },
  },
});

export enum MatchBand {
  STRONG = 'STRONG',
  REVIEW = 'REVIEW',
}

registerEnumType(MatchBand, {
  name: 'MatchBand',
  description: 'How alike two parties are.',
  valuesConfig: {
    STRONG: { description: 'At least the agency’s line for strong matches, 0.90 unless it set another.' },
    REVIEW: { description: 'Below that, and worth a look.' },
  },
});

export enum NameWarningCode {
  MIXED_SCRIPTS = 'MIXED_SCRIPTS',
  INVISIBLE_CHARACTERS = 'INVISIBLE_CHARACTERS',
  DIRECTION_MARKS = 'DIRECTION_MARKS',
  STACKED_MARKS = 'STACKED_MARKS',
  STYLED_LETTERS = 'STYLED_LETTERS',
  NOTHING_TO_COMPARE = 'NOTHING_TO_COMPARE',
}

registerEnumType(NameWarningCode, {
  name: 'NameWarningCode',
  description: 'What about a name as it was given deserves a second look.',
  valuesConfig: {
    MIXED_SCRIPTS: { description: 'A word has letters of two scripts that look alike.' },
    INVISIBLE_CHARACTERS: { description: 'It has characters that nobody sees.' },
    DIRECTION_MARKS: { description: 'It has marks that turn the direction of reading.' },
    STACKED_MARKS: { description: 'It has marks through its letters, or many above one another.' },
    STYLED_LETTERS: { description: 'It has letters of mathematics or of full width.' },
    NOTHING_TO_COMPARE: { description: 'It has no letter.' },
  },
});

@ObjectType({ description: 'A warning about one of the names that were given.' })
export class NameWarning {
  @Field(() => Int, { description: 'Place of the name in the input, from 0.' })
  place: number;

  @Field(() => NameWarningCode, { description: 'What about it.' })
  code: NameWarningCode;
}

@ObjectType({ description: 'An entry of a list that is like what was asked, with the reasons.' })
export class NameMatch {
  subjectId: string;

  @Field(() => Float, { description: 'How alike, 0 to 1.' })
  score: number;

  @Field(() => MatchBand, { description: 'Strong, or for review.' })
  band: MatchBand;

  @Field(() => String, { description: 'Which of the names that were asked met it.' })
  askedName: string;

  @Field(() => String, { description: 'The listed name that it met.' })
  listedName: string;

  @Field(() => ListBinding, { description: 'How far its list binds the agencies.' })
  binding: ListBinding;

  @Field(() => [HitFeature], { description: 'Everything that moved the score, adding up to it.' })
  features: HitFeature[];

  @Field(() => ListedSubject, { nullable: true, description: 'The listed party, as its list has it now.' })
  subject?: ListedSubject | null;
}

@ObjectType({ description: 'One listed party with all its entries, which may be on several lists.' })
export class ListedParty {
  @Field(() => Float, { description: 'That of its best entry.' })
  score: number;

  @Field(() => MatchBand, { description: 'That of its best entry.' })
  band: MatchBand;

  @Field(() => [NameMatch], { description: 'Best first. Each entry is decided about apart.' })
  entries: NameMatch[];
}

@ObjectType({ description: 'What the lists in force have like one party, and what that is worth (S-INV-12).' })
export class NameCheck {
  @Field(() => NameCheckOutcome, { description: 'In one word.' })
  outcome: NameCheckOutcome;

  @Field(() => String, { description: 'The same in a sentence, to be shown with it.' })
  note: string;

  @Field(() => DateTime, { description: 'When.' })
  checkedAt: Date;

  @Field(() => [ListVersion], { description: 'The versions that were compared with, and no others.' })
  listVersions: ListVersion[];

  @Field(() => String, { description: 'The rules that names were compared by.' })
  scorerVersion: string;

  @Field(() => Float, { description: 'Lowest score that counted.' })
  threshold: number;

  @Field(() => Float, { description: 'From here on a match is strong.' })
  strongFrom: number;

  @Field(() => [NameWarning], { description: 'What about the names deserves a second look.' })
  warnings: NameWarning[];

  @Field(() => [ListedParty], { description: 'The 50 likeliest entries, by party, best first.' })
  parties: ListedParty[];

  @Field(() => Int, { description: 'How many entries are like it in all.' })
  matchCount: number;
}
