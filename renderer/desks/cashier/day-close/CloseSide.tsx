import { useEffect, useRef } from 'react';
import type { DayView } from '../../../../electron/shared/contract/cashier-day.ts';
import type { CallError } from '../../../../electron/shared/contract/reply.ts';
import { type ClinicDay, daysBetween } from '../../../../electron/shared/values/clinic-day.ts';
import { useStation } from '../../../api/station.tsx';
import { Button, MainAction } from '../../../components/Button.tsx';
import { SideActions, SideSection } from '../../../components/DeskFrame.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { formatFen, formatShortDay } from '../../../components/format.ts';
import { Icon } from '../../../components/Icon.tsx';
import { TextInput } from '../../../components/inputs.tsx';
import { Told } from '../../../components/Told.tsx';
import type { DayCheck } from './CheckDialog.tsx';

export interface CloseSideProps {
  readonly view: DayView;
  readonly reason: string;
  readonly onReason: (text: string) => void;
  readonly slip: string;
  readonly onSlip: (text: string) => void;
  readonly check: DayCheck | undefined;
  readonly error: CallError | undefined;
  readonly busy: boolean;
  /** A number of pieces cannot be read: a sealed count would leave it out. */
  readonly unread: boolean;
  readonly onCount: () => void;
  readonly onRecount: () => void;
  readonly onCheck: () => void;
  readonly onCloseZero: () => void;
  readonly onClose: () => void;
}

/** What is over or short and why, what was looked at before, and the day's one main action. */
export function CloseSide(props: CloseSideProps) {
  const { view } = props;
  const { today } = useStation();
  return (
    <>
      <CashSection view={view} />
      <HolidaySection view={view} />
      {isStillEmpty(view, today) ? (
        <SideSection title="今天还没有业务">
          <div className="say">今天不营业，按 Alt L 零业务日结；日结以后今天不能再挂号、收费。</div>
        </SideSection>
      ) : null}
      {view.status === 'counted' ? <PapersSection {...props} /> : null}
      {view.closing ? <ClosingSection view={view} /> : null}
      <ChecksSection view={view} />
      <Told error={props.error} what="没有结成，账没有变" />
      <SideActions
        lesser={
          view.status === 'counted' ? (
            <>
              <Button keys="Alt+D" onPress={props.onRecount}>
                重新点钞
              </Button>
              <Button keys="Alt+R" label="复核" onPress={props.onCheck}>
                {props.check ? '重签复核' : '复核'}
              </Button>
            </>
          ) : undefined
        }
      >
        <Signatures view={view} check={props.check} />
        <DayAction {...props} />
      </SideActions>
    </>
  );
}

/** Today before its first patient: closed by the same key as yesterday it would take nobody any more. */
export function isStillEmpty(view: DayView, today: ClinicDay): boolean {
  const open = view.status === 'none' || view.status === 'open';
  return view.day === today && open && !view.hasBusiness && view.closeFirst === null;
}

function DayAction(props: CloseSideProps) {
  const { view, busy } = props;
  const { today } = useStation();
  const day = formatShortDay(view.day);
  if (view.status === 'closed') {
    return <MainAction label="已日结" ready={false} onPress={() => {}} hint={day} />;
  }
  if (view.closeFirst !== null) {
    return (
      <MainAction
        label="日结"
        ready={false}
        onPress={() => {}}
        hint={`先结 ${formatShortDay(view.closeFirst)}`}
      />
    );
  }
  if (isStillEmpty(view, today)) {
    return <MainAction label="日结" ready={false} onPress={() => {}} hint="今天还没有业务" />;
  }
  if (!view.hasBusiness && view.status !== 'counted') {
    const days = emptyDays(view);
    return (
      <MainAction
        label={days > 1 ? `零业务结 ${days} 天` : `零业务日结 ${day}`}
        busy={busy}
        onPress={props.onCloseZero}
      />
    );
  }
  if (view.status !== 'counted') {
    return (
      <MainAction
        label="封存点数"
        ready={!props.unread}
        {...(props.unread ? { hint: '张数有误' } : {})}
        busy={busy}
        onPress={props.onCount}
      />
    );
  }
  const needsReason = view.count !== null && view.count.overShortFen !== 0 && props.reason.trim() === '';
  return (
    <MainAction
      label={needsReason ? '日结' : `日结 ${day}`}
      ready={!needsReason}
      busy={busy}
      onPress={props.onClose}
      {...(needsReason ? { hint: '先写原因' } : {})}
    />
  );
}

/** How many empty days follow each other from this one on. */
function emptyDays(view: DayView): number {
  return view.emptyThrough === null ? 1 : daysBetween(view.day, view.emptyThrough) + 1;
}

