import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { PerformanceReview } from './review.view';

@ObjectType({ description: 'A page of reviews, newest first.' })
export class PerformanceReviewConnection extends connectionOf(() => PerformanceReview, 'PerformanceReview') {}
