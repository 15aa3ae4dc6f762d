import { connectionOf, PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { IsOptional, Length, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'When a governing body meets, and by when it wants its documents (SYS-47).' })
export class GoverningBodySession {
  @Field(() => ID)
  id: string;

  agencyCode: string;

  @Field(() => String, { description: 'The governing body; a report names it the same way.' })
  body: string;

  @Field(() => String, { description: 'Such as "2026-1".' })
  session: string;

  @Field(() => LocalDate)
  startsOn: string;

  @Field(() => LocalDate, { description: 'Thirty days before it, those who write reports are reminded.' })
  documentsDueOn: string;

  @Field(() => Boolean, { description: 'Whether a report for it was submitted.' })
  isDelivered: boolean;

  @Field(() => Boolean, { description: 'Whether its documents are due and nothing was submitted.' })
  isLate: boolean;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'Sessions of governing bodies.' })
export class GoverningBodySessionConnection extends connectionOf(() => GoverningBodySession, 'GoverningBodySession') {}

@InputType({
  description: 'A session of a governing body of your agency; the same body and session again changes its days.',
})
export class PlanGoverningBodySessionInput {
  @Field(() => String, { description: '2 to 200 characters.' })
  @Length(2, 200, { message: 'body has 2 to 200 characters.' })
  body: string;

  @Field(() => String, { description: '1 to 50 characters.' })
  @Length(1, 50, { message: 'session has 1 to 50 characters.' })
  session: string;

  @Field(() => LocalDate)
  startsOn: string;

  @Field(() => LocalDate, { description: 'Not after it starts.' })
  documentsDueOn: string;

  @Field(() => Int, { nullable: true, description: 'The version that you have read; needed to change one.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;
}

@ArgsType()
export class GoverningBodyCalendarArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Of this agency only.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => LocalDate, { description: 'Sessions that start on this day or later.' })
  from: string;

  @Field(() => LocalDate, { description: 'Sessions that start on this day or earlier.' })
  to: string;
}
