import { connectionOf } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum AreaScheme {
  OCHA_PCODE = 'OCHA_PCODE',
  ISO_3166_2 = 'ISO_3166_2',
}

registerEnumType(AreaScheme, {
  name: 'AreaScheme',
  description: 'Whose codes of admin areas (standards.md 3.6).',
  valuesConfig: {
    OCHA_PCODE: { description: 'Place codes of the common operational datasets, such as SLE003001.' },
    ISO_3166_2: { description: 'Subdivisions of countries, such as SL-E.' },
  },
});

@ObjectType({ description: 'A country in which a partner works.' })
export class OperatingCountry {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day, when known.' })
  since: string | null;
}

@ObjectType({ description: 'A place by admin area in which a partner works, ready for a map (UNHCR-9).' })
export class PartnerLocation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerId: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => AreaScheme)
  scheme: AreaScheme;

  @Field(() => String, { description: 'In the scheme, such as SLE003001.' })
  code: string;

  @Field(() => Int, { description: '0 is the whole country, 1 its provinces, 2 their districts.' })
  level: number;

  @Field(() => String, { description: 'Name of the area.' })
  name: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day, when known.' })
  since: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null while the partner works there.' })
  until: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS 84.' })
  latitude: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS 84.' })
  longitude: number | null;
}

@ObjectType({ description: 'How many partners work in one admin area.' })
export class AreaCoverage {
  @Field(() => AreaScheme)
  scheme: AreaScheme;

  @Field(() => String, { description: 'Code of the area in the scheme.' })
  code: string;

  @Field(() => Int, { description: '0 is the whole country, 1 its provinces, 2 their districts.' })
  level: number;

  @Field(() => String, { description: 'Name of the area, as most partners wrote it.' })
  name: string;

  @Field(() => Int, { description: 'Partners that work there now and were not closed.' })
  partners: number;

  @Field(() => Int, { description: 'Of them, those with a partner code.' })
  registered: number;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS 84: a point in the area, when one is known.' })
  latitude: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS 84: a point in the area, when one is known.' })
  longitude: number | null;
}

@ObjectType({ description: 'A page of admin areas.' })
export class AreaCoverageConnection extends connectionOf(() => AreaCoverage, 'AreaCoverage') {}
