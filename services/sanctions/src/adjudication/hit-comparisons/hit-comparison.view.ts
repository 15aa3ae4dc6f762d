import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ListedName } from '../../listing/subjects/listed-name.view';
import { ListedSubjectKind } from '../../listing/subjects/listed-subject.entity';

export enum PartLikeness {
  SAME = 'SAME',
  SIMILAR = 'SIMILAR',
  ONLY_ASKED = 'ONLY_ASKED',
  ONLY_LISTED = 'ONLY_LISTED',
}

registerEnumType(PartLikeness, {
  name: 'PartLikeness',
  description: 'How a part of one name meets a part of the other.',
  valuesConfig: {
    SAME: { description: 'The same word.' },
    SIMILAR: { description: 'Another spelling, or an initial.' },
    ONLY_ASKED: { description: 'Stands in the name of the partner alone.' },
    ONLY_LISTED: { description: 'Stands in the listed name alone.' },
  },
});

@ObjectType({ description: 'One part of the two names that met, folded to Latin letters.' })
export class HitMatchedPart {
  @Field(() => String, { nullable: true, description: 'In the name of the partner; null when it is not there.' })
  asked: string | null;

  @Field(() => String, { nullable: true, description: 'In the listed name; null when it is not there.' })
  listed: string | null;

  @Field(() => PartLikeness, { description: 'How they meet.' })
  likeness: PartLikeness;
}

@ObjectType({ description: 'The partner, or one of its people, exactly as the screening asked for it. CONFIDENTIAL.' })
export class HitAskedSide {
  @Field(() => ListedSubjectKind, { description: 'What was asked for.' })
  kind: ListedSubjectKind;

  @Field(() => [String], { description: 'All names.' })
  names: string[];

  @Field(() => Int, { nullable: true, description: 'Year of birth; null when not known.' })
  birthYear: number | null;

  @Field(() => [String], { description: 'Nationality, or country of origin, as ISO 3166-1 alpha-2.' })
  countries: string[];

  @Field(() => [String], { description: 'Numbers of registers, each with its country when known.' })
  identifiers: string[];
}

@ObjectType({ description: 'The listed party, as the list had it when the hit was last screened.' })
export class HitListedSide {
  @Field(() => String, { description: 'Code of the list source, such as UNSC.' })
  source: string;

  @Field(() => String, { nullable: true, description: 'Version of the list that was screened against.' })
  version: string | null;

  @Field(() => String, { description: "The list's permanent reference number." })
  externalId: string;

  @Field(() => ListedSubjectKind, { description: 'What it is.' })
  kind: ListedSubjectKind;

  @Field(() => [ListedName], { description: 'All names, the primary one first.' })
  names: ListedName[];

  @Field(() => [String], { description: 'Dates or years of birth, as of ListedSubject.' })
  births: string[];

  @Field(() => [String], { description: 'Places of birth, as the list writes them.' })
  birthPlaces: string[];

  @Field(() => [String], { description: 'Nationalities, as the list writes them.' })
  nationalities: string[];

  @Field(() => [String], { description: 'Papers, such as `Passport SO-123, Somalia`.' })
  documents: string[];

  @Field(() => [String], { description: 'Addresses, as the list writes them.' })
  addresses: string[];

  @Field(() => String, { nullable: true, description: 'Gender, when the list tells it.' })
  gender: string | null;

  @Field(() => String, { description: 'Sanctions regime.' })
  programme: string;

  @Field(() => String, { nullable: true, description: 'Day of listing.' })
  listedOn: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was de-listed; null while listed.' })
  delistedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether the list says today the same of what screening looks at.' })
  isCurrent: boolean;
}

@ObjectType({ description: 'Both sides of a hit beside each other (feature 75). CONFIDENTIAL, as the hit.' })
export class HitComparison {
  @Field(() => HitAskedSide, {
    nullable: true,
    description: 'Null for hits of an earlier release, and once retention took it away.',
  })
  asked: HitAskedSide | null;

  @Field(() => HitListedSide, { description: 'What the list said.' })
  listed: HitListedSide;

  @Field(() => [HitMatchedPart], { description: 'The two names that met, part by part.' })
  parts: HitMatchedPart[];

  @Field(() => [String], {
    description:
      'What changed on either side since the hit that this one follows, in words; empty when it follows none (S-INV-3).',
  })
  changes: string[];
}
