import { Download } from '@partner-commons/platform/files/download.type';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { DownloadActionEvidenceInput } from './action-evidence.inputs';
import { ActionEvidence } from './action-evidence.view';

@Resolver(() => ActionEvidence)
export class ActionEvidenceResolver {
  @Mutation(() => Download, {
    description: 'Where to get a file of evidence; for whoever may read what it shows. Recorded. Refused: NOT_FOUND.',
  })
  downloadActionEvidence(
    @Arg('input', () => DownloadActionEvidenceInput) { evidenceId }: DownloadActionEvidenceInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('downloadActionEvidence', ({ actionEvidence }) => actionEvidence.download(evidenceId));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who gave it; null only beside an error.' })
  agency(@Root() { agencyCode }: ActionEvidence): Agency {
    return { code: agencyCode };
  }
}
