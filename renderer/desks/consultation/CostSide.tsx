import type { VisitFees } from '../../../electron/shared/contract/prescribing.ts';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { FEE_CATEGORY_LABELS, isDrugCategory } from '../../../electron/shared/domain/fee-categories.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Figure, SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { formatFen } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { Told } from '../../components/Told.tsx';
import { type Missing, type SigningCheck, UNSEEN } from './checks-before-signing.ts';

export interface CostSideProps {
  readonly fees: VisitFees;
  readonly checks: readonly SigningCheck[];
  readonly missing: readonly Missing[];
  readonly payLater: boolean;
  readonly error: CallError | undefined;
  readonly busy: boolean;
  readonly onSign: () => void;
  readonly onMissing: () => void;
  readonly onOrders: () => void;
  readonly onHistory: () => void;
  /** Earlier visits. */
  readonly earlier: number;
  /** The record was signed before: the signature is a correction. */
  readonly again: boolean;
}

/** How much, what the rules say, and the signature. */
export function CostSide(props: CostSideProps) {
  const { fees, checks, missing } = props;
  const refusals = checks.filter((check) => check.state === 'refuse').length;
  const ready = missing.length === 0;
  return (
    <>
      <FeeSection fees={fees} />
      <SideSection title="签名前核对" note={`${checks.length} 项 · ${refusals} 拒绝`}>
        {checks.map((check) => (
          <div key={check.label} className="chk">
            <CheckMark state={check.state} />
            {check.state === 'ok' ? check.label : <b>{check.label}</b>}
            <span className="v">{check.value}</span>
          </div>
        ))}
        <Told error={props.error} what="签名没有做成" />
      </SideSection>
      <SideActions
        lesser={
          <>
            <Button keys="Alt+Y" onPress={props.onOrders}>
              开检查
            </Button>
            <Button keys="Alt+L" onPress={props.onHistory} enabled={props.earlier > 0} label="历次就诊">
              历次 {props.earlier}
            </Button>
          </>
        }
      >
        <MainAction
          label={ready ? mainLabel(props) : '签名'}
          {...(ready ? {} : { hint: missingWords(missing) })}
          ready={ready}
          busy={props.busy}
          onPress={props.onSign}
          onWaiting={props.onMissing}
        />
      </SideActions>
    </>
  );
}

/** Nothing written yet, or something written that cannot stay. */
const TO_DO: Readonly<Record<Missing['field'], string>> = {
  vitals: '先改',
  onset: '先改',
  complaint: '还差',
  diagnosis: '还差',
  line: '先改',
  reason: '写理由：',
  slip: '先改',
};

function missingWords(missing: readonly Missing[]): string {
  const [first] = missing;
  if (!first) return '';
  if (missing.length > 1) return `还差 ${missing.length} 处`;
  return first.what === UNSEEN ? '正在核对' : `${TO_DO[first.field]}${first.what}`;
}

function mainLabel({ fees, payLater, again }: CostSideProps): string {
  const deed = again ? '再签' : '签名';
  if (payLater) return `${deed}，先诊后付`;
  return fees.dueFen > 0 ? `${deed}，送收费` : `${deed}，看诊结束`;
}

function CheckMark({ state }: { state: SigningCheck['state'] }) {
  if (state === 'refuse') {
    return (
      <span className="refused">
        <Icon name="xc" />
      </span>
    );
  }
  return (
    <span className={state === 'ok' ? 'ok' : 'second'}>
      {<Icon name={state === 'ok' ? 'check' : 'alert'} />}
    </span>
  );
}

function FeeSection({ fees }: { fees: VisitFees }) {
  return (
    <SideSection title="本次费用">
      {fees.lines.map((line) => (
        <SumLine
          key={line.category}
          label={categoryWords(line.category)}
          note={noteOf(line)}
          value={formatFen(line.amountFen)}
        />
      ))}
      <SumLine label="应收" value={formatFen(fees.grossFen)} strong />
      {fees.waivedFen === 0 ? null : <SumLine label="减免" value={`−${formatFen(fees.waivedFen)}`} />}
      {fees.paidFen === 0 ? null : <SumLine label="已收" value={`−${formatFen(fees.paidFen)}`} />}
      <Figure label="应交" value={formatFen(fees.dueFen)} due mid />
    </SideSection>
  );
}

function categoryWords(category: VisitFees['lines'][number]['category']): string {
  const label = FEE_CATEGORY_LABELS[category];
  return label.endsWith('费') || category === 'other' || category === 'material' || category === 'herbal'
    ? label
    : `${label}费`;
}

function noteOf(line: VisitFees['lines'][number]): string {
  if (isDrugCategory(line.category)) return `${line.count} 种`;
  const [only] = line.names;
  return line.count === 1 && only ? only.slice(0, 8) : `${line.count} 项`;
}
