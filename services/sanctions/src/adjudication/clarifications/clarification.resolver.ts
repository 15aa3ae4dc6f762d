import { CreateUploadInput } from '@partner-commons/platform/files/upload.inputs';
import { Upload } from '@partner-commons/platform/files/upload.type';
import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import {
  AnswerClarificationInput,
  ClarificationRequestConnection,
  ExtendClarificationInput,
  RequestClarificationInput,
  WithdrawClarificationInput,
} from './clarification.inputs';
import type { ClarificationRow } from './clarification.repository';
import { ClarificationFile } from './clarification-file.view';
import { ClarificationRequest } from './clarification-request.entity';

@Resolver(() => ClarificationRequest)
export class ClarificationResolver {
  @Query(() => ClarificationRequestConnection, {
    description:
      'What a partner was asked to clarify about its data, newest first: for its users all of it, for verifiers what their agency asked. Each look is recorded. Refused: NOT_FOUND.',
  })
  clarificationRequests(
    @Arg('partnerId', () => ID) partnerId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { clarifications }: SanctionsContext,
  ) {
    return clarifications.search(partnerId, page);
  }

  @Mutation(() => ClarificationRequest, {
    description:
      'Asks a partner to clarify its data, to keep it correct; it is notified. Refused: NOT_FOUND, INVALID_INPUT.',
  })
  requestClarification(
    @Arg('input', () => RequestClarificationInput) input: RequestClarificationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('requestClarification', ({ clarificationDesk }) => clarificationDesk.request(input), {
      key: input.idempotencyKey,
      input,
      again: ({ clarifications }, id) => clarifications.get(id),
    });
  }

  @Mutation(() => ClarificationRequest, {
    description:
      'Gives the partner more time. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  extendClarification(
    @Arg('input', () => ExtendClarificationInput) input: ExtendClarificationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('extendClarification', ({ hitInformation }) => hitInformation.extend(input));
  }

  @Mutation(() => ClarificationRequest, {
    description:
      'Takes a request back that is not answered. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  withdrawClarification(
    @Arg('input', () => WithdrawClarificationInput) input: WithdrawClarificationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('withdrawClarification', ({ hitInformation }) => hitInformation.withdraw(input));
  }

  @Mutation(() => Upload, {
    description:
      'Announces a file of kind CLARIFICATION_FILE that comes with an answer: PDF, PNG or JPEG up to 20 MB. Then PUT its bytes to the URL. Refused: INVALID_INPUT.',
  })
  createClarificationUpload(
    @Arg('input', () => CreateUploadInput) input: CreateUploadInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('createClarificationUpload', ({ uploads }) => uploads.create(input));
  }

  @Mutation(() => ClarificationRequest, {
    description:
      'Answers a request, once; also when its day is past. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  answerClarification(
    @Arg('input', () => AnswerClarificationInput) input: AnswerClarificationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('answerClarification', ({ clarifications }) => clarifications.answer(input));
  }

  @FieldResolver(() => String, { nullable: true })
  answer(@Root() row: ClarificationRow, @Ctx() { clarifications }: SanctionsContext) {
    return clarifications.answerOf(row);
  }

  @FieldResolver(() => [ClarificationFile])
  files(@Root() { fileIds }: ClarificationRow) {
    return fileIds.map((id) => ({ id }));
  }
}

@Resolver(() => ClarificationFile)
export class ClarificationFileResolver {
  @FieldResolver(() => String)
  url(@Root() file: ClarificationFile, @Ctx() { clarifications }: SanctionsContext) {
    return clarifications.linkOf(file);
  }
}