/** A holiday goes with one key; who wants only one of its days has another. */
function HolidaySection({ view }: { view: DayView }) {
  if (view.emptyThrough === null || emptyDays(view) < 2) return null;
  return (
    <SideSection title="没有营业的日子" note={`${emptyDays(view)} 天`}>
      <div className="say">
        {formatShortDay(view.day)} 到 {formatShortDay(view.emptyThrough)} 都没有业务，F12
        一次按零业务结完；只结
        {formatShortDay(view.day)} 按 Alt L。
      </div>
    </SideSection>
  );
}

function CashSection({ view }: { view: DayView }) {
  const over = view.count?.overShortFen;
  if (over === undefined) {
    return (
      <SideSection title="现金长短">
        <div className="say">点钞封存以后才比对，点的人不先看账。</div>
      </SideSection>
    );
  }
  const word = over === 0 ? '相符' : over > 0 ? '长款' : '短款';
  // What the books say and what was counted stand side by side in panel 2.
  return (
    <SideSection title="现金长短">
      <div className={`figure ${over === 0 ? 'ok' : 'red'}`}>
        <span>{word}</span>
        <b>{formatFen(over).replace('\u2212', '')}</b>
      </div>
    </SideSection>
  );
}

function PapersSection(props: CloseSideProps) {
  const over = props.view.count?.overShortFen ?? 0;
  const box = useRef<HTMLDivElement>(null);
  // After the seal the hand goes on here: the reason first, where one is asked for.
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={box}>
      <Fields onLast={props.onClose}>
        {over === 0 ? null : (
          <SideSection title="长短原因（必填）" note="入长短款账">
            <TextInput
              value={props.reason}
              onChange={props.onReason}
              autoFocus
              maxLength={200}
              aria-label="长短原因"
              placeholder="如：找零多付 0.50"
            />
          </SideSection>
        )}
        <SideSection title="交款单号">
          <TextInput
            value={props.slip}
            onChange={props.onSlip}
            autoFocus={over === 0}
            maxLength={40}
            aria-label="交款单号"
            placeholder="交款单、银行回单号，可空"
          />
        </SideSection>
      </Fields>
    </div>
  );
}

function ClosingSection({ view }: { view: DayView }) {
  const { closing } = view;
  if (!closing) return null;
  return (
    <SideSection title="日结">
      <div className="say">
        {closing.madeByName} 制表{closing.checkedByName ? ` · ${closing.checkedByName} 复核` : ' · 未复核'}
        {closing.overShortReason ? `。${closing.overShortReason}` : ''}
        {closing.depositSlip ? `。交款单 ${closing.depositSlip}` : ''}
      </div>
    </SideSection>
  );
}

/** Who makes the form and who has looked at it: always above the action that puts it into the books. */
function Signatures({ view, check }: { view: DayView; check: DayCheck | undefined }) {
  const { me } = useStation();
  if (view.status !== 'counted') return null;
  return (
    <div className="row sm signatures">
      <span>
        制表 <b>{me?.name ?? ''}</b>
      </span>
      <span>
        复核 {check ? <b>{check.checkerName}</b> : <span className="second">待签，须本人密码</span>}
      </span>
    </div>
  );
}

function ChecksSection({ view }: { view: DayView }) {
  const receipts = view.saleCount + view.refundCount;
  return (
    <SideSection title="日结前">
      <Check good={view.closeFirst === null} word="前面的日子都已结">
        {view.closeFirst === null ? '' : formatShortDay(view.closeFirst)}
      </Check>
      <Check good={view.receiptGaps === 0} word="收据连号">
        {view.receiptGaps === 0 ? `${receipts} 张，无缺` : `缺 ${view.receiptGaps} 号`}
      </Check>
      <Check good={view.unpaid.count === 0} word="当日未收费用">
        {view.unpaid.count === 0 ? '0 笔' : `${view.unpaid.count} 笔 ${formatFen(view.unpaid.amountFen)}`}
      </Check>
      <Check good={view.notHandedOut === 0} word="已收未发药">
        {view.notHandedOut} 张
      </Check>
      {view.lapsing === 0 ? null : (
        <Check good={false} word="过期作废的处方">
          {view.lapsing} 张
        </Check>
      )}
      {view.count ? (
        <Check good word="交款">
          {formatFen(view.count.dropFen)}
        </Check>
      ) : null}
    </SideSection>
  );
}

function Check({ good, word, children }: { good: boolean; word: string; children: React.ReactNode }) {
  return (
    <div className="chk">
      <span className={good ? 'ok' : 'muted'}>
        <Icon name={good ? 'check' : 'ring'} />
      </span>
      {word}
      <span className="v">{children}</span>
    </div>
  );
}
