import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { CaseAppeal } from '../appeals/appeal.view';
import { CaseDecision } from '../case-decisions/case-decision.view';
import { CaseNotice } from '../case-notices/case-notice.view';
import { CaseResponse } from '../case-responses/case-response.view';
import { CaseCondition } from '../rehabilitations/condition.view';
import type { RespondentCaseRow } from './respondent-case.repository';
import { concerning } from './respondent-case.service';
import { RespondentCase } from './respondent-case.view';

@Resolver(() => RespondentCase)
export class RespondentCaseResolver {
  @Query(() => [RespondentCase], {
    description:
      'Cases about a partner that you administer, newest first, from their notice on; at most 100 (S-INV-6). Each look is recorded.',
  })
  partnerCases(
    @Arg('caseId', () => ID, { nullable: true, description: 'Only this case.' }) caseId: string | null,
    @Ctx() { respondentCases }: SanctionsContext,
  ) {
    return respondentCases.list(caseId ?? null);
  }

  @FieldResolver(() => Agency, { nullable: true })
  leadAgency(@Root() { leadAgencyCode: code }: RespondentCaseRow): Agency {
    return { code };
  }

  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerId: id }: RespondentCaseRow): Partner {
    return { id };
  }

  @FieldResolver(() => [CaseNotice])
  async notices(@Root() row: RespondentCaseRow, @Ctx() { caseNotices }: SanctionsContext) {
    return concerning(await caseNotices.ofCase(row.caseId), row);
  }

  @FieldResolver(() => [CaseResponse])
  async responses(@Root() row: RespondentCaseRow, @Ctx() { caseResponses }: SanctionsContext) {
    return concerning(await caseResponses.ofCase(row.caseId), row);
  }

  @FieldResolver(() => [CaseDecision])
  async decisions(@Root() row: RespondentCaseRow, @Ctx() { caseDecisions }: SanctionsContext) {
    return concerning(await caseDecisions.ofCase(row.caseId), row);
  }

  @FieldResolver(() => [CaseCondition])
  async conditions(@Root() row: RespondentCaseRow, @Ctx() { caseConditions }: SanctionsContext) {
    return concerning(await caseConditions.ofCase(row.caseId), row);
  }

  @FieldResolver(() => [CaseAppeal])
  async appeals(@Root() row: RespondentCaseRow, @Ctx() { appeals }: SanctionsContext) {
    return concerning(await appeals.ofCase(row.caseId), row);
  }
}
