import { confidential, Redaction } from '@partner-commons/platform/redaction';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { ObservationReply } from '../observation-replies/observation-reply.view';
import type { ObservationRow } from '../observations/observation.repository';
import { Observation } from '../observations/observation.view';
import type { ReadContent } from './observation-content.service';
import { ObservationContent } from './observation-content.view';

@Resolver(() => Observation)
export class ObservationContentOfResolver {
  @FieldResolver(() => ObservationContent, { nullable: true })
  content(@Root() { id }: ObservationRow, @Ctx() { observationContents }: SanctionsContext) {
    return observationContents.find(id);
  }

  @FieldResolver(() => Redaction, { nullable: true })
  async redaction(@Root() { id, agency }: ObservationRow, @Ctx() { observationContents }: SanctionsContext) {
    return (await observationContents.find(id)) ? null : confidential(`Ask the partnership unit of ${agency}.`);
  }
}

@Resolver(() => ObservationContent)
export class ObservationContentResolver {
  @FieldResolver(() => String, { nullable: true })
  attachmentUrl(@Root() content: ReadContent, @Ctx() { observationContents }: SanctionsContext) {
    return observationContents.linkOf(content);
  }

  @FieldResolver(() => [ObservationReply])
  replies(@Root() { observationId }: ReadContent, @Ctx() { observationReplies }: SanctionsContext) {
    return observationReplies.of(observationId);
  }
}
