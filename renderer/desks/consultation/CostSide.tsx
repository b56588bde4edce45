import type { VisitFees } from '../../../electron/shared/contract/prescribing.ts';
import { FEE_CATEGORY_LABELS, isDrugCategory } from '../../../electron/shared/domain/fee-categories.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Figure, SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { formatFen } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { Told } from '../../components/Told.tsx';
import type { ConsultingDialog } from './ConsultingDialogs.tsx';
import { checksOf, type Missing, type SigningCheck, UNSEEN } from './checks-before-signing.ts';
import type { Consultation } from './use-consultation.ts';

export interface CostSideProps {
  readonly care: Consultation;
  /** A diagnosis or a drug that was searched and not picked. */
  readonly halfTyped: string | undefined;
  readonly onSign: () => void;
  /** Leads to what is missing. */
  readonly onMissing: () => void;
  readonly onOpen: (dialog: ConsultingDialog) => void;
}

/** How much, what the rules say, and the signature. */
export function CostSide({ care, halfTyped, onSign, onMissing, onOpen }: CostSideProps) {
  const { missing, visit } = care;
  const ready = missing.length === 0;
  return (
    <>
      <FeeSection fees={care.fees} />
      <ChecksSection care={care} halfTyped={halfTyped} />
      <SideActions
        lesser={
          <>
            <Button keys="Alt+Y" onPress={() => onOpen('orders')}>
              开检查
            </Button>
            <Button
              keys="Alt+L"
              onPress={() => onOpen('history')}
              enabled={visit.history.length > 0}
              label="历次就诊"
            >
              历次 {visit.history.length}
            </Button>
          </>
        }
      >
        <MainAction
          label={ready ? mainLabel(care) : '签名'}
          {...(ready ? {} : { hint: missingWords(missing) })}
          ready={ready}
          busy={care.sign.busy}
          onPress={onSign}
          onWaiting={onMissing}
        />
      </SideActions>
    </>
  );
}

function ChecksSection({ care, halfTyped }: Pick<CostSideProps, 'care' | 'halfTyped'>) {
  const checks = checksOf(care.form, care.preview, care.allergies);
  const refusals = checks.filter((check) => check.state === 'refuse').length;
  return (
    <SideSection title="签名前核对" note={`${checks.length} 项 · ${refusals} 拒绝`}>
      {checks.map((check) => (
        <div key={check.label} className="chk">
          <CheckMark state={check.state} />
          {check.state === 'ok' ? check.label : <b>{check.label}</b>}
          <span className="v">{check.value}</span>
        </div>
      ))}
      {halfTyped === undefined ? null : (
        <div className="note bad" role="alert">
          <b>“{halfTyped}”还没有选定。</b>
          <span className="next-step">按 Enter 选中，或按 Esc 清掉，再签名。</span>
        </div>
      )}
      <Told error={care.sign.error ?? care.previewError} what="签名没有做成" />
    </SideSection>
  );
}

/** Nothing written yet, or something written that cannot stay. */
const TO_DO: Readonly<Record<Missing['field'], string>> = {
  vitals: '先改',
  onset: '先改',
  complaint: '还差',
  diagnosis: '还差',
  line: '先改',
  reason: '先写理由',
  slip: '先改',
};

function missingWords(missing: readonly Missing[]): string {
  const [first] = missing;
  if (!first) return '';
  if (missing.length > 1) return `还差 ${missing.length} 处`;
  if (first.what === UNSEEN) return '正在核对';
  return first.field === 'reason' ? TO_DO.reason : `${TO_DO[first.field]}${first.what}`;
}

function mainLabel({ changes, visit, fees }: Consultation): string {
  const deed = changes ? '再签' : '签名';
  if (visit.payLater) return `${deed}，先诊后付`;
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
