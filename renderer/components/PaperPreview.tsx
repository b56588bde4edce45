import { type ReactNode, useEffect, useState } from 'react';
import type { PaperPicture } from '../../electron/shared/contract/printing.ts';
import type { CallError } from '../../electron/shared/contract/reply.ts';
import { asCallError } from '../api/client.ts';
import { Button, MainAction } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { useKeys } from './keys.tsx';
import { Told } from './Told.tsx';
import './paper-preview.css';

/** A little above life size: a ticket is seen whole, and a form as wide as the dialog. */
const PIXELS_A_MM = 4.5;

interface PaperToSee {
  readonly title: string;
  readonly ask: () => Promise<PaperPicture>;
  readonly onPrint: () => void;
}

/** Alt+Y 看样, the same at every desk: `const preview = usePaperPreview({ title, ask, onPrint })`, rendered in it. */
export function usePaperPreview(paper: PaperToSee | undefined): ReactNode {
  const [open, setOpen] = useState(false);
  useKeys([{ keys: 'Alt+Y', label: '看样', run: () => setOpen(true), enabled: paper !== undefined }]);
  if (!open || !paper) return null;
  const close = () => setOpen(false);
  return (
    <PaperPreview
      {...paper}
      onPrint={() => {
        close();
        paper.onPrint();
      }}
      onClose={close}
    />
  );
}

/** A paper as it would come out, before it does: `<PaperPreview title="日结表" ask={() => call(…)} …/>`. */
export function PaperPreview({
  title,
  ask,
  onPrint,
  onClose,
}: PaperToSee & { readonly onClose: () => void }) {
  const { picture, error } = usePicture(ask);
  return (
    <Dialog title={`${title} 看样`} note={sizeWords(picture)} onClose={onClose} width={760}>
      <Told error={error} what="没有画出来" />
      <PaperImage picture={picture} label={title} scrolls />
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="打印" ready={picture !== undefined} onPress={onPrint} />
      </div>
    </Dialog>
  );
}

/** The picture alone; empty while it is drawn. `scrolls`: the hand is on it, ↑ ↓ and PageDown move it. */
export function PaperImage({
  picture,
  label,
  scrolls = false,
}: {
  picture: PaperPicture | undefined;
  label: string;
  scrolls?: boolean;
}) {
  return (
    <div
      className="paper-preview"
      role="img"
      aria-label={label}
      {...(scrolls ? { tabIndex: 0, 'data-first-focus': true, 'data-typing': true } : {})}
    >
      {picture ? (
        <img src={picture.image} alt="" style={{ width: picture.widthMm * PIXELS_A_MM }} />
      ) : (
        <span className="say">正在画……</span>
      )}
    </div>
  );
}

function sizeWords(picture: PaperPicture | undefined): string {
  if (!picture) return '';
  return `${Math.round(picture.widthMm)} × ${Math.round(picture.heightMm)} mm`;
}

function usePicture(ask: () => Promise<PaperPicture>) {
  const [picture, setPicture] = useState<PaperPicture>();
  const [error, setError] = useState<CallError>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => {
    let gone = false;
    ask().then(
      (drawn) => gone || setPicture(drawn),
      (thrown: unknown) => gone || setError(asCallError(thrown)),
    );
    return () => {
      gone = true;
    };
  }, []);
  return { picture, error };
}
