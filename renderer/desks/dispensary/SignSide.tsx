import { DISPENSING_STEPS } from '../../../electron/shared/contract/dispensary.ts';
import { useStation } from '../../api/station.tsx';
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
import type { Looks } from './use-looks.ts';
import type { Steps } from './use-steps.ts';

export type SlipDialog = 'refuse' | 'take-back';

export interface SignSideProps {
  readonly slip: Slip;
  readonly looks: Looks;
  readonly deed: NextDeed;
  readonly steps: Steps;
  readonly onOpen: (dialog: SlipDialog) => void;
}

/** Who is at the window. */
interface Signer {
  readonly staffId: number;
  readonly name: string;
  readonly mayDispense: boolean;
}

function useSigner(): Signer {
  const { me } = useStation();
  return {
    staffId: me?.staffId ?? 0,
    name: me?.name ?? '',
    mayDispense: me?.roles.includes('pharmacist') ?? false,
  };
}

/** What it was charged and what it costs, who signed, what is still missing, and the next deed. */
export function SignSide({ slip, looks, deed, steps, onOpen }: SignSideProps) {
  const me = useSigner();
  const open = slip.nextStep !== null;
  const second = needsSecondPerson(slip, me.staffId);
  const doNext = () => {
    if (deed.kind === 'tick') looks.tick(deed.no);
    else if (deed.kind === 'sign') void steps.sign(deed.step);
  };
  return (
    <>
      <MoneySection slip={slip} />
      <SignatureSection slip={slip} me={me} />
      {open ? <MissingSection slip={slip} ticked={looks.ticked} /> : null}
      <Told error={steps.error} what="这一步没有签成" />
      <SideActions
        lesser={
          <>
            <Button keys="Alt+J" onPress={() => onOpen('refuse')} enabled={open && me.mayDispense}>
              拒发
            </Button>
            <Button keys="Alt+T" onPress={() => onOpen('take-back')} enabled={slip.status === 'dispensed'}>
              退药
            </Button>
          </>
        }
      >
        <MainAction
          label={deed.label}
          ready={deed.kind !== 'none' && me.mayDispense && !second}
          busy={steps.busy}
          onPress={doNext}
          {...hintOf(deed, me, second)}
        />
      </SideActions>
    </>
  );
}

function hintOf(
  deed: NextDeed,
  { mayDispense }: Signer,
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

function SignatureSection({ slip, me }: { slip: Slip; me: Signer }) {
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
              <span className="muted">{me.mayDispense ? waitingFor(slip, step, me) : '待药师'}</span>
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

function waitingFor(slip: Slip, step: (typeof DISPENSING_STEPS)[number], me: Signer): string {
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
