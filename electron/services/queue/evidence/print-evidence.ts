import type { Period } from '../../../../db/queries/evidence.ts';
import type { EvidencePaper } from '../../../shared/contract/paper.ts';
import type { QueryContext } from '../../context.ts';
import type { Handler } from '../../handler.ts';
import { paperHead, picturePaper, printPaper } from '../../printing/print-paper.ts';
import { evidenceFileName } from './export-evidence.ts';
import { replayByMonth } from './prepare-evidence.ts';
import { readEvidence } from './read-evidence.ts';

/**
 * The period's ledger on A4, from the same answer as the screen and the workbook. Where no printer is named it
 * becomes a PDF beside the workbook.
 *
 * @throws Refusal like printPaper
 */
export const printEvidence: Handler<'queue.printEvidence'> = async (context, { printTo, ...period }) => {
  await replayByMonth(context, period);
  return printPaper(context, {
    use: 'form',
    fileName: evidenceFileName(context, period),
    to: printTo,
    paper: () => context.query((query) => evidencePaper(query, period)),
  });
};

/** The same as a picture for the screen. @throws Refusal like printPaper */
export const pictureEvidence: Handler<'queue.pictureEvidence'> = async (context, period) => {
  await replayByMonth(context, period);
  return picturePaper(context, {
    use: 'form',
    paper: () => context.query((query) => evidencePaper(query, period)),
  });
};

function evidencePaper(context: QueryContext, period: Period): EvidencePaper {
  return {
    kind: 'evidence',
    ...paperHead(context),
    evidence: readEvidence(context, period),
    madeBy: context.session.name,
    printedAt: context.now,
  };
}
