import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import { ZERO_FEN } from '../../../../electron/shared/values/fen.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { useStation } from '../../../api/station.tsx';
import { Button, MainAction } from '../../../components/Button.tsx';
import {
  DeskFrame,
  Figure,
  Panel,
  SideActions,
  SideSection,
  SumLine,
} from '../../../components/DeskFrame.tsx';
import { Fields, fieldsIn, focusField } from '../../../components/Fields.tsx';
import { formatFen } from '../../../components/format.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Field, TextInput } from '../../../components/inputs.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { NextPage } from '../NextPage.tsx';
import { CountTable } from './CountTable.tsx';
import { DropCountsDialog } from './DropCountsDialog.tsx';

const PAGE = 100;

type Counts = Output<'storeroom.listCounts'>;

/**
 * 盘点: blind. A line is counted when the hand leaves it; only then come the books of that moment beside it, so
 * that what is handed out afterwards is no difference.
 */
export function CountMode({ list }: { readonly list: ReactNode }) {
  const [term, setTerm] = useState('');
  const [page, setPage] = useState(0);
  const [typing, setTyping] = useState<ReadonlySet<number>>(new Set());
  const [dropping, setDropping] = useState(false);
  const counts = useQueryCall(
    'storeroom.listCounts',
    { term: term.trim(), page },
    { keepPrevious: true, topics: ['storeroom', 'dispensary'] },
  );
  const total = counts.data?.total ?? 0;
  const counted = counts.data?.counted ?? 0;
  const onTyping = useCallback((batchId: number, busy: boolean) => {
    setTyping((before) => {
      const others = [...before].filter((one) => one !== batchId);
      return new Set(busy ? [...others, batchId] : others);
    });
  }, []);
  return (
    <>
      <DeskFrame
        name="s-storeroom"
        list={list}
        strip={<CountStrip counted={counted} total={total} />}
        work={
          <Panel className="fill-panel">
            <div className="toolbar">
              <TextInput
                value={term}
                onChange={(next) => {
                  setTerm(next);
                  setPage(0);
                }}
                icon="search"
                placeholder="药名、首字母、编码、条码"
                autoFocus
                aria-label="查药"
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
                  event.preventDefault();
                  goToLines(event.currentTarget);
                }}
              />
              <span className="say grow">已配未取的药也数在内；数完一行按 Enter，才显示那时的账</span>
              <NextPage page={page} size={PAGE} total={total} onPage={setPage} />
            </div>
            <Told error={counts.error} what="盘点单没有取到" />
            <Fields className="lines-box" onLast={leaveField}>
              <CountTable rows={counts.data?.rows ?? []} onTyping={onTyping} />
            </Fields>
          </Panel>
        }
        side={<CountSide counts={counts.data} typing={typing.size > 0} onDrop={() => setDropping(true)} />}
      />
      {dropping && counts.data?.throughId ? (
        <DropCountsDialog
          seen={{ throughId: counts.data.throughId, counted }}
          onClose={() => setDropping(false)}
        />
      ) : null}
    </>
  );
}

/** From the search to the first line that is not counted, or the first of all. */
function goToLines(search: HTMLElement): void {
  const box = search.closest('.fill-panel')?.querySelector<HTMLElement>('.lines-box');
  const fields = box ? fieldsIn(box) : [];
  const next = fields.find((field) => field.closest('tr')?.dataset.counted === undefined) ?? fields[0];
  if (next) focusField(next);
}

/** What is typed counts when the hand leaves it; what cannot be read is shown instead, to be typed over. */
function finishTyping(): void {
  const unread = document.querySelector<HTMLInputElement>('.s-storeroom .rc [aria-invalid="true"]');
  if (unread) focusField(unread);
  else leaveField();
}

/** What stands in the line is counted when the hand leaves it. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

interface SideProps {
  readonly counts: Counts | undefined;
  /** Something is typed that does not count yet. */
  readonly typing: boolean;
  readonly onDrop: () => void;
}

function CountSide({ counts, typing, onDrop }: SideProps) {
  const tell = useTell();
  const { me } = useStation();
  const [reason, setReason] = useState('');
  const why = useRef<HTMLInputElement>(null);
  const counted = counts?.counted ?? 0;
  const throughId = counts?.throughId ?? null;
  const adjust = useCommand('storeroom.adjustStock', throughId ?? '');
  const isHead = me?.roles.includes('head') ?? false;
  const missing = missingOf({ typing, isHead, counted, reason });
  const submit = async () => {
    if (missing !== '' || throughId === null) return;
    const booked = await adjust.run({ throughId, counted, reason });
    if (!booked) return;
    tell(`盘点记完：${booked.counted} 批，${booked.changed} 批有差异，${formatFen(booked.costFen)} 元`);
    setReason('');
  };
  return (
    <Fields className="side-fields" onLast={() => void submit()}>
      <SideSection title="差异" note={`${counts?.differing ?? 0} 批`}>
        {(counts?.dearest ?? []).slice(0, 6).map((one) => (
          <SumLine key={one.batchId} label={one.name} value={formatFen(one.costFen)} />
        ))}
        <Figure label="差异金额" value={formatFen(counts?.costFen ?? ZERO_FEN)} mid />
      </SideSection>
      <SideSection title="说明">
        <Field label="盘点说明">
          <TextInput
            inputRef={why}
            value={reason}
            maxLength={100}
            placeholder="如：月末盘点"
            onChange={setReason}
          />
        </Field>
        <Told error={adjust.error} what="盘点没有记上" />
      </SideSection>
      <SideActions
        lesser={
          <Button keys="Alt+X" onPress={onDrop} enabled={counted > 0}>
            重新盘
          </Button>
        }
      >
        <MainAction
          label={missing === '' ? '批准盘点' : '批准'}
          {...(missing === '' ? {} : { hint: missing })}
          ready={missing === ''}
          busy={adjust.busy}
          onPress={() => void submit()}
          onWaiting={() => {
            if (typing) finishTyping();
            else if (isHead && counted > 0) why.current?.focus();
          }}
        />
      </SideActions>
    </Fields>
  );
}

function missingOf(state: {
  readonly typing: boolean;
  readonly isHead: boolean;
  readonly counted: number;
  readonly reason: string;
}): string {
  if (state.typing) return '先数完这一行';
  if (state.counted === 0) return '还没有盘';
  if (!state.isHead) return '要站长批准';
  return state.reason.trim() === '' ? '写说明' : '';
}

function CountStrip({ counted, total }: { counted: number; total: number }) {
  return (
    <section className="strip">
      <span className="no wait">
        <Icon name="book" />
        盘点
      </span>
      <div className="id">
        <div className="l1">
          <span className="name">按批次实盘</span>
          <span className="c">数了就记下，边发药边盘也不会错；差异由站长批准</span>
        </div>
      </div>
      <div className="facts">
        <span>
          已盘<b>{counted}</b>
        </span>
        <span>
          共<b>{total}</b>
        </span>
      </div>
    </section>
  );
}
