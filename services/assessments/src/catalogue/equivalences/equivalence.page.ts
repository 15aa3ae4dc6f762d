import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { MethodologyEquivalence } from './equivalence.view';

@ObjectType({ description: 'A page of equivalences, the oldest first.' })
export class MethodologyEquivalenceConnection extends connectionOf(
  () => MethodologyEquivalence,
  'MethodologyEquivalence',
) {}
