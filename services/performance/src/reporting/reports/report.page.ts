import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { GoverningBodyReport } from './report.view';

@ObjectType({ description: 'Reports to governing bodies.' })
export class GoverningBodyReportConnection extends connectionOf(() => GoverningBodyReport, 'GoverningBodyReport') {}
