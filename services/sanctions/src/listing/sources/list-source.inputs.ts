import { IsOptional, Length, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { ListFormat } from './list-source.entity';

const hours = { message: 'Give 1 to 8,760 hours.' };
const size = { message: 'Give 1 to 500,000 entries.' };

@InputType({ description: "An agency's own list, which other agencies screen against too." })
export class CreateListSourceInput {
  @Field(() => String, { description: 'What the list is called, 3 to 200 characters.' })
  @Length(3, 200, { message: 'Give the name in 3 to 200 characters.' })
  name: string;

  @Field(() => ListFormat, { description: 'AGENCY_CSV, AGENCY_JSON or FTM_JSONL; it cannot be changed later.' })
  format: ListFormat;

  @Field(() => String, { description: 'What the list rests on, such as rules of the agency; up to 500 characters.' })
  @Length(3, 500, { message: 'Give the legal basis in 3 to 500 characters.' })
  legalBasis: string;

  @Field(() => String, { defaultValue: '', description: 'Under what terms others may use it; up to 500 characters.' })
  @Length(0, 500, { message: 'Give the licence in up to 500 characters.' })
  licence: string;

  @Field(() => Int, {
    defaultValue: 192,
    description: 'Hours after which it counts as stale; eight days when not given.',
  })
  @Min(1, hours)
  @Max(8_760, hours)
  maxAgeHours: number;

  @Field(() => Int, { description: 'Fewest entries that a first import may have without quarantine (S-INV-4).' })
  @Min(1, size)
  @Max(500_000, size)
  plausibleMin: number;

  @Field(() => Int, { description: 'Most entries that a first import may have without quarantine (S-INV-4).' })
  @Min(1, size)
  @Max(500_000, size)
  plausibleMax: number;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is fetched from, on a host that the operator allows; without it the list comes by file.',
  })
  @IsOptional()
  @Length(8, 2_000, { message: 'Give the address in up to 2,000 characters.' })
  url?: string | null;

  @Field(() => Int, { nullable: true, description: 'Hours between two fetches; only with a url.' })
  @IsOptional()
  @Min(1, hours)
  @Max(8_760, hours)
  refreshHours?: number | null;

  @Field(() => String, { nullable: true, description: 'Repeating the call with the same key creates nothing more.' })
  idempotencyKey?: string | null;
}
