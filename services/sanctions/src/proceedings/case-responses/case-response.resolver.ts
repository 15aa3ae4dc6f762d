import { CreateUploadInput } from '@partner-commons/platform/files/upload.inputs';
import { Upload } from '@partner-commons/platform/files/upload.type';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { requireResponseKind } from '../case-dossiers/case-files';
import { type CaseLook, IneligibilityCase } from '../cases/case.view';
import { RespondentCase } from '../respondent-cases/respondent-case.view';
import { SubmitResponseInput } from './case-response.inputs';
import { CaseFile, CaseResponse } from './case-response.view';

@Resolver(() => IneligibilityCase)
export class CaseResponseListResolver {
  @Mutation(() => RespondentCase, {
    description:
      'Answers to the notice of your case (S-INV-6). When every respondent said that its answer is complete, the panel deliberates at once; a late answer counts until it has decided. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / UPLOAD_INCOMPLETE, INVALID_INPUT / PERSONAL_DATA.',
  })
  submitResponse(
    @Arg('input', () => SubmitResponseInput) input: SubmitResponseInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context
      .transaction('submitResponse', ({ caseResponses }) => caseResponses.submit(input))
      .then((id) => context.respondentCases.get(input.caseId, id));
  }

  @Mutation(() => Upload, {
    description:
      'Announces a file of kind CASE_RESPONSE that comes with an answer, an appeal or evidence: PDF, PNG or JPEG up to 20 MB. Then PUT its bytes to the URL. Refused: INVALID_INPUT.',
  })
  createCaseUpload(@Arg('input', () => CreateUploadInput) input: CreateUploadInput, @Ctx() context: SanctionsContext) {
    requireResponseKind(input);
    return context.transaction('createCaseUpload', ({ uploads }) => uploads.create(input));
  }

  @FieldResolver(() => [CaseResponse], { nullable: true, description: 'What the respondents answered.' })
  responses(@Root() { id, redaction }: CaseLook, @Ctx() { caseResponses }: SanctionsContext) {
    return redaction ? null : caseResponses.ofCase(id);
  }
}

@Resolver(() => CaseResponse)
export class CaseResponseResolver {
  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerIds: [id = ''] }: CaseResponse): Partner {
    return { id };
  }
}

@Resolver(() => CaseFile)
export class CaseFileResolver {
  @FieldResolver(() => String)
  url(@Root() file: CaseFile, @Ctx() { caseResponses }: SanctionsContext) {
    return caseResponses.linkOf(file);
  }
}
