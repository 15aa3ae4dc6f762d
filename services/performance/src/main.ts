import 'reflect-metadata';
import { runService } from '@partner-commons/platform/service-process';
import { performanceProcess } from './service';

runService(performanceProcess, process.env);
