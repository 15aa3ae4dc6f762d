import { Job } from '@partner-commons/platform/jobs/job.type';
import { IsUUID } from 'class-validator';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { PartnerExport, PartnerExportDownload } from './partner-export.entity';
import { ExportPartnersInput } from './partner-export.inputs';
import type { PartnerExportRecord } from './partner-export.repository';

@InputType({ description: 'A finished export to fetch.' })
class DownloadPartnerExportInput {
  @Field(() => ID)
  @IsUUID()
  exportId: string;
}

@Resolver(() => PartnerExport)
export class PartnerExportResolver {
  @Query(() => PartnerExport, { nullable: true, description: 'An export that you asked for; null for any other id.' })
  partnerExport(@Arg('id', () => ID) id: string, @Ctx() { exports }: RegistryContext) {
    return exports.find(id);
  }

  @Mutation(() => PartnerExport, {
    description:
      'Writes what a search of the roster finds into a file, in the background. Cells that a spreadsheet would take for a formula begin with an apostrophe; our imports take it away again.',
  })
  exportPartners(@Arg('input', () => ExportPartnersInput) input: ExportPartnersInput, @Ctx() context: RegistryContext) {
    return context.transaction('exportPartners', ({ exports }) => exports.start(input), {
      key: input.idempotencyKey,
      input,
      again: ({ exports }, id) => exports.get(id),
    });
  }

  @Mutation(() => PartnerExportDownload, {
    description:
      'A link of five minutes to the file of a finished export; each is recorded. Refused: NOT_FOUND, PRECONDITION_FAILED / EXPORT_UNFINISHED.',
  })
  downloadPartnerExport(
    @Arg('input', () => DownloadPartnerExportInput) { exportId }: DownloadPartnerExportInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('downloadPartnerExport', ({ exports }) => exports.download(exportId));
  }

  @FieldResolver(() => Job)
  job(@Root() record: PartnerExportRecord, @Ctx() { exports }: RegistryContext) {
    return exports.job(record);
  }
}
