import type { CallError } from '../../electron/shared/contract/reply.ts';
import { Button } from './Button.tsx';
import { Told } from './Told.tsx';

/** A paper that did not come out: why, what to do, and the way that always works. */
export function PrintTold({
  error,
  what,
  onFile,
}: {
  error: CallError | undefined;
  /** 号票没有打出来 */
  what: string;
  /** Makes a PDF instead. */
  onFile: () => void;
}) {
  if (!error) return null;
  return (
    <>
      <Told error={error} what={what} />
      <div className="row">
        <Button keys="Ctrl+S" onPress={onFile}>
          存成 PDF
        </Button>
      </div>
    </>
  );
}
