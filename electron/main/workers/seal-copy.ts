import { workerData } from 'node:worker_threads';
import { sealCopy } from '../../../db/seal-copy.ts';

/** On a thread of its own: reading every page of ten years takes 1.5 s, and somebody stands at the desk. */
sealCopy(String(workerData));
