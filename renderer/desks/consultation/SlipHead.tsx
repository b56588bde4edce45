import { useRef } from 'react';
import type { FindingRow } from '../../../electron/shared/contract/prescribing.ts';
import { explainFinding } from '../../../electron/shared/domain/explain-finding.ts';
import { MAX_DRUGS, maxDays } from '../../../electron/shared/domain/prescription-rules.ts';
import {
  PRESCRIPTION_KIND_LABELS,
  PRESCRIPTION_KINDS,
} from '../../../electron/shared/domain/prescription-types.ts';
import { classNames } from '../../components/class-names.ts';
import { NumberInput } from '../../components/inputs.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useKeys } from '../../components/keys.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { type FormSlip, nextKind } from './consultation-form.ts';
import { withDoses } from './herbal-slip.ts';
import type { Consultation } from './use-consultation.ts';
import type { Hand } from './use-hand.ts';
import type { SlipPen } from './use-slip-pen.ts';

interface SlipHeadProps {
  readonly care: Consultation;
  readonly hand: Hand;
  readonly pen: SlipPen;
}

/** What a slip is called by what is on it. */
export function titleOf(slip: FormSlip): string {
  if (slip.lines.some((line) => line.drugClass === 'herbal')) return '饮片处方';
  return slip.lines.length > 0 && slip.lines.every((line) => line.drugClass === 'patent')
    ? '中成药处方'
    : '西药处方';
}

/** Keys of the slip as a whole. */
export function useSlipKeys({ form: { slips } }: Consultation, { at, chooseSlip }: Hand, pen: SlipPen): void {
  const { slip } = pen;
  useKeys([
    { keys: 'Alt+C', label: '处方类别', run: () => pen.change(nextKind(slip)), shown: false },
    { keys: 'Alt+D', label: '另开一张', run: pen.split },
    { keys: 'Alt+X', label: '删一行', run: pen.remove, enabled: slip.lines.length > 0 },
    {
      keys: 'Alt+S',
      label: '换一张',
      run: () => chooseSlip((at + 1) % slips.length),
      enabled: slips.length > 1,
      shown: slips.length > 1,
    },
  ]);
}

/** Which slip, of which kind, for how long, and how much is on it. */
export function SlipHead({ care, hand, pen }: SlipHeadProps) {
  const { slip } = pen;
  const herbal = slip.lines.some((line) => line.drugClass === 'herbal');
  const drugs = slip.lines.filter((line) => line.drugClass !== 'herbal').length;
  return (
    <h3>
      {care.form.slips.length > 1 ? <SlipTabs slips={care.form.slips} hand={hand} /> : titleOf(slip)}
      <KindOfSlip pen={pen} />
      <Doses pen={pen} herbal={herbal} />
      <span className="r">
        <b className={classNames(drugs > MAX_DRUGS && 'refused')}>{herbal ? slip.lines.length : drugs}</b>{' '}
        <span className="sm muted">{herbal ? '味' : `/ ${MAX_DRUGS} 种`}</span>
      </span>
    </h3>
  );
}

function SlipTabs({ slips, hand }: { slips: readonly FormSlip[]; hand: Hand }) {
  const { large } = useLargeType();
  const short = large || slips.length > 2;
  return (
    <span className="tabs">
      {slips.map((one, position) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a slip is its place
          key={position}
          type="button"
          tabIndex={-1}
          className={classNames('tag', position === hand.at && 'pri-tab')}
          onClick={() => hand.chooseSlip(position)}
        >
          {position + 1} {short ? titleOf(one).replace('处方', '') : titleOf(one)}
        </button>
      ))}
    </span>
  );
}

/** 处方类别, and how long a course it allows. */
function KindOfSlip({ pen: { slip, change } }: { pen: SlipPen }) {
  const max = maxDays(slip.kind, slip.stable);
  return (
    <>
      <span className="seg s" role="radiogroup" aria-label="处方类别">
        {PRESCRIPTION_KINDS.map((kind) => (
          // biome-ignore lint/a11y/useSemanticElements: a drawn segment; Alt C is its key
          // biome-ignore lint/a11y/useFocusableInteractive: Alt C is its key
          // biome-ignore lint/a11y/useKeyWithClickEvents: Alt C is its key
          <span
            key={kind}
            role="radio"
            aria-checked={kind === slip.kind}
            className={classNames(kind === slip.kind && 'on')}
            onClick={() => change({ ...slip, kind, stable: false })}
          >
            {PRESCRIPTION_KIND_LABELS[kind]}
          </span>
        ))}
      </span>
      <KeyCap of="Alt+C" />
      <small>
        最长 {max >= 28 ? `${max / 7} 周` : `${max} 天`}
        {slip.stable ? ' · 病情稳定' : ''}
      </small>
    </>
  );
}

const DOSES_KEY = 'Alt+T';

/** 帖数 of 饮片. */
function Doses({ pen: { slip, change }, herbal }: { pen: SlipPen; herbal: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  useKeys([
    { keys: DOSES_KEY, label: '帖数', run: () => field.current?.focus(), enabled: herbal, shown: false },
  ]);
  if (!herbal) return null;
  return (
    <span className="doses">
      <NumberInput
        value={slip.doses}
        align="right"
        unit="帖"
        aria-label="帖数"
        inputRef={field}
        onChange={(doses) => doses && change(withDoses(slip, doses))}
      />
      <KeyCap of={DOSES_KEY} />
    </span>
  );
}

/** What is wrong with the slip as a whole. */
export function SlipTroubles({ findings }: { findings: readonly FindingRow[] }) {
  return findings.map((finding) => {
    const { what, next } = explainFinding(finding);
    return (
      <div key={finding.rule} className="note bad slip-note" role="alert">
        <b>{what}</b>
        <span className="next-step">{next}</span>
      </div>
    );
  });
}
