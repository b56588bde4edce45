import { DISPENSING_STEPS } from '../../../electron/shared/contract/dispensary.ts';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { formatFen, formatTime } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { Told } from '../../components/Told.tsx';
import {
  type CheckNo,
  FOUR_CHECKS,
  isLookedAt,
  type NextDeed,
  type Slip,
  STEP_WORDS,
} from './four-checks.ts';

export interface SignSideProps {
  readonly slip: Slip;
  readonly ticked: ReadonlySet<CheckNo>;
  readonly deed: NextDeed;
  readonly me: { readonly staffId: number; readonly name: string };
  readonly mayDispense: boolean;
  readonly error: CallError | undefined;
  readonly busy: boolean;
  readonly onDeed: () => void;
  readonly onRefuse: () => void;
  readonly onTakeBack: () => void;
}

/** What it was charged and what it costs, who signed, what is still missing, and the next deed. */
export function SignSide(props: SignSideProps) {
  const { slip, deed, me } = props;
  const open = slip.nextStep !== null;
  const second = needsSecondPerson(slip, me.staffId);
  return (
    <>
      <MoneySection slip={slip} />
      <SignatureSection slip={slip} me={me} mayDispense={props.mayDispense} />
      {open ? <MissingSection slip={slip} ticked={props.ticked} /> : null}
      <Told error={props.error} what="这一步没有签成" />
      <SideActions
        lesser={
          <>
            <Button keys="Alt+J" onPress={props.onRefuse} enabled={open && props.mayDispense}>
              拒发
            </Button>
            <Button keys="Alt+T" onPress={props.onTakeBack} enabled={slip.status === 'dispensed'}>
              退药
            </Button>
          </>
        }
      >
        <MainAction
          label={deed.label}
          ready={deed.kind !== 'none' && props.mayDispense && !second}
          busy={props.busy}
          onPress={props.onDeed}
          {...hintOf(props, second)}
        />
      </SideActions>
    </>
  );
}

function hintOf(
  { deed, mayDispense }: SignSideProps,
  second: boolean,
): { hint: string } | Record<string, never> {
  if (deed.kind === 'none') return {};
  if (!mayDispense) return { hint: '待药师' };
  return second ? { hint: '换人签' } : {};
}

/** 核对 by another person than 调配, where the station asks for it. */
function needsSecondPerson(slip: Slip, staffId: number): boolean {
  if (slip.nextStep !== 'check' || slip.samePersonMaySignTwice) return false;
  return slip.signatures.some((one) => one.step === 'prepare' && one.staffId === staffId);
}

function MoneySection({ slip }: { slip: Slip }) {
  const even = slip.differenceFen === 0;
  return (
    <SideSection title="处方金额">
      <SumLine label={`药品 ${slip.lines.length} 种`} value={formatFen(slip.chargedFen)} />
      <SumLine label="出库成本（进价）" value={formatFen(slip.costFen)} />
      <div className="sum top-line">
        <span>差</span>
        <span className={even ? 'ok' : ''}>
          {even ? <Icon name="check" /> : null} {formatFen(slip.differenceFen)}
        </span>
      </div>
      {even ? null : <div className="say">拆零尾差，记入尾差账，不算收入。</div>}
    </SideSection>
  );
}

function SignatureSection({
  slip,
  me,
  mayDispense,
}: Pick<SignSideProps, 'me' | 'mayDispense'> & { slip: Slip }) {
  return (
    <SideSection title="签名">
      {DISPENSING_STEPS.map((step) => {
        const signed = slip.signatures.find((one) => one.step === step);
        return (
          <div key={step} className="sign">
            <span className={signed ? 'ok' : 'muted'}>
              <Icon name={signed ? 'check' : 'ring'} />
            </span>
            {STEP_WORDS[step]}
            {signed ? (
              <b>{signed.name}</b>
            ) : (
              <span className="muted">{mayDispense ? waitingFor(slip, step, me) : '待药师'}</span>
            )}
            <span className="v">{signed ? formatTime(signed.at) : ''}</span>
          </div>
        );
      })}
      <div className="say">
        {slip.samePersonMaySignTwice
          ? '一人值班，可由同一人再签一次。'
          : '配药与核对须不同人：按 Alt Q 换人。'}
      </div>
    </SideSection>
  );
}

function waitingFor(slip: Slip, step: (typeof DISPENSING_STEPS)[number], me: SignSideProps['me']): string {
  if (slip.nextStep !== step) return '待签';
  return needsSecondPerson(slip, me.staffId) ? '待另一位' : `待 ${me.name}`;
}

function MissingSection({ slip, ticked }: { slip: Slip; ticked: ReadonlySet<CheckNo> }) {
  const looks = FOUR_CHECKS.filter((check) => !isLookedAt(slip, ticked, check.no));
  if (looks.length === 0) return null;
  return (
    <SideSection title="还差">
      {looks.map((check) => (
        <div key={check.no} className="chk">
          <span className="muted">
            <Icon name="ring" />
          </span>
          {check.name}
          <span className="v">
            <KeyCap of={`Alt+${check.no}`} />
          </span>
        </div>
      ))}
    </SideSection>
  );
}
