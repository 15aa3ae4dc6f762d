import { Job } from '@partner-commons/platform/jobs/job.type';
import { connectionOf, PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { PartnerImport } from './partner-import.entity';
import { ImportPartnersInput, UndoPartnerImportInput } from './partner-import.inputs';
import type { PartnerImportRecord } from './partner-import.repository';
import { PartnerImportRow } from './partner-import-row.entity';

@ObjectType({ description: 'A page of rows of a file, in its order.' })
class PartnerImportRowConnection extends connectionOf(() => PartnerImportRow, 'PartnerImportRow') {}

@Resolver(() => PartnerImport)
export class PartnerImportResolver {
  @Query(() => PartnerImport, {
    nullable: true,
    description: "An import of the caller's agency; null for any other id.",
  })
  partnerImport(@Arg('id', () => ID) id: string, @Ctx() { imports }: RegistryContext) {
    return imports.find(id);
  }

  @Mutation(() => PartnerImport, {
    description:
      'Takes a sent file into the roster in the background. Safe to repeat. Refused: NOT_FOUND for a file that is not there. A file in another format or encoding fails the job and changes nothing.',
  })
  importPartners(@Arg('input', () => ImportPartnersInput) input: ImportPartnersInput, @Ctx() context: RegistryContext) {
    return context.transaction('importPartners', ({ imports }) => imports.start(input), {
      key: input.idempotencyKey,
      input,
      again: ({ imports }, id) => imports.get(id),
    });
  }

  @Mutation(() => PartnerImport, {
    description: 'Stops a running import after its current batch; rows taken so far stay.',
  })
  cancelPartnerImport(@Arg('id', () => ID) id: string, @Ctx() context: RegistryContext) {
    return context.transaction('cancelPartnerImport', ({ imports }) => imports.cancel(id));
  }

  @FieldResolver(() => Job)
  job(@Root() record: PartnerImportRecord, @Ctx() { imports }: RegistryContext) {
    return imports.job(record);
  }

  @Mutation(() => PartnerImport, {
    description:
      'Takes an import back in the background: partners that it added are closed, details that it changed are set back; what somebody worked on since stays and is counted. Refused: CONFLICT / NOTHING_TO_UNDO.',
  })
  undoPartnerImport(
    @Arg('input', () => UndoPartnerImportInput) { importId }: UndoPartnerImportInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('undoPartnerImport', ({ importUndo }) => importUndo.start(importId));
  }

  @FieldResolver(() => PartnerImportRowConnection, {
    description: 'Rows that could not be taken, in the order of the file.',
  })
  rowsNotTaken(
    @Root() record: PartnerImportRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { imports }: RegistryContext,
  ) {
    return imports.rows(record.id, 'REFUSED', page);
  }

  @FieldResolver(() => PartnerImportRowConnection, {
    description: 'Rows that were taken and should be looked at, such as possible duplicates.',
  })
  rowsToCheck(
    @Root() record: PartnerImportRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { imports }: RegistryContext,
  ) {
    return imports.rows(record.id, 'CHECK', page);
  }
}
