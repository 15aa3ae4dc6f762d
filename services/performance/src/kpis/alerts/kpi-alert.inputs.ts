import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsOptional, IsUUID, Length } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { KpiAlertSeverity } from '../dashboards/dashboard.enums';

const codeForm = { each: true, message: 'A code has 1 to 100 characters.' };

@InputType({ description: 'Which alerts; what is left out is all.' })
export class KpiAlertFilter {
  @Field(() => [String], { nullable: true, description: 'Codes of agencies.' })
  @IsOptional()
  @ArrayMaxSize(100, { message: 'Name at most 100 agencies.' })
  @Length(1, 100, codeForm)
  agencies?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of definitions.' })
  @IsOptional()
  @ArrayMaxSize(100, { message: 'Name at most 100 codes.' })
  @Length(1, 100, codeForm)
  codes?: string[] | null;

  @Field(() => KpiAlertSeverity, { nullable: true })
  severity?: KpiAlertSeverity | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also those that better figures have cleared.' })
  withCleared?: boolean;
}

@ArgsType()
export class KpiAlertsArgs extends PageArgs {
  @Field(() => KpiAlertFilter, { nullable: true })
  @IsOptional()
  filter?: KpiAlertFilter | null;
}

@InputType({ description: 'What the owner of a figure does about it.' })
export class RespondToKpiAlertInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'alertId is the id of an alert.' })
  alertId: string;

  @Field(() => String, {
    description: '1 to 2,000 characters; every agency reads it, so name no person and no partner.',
  })
  @Length(1, 2_000, { message: 'response has 1 to 2,000 characters.' })
  response: string;
}
