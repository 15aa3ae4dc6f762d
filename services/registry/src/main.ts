import 'reflect-metadata';
import { runService } from '@partner-commons/platform/service-process';
import { registryProcess } from './service';

runService(registryProcess, process.env);
