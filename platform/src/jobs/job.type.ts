import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../scalars';
import type { ProgressRow } from './job.progress';
import { estimateEta } from './job.rules';

export enum JobState {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(JobState, {
  name: 'JobState',
  description: 'Where a job stands. SUCCEEDED, FAILED and CANCELLED are final.',
  valuesConfig: {
    QUEUED: { description: 'Accepted; not started yet.' },
    RUNNING: { description: 'Being worked on. After a crash another process takes it up again and counts from 0.' },
    SUCCEEDED: { description: 'Finished; its effect is stored.' },
    FAILED: { description: 'Given up; `error` says why and what to do next.' },
    CANCELLED: { description: 'Stopped on request.' },
  },
});

@ObjectType({ description: 'Long work in the background, such as an import. Ask again with its id to follow it.' })
@Directive('@shareable')
export class Job {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => JobState, { description: 'Where it stands.' })
  state: JobState;

  @Field(() => Int, { description: 'How many items are done, such as rows of a file. Written twice a second at most.' })
  done: number;

  @Field(() => Int, { nullable: true, description: 'How many items there are; null while that is not known.' })
  total: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds left at the pace so far; null when it is not running or there is no pace to go by yet.',
  })
  etaSeconds: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed and what to do next; null unless it is FAILED.' })
  error: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Start of the present run; null while it is QUEUED.' })
  startedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it reached a final state.' })
  finishedAt: Date | null;
}

export function presentJob({ kind: _kind, ...row }: ProgressRow, now: Date): Job {
  const etaSeconds = row.state === 'RUNNING' ? estimateEta({ ...row, now }) : null;
  return Object.assign(new Job(), row, { state: JobState[row.state], etaSeconds });
}
