import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Finding } from '../findings/finding.view';
import { FindingEvent } from './finding-event.view';

@Resolver(() => Finding)
export class FindingHistoryResolver {
  @FieldResolver(() => [FindingEvent], { description: 'The latest 100 steps, oldest first.' })
  history(@Root() { id }: Finding, @Ctx() { findingEvents }: AssessmentsContext) {
    return findingEvents.of(id);
  }
}

@Resolver(() => FindingEvent)
export class FindingEventResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Who did it; null for the partner.' })
  by(@Root() { agency }: FindingEvent): Agency | null {
    return agency === null ? null : { code: agency };
  }
}
