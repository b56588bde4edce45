/**
 * What went wrong, at the place where it happened. `<Told error={command.error}/>` for a refusal is one
 * sentence (the part before the first 。or ： bold); for a fault the box with its number, `retry` and the
 * promise that nothing changed. `what` names the deed in the fault: `what="收款没有做成"`.
 */
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { CallError } from '../../electron/shared/contract/reply.ts';
import { isOfDeed } from '../api/commands.ts';
import { refusalText } from '../api/refusal-texts/index.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { useTell } from './told-line.tsx';

export interface ToldProps {
  readonly error: CallError | undefined;
  /** The deed that failed, for a fault. Default 这一步没有做成. */
  readonly what?: string | undefined;
  readonly retry?: {
    readonly label: string;
    readonly run: () => void;
    readonly keys?: string;
  };
  /** Names of fields for bad input: `{ phone: '手机' }`. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly children?: ReactNode | undefined;
}

export function Told({ error, what = '这一步没有做成', retry, fields = {}, children }: ToldProps) {
  if (!error) return null;
  if (error.kind === 'fault') return <FaultBox incident={error.incident} what={what} retry={retry} />;
  const text = sentenceOf(error, fields);
  return (
    <RefusalNote text={text} anew={isOfDeed(error) ? error : text}>
      {children}
    </RefusalNote>
  );
}

interface RefusalNoteProps {
  readonly text: string;
  /** Changes when it is told anew: the same deed refused twice leads the hand twice. */
  readonly anew: unknown;
  readonly children: ReactNode;
}

function RefusalNote({ text, anew, children }: RefusalNoteProps) {
  const box = useInSight(anew);
  useHandOnBad(box, anew);
  return (
    <div ref={box} className="note bad told-here" role="alert">
      <Sentence text={text} />
      {children}
    </div>
  );
}

/** What is told must be seen, also where the column had to scroll. */
function useInSight(what: unknown) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (what !== '') box.current?.scrollIntoView({ block: 'nearest' });
  }, [what]);
  return box;
}

/** The hand goes to the first field that is marked, unless it is on a marked one already. */
function useHandOnBad(box: RefObject<HTMLElement | null>, what: unknown): void {
  useEffect(() => {
    const form = what === '' ? null : box.current?.closest('dialog, .work, .side, .start, [data-desk]');
    if (!form || form.querySelector('.in.bad :focus, .seg.bad:focus')) return;
    form.querySelector<HTMLElement>('.in.bad [data-field], .seg.bad')?.focus();
  }, [box, what]);
}

/** The sentence alone, for a place where only words fit. Empty without an error. */
export function sentenceOf(
  error: CallError | undefined,
  fields: Readonly<Record<string, string>> = {},
): string {
  if (!error) return '';
  if (error.kind === 'refusal') return refusalText(error.code, error.details);
  if (error.kind === 'fault') return `故障 ${error.incident}：没有做成，什么也没有变。可以再试一次。`;
  const names = [
    ...new Set(error.paths.map((path) => fields[path] ?? fields[path.split('.')[0] ?? ''])),
  ].filter((name) => name !== undefined);
  return names.length > 0
    ? `${names.join('、')}填得不对。请看标红的格子。`
    : '有的格子填得不对。请看一遍再做。';
}

/** Whether bad input names this field, to mark it: `bad={isBad(command.error, 'phone')}`. */
export function isBad(error: CallError | undefined, path: string): boolean {
  return error?.kind === 'bad-input' && error.paths.some((one) => one === path || one.startsWith(`${path}.`));
}

function Sentence({ text }: { text: string }) {
  const end = text.search(/[。：]/);
  if (end < 0) return <b>{text}</b>;
  return (
    <>
      <b>{text.slice(0, end + 1)}</b>
      {text.slice(end + 1)}
    </>
  );
}

function FaultBox({ incident, what, retry }: { incident: string; what: string; retry: ToldProps['retry'] }) {
  const box = useInSight(`${what}${incident}`);
  const tell = useTell();
  useEffect(
    () => tell(incident ? `故障 ${incident}，${what.split('，')[0]}` : what, 'bad'),
    [tell, incident, what],
  );
  return (
    <div ref={box} className="fault" role="alert">
      <Icon name="alert" />
      <b>{what.includes('没有变') ? what : `${what}，什么也没有变`}</b>
      <span className="id">{incident ? `故障 ${incident}` : '故障'}</span>
      <p>电脑暂时做不了这一步。填的内容还在屏上；再试一次不会做成两遍。</p>
      <div className="row">
        {retry ? (
          <Button onPress={retry.run} {...(retry.keys ? { keys: retry.keys } : {})}>
            {retry.label}
          </Button>
        ) : null}
        <span className="say grow num">再不行，报站长或维护人，说故障号即可</span>
      </div>
    </div>
  );
}
