import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Finding } from '../findings/finding.view';
import { RecordFindingInput } from './finding-record.inputs';

@Resolver()
export class FindingRecordResolver {
  @Mutation(() => Finding, {
    description:
      'Records a finding in an assessment, assurance activity or due diligence case of your agency or shared with it, or of a monitoring visit (feature 50). Refused: NOT_FOUND, INVALID_INPUT.',
  })
  recordFinding(@Arg('input', () => RecordFindingInput) input: RecordFindingInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('recordFinding', ({ findingRecords }) => findingRecords.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ findings }, id) => findings.get(id),
    });
  }
}
