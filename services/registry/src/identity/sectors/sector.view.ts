import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CodeLabel } from '../code-lists/code-list.view';

export enum Experience {
  UNDER_1 = 'UNDER_1',
  FROM_1_TO_5 = 'FROM_1_TO_5',
  FROM_5_TO_10 = 'FROM_5_TO_10',
  OVER_10 = 'OVER_10',
}

registerEnumType(Experience, {
  name: 'Experience',
  description: 'Years of experience, in the bands of the UN Partner Portal (standards.md 3.4).',
  valuesConfig: {
    UNDER_1: { description: 'Less than one year.' },
    FROM_1_TO_5: { description: 'One to five years.' },
    FROM_5_TO_10: { description: 'Five to ten years.' },
    OVER_10: { description: 'More than ten years.' },
  },
});

@ObjectType({ description: 'A specialisation of a sector.' })
export class SectorSpecialisation {
  @Field(() => String, { description: 'Such as WASH_WATER.' })
  code: string;

  @Field(() => String, { description: 'In the language asked for, else in English.' })
  label: string;

  @Field(() => [CodeLabel], { description: 'In every language that there is; at most 6.' })
  labels: CodeLabel[];

  @Field(() => String, { nullable: true, description: 'IASC cluster; null where no cluster covers it.' })
  cluster: string | null;

  @Field(() => String, { nullable: true, description: 'Area of responsibility within the protection cluster.' })
  areaOfResponsibility: string | null;

  @Field(() => String, { description: 'OECD-DAC sector, three digits.' })
  dacSector: string;
}

@ObjectType({ description: 'A sector that partners work in (standards.md 3.4).' })
export class Sector {
  @Field(() => String, { description: 'Such as HEALTH.' })
  code: string;

  @Field(() => String, { description: 'In the language asked for, else in English.' })
  label: string;

  @Field(() => [CodeLabel], { description: 'In every language that there is; at most 6.' })
  labels: CodeLabel[];

  @Field(() => String, { nullable: true, description: 'IASC cluster; null where no cluster covers it.' })
  cluster: string | null;

  @Field(() => String, { description: 'OECD-DAC sector, three digits.' })
  dacSector: string;

  @Field(() => [SectorSpecialisation], { description: 'At most 20.' })
  specialisations: SectorSpecialisation[];
}

@ObjectType({ description: 'An edition of the list of sectors. PUBLIC.' })
export class SectorList {
  @Field(() => Int, { description: 'Grows with each edition.' })
  version: number;

  @Field(() => LocalDate, { description: 'First day of this edition.' })
  effectiveFrom: string;

  @Field(() => [Sector], { description: 'The whole list: thirteen.' })
  sectors: Sector[];
}

@ObjectType({ description: 'A specialisation in which a partner works, with its experience.' })
export class PartnerSector {
  @Field(() => String, { description: 'A code of `sectors`.' })
  sector: string;

  @Field(() => String, { description: 'A code of the specialisations of that sector.' })
  specialisation: string;

  @Field(() => Int, { description: 'Edition of the list that the codes were chosen from.' })
  listVersion: number;

  @Field(() => Experience)
  experience: Experience;

  @Field(() => Int, { nullable: true, description: 'Year in which it began, when known.' })
  sinceYear: number | null;
}
