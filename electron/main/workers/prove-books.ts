import { type ProofOrder, proveFile } from '../../../db/prove-file.ts';
import { answerWith } from '../worker-answer.ts';

/** On a thread of its own: proving ten years takes seconds, and somebody stands at the desk. */
await answerWith((order: ProofOrder, progress) => proveFile(order, progress));
