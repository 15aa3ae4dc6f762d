import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { type CaseLook, IneligibilityCase } from '../cases/case.view';
import { ExtendResponsePeriodInput, IssueNoticeInput } from './case-notice.inputs';
import { CaseNotice } from './case-notice.view';

@Resolver(() => IneligibilityCase)
export class CaseNoticeListResolver {
  @Mutation(() => IneligibilityCase, {
    description:
      'Tells each respondent the allegations and the titles of the evidence, and opens the time to answer (S-INV-6). From then on it sees its case, and the panel of your agency does. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / MISSING_REQUIREMENT, INVALID_INPUT / PERSONAL_DATA.',
  })
  issueNotice(@Arg('input', () => IssueNoticeInput) input: IssueNoticeInput, @Ctx() context: SanctionsContext) {
    return context.transaction('issueNotice', ({ caseNotices }) => caseNotices.issue(input));
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Gives respondents more time to answer (S-INV-6). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, INVALID_INPUT.',
  })
  extendResponsePeriod(
    @Arg('input', () => ExtendResponsePeriodInput) input: ExtendResponsePeriodInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('extendResponsePeriod', ({ caseNotices }) => caseNotices.extend(input));
  }

  @FieldResolver(() => [CaseNotice], { nullable: true, description: 'What the respondents were told.' })
  notices(@Root() { id, redaction }: CaseLook, @Ctx() { caseNotices }: SanctionsContext) {
    return redaction ? null : caseNotices.ofCase(id);
  }
}

@Resolver(() => CaseNotice)
export class CaseNoticeResolver {
  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerIds: [id = ''] }: CaseNotice): Partner {
    return { id };
  }
}
