import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { type CaseLook, IneligibilityCase } from '../cases/case.view';
import { RespondentCase } from '../respondent-cases/respondent-case.view';
import { DecideAppealInput, FileAppealInput } from './appeal.inputs';
import { CaseAppeal } from './appeal.view';

@Resolver(() => IneligibilityCase)
export class AppealListResolver {
  @Mutation(() => RespondentCase, {
    description:
      'Appeals against what was decided about you, within 60 days and once (S-INV-6). The decision binds meanwhile. Refused: NOT_FOUND, CONFLICT / APPEAL_USED, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / APPEAL_PERIOD_OVER, PRECONDITION_FAILED / UPLOAD_INCOMPLETE, INVALID_INPUT / PERSONAL_DATA.',
  })
  fileAppeal(@Arg('input', () => FileAppealInput) input: FileAppealInput, @Ctx() context: SanctionsContext) {
    return context
      .transaction('fileAppeal', ({ appeals }) => appeals.file(input))
      .then((id) => context.respondentCases.get(input.caseId, id));
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Proposes what becomes of an appeal; it binds when another member confirms it with confirmCaseDecision. Members who decided the case or investigated it take no part, and nobody is worse off for having appealed (S-INV-6). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, INVALID_INPUT.',
  })
  decideAppeal(@Arg('input', () => DecideAppealInput) input: DecideAppealInput, @Ctx() context: SanctionsContext) {
    return context.transaction('decideAppeal', ({ appeals }) => appeals.propose(input));
  }

  @FieldResolver(() => [CaseAppeal], { nullable: true, description: 'Appeals, one for each respondent at most.' })
  appeals(@Root() { id, redaction }: CaseLook, @Ctx() { appeals }: SanctionsContext) {
    return redaction ? null : appeals.ofCase(id);
  }
}

@Resolver(() => CaseAppeal)
export class AppealResolver {
  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerIds: [id = ''] }: CaseAppeal): Partner {
    return { id };
  }
}
