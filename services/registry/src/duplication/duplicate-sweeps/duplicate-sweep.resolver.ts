import { Job } from '@partner-commons/platform/jobs/job.type';
import { IsUUID } from 'class-validator';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { DuplicateSweep } from './duplicate-sweep.entity';
import type { DuplicateSweepRow } from './duplicate-sweep.repository';

@InputType({ description: 'The sweep to stop.' })
export class CancelDuplicateSweepInput {
  @Field(() => ID)
  @IsUUID()
  sweepId: string;
}

@Resolver(() => DuplicateSweep)
export class DuplicateSweepResolver {
  @Query(() => DuplicateSweep, {
    nullable: true,
    description: "A sweep of the caller's agency; null for any other id.",
  })
  duplicateSweep(@Arg('id', () => ID) id: string, @Ctx() { duplicateSweeps }: RegistryContext) {
    return duplicateSweeps.find(id);
  }

  @Mutation(() => DuplicateSweep, {
    description:
      'Looks through the whole roster for partners that are entered twice, in the background; pairs join the queue (duplicateCases). Safe to repeat.',
  })
  startDuplicateSweep(@Ctx() context: RegistryContext) {
    return context.transaction('startDuplicateSweep', ({ duplicateSweeps }) => duplicateSweeps.start());
  }

  @Mutation(() => DuplicateSweep, {
    description: 'Stops a running sweep after its current batch; pairs found so far stay. Refused: NOT_FOUND.',
  })
  cancelDuplicateSweep(
    @Arg('input', () => CancelDuplicateSweepInput) { sweepId }: CancelDuplicateSweepInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('cancelDuplicateSweep', ({ duplicateSweeps }) => duplicateSweeps.cancel(sweepId));
  }

  @FieldResolver(() => Job)
  job(@Root() sweep: DuplicateSweepRow, @Ctx() { duplicateSweeps }: RegistryContext) {
    return duplicateSweeps.job(sweep);
  }
}
