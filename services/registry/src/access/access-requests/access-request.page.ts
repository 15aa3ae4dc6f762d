import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { AccessRequest } from './access-request.entity';

@ObjectType({ description: 'A page of requests for access, oldest first.' })
export class AccessRequestConnection extends connectionOf(() => AccessRequest, 'AccessRequest') {}
